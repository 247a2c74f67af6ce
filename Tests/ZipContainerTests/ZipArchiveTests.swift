import Testing

@testable import ZipContainer

@Suite("ZipArchive")
struct ZipArchiveTests {
    private let noise = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }

    @Test("what is written is read back")
    func roundTrip() throws {
        let writer = ZipWriter()
        try writer.add("noise", noise)
        try writer.add("empty", [])
        try writer.add("é/zeros", Array(repeating: 0, count: 1_000_000))
        let archive = try ZipArchive(bytes: writer.finish())
        #expect(archive.entries.map(\.name) == ["noise", "empty", "é/zeros"])
        #expect(archive.entries.map(\.size) == [300_000, 0, 1_000_000])
        #expect(try archive.contents(of: archive.entries[0]) == noise)
        #expect(try archive.contents(of: archive.entries[1]) == [])
        #expect(try archive.contents(of: archive.entries[2]) == Array(repeating: 0, count: 1_000_000))
        #expect(archive.entry(named: "none") == nil)
    }

    @Test("contents come in pieces of the size asked for", arguments: [1, 97, 100_000, 300_000, 300_001])
    func pieces(chunk: Int) throws {
        let writer = ZipWriter()
        try writer.add("a", noise)
        let archive = try ZipArchive(bytes: writer.finish())
        var contents: [UInt8] = []
        var largest = 0
        try archive.stream(archive.entries[0], chunk: chunk) {
            largest = max(largest, $0.count)
            contents += $0
        }
        #expect(contents == noise)
        #expect(largest == min(chunk, noise.count))
        largest = 0
        try archive.stream(archive.entries[0]) { largest = max(largest, $0.count) }
        #expect(largest == 65_536)
    }

    @Test("an error of the consumer ends the reading and comes through")
    func consumerError() throws {
        struct Enough: Error {}
        let writer = ZipWriter()
        try writer.add("a", noise)
        let archive = try ZipArchive(bytes: writer.finish())
        var calls = 0
        #expect(throws: Enough.self) {
            try archive.stream(archive.entries[0], chunk: 1_000) { _ in
                calls += 1
                throw Enough()
            }
        }
        #expect(calls == 1)
        // The inflate stream that was left in the middle is ready for the next reader.
        #expect(try archive.contents(of: archive.entries[0]) == noise)
    }

    @Test("several entries are read side by side")
    func sideBySide() throws {
        let writer = ZipWriter()
        try writer.add("a", noise)
        try writer.add("b", noise.reversed())
        let archive = try ZipArchive(bytes: writer.finish())
        let readers = try archive.entries.map { try archive.reader(for: $0) }
        var contents: [[UInt8]] = [[], []]
        var buffer = [UInt8](repeating: 0, count: 10_000)
        for _ in 0...30 {
            for index in 0...1 {
                let count = try buffer.withUnsafeMutableBytes { try readers[index].read(into: $0) }
                contents[index] += buffer.prefix(count)
            }
        }
        #expect(contents == [noise, noise.reversed()])
    }

    @Test("a copied entry keeps its compressed bytes")
    func copying() throws {
        var stored = ZipBuilder.Entry("stored", "abc")
        stored.method = 0
        stored.flags = 1 << 3
        stored.descriptor = .sizes64(signature: false)
        stored.localIsFilled = false
        let source = try ZipBuilder([stored, .init("deflated", "def")]).archive()
        let writer = ZipWriter()
        for entry in source.entries { try writer.addCopy(of: entry, from: source) }
        try writer.addCopy(of: source.entries[0], from: source, as: "renamed")
        let copy = try ZipArchive(bytes: writer.finish())
        #expect(copy.entries.map(\.name) == ["stored", "deflated", "renamed"])
        #expect(copy.entries.map(\.compressedSize) == [3, source.entries[1].compressedSize, 3])
        #expect(try copy.text("stored") == "abc")
        #expect(try copy.text("deflated") == "def")
        #expect(try copy.text("renamed") == "abc")
    }

    @Test("a copy is not compressed anew")
    func copyOfAnotherLevel() throws {
        let text = Array(String(repeating: "un texte qui se répète, ", count: 2_000).utf8)
        let fast = ZipWriter(level: 1)
        try fast.add("a", text)
        let source = try ZipArchive(bytes: fast.finish())
        let small = ZipWriter(level: 9)
        try small.add("a", text)
        let smallest = try ZipArchive(bytes: small.finish())
        #expect(smallest.entries[0].compressedSize != source.entries[0].compressedSize)
        for level in [1, 9] {
            let writer = ZipWriter(level: level)
            try writer.addCopy(of: source.entries[0], from: source)
            let copy = try ZipArchive(bytes: writer.finish())
            let (from, to) = (source.entries[0], copy.entries[0])
            #expect(copy.bytes[to.dataOffset..<to.dataEnd] == source.bytes[from.dataOffset..<from.dataEnd])
            #expect(to.checksum == from.checksum)
        }
    }

    @Test("entries put in front stand there and are read from there")
    func front() throws {
        let writer = ZipWriter()
        try writer.add("b", noise)
        try writer.add("a", Array("first".utf8), at: 0)
        #expect(throws: ZipError.self) { try writer.add("b", [], at: 0) }
        let archive = try ZipArchive(bytes: writer.finish())
        #expect(archive.entries.map(\.name) == ["a", "b"])
        #expect(try archive.text("a") == "first")
        #expect(try archive.contents(of: archive.entries[1]) == noise)
    }

    @Test("zip64 records are written where numbers need them, with version 4.5 in both headers")
    func zip64() throws {
        let writer = ZipWriter(level: 0, zip64Threshold: 1_000)
        try writer.add("small", [1])
        try writer.add("large", noise)
        try writer.add("behind", [2])
        let bytes = try writer.finish()
        let archive = try ZipArchive(bytes: bytes)
        #expect(try archive.contents(of: archive.entries[0]) == [1])
        #expect(try archive.contents(of: archive.entries[1]) == noise)
        #expect(try archive.contents(of: archive.entries[2]) == [2])
        let large = archive.entries[1].headerOffset
        #expect(bytes.slice16(4) == 20)
        #expect(bytes.slice16(large + 4) == 45)
        #expect(bytes.slice32(large + 18) == 0xFFFF_FFFF)
        #expect(bytes.slice16(large + 28) == 20)
        let central = archive.entries[2].dataEnd + 46 + 5
        #expect(bytes.slice32(central) == 0x0201_4B50)
        #expect(bytes.slice16(central + 6) == 45)
        #expect(bytes.slice32(bytes.count - 42) == 0x0706_4B50)
        // Of one disk.
        #expect(bytes.slice32(bytes.count - 26) == 1)
    }

    /// 0xFFFFFFFF itself is the mark that stands for a number elsewhere.
    @Test("an offset as large as the mark stands in a zip64 field, one less does not", arguments: [0, 1])
    func exactOffsets(less: Int) throws {
        func write(threshold: Int) throws -> [UInt8] {
            let writer = ZipWriter(level: 0, zip64Threshold: UInt64(threshold))
            for name in ["a", "b", "c"] { try writer.add(name, Array(repeating: 7, count: 100)) }
            return try writer.finish()
        }
        let plain = try write(threshold: 1 << 30)
        let directory = Int(plain.slice32(plain.count - 6))
        let last = try ZipArchive(bytes: plain).entries[2].headerOffset
        let mark = UInt32.max
        let bytes = try write(threshold: directory + less)
        #expect(bytes.slice32(bytes.count - 6) == (less == 0 ? mark : UInt32(directory)))
        #expect((bytes.slice32(bytes.count - 42) == 0x0706_4B50) == (less == 0))
        let marked = try write(threshold: last + less)
        let record = Int(
            try #require(marked.indices.last { marked.count - $0 >= 4 && marked.slice32($0) == 0x0201_4B50 }))
        #expect(marked.slice32(record + 42) == (less == 0 ? mark : UInt32(last)))
        #expect(marked.slice16(record + 30) == (less == 0 ? 12 : 0))
        for archive in [bytes, marked] {
            let read = try ZipArchive(bytes: archive)
            #expect(try read.entries.map { try read.contents(of: $0).count } == [100, 100, 100])
        }
    }

    @Test(
        "from 65 535 entries on, there is a zip64 end record",
        arguments: [(65_534, false), (65_535, true), (65_536, true)])
    func manyEntries(count: Int, hasRecord: Bool) throws {
        let writer = ZipWriter()
        for index in 0..<count { try writer.add("\(index)", []) }
        var limits = ZipLimits.standard
        limits.entries = count
        let bytes = try writer.finish()
        let archive = try ZipArchive(bytes: bytes, limits: limits)
        #expect(archive.entries.count == count)
        #expect(archive.entries.last?.name == "\(count - 1)")
        #expect((bytes.slice32(bytes.count - 42) == 0x0706_4B50) == hasRecord)
        #expect(bytes.slice16(bytes.count - 12) == UInt16(min(count, 65_535)))
    }
}
