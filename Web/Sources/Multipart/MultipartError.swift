/// Why a form can't be read.
public enum MultipartError: Error, Hashable, Sendable {
    /// The content type is not `multipart/form-data`, or names no boundary of 1 to 70 characters.
    case noBoundary
    /// What stands between the parts is not what RFC 2046 §5.1 says.
    case malformed
    /// The headers of a part, or what precedes the first one, take more bytes than allowed.
    case headersTooLarge
    /// There are more parts than allowed.
    case tooManyParts
    /// The body ends before its closing boundary: it was cut off.
    case incomplete
}
