/// What the file says of itself (ISO 29500-2 §11 and ISO 29500-1 §22.2).
public struct DocumentProperties: Hashable, Sendable {
    /// The title; like the other texts at most 32 767 UTF-16 units, and left out when empty.
    public var title = ""
    /// What it is about.
    public var subject = ""
    /// Who wrote it.
    public var creator = ""
    /// What else there is to say.
    public var description = ""
    /// A tag of RFC 5646, such as `fr-FR`.
    public var language = ""
    /// The program that writes the file.
    public var application = "SpreadsheetML"
    /// `2026-01-01T00:00:00Z`: given, never read from a clock, so that the same input gives the same bytes.
    public var created = "1980-01-01T00:00:00Z"
    /// Further properties, in this order; their names differ.
    public var custom: [CustomProperty] = []

    /// Properties of a program that has nothing to say.
    public init() {}

    func check() throws(SpreadsheetError) {
        let place = "properties"
        for text in [title, subject, creator, description, application] + custom.map(\.value) {
            try WritingLimit.property.check(lengthOf: text, place: place)
        }
        if language.contains(where: { !$0.isASCII || !$0.isLetter && !$0.isNumber && $0 != "-" }) {
            throw .unwritable("the language", "is a tag of RFC 5646, such as fr-FR: \(language)", place: place)
        }
        if ISODate.serial(Array(created.utf8), in: .from1900) == nil || !created.hasSuffix("Z") {
            throw .unwritable("the day of creation", "is written 2026-01-01T00:00:00Z: \(created)", place: place)
        }
        var names: Set<String> = []
        for name in custom.map(\.name) {
            try WritingLimit.propertyName.check(lengthOf: name, place: place)
            if !names.insert(name.lowercased()).inserted {
                throw .unwritable("a property's name", "stands there once: \(name)", place: place)
            }
        }
    }
}

/// A text property of one's own (ISO 29500-1 §22.3).
public struct CustomProperty: Hashable, Sendable {
    /// 1 to 255 UTF-16 units; names differ by more than case.
    public let name: String
    /// At most 32 767 UTF-16 units.
    public let value: String

    /// A property; it is checked when the workbook is written.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
