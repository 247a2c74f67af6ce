import XMLStream

/// What kind of content each part has, by `[Content_Types].xml` (ISO 29500-2 §6.2.3).
///
/// Producers get it wrong often enough (parts listed that are absent, generic types) that relationships, not content
/// types, should decide what a part is.
public struct ContentTypes: Sendable, Equatable {
    private var defaults: [String: String] = [:]
    private var overrides: [PartName: String] = [:]

    /// The content type of a part: its own, or that of its extension, whatever their case; nil if neither is listed.
    public subscript(part: PartName) -> String? {
        overrides[part] ?? defaults[part.fileExtension]
    }

    final class Reader: XMLContentHandler {
        private(set) var contentTypes = ContentTypes()

        func startElement(_ element: inout XMLElement) throws {
            guard let type = element.string(.contentType) else { return }
            switch element.name {
            case .defaultType:
                guard let fileExtension = element.string(.fileExtension) else { return }
                contentTypes.defaults[fileExtension.lowercased()] = type
            case .override:
                guard let part = element.string(.partName).flatMap(PartName.init) else { return }
                contentTypes.overrides[part] = type
            default: break
            }
        }
    }
}

extension XMLName {
    fileprivate static let defaultType = XMLName(.contentTypes, "Default")
    fileprivate static let override = XMLName(.contentTypes, "Override")
}

extension XMLAttributeName {
    fileprivate static let contentType = XMLAttributeName("ContentType")
    fileprivate static let fileExtension = XMLAttributeName("Extension")
    fileprivate static let partName = XMLAttributeName("PartName")
}
