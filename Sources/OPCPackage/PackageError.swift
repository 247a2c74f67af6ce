import XMLStream
import ZipContainer

/// Why a package could not be read or written.
public struct PackageError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, to be told apart by a program.
    public enum Code: Sendable, Hashable {
        /// The file is something else than a package with an office document that can be read here.
        case foreign(ForeignFormat)
        /// The archive around the parts is damaged or beyond a budget; the underlying `ZipError` says how.
        case archive
        /// A part's XML cannot be read; the underlying `XMLError` says where.
        case malformedXML
        /// A part is needed and absent.
        case missingPart
        /// Two parts have one name.
        case duplicatePart
    }

    /// What went wrong.
    public let code: Code
    /// The part concerned, or nil when it is the package as a whole.
    public let part: PartName?
    /// One English sentence for a person who looks into the file.
    public let detail: String
    /// The error of the archive (`ZipError`) or of the XML (`XMLError`) behind this one.
    public let underlying: (any Error)?

    /// An error with its parts.
    public init(_ code: Code, part: PartName? = nil, detail: String, underlying: (any Error)? = nil) {
        self.code = code
        self.part = part
        self.detail = detail
        self.underlying = underlying
    }

    init(_ error: ZipError, part: PartName? = nil) {
        self.init(.archive, part: part, detail: error.description, underlying: error)
    }

    init(_ error: XMLError, part: PartName) {
        self.init(
            .malformedXML, part: part,
            detail: (error.line > 0 ? "line \(error.line), column \(error.column): " : "") + error.detail,
            underlying: error)
    }

    /// The part and the detail in one line.
    public var description: String {
        part.map { "\($0.path): \(detail)" } ?? detail
    }
}
