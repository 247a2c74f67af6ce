import Multipart
import Testing

@Suite("A form is read as it arrives, within its bounds")
struct MultipartReaderTests {
    private static let type = "multipart/form-data; boundary=\"lim ite\""

    /// A form of two files and a field, with a preamble and an epilogue.
    private static let form = """
        one line\r
        --lim ite\r
        Content-Disposition: form-data; name="annee"\r
        \r
        2026\r
        --lim ite  \r
        content-disposition: form-data; name="fichiers"; filename="l'an %22dernier%22.xlsx"\r
        Content-Type: application/octet-stream\r
        \r
        PK\r
        --lim it\r
        --\r
        --lim ite\r
        \r
        \r
        --lim ite--\r
        --lim ite\r
        anything
        """

    /// Each part's name, file name and bytes, the body cut into pieces of that size.
    private func parts(_ body: String, pieces: Int, _ limits: MultipartLimits = MultipartLimits()) throws -> [String] {
        var reader = try MultipartReader(contentType: Self.type, limits: limits)
        var parts: [String] = []
        var rest = Array(body.utf8)[...]
        while !rest.isEmpty {
            for event in try reader.read(rest.prefix(pieces)) {
                switch event {
                case .part(let part): parts.append("\(part.name)|\(part.fileName ?? "-")|")
                case .bytes(let bytes): parts[parts.count - 1] += String(decoding: bytes, as: UTF8.self)
                case .endOfPart: parts[parts.count - 1] += "."
                }
            }
            rest = rest.dropFirst(pieces)
        }
        try reader.finish()
        return parts
    }

    @Test("Wherever the body is cut, the same parts come out", arguments: [1, 2, 3, 5, 7, 11, 64, 100_000])
    func pieces(size: Int) throws {
        #expect(
            try parts(Self.form, pieces: size) == [
                "annee|-|2026.", "fichiers|l'an \"dernier\".xlsx|PK\r\n--lim it\r\n--.", "|-|.",
            ])
    }

    @Test("A body that stops before its last boundary is told", arguments: [1, 30, 200])
    func incomplete(left: Int) throws {
        let last = Self.form.utf8.count - "--\r\n--lim ite\r\nanything".utf8.count
        let body = String(decoding: Self.form.utf8.prefix(last - left), as: UTF8.self)
        #expect(throws: MultipartError.incomplete) { try parts(body, pieces: 13) }
    }

    @Test(
        "What is no form is refused",
        arguments: [
            "text/plain; boundary=a", "multipart/form-data", "multipart/form-data; boundary=",
            "multipart/mixed; boundary=a",
            "multipart/form-data; boundary=\(String(repeating: "a", count: 71))", "",
        ])
    func noBoundary(type: String) {
        #expect(throws: MultipartError.noBoundary) { try MultipartReader(contentType: type) }
    }

    @Test("A boundary is alone on its line", arguments: ["x\r\n", "-x\r\n", " x\r\n", "\n\n", "\rx"])
    func malformed(rest: String) {
        #expect(throws: MultipartError.malformed) { try parts("--lim ite" + rest + "a: b\r\n\r\n", pieces: 2) }
    }

    @Test("Headers, preamble and parts are bounded")
    func bounds() {
        var limits = MultipartLimits()
        limits.headerBytes = 60
        #expect(throws: MultipartError.headersTooLarge) { try parts(Self.form, pieces: 9, limits) }
        #expect(throws: MultipartError.headersTooLarge) {
            try parts(String(repeating: "a", count: 100) + "\r\n--lim ite\r\n", pieces: 9, limits)
        }
        limits = MultipartLimits()
        limits.parts = 2
        #expect(throws: MultipartError.tooManyParts) { try parts(Self.form, pieces: 9, limits) }
    }

    @Test("The bounds are the same wherever the body is cut", arguments: 1...24)
    func boundsInPieces(size: Int) throws {
        let header = "Content-Disposition: form-data; name=a"
        let body = "--lim ite\r\n\(header)\r\n\r\n1\r\n--lim ite--"
        var limits = MultipartLimits()
        // The line break before the headers counts.
        limits.headerBytes = 2 + header.utf8.count
        #expect(try parts(body, pieces: size, limits) == ["a|-|1."])
        limits.headerBytes -= 1
        #expect(throws: MultipartError.headersTooLarge) { try parts(body, pieces: size, limits) }
    }

    @Test(
        "A file's name is read as browsers, curl and scripts write it",
        arguments: [
            (#"attachment; filename="a\"b.xlsx""#, "a\"b.xlsx"),
            (#"attachment; filename="C:\x\b.xlsx""#, #"C:\x\b.xlsx"#),
            ("attachment; filename=b.xlsx", "b.xlsx"), ("inline", nil),
            ("attachment; filename*=UTF-8''bilan%20%C3%A9t%C3%A9.xlsx; filename=x", "bilan été.xlsx"),
            ("attachment; FileName = \"a;b.xlsx\"; filename=c", "a;b.xlsx"),
            ("attachment; filename*=latin1''x; filename=y", "y"),
            ("attachment; filename*=utf-8''100%; filename=y", "100%"),
        ])
    func fileName(header: String, name: String?) {
        #expect(HeaderParameters(header).fileName == name)
    }
}
