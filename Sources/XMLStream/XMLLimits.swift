/// Budgets of one XML document; all absolute, all checked while it streams.
public struct XMLLimits: Sendable, Hashable {
    /// Elements within elements.
    public var depth: Int
    /// Attributes of one element, namespace declarations included.
    public var attributes: Int
    /// Namespace declarations in scope: libxml2 looks through all of them for every prefix.
    public var namespaces = 1_024
    /// Bytes of text between two tags, and of one attribute's value.
    public var textBytes: Int
    /// Bytes of a name.
    public var nameBytes: Int
    /// Bytes of one tag, comment or instruction, as the file writes it: libxml2 holds it until its end, and takes time
    /// by the square of its attributes.
    public var tagBytes: Int
    /// Bytes of the whole document.
    public var totalBytes: Int

    /// Budgets of the caller's choice.
    public init(depth: Int, attributes: Int, textBytes: Int, nameBytes: Int, tagBytes: Int, totalBytes: Int) {
        self.depth = depth
        self.attributes = attributes
        self.textBytes = textBytes
        self.nameBytes = nameBytes
        self.tagBytes = tagBytes
        self.totalBytes = totalBytes
    }

    /// 128 deep, 256 attributes, 1,024 namespaces, 8 MiB of text, names of 256 bytes, tags of 256 KiB, 1 GiB in all.
    public static let standard = XMLLimits(
        depth: 128, attributes: 256, textBytes: 8 << 20, nameBytes: 256, tagBytes: 256 << 10, totalBytes: 1 << 30)
}
