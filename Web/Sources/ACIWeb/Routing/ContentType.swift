/// The types of what is answered, and the choice among them.
enum ContentType {
    static let html = "text/html; charset=utf-8"
    static let text = "text/plain; charset=utf-8"
    static let csv = "text/csv; charset=utf-8"
    static let json = "application/json"
    static let jsonLines = "application/x-ndjson"
    static let problem = "application/problem+json"
    static let workbook = Download.workbookType

    /// The type that an `Accept` header prefers (RFC 9110 §12.5.1); the first where it does not say, `nil` where it
    /// takes none of them.
    static func preferred(_ accept: String?, among types: [String]) -> String? {
        guard let accept else { return types.first }
        let ranges = accept.split(separator: ",").map(Range.init)
        let rated = types.map { type in
            // The most exact range decides.
            (type: type, quality: ranges.filter { $0.covers(type) }.max { $0.exactness < $1.exactness }?.quality ?? 0)
        }
        let best = rated.map(\.quality).max() ?? 0
        return best > 0 ? rated.first { $0.quality == best }?.type : nil
    }

    private struct Range {
        let name: String
        let quality: Double

        init(_ text: Substring) {
            let parts = text.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            name = parts.first ?? ""
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }
            quality = weight.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
        }

        var exactness: Int { name == "*/*" ? 0 : name.hasSuffix("/*") ? 1 : 2 }

        func covers(_ type: String) -> Bool {
            let bare = type.prefix { $0 != ";" }
            return switch exactness {
            case 0: true
            case 1: bare.hasPrefix(name.dropLast())
            default: bare == name
            }
        }
    }
}
