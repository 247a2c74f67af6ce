import FoundationEssentials
import HTTPTypes
import Hummingbird

/// One line for each request: time, method, route, status, bytes, milliseconds. No address, no name, nothing that a
/// request says.
public struct RequestLog: Sendable {
    private let sink: @Sendable (String) -> Void

    /// - Parameter sink: takes one line, without its end.
    public init(_ sink: @escaping @Sendable (String) -> Void) { self.sink = sink }

    func write(_ method: HTTPRequest.Method, _ pattern: String, _ response: Response, _ duration: Duration) {
        let time = Date.now.formatted(.iso8601)
        let bytes = response.body.contentLength.map(String.init) ?? "-"
        let milliseconds = duration.components.seconds * 1_000 + duration.components.attoseconds / 1_000_000_000_000_000
        // A method is a word of the sender's: those that no route has are not repeated.
        let known: [HTTPRequest.Method] = [.get, .head, .post]
        let word = known.contains(method) ? method.rawValue : "-"
        sink("\(time) \(word) \(pattern) \(response.status.code) \(bytes) \(milliseconds)")
    }
}
