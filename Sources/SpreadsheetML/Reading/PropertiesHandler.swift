internal import XMLStream

/// Reads the program's name and version from the extended properties (ISO 29500-1 §22.2).
final class ExtendedPropertiesHandler: XMLContentHandler {
    private var current: XMLName?
    private var depth = 0
    private var text: [UInt8] = []
    private var kept: TextBudget

    private(set) var application: String?
    private(set) var version: String?

    init(part: String, limits: ReadingLimits) {
        kept = TextBudget(limits, part: part)
    }

    func startElement(_ element: inout XMLElement) {
        depth += 1
        guard depth > 1 else { return }
        guard element.name == .application || element.name == .applicationVersion else {
            depth -= 1
            return element.skipContent()
        }
        current = element.name
        text = []
    }

    func characters(_ piece: UnsafeBufferPointer<UInt8>) throws {
        guard current != nil else { return }
        try kept.take(piece.count)
        text.append(contentsOf: piece)
    }

    func endElement(_ name: XMLName) {
        depth -= 1
        if current == .application { application = String(decoding: text, as: UTF8.self) }
        if current == .applicationVersion { version = String(decoding: text, as: UTF8.self) }
        current = nil
    }
}

/// Reads the properties of the workbook's own (ISO 29500-1 §22.3): their values as text, whatever their type.
final class CustomPropertiesHandler: XMLContentHandler {
    private enum Place {
        case document, properties, property, value
    }

    private(set) var properties: [CustomProperty] = []

    private var place = Place.document
    private var name = ""
    private var value: [UInt8] = []
    private var kept: TextBudget
    private let part: String
    private let limits: ReadingLimits

    init(part: String, limits: ReadingLimits) {
        self.part = part
        self.limits = limits
        kept = TextBudget(limits, part: part)
    }

    func startElement(_ element: inout XMLElement) throws {
        switch place {
        case .document: place = .properties
        case .properties where element.name == .customProperty:
            try ReadingLimits.check(properties.count + 1, "properties", limit: limits.properties, place: part)
            name = element.string(.name) ?? ""
            try kept.take(name.utf8.count)
            value = []
            place = .property
        case .property: place = .value
        case .properties, .value: element.skipContent()
        }
    }

    func characters(_ piece: UnsafeBufferPointer<UInt8>) throws {
        guard place == .value else { return }
        try kept.take(piece.count)
        value.append(contentsOf: piece)
    }

    func endElement(_ element: XMLName) {
        switch place {
        case .value: place = .property
        case .property:
            properties.append(CustomProperty(name: name, value: String(decoding: EscapedText.decode(value), as: UTF8.self)))
            place = .properties
        case .document, .properties: place = .document
        }
    }
}
