/// Budgets of one XML document; all absolute, all checked while it streams.
public struct XMLLimits: Sendable, Hashable {
    /// Elements within elements.
    public var depth = 128
    /// Attributes of one element, namespace declarations included.
    public var attributes = 256
    /// Namespace declarations in scope: libxml2 looks through all of them for every prefix.
    public var namespaces = 1_024
    /// Different names, prefixes and namespaces: libxml2 keeps each of them, and finds them the more slowly the more
    /// there are.
    public var names = 10_000
    /// Bytes of a name.
    public var nameBytes = 256
    /// Bytes of text between two tags, and of one attribute's value.
    public var textBytes = 8 << 20
    /// Bytes of one tag, comment or instruction, as the file writes it: libxml2 holds it until its end, and takes time
    /// by the square of its attributes.
    public var tagBytes = 256 << 10
    /// Bytes of the whole document.
    public var documentBytes = 1 << 30

    /// The budgets stated at each, wide enough for every workbook seen.
    public init() {}

    /// The budgets stated at each, wide enough for every workbook seen.
    public static let standard = XMLLimits()
}
