import ZipContainer

enum ZipHarness {
    static func run(_ bytes: [UInt8]) {
        var limits = ZipLimits.standard
        limits.entryBytes = 1 << 20
        limits.totalBytes = 4 << 20
        guard let archive = try? ZipArchive(bytes: bytes, limits: limits) else { return }
        for entry in archive.entries {
            precondition(archive.entry(named: entry.name) == entry)
            guard let contents = try? archive.contents(of: entry) else { continue }
            precondition(contents.count == entry.size)
            var streamed: [UInt8] = []
            try? archive.stream(entry, chunk: 7) { streamed += $0 }
            precondition(streamed == contents)
        }
    }
}
