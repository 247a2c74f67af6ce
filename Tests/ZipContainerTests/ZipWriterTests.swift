import Testing

@testable import ZipContainer

@Suite("ZipWriter")
struct ZipWriterTests {
    @Test("the records are those that Excel accepts: sizes in front, no descriptor, 1980, version 2.0")
    func plainRecords() throws {
        let writer = ZipWriter()
        try writer.add("a.txt", Array("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".utf8))
        let bytes = try writer.finish()
        #expect(bytes.slice32(0) == 0x0403_4B50)
        #expect(bytes.slice16(4) == 20)
        #expect(bytes.slice16(6) == 0)
        #expect(bytes.slice16(8) == 8)
        #expect(bytes.slice16(10) == 0)
        #expect(bytes.slice16(12) == 0x0021)
        #expect(bytes.slice32(14) == 0xCAB1_1777)
        let compressed = Int(bytes.slice32(18))
        #expect(bytes.slice32(22) == 32)
        #expect(bytes.slice16(28) == 0)
        let central = 30 + 5 + compressed
        #expect(bytes.slice32(central) == 0x0201_4B50)
        #expect(bytes.slice16(central + 6) == 20)
        #expect(bytes.slice32(central + 16) == 0xCAB1_1777)
        #expect(bytes.slice32(central + 20) == UInt32(compressed))
        #expect(bytes.slice16(central + 30) == 0)
        #expect(bytes.count == central + 46 + 5 + 22)
    }

    @Test("an empty entry is stored, not deflated")
    func emptyEntry() throws {
        let writer = ZipWriter()
        try writer.add("empty", [])
        let bytes = try writer.finish()
        #expect(bytes.slice16(8) == 0)
        #expect(bytes.slice32(18) == 0)
        #expect(bytes.count == 30 + 5 + 46 + 5 + 22)
    }

    @Test("flag 11 is set for a name beyond ASCII and for no other")
    func utf8Flag() throws {
        let writer = ZipWriter()
        try writer.add("é", [])
        try writer.add("e", [])
        let bytes = try writer.finish()
        #expect(bytes.slice16(6) == 1 << 11)
        #expect(bytes.slice16(32 + 6) == 0)
    }

    private static let block = DeflatedContents.blockBytes

    @Test(
        "what is deflated in blocks is read back",
        arguments: [1, block - 1, block, block + 1, 4 * block, 5 * block + 3])
    func blocks(size: Int) throws {
        let contents = (0..<size).map { UInt8(truncatingIfNeeded: $0 >> 7 ^ $0) }
        let writer = ZipWriter()
        try writer.add("first", [1, 2, 3])
        try writer.add("large", contents)
        try writer.add("last", [4, 5])
        let archive = try ZipArchive(bytes: writer.finish())
        #expect(try archive.entries.map { try archive.contents(of: $0) } == [[1, 2, 3], contents, [4, 5]])
    }

    @Test("an entry in pieces is the same as in one", arguments: [200_000, 6 * block])
    func pieces(size: Int) throws {
        let contents = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
        let whole = ZipWriter()
        try whole.add("a", contents)
        let pieces = ZipWriter()
        try pieces.begin("a")
        for start in stride(from: 0, to: contents.count, by: 7_777) {
            pieces.write(Array(contents[start..<min(start + 7_777, contents.count)]))
        }
        pieces.end()
        #expect(try whole.finish() == pieces.finish())
    }

    @Test("a name is taken once, case and slashes aside")
    func duplicate() throws {
        let writer = ZipWriter()
        try writer.add("xl/a.xml", [])
        #expect { try writer.add("XL\\A.xml", []) } throws: { ($0 as? ZipError)?.code == .duplicateEntry }
    }

    @Test("a name longer than its field is refused")
    func longName() {
        let name = String(repeating: "n", count: 65_536)
        #expect {
            try ZipWriter().add(name, [])
        } throws: {
            ($0 as? ZipError)?.code == .limitExceeded(limit: "nameBytes", found: 65_536, allowed: 65_535)
        }
    }

    @Test("A name as long as its field is written; refusals say what they are about")
    func names() throws {
        let writer = ZipWriter()
        let longest = String(repeating: "n", count: 65_535)
        try writer.add(longest, [1])
        let long = #expect(throws: ZipError.self) { try writer.begin(longest + "n") }
        #expect(long?.detail == "the name has 65536 bytes, a zip allows 65535")
        let twice = #expect(throws: ZipError.self) { try writer.add(longest.uppercased(), []) }
        #expect(twice?.detail == "the archive already has an entry of this name")
        var limits = ZipLimits.standard
        limits.nameBytes = 65_535
        let archive = try ZipArchive(bytes: writer.finish(), limits: limits)
        #expect(archive.entries.map(\.name) == [longest])
    }

    @Test("An entry goes to the place that it was given; a finished writer begins anew")
    func places() throws {
        let writer = ZipWriter()
        try writer.add("a", [1])
        try writer.add("c", [3])
        try writer.add("b", [2], at: 1)
        let archive = try ZipArchive(bytes: writer.finish())
        #expect(try archive.entries.map { "\($0.name)\(try archive.contents(of: $0))" } == ["a[1]", "b[2]", "c[3]"])
        #expect(try ZipArchive(bytes: writer.finish()).entries.isEmpty)
        try writer.add("a", [])
        #expect(try ZipArchive(bytes: writer.finish()).entries.map(\.name) == ["a"])
    }

    @Test("What no reader could read is not copied, nor a name that is taken")
    func copies() throws {
        var (encrypted, odd) = (ZipBuilder.Entry("a"), ZipBuilder.Entry("b"))
        (encrypted.flags, odd.method) = (1, 12)
        let source = try ZipBuilder([encrypted, odd, .init("c")]).archive()
        let writer = ZipWriter()
        try writer.add("C", [])
        let codes: [ZipError.Code] = [.encryptedEntry, .unsupportedMethod(12), .duplicateEntry]
        for (entry, code) in zip(source.entries, codes) {
            let error = #expect(throws: ZipError.self) { try writer.addCopy(of: entry, from: source) }
            #expect(error?.code == code)
        }
        #expect(try ZipArchive(bytes: writer.finish()).entries.map(\.name) == ["C"])
    }

    @Test("The greater of an entry's sizes decides whether both stand in a zip64 field", arguments: [999, 1_000])
    func largeSizes(size: Int) throws {
        let writer = ZipWriter(level: 9, zip64Threshold: 1_000)
        try writer.add("a", Array(repeating: 0, count: size))
        let bytes = try writer.finish()
        let compressed = try ZipArchive(bytes: bytes).entries[0].compressedSize
        #expect(compressed < 100)
        let isLarge = size == 1_000
        #expect(bytes.slice16(4) == (isLarge ? 45 : 20))
        #expect(bytes.slice32(18) == (isLarge ? 0xFFFF_FFFF : UInt32(compressed)))
        #expect(bytes.slice32(22) == (isLarge ? 0xFFFF_FFFF : UInt32(size)))
        #expect(bytes.slice16(28) == (isLarge ? 20 : 0))
        if isLarge {
            #expect(bytes.slice16(31) == 1 && bytes.slice16(33) == 16)
            #expect(bytes.slice32(35) == 1_000 && bytes.slice32(43) == UInt32(compressed))
        }
    }

    /// What is random repeats itself only as far back as deflate can look.
    @Test("Each block looks back into the one before")
    func window() throws {
        var random: UInt64 = 1
        let noise = (0..<32_400).map { _ in
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: random >> 56)
        }
        let contents = (0..<2 * Self.block).map { noise[$0 % noise.count] }
        let writer = ZipWriter()
        try writer.add("a", contents)
        let archive = try ZipArchive(bytes: writer.finish())
        #expect(try archive.contents(of: archive.entries[0]) == contents)
        #expect(archive.entries[0].compressedSize < 50_000)
    }
}
