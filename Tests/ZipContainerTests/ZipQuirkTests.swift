import Testing

@testable import ZipContainer

/// What producers' archives are like: docs/quirks.md, "Container".
@Suite("Zip quirks")
struct ZipQuirkTests {
    private typealias Entry = ZipBuilder.Entry

    // Google Sheets, LibreOffice, Java and JavaScript streaming writers.
    @Test("zip-descriptor", arguments: [true, false])
    func zipDescriptor(signature: Bool) throws {
        var first = Entry("a.xml", "<a/>")
        first.flags = 1 << 3
        first.localIsFilled = false
        first.descriptor = .sizes32(signature: signature)
        let archive = try ZipBuilder([first, Entry("b.xml", "<b/>")]).archive()
        #expect(try archive.text("a.xml") == "<a/>")
        #expect(try archive.text("b.xml") == "<b/>")
    }

    // LibreOffice before 7 (IO-Compress #13).
    @Test("zip-descriptor-filled")
    func zipDescriptorFilled() throws {
        var entry = Entry("a.xml", "<a/>")
        entry.flags = 1 << 3
        entry.descriptor = .sizes32(signature: true)
        #expect(try ZipBuilder([entry, Entry("b")]).archive().text("a.xml") == "<a/>")
    }

    // Streaming zip64 writers (simplexlsx #169); the signature inside the data is EPPlus #1808.
    @Test("zip-descriptor-24", arguments: [true, false])
    func zipDescriptor24(signature: Bool) throws {
        var first = Entry("a.bin")
        first.contents = [0x50, 0x4B, 0x07, 0x08, 1, 2, 3, 4, 0x50, 0x4B, 0x01, 0x02, 0x50, 0x4B, 0x03, 0x04]
        first.method = 0
        first.flags = 1 << 3
        first.localIsFilled = false
        first.descriptor = .sizes64(signature: signature)
        let archive = try ZipBuilder([first, Entry("b.xml", "<b/>")]).archive()
        let entry = try #require(archive.entry(named: "a.bin"))
        #expect(try archive.contents(of: entry) == first.contents)
        #expect(try archive.text("b.xml") == "<b/>")
    }

    // LargeXlsx, minizip-ng #894, npoi #583.
    @Test(
        "zip64",
        arguments: [
            [ZipBuilder.Zip64Field.size], [.compressedSize], [.offset], [.size, .compressedSize],
            [.size, .compressedSize, .offset],
        ])
    func zip64(fields: [ZipBuilder.Zip64Field]) throws {
        var second = Entry("b.xml", "<b/>")
        second.zip64Fields = Set(fields)
        var builder = ZipBuilder([Entry("a.xml", "<a/>"), second])
        #expect(try builder.archive().text("b.xml") == "<b/>")
        builder.hasZip64End = true
        #expect(try builder.archive().text("b.xml") == "<b/>")
        #expect(try builder.archive().text("a.xml") == "<a/>")
    }

    // Open XML SDK exports, Objects2XLSX on Linux.
    @Test("zip-stored")
    func zipStored() throws {
        var stored = Entry("a.xml", "<a/>")
        stored.method = 0
        let archive = try ZipBuilder([stored, Entry("b.xml", "<b/>")]).archive()
        #expect(try archive.text("a.xml") == "<a/>")
        #expect(try archive.text("b.xml") == "<b/>")

        stored.method = 12
        let error = try ZipBuilder([stored]).failure()
        #expect(error?.code == .unsupportedMethod(12))
        #expect(error?.entry == "a.xml")
    }

    // Excel writes 6; all newer writers set bit 11; bit 0 means encrypted.
    @Test("zip-flags")
    func zipFlags() throws {
        var entry = Entry("é.xml", "<a/>")
        entry.flags = 6 | 1 << 11
        #expect(try ZipBuilder([entry]).archive().text("é.xml") == "<a/>")
        entry.flags = 6
        #expect(try ZipBuilder([entry]).archive().text("é.xml") == "<a/>")
        entry.name = [0x82, 0x2E, 0x78]
        #expect(try ZipBuilder([entry]).archive().text("é.x") == "<a/>")
        entry.flags = 1
        let error = try ZipBuilder([entry]).failure()
        #expect(error?.code == .encryptedEntry)
        #expect(error?.entry == "é.x")
    }

    // LibreOffice, Google Sheets, Gnumeric, excelize: content types last or in the middle.
    @Test("zip-order")
    func zipOrder() throws {
        let names = ["xl/workbook.xml", "[Content_Types].xml", "_rels/.rels"]
        let archive = try ZipBuilder(names.map { Entry($0, $0) }).archive()
        #expect(archive.entries.map(\.name) == names)
        for name in names {
            #expect(try archive.text(name) == name)
        }
    }

    // SpreadsheetGear, and people who zip a folder by hand.
    @Test("zip-dirs")
    func zipDirs() throws {
        var folder = Entry("xl/", "")
        folder.method = 0
        var backslash = Entry("xl\\worksheets\\", "")
        backslash.method = 0
        let archive = try ZipBuilder([folder, backslash, Entry("xl/a.xml")]).archive()
        #expect(archive.entries.map(\.name) == ["xl/a.xml"])
    }

    // .NET Framework's zip (calamine #530).
    @Test("zip-backslash")
    func zipBackslash() throws {
        let archive = try ZipBuilder([Entry("xl\\worksheets\\sheet1.xml", "<a/>")]).archive()
        #expect(archive.entries.map(\.name) == ["xl/worksheets/sheet1.xml"])
        #expect(try archive.text("xl/worksheets/sheet1.xml") == "<a/>")
    }

    // calamine #419.
    @Test("zip-case")
    func zipCase() throws {
        let archive = try ZipBuilder([Entry("xl/SharedStrings.xml", "<a/>")]).archive()
        #expect(try archive.text("xl/sharedStrings.xml") == "<a/>")
        #expect(try archive.text("XL/SHAREDSTRINGS.XML") == "<a/>")
    }

    // Self-extracting archives, mail gateways.
    @Test("zip-prefix", arguments: [false, true])
    func zipPrefix(zip64: Bool) throws {
        var builder = ZipBuilder([Entry("a.xml", "<a/>")])
        builder.prefix = Array("#!/bin/sh\n".utf8)
        builder.hasZip64End = zip64
        #expect(try builder.archive().text("a.xml") == "<a/>")
        builder.locatorCountsPrefix = true
        #expect(try builder.archive().text("a.xml") == "<a/>")
        builder.comment = Array(repeating: 0x50, count: 65_535)
        #expect(try builder.archive().text("a.xml") == "<a/>")
        builder.comment = []
        builder.tail = Array("scanned by a mail gateway\n".utf8)
        #expect(try builder.archive().text("a.xml") == "<a/>")
    }

    // A signature between the directory and its end: the stated offset is right as it is.
    @Test("zip-prefix: bytes behind the directory are no prefix")
    func gapBehindDirectory() throws {
        var builder = ZipBuilder([Entry("a.xml", "<a/>")])
        builder.gap = Array(repeating: 7, count: 40)
        #expect(try builder.archive().text("a.xml") == "<a/>")
    }

    // Damaged or hostile files.
    @Test("zip-dup", arguments: ["xl/a.xml", "XL/A.xml", "xl\\a.xml"])
    func zipDup(name: String) throws {
        let error = try ZipBuilder([Entry("xl/a.xml"), Entry(name)]).failure()
        #expect(error?.code == .duplicateEntry)
        #expect(error?.entry == name.split(separator: "\\").joined(separator: "/"))
    }

    // Re-zipped by hand on a Mac.
    @Test("zip-foreign")
    func zipForeign() throws {
        let names = ["a.xml", "__MACOSX/._a.xml", ".DS_Store", "Thumbs.db"]
        #expect(try ZipBuilder(names.map { Entry($0, $0) }).archive().text("a.xml") == "a.xml")
    }

    // Old DOS tools; Info-ZIP without flag 11.
    @Test("zip-flags: a name is UTF-8 if it can be, else code page 437, unless the flag says more")
    func nameEncodings() {
        func name(_ bytes: [UInt8], _ isUTF8: Bool) -> String { ZipName.decoded(bytes[...], isUTF8: isUTF8) }
        #expect(name([0x80, 0xFF, 0x7F, 0x41, 0x5C, 0xE1], false) == "Ç\u{A0}\u{7F}A/ß")
        #expect(name([0x80, 0xFF, 0x7F], true) == "\u{FFFD}\u{FFFD}\u{7F}")
        for flag in [false, true] { #expect(name([0xC3, 0x87, 0x5C], flag) == "Ç/") }
    }

    @Test("zip-case: letters of ASCII are folded, and nothing beside them")
    func folding() {
        #expect(ZipName.key("@AMZ[`az{\\É/") == "@amz[`az{/É/")
    }
}
