import Multipart

/// The names that senders give their files: shown and repeated, never opened.
enum FileName {
    /// Where none is given.
    static let unnamed = "classeur.xlsx"

    /// The last part of a path, without what can't be seen, at most 120 characters.
    static func clean(_ name: String?) -> String {
        let last = (name ?? "").split { $0 == "/" || $0 == "\\" }.last ?? ""
        let seen = String(last.unicodeScalars.filter(isShown).map(Character.init))
        let cut = seen.count > 120 ? "…\(seen.suffix(119))" : seen
        return cut.isEmpty ? unnamed : cut
    }

    /// The name that `Content-Disposition` gives.
    static func ofRequest(_ header: String?) -> String { clean(header.flatMap { HeaderParameters($0).fileName }) }

    /// The header that gives a name to a download (RFC 6266).
    static func attachment(_ name: String) -> String {
        let plain = String(name.unicodeScalars.map { isPlain($0) ? Character($0) : "_" })
        let encoded = name.utf8.map { byte in
            let scalar = UnicodeScalar(byte)
            guard !isLetterOrDigit(scalar), !".-_~".unicodeScalars.contains(scalar) else { return String(scalar) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%\(digits.count == 1 ? "0" : "")\(digits)"
        }
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded.joined())"
    }

    private static func isShown(_ scalar: UnicodeScalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: false
        default: true
        }
    }

    private static func isLetterOrDigit(_ scalar: UnicodeScalar) -> Bool {
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
    }

    private static func isPlain(_ scalar: UnicodeScalar) -> Bool {
        isLetterOrDigit(scalar) || " .-_()".unicodeScalars.contains(scalar)
    }
}
