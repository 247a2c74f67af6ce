/// What a form may ask for. The size of a part is its reader's to count: parts are not held here.
public struct MultipartLimits: Sendable {
    /// Parts in all, files and other fields.
    public var parts = 256
    /// Bytes of one part's headers, and of what precedes the first part.
    public var headerBytes = 8 << 10

    public init() {}
}
