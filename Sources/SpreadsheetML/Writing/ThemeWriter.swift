internal import XMLStream

/// Writes the theme part (ISO 29500-1 §14.2.7): plain colours, fonts and effects, because some programs
/// and validators miss a workbook's theme when it has none.
enum ThemeWriter {
    /// Those that programs offer in a workbook without a theme of its own.
    private static let colors: [(StaticString, Color)] = [
        ("a:dk1", 0x000000), ("a:lt1", 0xFFFFFF), ("a:dk2", 0x44546A), ("a:lt2", 0xE7E6E6), ("a:accent1", 0x4472C4),
        ("a:accent2", 0xED7D31), ("a:accent3", 0xA5A5A5), ("a:accent4", 0xFFC000), ("a:accent5", 0x5B9BD5),
        ("a:accent6", 0x70AD47), ("a:hlink", 0x0563C1), ("a:folHlink", 0x954F72),
    ]

    static func encode(font: String) -> XMLWriter {
        var xml = XMLWriter()
        xml.element("a:theme", ["xmlns:a": XMLNamespace.drawing, "name": "Office"]) { xml in
            xml.element("a:themeElements") { xml in
                xml.element("a:clrScheme", ["name": "Office"]) { xml in
                    for (name, color) in colors {
                        xml.element(name) { $0.element("a:srgbClr", ["val": color.hexadecimal]) }
                    }
                }
                xml.element("a:fontScheme", ["name": "Office"]) { xml in
                    for name: StaticString in ["a:majorFont", "a:minorFont"] {
                        xml.element(name) { xml in
                            xml.element("a:latin", ["typeface": font])
                            for script: StaticString in ["a:ea", "a:cs"] { xml.element(script, ["typeface": ""]) }
                        }
                    }
                }
                xml.element("a:fmtScheme", ["name": "Office"], writeFormats)
            }
        }
        return xml
    }

    /// Each list wants three entries: subtle, moderate, intense (§20.1.4.1.14).
    private static func writeFormats(_ xml: inout XMLWriter) {
        let lists: KeyValuePairs<StaticString, (inout XMLWriter) -> Void> = [
            "a:fillStyleLst": writeFill, "a:lnStyleLst": { $0.element("a:ln", [:], writeFill) },
            "a:effectStyleLst": { $0.element("a:effectStyle") { $0.element("a:effectLst") } },
            "a:bgFillStyleLst": writeFill,
        ]
        for (name, write) in lists {
            xml.element(name) { xml in for _ in 1...3 { write(&xml) } }
        }
    }

    private static func writeFill(_ xml: inout XMLWriter) {
        xml.element("a:solidFill") { $0.element("a:schemeClr", ["val": "phClr"]) }
    }
}
