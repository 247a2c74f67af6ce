/// What the file says of itself (ISO 29500-2 §11 and ISO 29500-1 §22.2).
public struct DocumentProperties: Hashable, Sendable {
    public var title = ""
    public var subject = ""
    public var creator = ""
    public var description = ""
    public var language = ""
    /// The program that writes the file.
    public var application = "SpreadsheetML"
    /// `2026-01-01T00:00:00Z`: given, never read from a clock, so that the same input gives the same bytes.
    public var created = "1980-01-01T00:00:00Z"
    /// Further properties, in this order; their names differ.
    public var custom: [CustomProperty] = []

    public init() {}
}

/// A text property of one's own (ISO 29500-1 §22.3).
public struct CustomProperty: Hashable, Sendable {
    public let name: String
    public let value: String

    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
