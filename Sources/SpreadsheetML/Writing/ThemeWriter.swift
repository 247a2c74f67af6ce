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
        xml.start("a:theme")
        xml.attribute("xmlns:a", Namespace.drawing)
        xml.attribute("name", "Office")
        xml.element("a:themeElements") { xml in
            xml.named("a:clrScheme") { xml in
                for (name, color) in colors {
                    xml.element(name) { xml in
                        xml.element("a:srgbClr") { $0.attribute("val", color.hexadecimal) }
                    }
                }
            }
            xml.named("a:fontScheme") { xml in
                for name: StaticString in ["a:majorFont", "a:minorFont"] {
                    xml.element(name) { xml in
                        for (script, typeface): (StaticString, String) in [
                            ("a:latin", font), ("a:ea", ""), ("a:cs", ""),
                        ] {
                            xml.element(script) { $0.attribute("typeface", typeface) }
                        }
                    }
                }
            }
            xml.named("a:fmtScheme") { writeFormats(&$0) }
        }
        xml.end()
        return xml
    }

    /// Each list wants three entries: subtle, moderate, intense (§20.1.4.1.14).
    private static func writeFormats(_ xml: inout XMLWriter) {
        writeThrice(&xml, "a:fillStyleLst", writeFill)
        writeThrice(&xml, "a:lnStyleLst") { xml in xml.element("a:ln", writeFill) }
        writeThrice(&xml, "a:effectStyleLst") { xml in
            xml.element("a:effectStyle") { $0.element("a:effectLst") }
        }
        writeThrice(&xml, "a:bgFillStyleLst", writeFill)
    }

    private static func writeThrice(_ xml: inout XMLWriter, _ name: StaticString, _ write: (inout XMLWriter) -> Void) {
        xml.element(name) { xml in for _ in 1...3 { write(&xml) } }
    }

    private static func writeFill(_ xml: inout XMLWriter) {
        xml.element("a:solidFill") { xml in
            xml.element("a:schemeClr") { $0.attribute("val", "phClr") }
        }
    }
}

extension XMLWriter {
    fileprivate mutating func named(_ name: StaticString, _ body: (inout XMLWriter) -> Void) {
        start(name)
        attribute("name", "Office")
        body(&self)
        end()
    }
}
