internal import XMLStream

/// Writes the parts that describe the document (ISO 29500-2 §11, ISO 29500-1 §22.2 and §22.3).
enum PropertiesWriter {
    static func encodeCore(_ properties: DocumentProperties) -> XMLWriter {
        var xml = XMLWriter()
        let namespaces: XMLAttributes = [
            "xmlns:cp": XMLNamespace.coreProperties, "xmlns:dc": XMLNamespace.dublinCore,
            "xmlns:dcterms": XMLNamespace.dublinCoreTerms, "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        ]
        let texts: KeyValuePairs<StaticString, String> = [
            "dc:title": properties.title, "dc:subject": properties.subject, "dc:creator": properties.creator,
            "dc:description": properties.description, "dc:language": properties.language,
        ]
        xml.element("cp:coreProperties", namespaces) { xml in
            for (name, text) in texts where !text.isEmpty { xml.element(name, text: EscapedText.encode(text)) }
            for name: StaticString in ["dcterms:created", "dcterms:modified"] {
                xml.element(name, ["xsi:type": "dcterms:W3CDTF"], text: properties.created)
            }
        }
        return xml
    }

    static func encodeExtended(_ properties: DocumentProperties) -> XMLWriter {
        var xml = XMLWriter()
        xml.element("Properties", ["xmlns": XMLNamespace.extendedProperties]) { xml in
            xml.element("Application", text: EscapedText.encode(properties.application))
        }
        return xml
    }

    /// The format id that every program uses for properties of one's own (ISO 29500-1 §22.3.2.2).
    private static let customFormat = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
    /// Ids 0 and 1 are reserved.
    private static let firstCustomID = 2

    static func encodeCustom(_ properties: [CustomProperty]) -> XMLWriter {
        var xml = XMLWriter()
        let namespaces: XMLAttributes = ["xmlns": XMLNamespace.customProperties, "xmlns:vt": XMLNamespace.variantTypes]
        xml.element("Properties", namespaces) { xml in
            for (index, property) in properties.enumerated() {
                let attributes: XMLAttributes = [
                    "fmtid": customFormat, "pid": firstCustomID + index, "name": property.name,
                ]
                xml.element("property", attributes) { xml in
                    xml.element("vt:lpwstr", text: EscapedText.encode(property.value))
                }
            }
        }
        return xml
    }
}
