public import ZipContainer

/// Why a package could not be read or written.
public struct PackageError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, to be told apart by a program.
    public enum Code: Sendable, Hashable {
        /// The archive around the parts is damaged or beyond a budget; ``PackageError/zipError`` says how.
        case archive
        /// A part is needed and absent.
        case missingPart
        /// A name is none: empty, or leading out of the package.
        case invalidPartName
        /// Two parts have one name.
        case duplicatePart
    }

    /// What went wrong.
    public let code: Code
    /// The part concerned, or nil when it is the package as a whole.
    public let part: PartName?
    /// One English sentence for a person who looks into the file.
    public let detail: String
    /// The archive's own error behind this one.
    public let zipError: ZipError?

    /// An error with its parts.
    public init(_ code: Code, part: PartName? = nil, detail: String, zipError: ZipError? = nil) {
        self.code = code
        self.part = part
        self.detail = detail
        self.zipError = zipError
    }

    init(_ error: ZipError, part: PartName? = nil) {
        self.init(.archive, part: part, detail: error.detail, zipError: error)
    }

    /// The part and the detail in one line.
    public var description: String {
        part.map { "\($0.path): \(detail)" } ?? detail
    }
}
