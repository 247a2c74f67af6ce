/// Walks the zip's records one after the other and compares each local header with its directory entry
/// (PKWARE APPNOTE 6.3.10 §4.3).
struct ArchiveAudit {
    private struct Header {
        let name: String
        let version, flags, method, time, date: Int
        let checksum, compressedSize, size: Int
        let extraLength, commentLength, offset: Int
    }

    private let bytes: [UInt8]
    private let log: AuditLog

    init(_ bytes: [UInt8], _ log: AuditLog) {
        self.bytes = bytes
        self.log = log
    }

    func run() {
        guard let end = lastEndRecord, let headers = directory(count: word(end + 10), at: long(end + 16)) else {
            return log.note(.zipUnreadable, "", "", "no directory is found")
        }
        if word(end + 20) != 0 || end + 22 != bytes.count {
            log.note(.zipComment, "", "", "something follows the directory")
        }
        var expected = 0
        for header in headers {
            check(header)
            if header.offset != expected {
                log.note(.zipHeadersDiffer, header.name, "", "does not follow its predecessor")
            }
            expected = header.offset + 30 + header.name.utf8.count + header.extraLength + header.compressedSize
        }
        if headers.first?.name != "[Content_Types].xml" {
            log.note(.zipOrder, headers.first?.name ?? "", "", "stands before [Content_Types].xml")
        }
        if headers.dropFirst().first?.name != "_rels/.rels" {
            log.note(.zipOrder, headers.dropFirst().first?.name ?? "", "", "stands before _rels/.rels")
        }
    }

    private func check(_ header: Header) {
        func note(_ code: AuditFinding.Code, _ text: String) { log.note(code, header.name, "", text) }
        let wantedMethod = header.size == 0 ? 0 : 8
        if header.method != 0 && header.method != 8 { note(.zipMethod, "compressed by method \(header.method)") }
        if header.method == 0 && wantedMethod == 8 { note(.zipFlags, "stored, not deflated") }
        let wantedFlags = header.name.utf8.allSatisfy { $0 < 0x80 } ? 0 : 0x800
        if header.flags != wantedFlags { note(.zipFlags, "flags \(header.flags), not \(wantedFlags)") }
        if header.date != 0x21 || header.time != 0 { note(.zipDate, "not dated 1980-01-01 00:00") }
        if header.version != 20 { note(.zipVersion, "version needed \(header.version), not 20") }
        if header.extraLength != 0 { note(.zipExtra, "an extra field") }
        if header.commentLength != 0 { note(.zipComment, "a comment") }
    }

    private var lastEndRecord: Int? {
        guard bytes.count >= 22 else { return nil }
        return stride(from: bytes.count - 22, through: max(0, bytes.count - 65_557), by: -1).first {
            long($0) == 0x0605_4B50
        }
    }

    private func directory(count: Int, at start: Int) -> [Header]? {
        var headers: [Header] = []
        var position = start
        for _ in 0..<count {
            guard position + 46 <= bytes.count, long(position) == 0x0201_4B50 else { return nil }
            let nameLength = word(position + 28)
            let extraLength = word(position + 30)
            let commentLength = word(position + 32)
            guard position + 46 + nameLength <= bytes.count else { return nil }
            let header = Header(
                name: String(decoding: bytes[(position + 46)..<(position + 46 + nameLength)], as: UTF8.self),
                version: word(position + 6), flags: word(position + 8), method: word(position + 10),
                time: word(position + 12), date: word(position + 14), checksum: long(position + 16),
                compressedSize: long(position + 20), size: long(position + 24), extraLength: extraLength,
                commentLength: commentLength, offset: long(position + 42))
            compareWithLocal(header)
            headers.append(header)
            position += 46 + nameLength + extraLength + commentLength
        }
        return headers
    }

    private func compareWithLocal(_ header: Header) {
        let at = header.offset
        guard at + 30 <= bytes.count, long(at) == 0x0403_4B50 else {
            return log.note(.zipUnreadable, header.name, "", "has no local header")
        }
        let local = [
            word(at + 4), word(at + 6), word(at + 8), word(at + 10), word(at + 12), long(at + 14), long(at + 18),
            long(at + 22), word(at + 26),
        ]
        let central = [
            header.version, header.flags, header.method, header.time, header.date, header.checksum,
            header.compressedSize, header.size, header.name.utf8.count,
        ]
        if local != central {
            log.note(.zipHeadersDiffer, header.name, "", "local header \(local), directory \(central)")
        }
    }

    private func word(_ at: Int) -> Int {
        at + 2 <= bytes.count ? Int(bytes[at]) | Int(bytes[at + 1]) << 8 : 0
    }

    private func long(_ at: Int) -> Int { word(at) | word(at + 2) << 16 }
}
