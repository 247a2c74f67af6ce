/// What a relationship is for: a URI from an open list that grows every year (ISO 29500-1, "Relationship type" of each
/// part). The transitional and the strict URI of one purpose are equal.
public struct RelationshipType: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The URI; a strict one is given in its transitional form.
    public let uri: String

    private static let transitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    private static let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/"

    /// A type from its URI.
    public init(_ uri: String) {
        guard uri.hasPrefix(Self.strict) else {
            self.uri = uri
            return
        }
        let purpose = uri.dropFirst(Self.strict.count)
        // Two purposes are spelt differently in the strict list.
        switch purpose {
        case "extendedProperties": self.uri = Self.transitional + "extended-properties"
        case "customProperties": self.uri = Self.transitional + "custom-properties"
        default: self.uri = Self.transitional + purpose
        }
    }

    public init(stringLiteral uri: String) { self.init(uri) }

    /// A type of the office document vocabulary by the last word of its URI, for example `worksheet`.
    public static func officeDocument(_ purpose: String) -> RelationshipType {
        RelationshipType(transitional + purpose)
    }

    public var description: String { uri }

    /// The main part of the package: a workbook's `/xl/workbook.xml`.
    public static let officeDocument = officeDocument("officeDocument")
    /// Title, author, dates (`/docProps/core.xml`).
    public static let coreProperties: RelationshipType =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    /// The program and its statistics (`/docProps/app.xml`).
    public static let extendedProperties = officeDocument("extended-properties")
    /// Properties of the user's own (`/docProps/custom.xml`).
    public static let customProperties = officeDocument("custom-properties")
}
