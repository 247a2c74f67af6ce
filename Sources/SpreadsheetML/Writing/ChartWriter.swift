internal import XMLStream

/// Writes a chart part (ISO 29500-1 §21.2).
enum ChartWriter {
    private static let categoryAxis = 111_111_111
    private static let valueAxis = 222_222_222
    /// 2.25 points, in English Metric Units.
    private static let lineWidth = 28_575
    private static let grey: Color = 0x595959
    private static let gridGrey: Color = 0xD9D9D9

    static func encode(_ chart: Chart) -> XMLWriter {
        var xml = XMLWriter()
        let namespaces: XMLAttributes = [
            "xmlns:c": XMLNamespace.chart, "xmlns:a": XMLNamespace.drawing, "xmlns:r": XMLNamespace.officeRelationships,
        ]
        xml.element("c:chartSpace", namespaces) { xml in
            xml.value("c:roundedCorners", 0)
            xml.element("c:chart") { xml in
                xml.element("c:title") { xml in
                    xml.element("c:tx") { writeTitle(&$0, chart.title) }
                    xml.value("c:overlay", 0)
                }
                xml.value("c:autoTitleDeleted", 0)
                xml.element("c:plotArea") { xml in
                    xml.element("c:layout")
                    writePlot(&xml, chart)
                    writeCategoryAxis(&xml, chart)
                    writeValueAxis(&xml, chart)
                }
                xml.element("c:legend") { xml in
                    xml.value("c:legendPos", "b")
                    xml.value("c:overlay", 0)
                }
                xml.value("c:plotVisOnly", 1)
                xml.value("c:dispBlanksAs", "gap")
            }
            xml.element("c:spPr") { xml in
                writeSolidFill(&xml, 0xFFFFFF)
                xml.element("a:ln") { $0.element("a:noFill") }
            }
        }
        return xml
    }

    private static func writePlot(_ xml: inout XMLWriter, _ chart: Chart) {
        let isLine = chart.direction == .line
        xml.element(isLine ? "c:lineChart" : "c:barChart") { xml in
            if !isLine { xml.value("c:barDir", chart.direction.rawValue) }
            xml.value("c:grouping", isLine && chart.grouping == .clustered ? "standard" : chart.grouping.rawValue)
            xml.value("c:varyColors", 0)
            for (index, series) in chart.series.enumerated() {
                xml.element("c:ser") { writeSeries(&$0, series, at: index, of: chart) }
            }
            if isLine {
                xml.value("c:marker", 1)
            } else {
                xml.value("c:gapWidth", 60)
                if chart.grouping == .stacked { xml.value("c:overlap", 100) }
            }
            xml.value("c:axId", categoryAxis)
            xml.value("c:axId", valueAxis)
        }
    }

    private static func writeSeries(
        _ xml: inout XMLWriter, _ series: Chart.Series, at index: Int, of chart: Chart
    ) {
        xml.value("c:idx", index)
        xml.value("c:order", index)
        xml.element("c:tx") { writeStrings(&$0, series.name, [series.nameText]) }
        if chart.direction == .line {
            xml.element("c:spPr") { $0.element("a:ln", ["w": lineWidth]) { writeSolidFill(&$0, series.color) } }
            xml.element("c:marker") { $0.value("c:symbol", "none") }
        } else {
            xml.element("c:spPr") { writeSolidFill(&$0, series.color) }
            xml.value("c:invertIfNegative", 0)
        }
        xml.element("c:cat") { writeStrings(&$0, chart.categories, chart.cachedCategories) }
        xml.element("c:val") { xml in
            xml.element("c:numRef") { xml in
                xml.element("c:f", text: series.values.description)
                xml.element("c:numCache") { xml in
                    xml.element("c:formatCode", text: chart.numberFormat.code)
                    writePoints(&xml, series.cachedValues) { xml, value in xml.element("c:v") { $0.text(value) } }
                }
            }
        }
        if chart.direction == .line { xml.value("c:smooth", 0) }
    }

    private static func writeStrings(_ xml: inout XMLWriter, _ reference: SheetReference, _ cache: [String]) {
        xml.element("c:strRef") { xml in
            xml.element("c:f", text: reference.description)
            xml.element("c:strCache") { xml in
                writePoints(&xml, cache) { $0.element("c:v", text: EscapedText.encode($1)) }
            }
        }
    }

    private static func writePoints<Value>(
        _ xml: inout XMLWriter, _ values: [Value], _ write: (inout XMLWriter, Value) -> Void
    ) {
        xml.value("c:ptCount", values.count)
        for (point, value) in values.enumerated() {
            xml.element("c:pt", ["idx": point]) { write(&$0, value) }
        }
    }

    private static func writeCategoryAxis(_ xml: inout XMLWriter, _ chart: Chart) {
        xml.element("c:catAx") { xml in
            xml.value("c:axId", categoryAxis)
            // Bars are drawn from the bottom up; reversed, the first category stands on top.
            xml.element("c:scaling") { $0.value("c:orientation", chart.direction == .bar ? "maxMin" : "minMax") }
            xml.value("c:delete", 0)
            xml.value("c:axPos", chart.direction == .bar ? "l" : "b")
            writeLabels(&xml, at: "low")
            xml.value("c:crossAx", valueAxis)
            xml.value("c:crosses", "autoZero")
        }
    }

    private static func writeValueAxis(_ xml: inout XMLWriter, _ chart: Chart) {
        xml.element("c:valAx") { xml in
            xml.value("c:axId", valueAxis)
            xml.element("c:scaling") { xml in
                xml.value("c:orientation", "minMax")
                // Bars are as long as their value, and may go below the line; lines may begin anywhere.
                let isAbove = chart.series.allSatisfy { $0.cachedValues.allSatisfy { $0 >= 0 } }
                if chart.direction != .line, isAbove { xml.value("c:min", 0) }
            }
            xml.value("c:delete", 0)
            xml.value("c:axPos", chart.direction == .bar ? "b" : "l")
            xml.element("c:majorGridlines") { xml in
                xml.element("c:spPr") { $0.element("a:ln") { writeSolidFill(&$0, gridGrey) } }
            }
            xml.element("c:numFmt", ["formatCode": chart.numberFormat.code, "sourceLinked": false])
            writeLabels(&xml, at: "nextTo")
            xml.value("c:crossAx", categoryAxis)
            // With the categories reversed, the far end of their axis is at the bottom.
            xml.value("c:crosses", chart.direction == .bar ? "max" : "autoZero")
        }
    }

    /// An axis without marks, and the look of its labels.
    private static func writeLabels(_ xml: inout XMLWriter, at position: String) {
        xml.value("c:majorTickMark", "none")
        xml.value("c:minorTickMark", "none")
        xml.value("c:tickLblPos", position)
        xml.element("c:txPr") { xml in
            writeParagraph(&xml, size: 900, isBold: false) { $0.element("a:endParaRPr") }
        }
    }

    private static func writeTitle(_ xml: inout XMLWriter, _ title: String) {
        xml.element("c:rich") { xml in
            writeParagraph(&xml, size: 1200, isBold: true) { xml in
                xml.element("a:r") { xml in
                    writeRunProperties(&xml, "a:rPr", size: 1200, isBold: true)
                    xml.element("a:t", text: EscapedText.encode(title))
                }
            }
        }
    }

    private static func writeParagraph(
        _ xml: inout XMLWriter, size: Int, isBold: Bool, _ content: (inout XMLWriter) -> Void
    ) {
        xml.element("a:bodyPr")
        xml.element("a:p") { xml in
            xml.element("a:pPr") { writeRunProperties(&$0, "a:defRPr", size: size, isBold: isBold) }
            content(&xml)
        }
    }

    private static func writeRunProperties(
        _ xml: inout XMLWriter, _ name: StaticString, size hundredthsOfPoint: Int, isBold: Bool
    ) {
        xml.element(name, ["sz": hundredthsOfPoint, "b": isBold]) { writeSolidFill(&$0, grey) }
    }

    private static func writeSolidFill(_ xml: inout XMLWriter, _ color: Color) {
        xml.element("a:solidFill") { $0.value("a:srgbClr", color.hexadecimal) }
    }
}

extension XMLWriter {
    /// DrawingML's usual element: one `val` and nothing else.
    fileprivate mutating func value(_ name: StaticString, _ value: any XMLAttributeValue) {
        element(name, ["val": value])
    }
}
