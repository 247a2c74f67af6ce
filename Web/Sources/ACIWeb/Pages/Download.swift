import FoundationEssentials
import Hummingbird

/// A file that a page carries in itself, since the server keeps nothing: a `data:` link (RFC 2397).
struct Download: Sendable {
    let name: String
    let bytes: [UInt8]

    static let workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    /// Bytes that are encoded at once; a multiple of three, so that the pieces join.
    private static let piece = 3 << 14

    /// What precedes the file's bytes, and what follows them.
    func link(_ words: String) -> (before: HTML, after: HTML) {
        (
            #"<a class="bouton" download="\#(name)" href="data:\#(Download.workbookType);base64,"#,
            #"">\#(words) <span class="taille">(.xlsx, \#(FileSize.words(bytes.count)))</span></a>"#
        )
    }

    /// How many bytes ``write(_:)`` writes.
    var encodedCount: Int { (bytes.count + 2) / 3 * 4 }

    /// Writes the bytes in base64 (RFC 4648 §4), piece by piece.
    func write(_ writer: inout any ResponseBodyWriter) async throws {
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + Download.piece)
            try await writer.write(ByteBuffer(bytes: Data(bytes[start..<end]).base64EncodedData()))
            start = end
        }
    }
}
