internal import XMLStream

/// Writes the parts that describe the document (ISO 29500-2 §11, ISO 29500-1 §22.2 and §22.3).
enum PropertiesWriter {
    static func encodeCore(_ properties: DocumentProperties) -> XMLWriter {
        var xml = XMLWriter()
        xml.start("cp:coreProperties")
        xml.attribute("xmlns:cp", Namespace.coreProperties)
        xml.attribute("xmlns:dc", Namespace.dublinCore)
        xml.attribute("xmlns:dcterms", Namespace.dublinCoreTerms)
        xml.attribute("xmlns:xsi", Namespace.schemaInstance)
        for (name, value): (StaticString, String) in [
            ("dc:title", properties.title), ("dc:subject", properties.subject), ("dc:creator", properties.creator),
            ("dc:description", properties.description), ("dc:language", properties.language),
        ] where !value.isEmpty {
            xml.element(name, text: EscapedText.encode(value))
        }
        for name: StaticString in ["dcterms:created", "dcterms:modified"] {
            xml.start(name)
            xml.attribute("xsi:type", "dcterms:W3CDTF")
            xml.text(properties.created)
            xml.end()
        }
        xml.end()
        return xml
    }

    static func encodeExtended(_ properties: DocumentProperties) -> XMLWriter {
        var xml = XMLWriter()
        xml.start("Properties")
        xml.attribute("xmlns", Namespace.extendedProperties)
        xml.element("Application", text: EscapedText.encode(properties.application))
        xml.end()
        return xml
    }

    /// The format id that every program uses for properties of one's own (ISO 29500-1 §22.3.2.2).
    private static let customFormat = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
    /// Ids 0 and 1 are reserved.
    private static let firstCustomID = 2

    static func encodeCustom(_ properties: [CustomProperty]) -> XMLWriter {
        var xml = XMLWriter()
        xml.start("Properties")
        xml.attribute("xmlns", Namespace.customProperties)
        xml.attribute("xmlns:vt", Namespace.variantTypes)
        for (index, property) in properties.enumerated() {
            xml.start("property")
            xml.attribute("fmtid", customFormat)
            xml.attribute("pid", Self.firstCustomID + index)
            xml.attribute("name", property.name)
            xml.element("vt:lpwstr", text: EscapedText.encode(property.value))
            xml.end()
        }
        xml.end()
        return xml
    }
}
