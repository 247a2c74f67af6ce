internal import XMLStream

/// Writes the theme part (ISO 29500-1 §14.2.7): plain colours, fonts and effects, because some programs
/// and validators miss a workbook's theme when it has none.
enum ThemeWriter {
    private static let colors: [(StaticString, Color)] = [
        ("a:dk1", 0x000000), ("a:lt1", 0xFFFFFF), ("a:dk2", 0x1F2933), ("a:lt2", 0xF2F4F5), ("a:accent1", 0x0F766E),
        ("a:accent2", 0xC98A0B), ("a:accent3", 0x52606D), ("a:accent4", 0x5FB3A8), ("a:accent5", 0x8A1C12),
        ("a:accent6", 0x14532D), ("a:hlink", 0x0B5CAD), ("a:folHlink", 0x6B4C9A),
    ]

    static func encode(font: String) -> [UInt8] {
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
        return xml.bytes
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
