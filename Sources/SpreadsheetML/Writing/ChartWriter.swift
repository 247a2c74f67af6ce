internal import XMLStream

/// Writes a chart part (ISO 29500-1 §21.2) and the drawing part that places charts (§20.5).
enum ChartWriter {
    private static let categoryAxis = 111_111_111
    private static let valueAxis = 222_222_222
    private static let grey: Color = 0x595959
    private static let gridGrey: Color = 0xD9D9D9

    static func encode(_ chart: BarChart) -> XMLWriter {
        var xml = XMLWriter()
        xml.start("c:chartSpace")
        xml.attribute("xmlns:c", Namespace.chart)
        xml.attribute("xmlns:a", Namespace.drawing)
        xml.attribute("xmlns:r", Namespace.relationships)
        xml.value("c:roundedCorners", "0")
        xml.element("c:chart") { xml in
            xml.element("c:title") { xml in
                xml.element("c:tx") { writeRichText(&$0, chart.title, size: 1200, isBold: true) }
                xml.value("c:overlay", "0")
            }
            xml.value("c:autoTitleDeleted", "0")
            xml.element("c:plotArea") { xml in
                xml.element("c:layout")
                writeBars(&xml, chart)
                writeCategoryAxis(&xml, chart)
                writeValueAxis(&xml, chart)
            }
            xml.element("c:legend") { xml in
                xml.value("c:legendPos", "b")
                xml.value("c:overlay", "0")
            }
            xml.value("c:plotVisOnly", "1")
            xml.value("c:dispBlanksAs", "gap")
        }
        xml.element("c:spPr") { xml in
            writeSolidFill(&xml, 0xFFFFFF)
            xml.element("a:ln") { $0.element("a:noFill") }
        }
        xml.end()
        return xml
    }

    private static func writeBars(_ xml: inout XMLWriter, _ chart: BarChart) {
        xml.start("c:barChart")
        xml.value("c:barDir", chart.direction.rawValue)
        xml.value("c:grouping", chart.grouping.rawValue)
        xml.value("c:varyColors", "0")
        for (index, series) in chart.series.enumerated() {
            xml.start("c:ser")
            xml.value("c:idx", String(index))
            xml.value("c:order", String(index))
            xml.element("c:tx") { xml in
                writeStrings(&xml, "c:strRef", series.name, [series.nameText])
            }
            xml.element("c:spPr") { writeSolidFill(&$0, series.color) }
            xml.value("c:invertIfNegative", "0")
            xml.element("c:cat") { writeStrings(&$0, "c:strRef", chart.categories, chart.cachedCategories) }
            xml.element("c:val") { xml in
                xml.element("c:numRef") { xml in
                    xml.element("c:f", text: series.values.description)
                    xml.element("c:numCache") { xml in
                        xml.element("c:formatCode", text: chart.numberFormat.code)
                        xml.value("c:ptCount", String(series.cachedValues.count))
                        for (point, value) in series.cachedValues.enumerated() {
                            xml.start("c:pt")
                            xml.attribute("idx", point)
                            xml.start("c:v")
                            xml.text(value)
                            xml.end()
                            xml.end()
                        }
                    }
                }
            }
            xml.end()
        }
        xml.value("c:gapWidth", "60")
        if chart.grouping == .stacked { xml.value("c:overlap", "100") }
        xml.value("c:axId", String(categoryAxis))
        xml.value("c:axId", String(valueAxis))
        xml.end()
    }

    private static func writeStrings(
        _ xml: inout XMLWriter, _ name: StaticString, _ reference: SheetReference, _ cache: [String]
    ) {
        xml.start(name)
        xml.element("c:f", text: reference.description)
        xml.element("c:strCache") { xml in
            xml.value("c:ptCount", String(cache.count))
            for (point, text) in cache.enumerated() {
                xml.start("c:pt")
                xml.attribute("idx", point)
                xml.element("c:v", text: EscapedText.encode(text))
                xml.end()
            }
        }
        xml.end()
    }

    private static func writeCategoryAxis(_ xml: inout XMLWriter, _ chart: BarChart) {
        xml.start("c:catAx")
        xml.value("c:axId", String(categoryAxis))
        // Bars are drawn from the bottom up; reversed, the first category stands on top.
        xml.element("c:scaling") { $0.value("c:orientation", chart.direction == .bar ? "maxMin" : "minMax") }
        xml.value("c:delete", "0")
        xml.value("c:axPos", chart.direction == .bar ? "l" : "b")
        xml.value("c:majorTickMark", "none")
        xml.value("c:minorTickMark", "none")
        xml.value("c:tickLblPos", "low")
        writeTextProperties(&xml)
        xml.value("c:crossAx", String(valueAxis))
        xml.value("c:crosses", "autoZero")
        xml.end()
    }

    private static func writeValueAxis(_ xml: inout XMLWriter, _ chart: BarChart) {
        xml.start("c:valAx")
        xml.value("c:axId", String(valueAxis))
        xml.element("c:scaling") { xml in
            xml.value("c:orientation", "minMax")
            xml.value("c:min", "0")
        }
        xml.value("c:delete", "0")
        xml.value("c:axPos", chart.direction == .bar ? "b" : "l")
        xml.element("c:majorGridlines") { xml in
            xml.element("c:spPr") { xml in
                xml.element("a:ln") { writeSolidFill(&$0, gridGrey) }
            }
        }
        xml.start("c:numFmt")
        xml.attribute("formatCode", chart.numberFormat.code)
        xml.attribute("sourceLinked", false)
        xml.end()
        xml.value("c:majorTickMark", "none")
        xml.value("c:minorTickMark", "none")
        xml.value("c:tickLblPos", "nextTo")
        writeTextProperties(&xml)
        xml.value("c:crossAx", String(categoryAxis))
        // With the categories reversed, the far end of their axis is at the bottom.
        xml.value("c:crosses", chart.direction == .bar ? "max" : "autoZero")
        xml.end()
    }

    private static func writeRichText(_ xml: inout XMLWriter, _ text: String, size: Int, isBold: Bool) {
        xml.element("c:rich") { xml in
            xml.element("a:bodyPr")
            xml.element("a:p") { xml in
                xml.element("a:pPr") { writeRunProperties(&$0, "a:defRPr", size: size, isBold: isBold) }
                xml.element("a:r") { xml in
                    writeRunProperties(&xml, "a:rPr", size: size, isBold: isBold)
                    xml.element("a:t", text: EscapedText.encode(text))
                }
            }
        }
    }

    private static func writeTextProperties(_ xml: inout XMLWriter) {
        xml.element("c:txPr") { xml in
            xml.element("a:bodyPr")
            xml.element("a:p") { xml in
                xml.element("a:pPr") { writeRunProperties(&$0, "a:defRPr", size: 900, isBold: false) }
                xml.element("a:endParaRPr")
            }
        }
    }

    private static func writeRunProperties(
        _ xml: inout XMLWriter, _ name: StaticString, size hundredthsOfPoint: Int, isBold: Bool
    ) {
        xml.start(name)
        xml.attribute("sz", hundredthsOfPoint)
        xml.attribute("b", isBold)
        writeSolidFill(&xml, grey)
        xml.end()
    }

    private static func writeSolidFill(_ xml: inout XMLWriter, _ color: Color) {
        xml.element("a:solidFill") { $0.value("a:srgbClr", color.hexadecimal) }
    }
}

/// Writes the drawing part that places a sheet's charts (ISO 29500-1 §20.5.2.35).
enum DrawingWriter {
    static func encode(_ charts: [(chart: BarChart, relationship: String)]) -> XMLWriter {
        var xml = XMLWriter()
        xml.start("xdr:wsDr")
        xml.attribute("xmlns:xdr", Namespace.spreadsheetDrawing)
        xml.attribute("xmlns:a", Namespace.drawing)
        for (index, item) in charts.enumerated() {
            xml.element("xdr:twoCellAnchor") { xml in
                writeCorner(
                    &xml, "xdr:from", row: item.chart.anchor.first.row - 1, column: item.chart.anchor.first.column - 1)
                writeCorner(&xml, "xdr:to", row: item.chart.anchor.last.row, column: item.chart.anchor.last.column)
                writeFrame(&xml, item.chart, relationship: item.relationship, id: index + 2)
                xml.element("xdr:clientData")
            }
        }
        xml.end()
        return xml
    }

    private static func writeCorner(_ xml: inout XMLWriter, _ name: StaticString, row: Int, column: Int) {
        xml.element(name) { xml in
            xml.element("xdr:col", text: String(column))
            xml.element("xdr:colOff", text: "0")
            xml.element("xdr:row", text: String(row))
            xml.element("xdr:rowOff", text: "0")
        }
    }

    private static func writeFrame(_ xml: inout XMLWriter, _ chart: BarChart, relationship: String, id: Int) {
        xml.start("xdr:graphicFrame")
        xml.attribute("macro", "")
        xml.element("xdr:nvGraphicFramePr") { xml in
            xml.start("xdr:cNvPr")
            xml.attribute("id", id)
            xml.attribute("name", EscapedText.encode(chart.title))
            xml.attribute("descr", EscapedText.encode(chart.alternativeText))
            xml.end()
            xml.element("xdr:cNvGraphicFramePr")
        }
        xml.element("xdr:xfrm") { xml in
            for (name, first, second): (StaticString, StaticString, StaticString) in [
                ("a:off", "x", "y"), ("a:ext", "cx", "cy"),
            ] {
                xml.start(name)
                xml.attribute(first, 0)
                xml.attribute(second, 0)
                xml.end()
            }
        }
        xml.element("a:graphic") { xml in
            xml.start("a:graphicData")
            xml.attribute("uri", Namespace.chart)
            xml.start("c:chart")
            xml.attribute("xmlns:c", Namespace.chart)
            xml.attribute("xmlns:r", Namespace.relationships)
            xml.attribute("r:id", relationship)
            xml.end()
            xml.end()
        }
        xml.end()
    }
}

extension XMLWriter {
    /// DrawingML's usual element: one `val` and nothing else.
    fileprivate mutating func value(_ name: StaticString, _ value: String) {
        start(name)
        attribute("val", value)
        end()
    }
}
