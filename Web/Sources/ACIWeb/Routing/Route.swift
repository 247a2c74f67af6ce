import HTTPTypes
import Hummingbird

/// An address, a method and what answers.
struct Route: Sendable {
    /// What a route is told of the request besides the request itself.
    struct Call: Sendable {
        /// The part of the path that stands for `{…}`.
        let argument: String
        /// What follows `?`.
        let query: [String: String]
    }

    let method: HTTPRequest.Method
    /// `/bareme/{annee}`; it alone is logged, never the address asked for.
    let pattern: String
    let answer: @Sendable (Request, Call) async throws -> Response

    /// For programs: what goes wrong is told as a document, not as a page.
    var isForPrograms: Bool { Route.isForPrograms(pattern) }

    static func isForPrograms(_ path: String) -> Bool { path.hasPrefix("/api/") || path == "/healthz" }

    /// What stands for `{…}` where the path is this route's.
    func argument(of path: String) -> String? {
        guard let brace = pattern.firstIndex(of: "{") else { return path == pattern ? "" : nil }
        let fixed = pattern[..<brace]
        guard path.hasPrefix(fixed) else { return nil }
        let rest = path.dropFirst(fixed.count)
        return rest.isEmpty || rest.contains("/") ? nil : String(rest)
    }
}
