import HTTPTypes
import Hummingbird

/// A page with a file in it. The file's bytes are encoded while the page is sent: the page is never held as a whole.
struct CarryingPage: Sendable {
    /// Where the file goes.
    static let placeholder: HTML = "<!--classeur-->"

    private let before: String
    private let file: Download?
    private let after: String

    /// - Parameter words: what the link says.
    init(_ page: HTML, _ file: Download, _ words: String) {
        let link = file.link(words)
        let halves = CarryingPage.halves(page)
        before = halves.before + "<p>" + link.before.text
        self.file = file
        after = link.after.text + "</p>" + halves.after
    }

    /// - Parameter instead: what stands where the file would.
    init(_ page: HTML, _ instead: HTML) {
        let halves = CarryingPage.halves(page)
        before = halves.before + instead.text
        file = nil
        after = halves.after
    }

    private static func halves(_ page: HTML) -> (before: String, after: String) {
        guard let place = page.text.firstRange(of: placeholder.text) else { return (page.text, "") }
        return (String(page.text[..<place.lowerBound]), String(page.text[place.upperBound...]))
    }

    /// - Parameter leases: the room that its contents take, held until all is sent.
    func response(_ leases: [BodyLease]) -> Response {
        let count = before.utf8.count + (file?.encodedCount ?? 0) + after.utf8.count
        let body = ResponseBody(contentLength: count) { writer in
            try await writer.write(ByteBuffer(string: before))
            try await file?.write(&writer)
            try await writer.write(ByteBuffer(string: after))
            try await writer.finish(nil)
            withExtendedLifetime(leases) {}
        }
        return Response(status: .ok, headers: [.contentType: ContentType.html], body: body)
    }
}
