/// What the headers of a part say (RFC 7578 §4).
public struct MultipartPart: Equatable, Sendable {
    /// The field of the form; empty where the part names none.
    public let name: String
    /// The file's name as the sender gave it, `nil` for a field that is no file. It is text from outside: show it
    /// escaped, never open it.
    public let fileName: String?

    /// - Parameter headers: the lines before the empty one.
    init(headers: some Sequence<UInt8>) {
        let disposition = String(decoding: Array(headers), as: UTF8.self)
            .split(whereSeparator: \.isNewline)
            .lazy.compactMap(MultipartPart.disposition).first
        name = disposition?["name"] ?? ""
        fileName = disposition?.fileName
    }

    private static func disposition(_ line: Substring) -> HeaderParameters? {
        guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == "content-disposition" else {
            return nil
        }
        return HeaderParameters(line[line.index(after: colon)...])
    }
}
