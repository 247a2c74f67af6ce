import OPCPackage
import Testing
import ZipContainer

/// Files that are called .xlsx and are something else.
@Suite("Foreign formats")
struct ForeignFormatTests {
    private func format(_ bytes: [UInt8]) -> ForeignFormat? {
        guard case .foreign(let format) = failure(bytes)?.code else { return nil }
        return format
    }

    private func format(_ text: String) -> ForeignFormat? { format(Array(text.utf8)) }

    // Excel with a password: excelize #1877, Open-XML-SDK #1635.
    @Test("not-zip")
    func encrypted() {
        #expect(format(compoundFile(["Root Entry", "EncryptionInfo", "EncryptedPackage"])) == .encryptedWorkbook)
        let many = (0..<9).map { "Stream \($0)" }
        #expect(format(compoundFile(["Root Entry"] + many + ["EncryptedPackage"])) == .encryptedWorkbook)
    }

    // An old .xls renamed.
    @Test("not-zip-xls")
    func xls() throws {
        #expect(format(compoundFile(["Root Entry", "Workbook"])) == .xls)
        #expect(format(compoundFile(["Root Entry", "\u{5}SummaryInformation", "Book"])) == .xls)
        #expect(format([0x09, 0x04, 0x06, 0x00, 0x00, 0x00, 0x10, 0x00]) == .xls)
        #expect(format(compoundFile(["Root Entry", "WordDocument"])) == .unknown)
        #expect(format(compoundFile(["Root Entry", "Workbook"]) + (try PackageBuilder.minimal.bytes())) == .xls)
    }

    @Test("not-zip-xls: a compound file that is damaged or lies is only unknown")
    func damagedCompoundFile() {
        let file = compoundFile(["Root Entry"] + (0..<9).map { "Stream \($0)" })
        for length in stride(from: 8, to: file.count, by: 13) {
            #expect(format(Array(file.prefix(length))) == .unknown)
        }
        for offset in [30, 48, 76, 512, 516, 520] {
            for value: UInt8 in [0, 1, 2, 9, 12, 63, 0x7F, 0xFF] {
                var changed = file
                changed[offset] = value
                changed[offset + 1] = value
                #expect(format(changed) == .unknown)
            }
        }
    }

    /// The header lists the first 109 sectors of the allocation table, of 128 numbers each.
    @Test(
        "not-zip-xls: a directory is followed as far as the header's list goes",
        arguments: [(109 * 128 - 1, ForeignFormat.encryptedWorkbook), (109 * 128 + 1, .unknown)])
    func farDirectory(first: Int, expected: ForeignFormat) {
        var file = Array(compoundFile(["Root Entry"]).prefix(512)) + Array(repeating: 0, count: (first + 1) * 512)
        file.replaceSubrange(48..<52, with: (0..<4).map { UInt8(truncatingIfNeeded: first >> ($0 * 8)) })
        // Sector 0 is the table, which leads from the first sector of the directory to sector 1.
        file.replaceSubrange((76 + first / 128 * 4)..<(80 + first / 128 * 4), with: [0, 0, 0, 0])
        file.replaceSubrange((512 + first % 128 * 4)..<(516 + first % 128 * 4), with: [1, 0, 0, 0])
        let directory = compoundFile(["EncryptedPackage"]).suffix(512)
        file.replaceSubrange(1024..<1536, with: directory)
        #expect(format(file) == expected)
    }

    @Test("not-zip-xls: sectors may have 4 096 bytes")
    func largeSectors() {
        let small = compoundFile(["Root Entry", "EncryptedPackage"])
        var file: [UInt8] = []
        for start in stride(from: 0, to: small.count, by: 512) {
            file += small[start..<start + 512] + Array(repeating: 0, count: 4_096 - 512)
        }
        file[30] = 12
        #expect(format(file) == .encryptedWorkbook)
    }

    @Test("not-zip-xls: a directory may begin anywhere in the file")
    func directoryBehind32Megabytes() {
        let first = 1 << 16 | 1
        var file = Array(compoundFile(["Root Entry"]).prefix(512)) + Array(repeating: 0, count: first * 512)
        file.replaceSubrange(48..<52, with: (0..<4).map { UInt8(truncatingIfNeeded: first >> ($0 * 8)) })
        file += compoundFile(["EncryptedPackage"]).suffix(512)
        #expect(format(file) == .encryptedWorkbook)
    }

    // Exports of web applications, other spreadsheet programs, mail attachments.
    @Test(
        "not-zip-other",
        arguments: [
            ("", .emptyFile), (" \r\n\t", .emptyFile), ("\u{FEFF}", .emptyFile),
            ("a;b\n1;2\n", .csv), ("\u{FEFF}nom,prénom\r\n", .csv), ("texte", .csv),
            ("<html><table>", .html), (" \u{1F}<html>", .unknown), (" <html>", .html),
            ("\n<!DOCTYPE HTML PUBLIC \"x\">", .html), ("<table><tr><td>1", .html),
            ("<?xml version=\"1.0\"?><HTML xmlns=\"http://www.w3.org/1999/xhtml\">", .html),
            ("MIME-Version: 1.0\r\nContent-Type: multipart/related", .html),
            (
                "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>"
                    + "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", .xmlSpreadsheet2003
            ),
            ("<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">", .ods),
            ("<svg/>", .unknown), ("%PDF-1.7\n%\u{1}", .pdf), ("\0\0\0\0", .unknown),
            ("\u{89}PNG\r\n\u{1A}\n", .unknown),
        ] as [(String, ForeignFormat)])
    func notZip(text: String, expected: ForeignFormat) {
        #expect(format(text) == expected)
    }

    @Test("not-zip-other: a prologue is looked through as far as it may be long")
    func windows() {
        for (place, isFound) in [(0, true), (1_019, true), (1_020, false)] {
            #expect(format(String(repeating: "x", count: place) + "%PDF-") == (isFound ? .pdf : .csv))
        }
        for (length, isFound) in [(4_096, true), (4_097, false)] {
            let page = "<a>" + String(repeating: " ", count: length - 8) + "<html"
            #expect(format(page) == (isFound ? .html : .unknown))
        }
    }

    @Test(
        "not-zip-other: each tag that pages begin with, in any case",
        arguments: ["html", "!doctype html", "table", "head", "body", "meta"])
    func tags(tag: String) {
        #expect(format("<\(tag) x>") == .html)
        #expect(format("<?xml?><\(tag.uppercased())") == .html)
    }

    @Test("not-zip-other: blanks are text, other control characters are not")
    func controlCharacters() {
        for byte in UInt8(0)...0x21 {
            let isText = (0x09...0x0D).contains(byte) || byte >= 0x20
            #expect(format([0x61, byte, 0x62]) == (isText ? .csv : .unknown), "\(byte)")
        }
    }

    // Excel 2 to 4.
    @Test("not-zip-xls: a bare record of a beginning is known by its four bytes")
    func bareRecords() {
        for version: UInt8 in 0...8 {
            for low: UInt8 in 3...8 {
                let isXLS = [0, 2, 4].contains(version) && [4, 6].contains(low)
                #expect(format([0x09, version, low, 0, 0]) == (isXLS ? .xls : .unknown))
            }
        }
        for other: [UInt8] in [[0x09, 0, 4, 0], [0x08, 0, 4, 0, 0], [0x09, 0, 4, 1, 0]] {
            #expect(format(other) == .unknown)
        }
    }

    @Test("not-zip-other: an archive says what it is in a short entry, or by its folders")
    func archiveKinds() throws {
        let ods = "application/vnd.oasis.opendocument.spreadsheet"
        for (name, text, expected) in [
            ("mimetype", ods + String(repeating: " ", count: 256 - ods.count), .ods),
            ("mimetype", ods + String(repeating: " ", count: 257 - ods.count), .zipWithoutWorkbook),
            ("mimetype", "application/vnd.oasis.opendocument.text", .zipWithoutWorkbook),
            ("Index.zip", "", .numbers), ("a.numbers/Index.zip", "", .numbers), ("aIndex.zip", "", .zipWithoutWorkbook),
            ("Index/a.iwa", "", .numbers), ("a/Index/a.iwa", "", .zipWithoutWorkbook),
        ] as [(String, String, ForeignFormat)] {
            var builder = PackageBuilder()
            builder[name] = text
            #expect(format(try builder.bytes()) == expected, "\(name)")
        }
    }

    @Test(
        "not-zip-other: a main part's type decides, then its extension",
        arguments: [
            ("xl/workbook.bin", "", .xlsb), ("xl/workbook.bin", "x", .xlsb), ("xl/workbook.xml", "", nil),
            ("xl/workbook.bin", PackageBuilder.workbookType, nil), ("a.xml", "APPLICATION/VND.MS-POWERPOINT.x", .pptx),
            ("a.xml", "application/vnd.ms-Word.x", .docx), ("a.xml", "x/PresentationML", .pptx),
            ("a.xml", "x/WordProcessingML", .docx), ("a.xml", "x/ms-word", nil), ("a.xml", "x/sheet.binary", .xlsb),
        ] as [(String, String, ForeignFormat?)])
    func mainParts(path: String, type: String, expected: ForeignFormat?) throws {
        var builder = PackageBuilder()
        if !type.isEmpty {
            builder[PackageBuilder.contentTypes] = PackageBuilder.types(
                #"<Override PartName="/\#(path)" ContentType="\#(type)"/>"#)
        }
        builder["_rels/.rels"] = PackageBuilder.relationships(
            PackageBuilder.relationship("rId1", "officeDocument", path))
        builder[path] = "<workbook/>"
        #expect(format(try builder.bytes()) == expected)
    }

    // Excel's "Unicode text".
    @Test("not-zip-other: text in UTF-16")
    func utf16Text() {
        #expect(format([0xFF, 0xFE] + Array("a\tb\r\n".utf8).flatMap { [$0, 0] }) == .csv)
        #expect(format([0xFE, 0xFF] + Array("<html>".utf8).flatMap { [0, $0] }) == .html)
        #expect(format([0xFF, 0xFE] + Array("<html>".utf8).flatMap { [$0, 0] }) == .html)
    }

    @Test(
        "not-zip-other: packages of other programs",
        arguments: [
            ("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", .docx),
            ("application/vnd.ms-word.document.macroEnabled.main+xml", .docx),
            ("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", .pptx),
            ("application/vnd.ms-excel.sheet.binary.macroEnabled.main", .xlsb),
        ] as [(String, ForeignFormat)])
    func package(type: String, expected: ForeignFormat) throws {
        var builder = PackageBuilder.minimal
        builder[PackageBuilder.contentTypes] = PackageBuilder.types(
            #"<Override PartName="/xl/workbook.xml" ContentType="\#(type)"/>"#)
        #expect(format(try builder.bytes()) == expected)
    }

    @Test("not-zip-other: archives that are no packages")
    func archives() throws {
        var builder = PackageBuilder()
        builder["readme.txt"] = "hello"
        #expect(format(try builder.bytes()) == .zipWithoutWorkbook)
        builder["Index/Document.iwa"] = "x"
        #expect(format(try builder.bytes()) == .numbers)
        builder["mimetype"] = "application/vnd.oasis.opendocument.spreadsheet"
        #expect(format(try builder.bytes()) == .ods)
        #expect(format(Array(try PackageBuilder.minimal.bytes().dropLast(200))) == .truncatedZip)
        #expect(try format(ZipWriter().finish()) == .zipWithoutWorkbook)
    }

    @Test("a damaged archive is not foreign: the archive's error comes through")
    func damaged() throws {
        var builder = PackageBuilder.minimal
        builder.entries.append(("xl/workbook2.xml", "<a/>"))
        var bytes = try builder.bytes()
        bytes[60] ^= 0xFF
        let error = failure(bytes)
        #expect(error?.code == .archive)
        #expect(error?.part == .contentTypes)
        #expect(error?.underlying is ZipError)
    }

    /// A compound file of 512-byte sectors: the allocation table first, then the directory, four names a sector.
    private func compoundFile(_ names: [String]) -> [UInt8] {
        var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        header += Array(repeating: 0xFF, count: 504)
        header.replaceSubrange(30..<32, with: [9, 0])
        header.replaceSubrange(44..<52, with: [1, 0, 0, 0, 1, 0, 0, 0])
        header.replaceSubrange(76..<80, with: [0, 0, 0, 0])
        let directorySectors = (names.count + 3) / 4
        var table: [UInt8] = [0xFD, 0xFF, 0xFF, 0xFF]
        for sector in 1...directorySectors {
            table += sector == directorySectors ? [0xFE, 0xFF, 0xFF, 0xFF] : [UInt8(sector + 1), 0, 0, 0]
        }
        table += Array(repeating: 0xFF, count: 512 - table.count)
        var directory: [UInt8] = []
        for name in names {
            let units = name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
            var entry = units + Array(repeating: 0, count: 128 - units.count)
            entry[64] = UInt8(units.count + 2)
            directory += entry
        }
        directory += Array(repeating: 0, count: directorySectors * 512 - directory.count)
        return header + table + directory
    }
}
