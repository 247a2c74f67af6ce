/// Why an XML document could not be read.
public struct XMLError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong, to be told apart by a program.
    public enum Code: Sendable, Equatable {
        /// The document is not well-formed; the number is libxml2's (`xmlParserErrors`).
        case malformed(Int)
        /// The document ends before its root element does, or has none.
        case truncated
        /// There is a document type declaration, which no office file has and through which a file could read others.
        case doctype
        /// A budget of ``XMLLimits`` is used up.
        case limitExceeded(limit: String, found: Int, allowed: Int)
        /// An attribute or text is not of the type that its place demands.
        case badValue
        /// libxml2 could not start, for want of memory.
        case outOfMemory
    }

    /// What went wrong.
    public let code: Code
    /// The part or file that the document stands in, as the caller calls it.
    public internal(set) var part: String?
    /// The line, from 1; 0 where there is none to tell.
    public internal(set) var line: Int
    /// The column in bytes, from 1; 0 where there is none to tell.
    public internal(set) var column: Int
    /// One English sentence for a person who looks into the file.
    public let detail: String

    /// An error found by a handler; the parser adds the place where it stood.
    public init(_ code: Code, detail: String) {
        self.code = code
        self.detail = detail
        line = 0
        column = 0
    }

    /// Part, line, column and detail in one line.
    public var description: String {
        "\(part ?? "XML"):\(line):\(column): \(detail)"
    }
}
