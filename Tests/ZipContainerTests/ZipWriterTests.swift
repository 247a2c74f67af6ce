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
}
