import Testing

@testable import ZipContainer

/// Archives that lie. Each error names what is wrong, and nothing crashes, hangs or allocates by a lie.
@Suite("Hostile zips")
struct ZipHostileTests {
    private typealias Entry = ZipBuilder.Entry

    private func failure(_ bytes: [UInt8]) -> ZipError? {
        do throws(ZipError) {
            _ = try ZipArchive(bytes: bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test("not a zip at all")
    func notAZip() {
        #expect(failure([])?.code == .notAZip)
        #expect(failure(Array("PK".utf8))?.code == .notAZip)
        #expect(failure(Array("name;value\n1;2\n".utf8))?.code == .notAZip)
        #expect(failure(Array(repeating: 0x50, count: 100_000))?.code == .notAZip)
    }

    @Test("cut off anywhere, an archive is refused")
    func cutOff() throws {
        let bytes = try ZipBuilder([Entry("a.xml"), Entry("b.xml")]).bytes()
        for length in 4..<bytes.count {
            let error = try #require(failure(Array(bytes.prefix(length))), "\(length) bytes were accepted")
            #expect([.truncated, .corruptedDirectory].contains(error.code))
        }
        #expect(failure(Array(bytes.prefix(60)))?.code == .truncated)
    }

    @Test("a zip64 field without all the numbers that it stands for is refused", arguments: 1...3)
    func shortZip64Field(missing: Int) throws {
        var builder = ZipBuilder([Entry("a.xml"), Entry("b.xml")])
        builder.entries[1].zip64Fields = [.size, .compressedSize, .offset]
        builder.entries[1].missingZip64Fields = missing
        let error = try failure(builder.bytes())
        #expect(error?.code == .corruptedDirectory)
        #expect(error?.entry == "b.xml")
        #expect(error?.detail == "the zip64 field is too short")
    }

    @Test("any byte changed, an archive opens or is refused")
    func changedBytes() throws {
        var builder = ZipBuilder([Entry("a.xml", "first"), Entry("b.xml", "the second one")])
        builder.entries[1].zip64Fields = [.size, .compressedSize, .offset]
        builder.hasZip64End = true
        let bytes = try builder.bytes()
        let good = try ZipArchive(bytes: bytes)
        let contents = try Dictionary(
            uniqueKeysWithValues: good.entries.map { ($0.checksum, try good.contents(of: $0)) })
        for index in bytes.indices {
            for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
                var changed = bytes
                changed[index] = value
                guard let archive = try? ZipArchive(bytes: changed) else { continue }
                for entry in archive.entries {
                    // What is read at all is what was written: the checksum sees to that.
                    guard let read = try? archive.contents(of: entry) else { continue }
                    #expect(contents[entry.checksum] == read, "byte \(index) as \(value)")
                }
            }
        }
    }

    @Test("a wrong checksum")
    func checksum() throws {
        var entry = Entry("a.xml")
        entry.statedChecksum = 1
        let error = try ZipBuilder([entry]).failure()
        #expect(error?.code == .badChecksum)
        #expect(error?.entry == "a.xml")
    }

    @Test("contents longer or shorter than stated", arguments: [0, 7, 9, 1 << 29] as [UInt64])
    func sizes(stated: UInt64) throws {
        var entry = Entry("a.xml", "contents")
        entry.statedSize = stated
        #expect(try ZipBuilder([entry]).failure()?.code == .wrongSize)
        entry.method = 0
        #expect(try ZipBuilder([entry]).failure()?.code == .wrongSize)
    }

    @Test("compressed data that make no sense, or stop early")
    func deflate() throws {
        var builder = ZipBuilder([Entry("a.xml", String(repeating: "contents", count: 50))])
        var bytes = try builder.bytes()
        bytes[30 + 5] = 0xFF
        let archive = try ZipArchive(bytes: bytes)
        #expect {
            try archive.contents(of: archive.entries[0])
        } throws: {
            ($0 as? ZipError)?.code == .corruptedDeflate
        }
        builder.entries[0].statedCompressedSize = 3
        #expect(try builder.failure()?.code == .corruptedDeflate)
    }

    @Test("two entries that share bytes")
    func overlap() throws {
        var second = Entry("b.xml")
        second.statedOffset = 0
        let error = try ZipBuilder([Entry("a.xml"), second]).failure()
        #expect(error?.code == .overlappingEntries)
        #expect(error?.entry == "b.xml")
    }

    @Test("one byte shared with the next entry, or with the directory, is too many")
    func overlapByOne() throws {
        var stored = Entry("a.xml", "contents")
        stored.method = 0
        for (next, code) in [([Entry("b.xml")], .overlappingEntries), ([], .entryOutsideFile)]
            as [([Entry], ZipError.Code)]
        {
            stored.statedCompressedSize = 8
            #expect(try ZipBuilder([stored] + next).failure() == nil)
            stored.statedCompressedSize = 9
            #expect(try ZipBuilder([stored] + next).failure()?.code == code)
        }
    }

    @Test("entries outside of the file")
    func outside() throws {
        var entry = Entry("a.xml")
        entry.statedCompressedSize = 1_000_000
        #expect(try ZipBuilder([entry]).failure()?.code == .entryOutsideFile)
        entry.statedCompressedSize = nil
        entry.statedOffset = 0xFFFF_FFF0
        #expect(try ZipBuilder([entry]).failure()?.code == .entryOutsideFile)
    }

    @Test("an end record that contradicts the directory")
    func directory() throws {
        var builder = ZipBuilder([Entry("a.xml")])
        builder.statedCount = 2
        #expect(try builder.failure()?.code == .corruptedDirectory)
        builder.statedCount = nil
        builder.statedDirectoryOffset = 1_000_000
        #expect(try builder.failure()?.code == .corruptedDirectory)
        builder.statedDirectoryOffset = 0xFFFF_FFFF
        #expect(try builder.failure()?.code == .corruptedDirectory)
    }

    @Test("no directory where the end record says")
    func noDirectory() throws {
        var bytes = try ZipBuilder([Entry("a.xml")]).bytes()
        let start = try #require(bytes.indices.first { bytes[$0...].starts(with: [0x50, 0x4B, 1, 2]) })
        bytes[start] = 0
        let error = failure(bytes)
        #expect(error?.code == .corruptedDirectory)
        #expect(error?.detail == "there is no central directory where the archive's end says")
    }

    @Test("one disk of several")
    func multiDisk() throws {
        var builder = ZipBuilder([Entry("a.xml")])
        builder.disk = 1
        #expect(try builder.failure()?.code == .multiDisk)
        var bytes = try ZipBuilder([Entry("a.xml")]).bytes()
        bytes[bytes.count - 22 + 6] = 1
        #expect(failure(bytes)?.code == .multiDisk)
        builder.disk = 0
        builder.hasZip64End = true
        var large = try builder.bytes()
        large[large.count - 22 - 20 - 56 + 16] = 1
        #expect(failure(large)?.code == .multiDisk)
    }

    @Test("each budget is exact, and the error names it")
    func budgets() throws {
        let builder = ZipBuilder([Entry("a.xml", "12345678"), Entry("bb.xml", "1234")])
        let exact = ZipLimits(
            fileBytes: try builder.bytes().count, entries: 2, entryBytes: 8, totalBytes: 12, nameBytes: 6)
        #expect(try builder.failure(limits: exact) == nil)
        let budgets: [(String, WritableKeyPath<ZipLimits, Int>)] = [
            ("fileBytes", \.fileBytes), ("entries", \.entries), ("entryBytes", \.entryBytes),
            ("totalBytes", \.totalBytes), ("nameBytes", \.nameBytes),
        ]
        for (name, budget) in budgets {
            var limits = exact
            limits[keyPath: budget] -= 1
            let allowed = limits[keyPath: budget]
            #expect(
                try builder.failure(limits: limits)?.code
                    == .limitExceeded(limit: name, found: allowed + 1, allowed: allowed))
        }
    }

    @Test("stated sizes beyond all counting are a budget exceeded, not an overflow")
    func hugeSizes() throws {
        var entry = Entry("a.xml")
        entry.zip64Fields = [.size]
        entry.statedSize = .max
        let limits = ZipLimits(
            fileBytes: .max, entries: .max, entryBytes: .max, totalBytes: .max - 1, nameBytes: .max)
        let error = try ZipBuilder([entry, entry]).failure(limits: limits)
        #expect(error?.code == .limitExceeded(limit: "totalBytes", found: .max, allowed: .max - 1))
    }

    private func places(of signature: [UInt8], in bytes: [UInt8]) -> [Int] {
        bytes.indices.filter { bytes[$0...].starts(with: signature) }
    }

    @Test("Each refusal says what is wrong, and with which entry")
    func words() throws {
        func refusal(_ entries: [Entry], _ change: (inout ZipBuilder) -> Void = { _ in }) throws -> String? {
            var builder = ZipBuilder(entries)
            change(&builder)
            return try builder.failure()?.description
        }
        func entry(_ change: (inout Entry) -> Void) -> [Entry] {
            var entry = Entry("a.xml")
            change(&entry)
            return [entry]
        }
        let refusals: [(String?, String)] = [
            (try refusal(entry { $0.flags = 1 }), "a.xml: the entry is encrypted"),
            (
                try refusal(entry { $0.method = 12 }),
                "a.xml: the entry is compressed by method 12, which is not supported"
            ),
            (
                try refusal(entry { ($0.method, $0.statedSize) = (0, 7) }),
                "a.xml: a stored entry has two different sizes"
            ),
            (
                try refusal(entry { $0.statedSize = 7 }),
                "a.xml: the contents are longer than the 7 bytes stated"
            ),
            (
                try refusal(entry { $0.statedSize = 9 }),
                "a.xml: the contents are shorter than the 9 bytes stated"
            ),
            (
                try refusal(entry { $0.statedChecksum = 1 }),
                "a.xml: the contents do not have the checksum stated"
            ),
            (try refusal(entry { $0.statedCompressedSize = 2 }), "a.xml: the compressed data make no sense"),
            (
                try refusal(entry { $0.statedOffset = 100_000 }),
                "a.xml: the entry lies outside of the file's data"
            ),
            (
                try refusal(entry { $0.statedOffset = 1 } + [Entry("b.xml")]),
                "a.xml: there is no local header where the directory says"
            ),
            (
                try refusal([Entry("a.xml")] + entry { ($0.name, $0.statedOffset) = (Array("b.xml".utf8), 0) }),
                "b.xml: the entry shares bytes with \"a.xml\""
            ),
            (try refusal([Entry("a.xml"), Entry("A.xml")]), "A.xml: two entries have this name"),
            (try refusal([Entry("a.xml")]) { $0.disk = 1 }, "the archive is one of several disks"),
            (
                try refusal([Entry("a.xml")]) { $0.statedDirectoryOffset = 0xFFFF_FFFF },
                "the end of the archive refers to a zip64 record that is absent"
            ),
            (
                try refusal([Entry("a.xml")]) { $0.statedDirectoryOffset = 100_000 },
                "the central directory lies outside of the file"
            ),
        ]
        for (found, expected) in refusals { #expect(found == expected) }

        let bytes = try ZipBuilder([Entry("a.xml"), Entry("b.xml")]).bytes()
        let central = places(of: [0x50, 0x4B, 1, 2], in: bytes)
        var second = bytes
        second[central[1]] = 0
        #expect(failure(second)?.description == "byte \(central[1]) should begin an entry of the directory")
        // The comment of the last entry would reach into the end record.
        var long = bytes
        long[central[1] + 32] = 1
        #expect(failure(long)?.description == "an entry reaches beyond the central directory")
        #expect(
            failure(Array(bytes.prefix(50)))?.description
                == "the zip archive has a beginning but no end: it was cut off")
        #expect(failure(Array("PK".utf8))?.description == "this is not a zip archive")
        var limits = ZipLimits.standard
        limits.entryBytes = 7
        let large = try ZipBuilder([Entry("a.xml")]).failure(limits: limits)
        #expect(large?.description == "a.xml: entryBytes: 8 found, 7 allowed")
        (limits.entryBytes, limits.totalBytes) = (8, 15)
        let both = try ZipBuilder([Entry("a.xml"), Entry("b.xml")]).failure(limits: limits)
        #expect(both?.description == "b.xml: totalBytes: 16 found, 15 allowed")
    }

    @Test("An entry without a name or contents may end where the directory begins, and not a byte behind")
    func lastPlace() throws {
        var empty = Entry("", "")
        empty.method = 0
        let bytes = try ZipBuilder([empty]).bytes()
        let archive = try ZipArchive(bytes: bytes)
        #expect(try archive.entries.map { try archive.contents(of: $0) } == [[]])
        // The length of the name, and of the extra field, in the local header.
        for place in [26, 28] {
            var longer = bytes
            longer[place] = 1
            #expect(failure(longer)?.code == .entryOutsideFile)
        }
        empty.statedOffset = 1
        #expect(failure(try ZipBuilder([empty]).bytes())?.code == .entryOutsideFile)
    }

    @Test("The end's signature in a comment is none, unless it is the only one that tells")
    func falseEnds() throws {
        var builder = ZipBuilder([Entry("a.xml", "<a/>")])
        builder.comment = [0x50, 0x4B, 5, 6] + Array(repeating: 0xFF, count: 40)
        #expect(try builder.archive().text("a.xml") == "<a/>")
        builder.statedDirectoryOffset = 100_000
        let error = try builder.failure()
        #expect(error?.detail == "the end of the archive refers to a zip64 record that is absent")
    }

    @Test(
        "The end is looked for as far as a comment is long",
        arguments: [(65_535, nil), (65_536, .truncated)] as [(Int, ZipError.Code?)])
    func farEnd(tail: Int, code: ZipError.Code?) throws {
        var builder = ZipBuilder([Entry("a.xml")])
        builder.tail = Array(repeating: 0, count: tail)
        #expect(try builder.failure()?.code == code)
    }

    @Test("A number is read where all its bytes are, the lowest first")
    func numbers() throws {
        let bytes: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8, 9]
        #expect(try bytes.read16(at: 7) == 0x0908)
        #expect(try bytes.read32(at: 5) == 0x0908_0706)
        #expect(try bytes.read64(at: 1) == 0x0908_0706_0504_0302)
        for (place, read) in [
            (8, { _ = try bytes.read16(at: 8) }), (6, { _ = try bytes.read32(at: 6) }),
            (2, { _ = try bytes.read64(at: 2) }), (-1, { _ = try bytes.read16(at: -1) }),
        ] as [(Int, () throws -> Void)] {
            let error = #expect(throws: ZipError.self) { try read() }
            #expect(error?.detail == "a record ends outside of the file (byte \(place))")
            #expect(error?.code == .corruptedDirectory)
        }
    }
}
