import SpreadsheetML
import TestSupport
import Testing

@Suite("Conditional formats and charts that are written")
struct ConditionalFormatTests {
    @Test(
        "Comparisons have an operator and their bounds",
        arguments: [
            (.between("1", "2"), "between", 2), (.notBetween("1", "2"), "notBetween", 2), (.equal("1"), "equal", 1),
            (.notEqual("1"), "notEqual", 1), (.greaterOrEqual("1"), "greaterThanOrEqual", 1),
            (.lessOrEqual("1"), "lessThanOrEqual", 1), (.greater("1"), "greaterThan", 1), (.less("1"), "lessThan", 1),
        ] as [(DataValidation.Comparison, String, Int)])
    func comparisons(comparison: DataValidation.Comparison, name: String, bounds: Int) throws {
        let xml = try written(.cellIs(comparison), style: DifferentialStyle(isBold: true))
        #expect(
            xml.contains(
                "<cfRule type=\"cellIs\" dxfId=\"0\" priority=\"1\" operator=\"\(name)\"><formula>1</formula>"))
        #expect(xml.contains("<formula>2</formula>") == (bounds == 2))
    }

    @Test("A colour scale has its points, then their colours")
    func scale() throws {
        let two = try written(.colorScale(from: ScalePoint(.lowest, 0xFF0000), to: ScalePoint(.number(2.5), 0x00FF00)))
        #expect(
            two.contains(
                """
                <colorScale><cfvo type="min"/><cfvo type="num" val="2.5"/>\
                <color rgb="FFFF0000"/><color rgb="FF00FF00"/></colorScale>
                """))
        let three = try written(
            .colorScale(
                from: ScalePoint(.percent(10), 1), through: ScalePoint(.formula("A2"), 2), to: ScalePoint(.highest, 3)))
        #expect(
            three.contains(
                "<cfvo type=\"percent\" val=\"10.0\"/><cfvo type=\"formula\" val=\"A2\"/><cfvo type=\"max\"/>"))
        #expect(three.ranges(of: "<color ").count == 3)
    }

    private func written(_ condition: ConditionalFormat.Condition, style: DifferentialStyle? = nil) throws -> String {
        try WrittenSheet.xml { sheet in
            try sheet.set(.number(1), at: "A1")
            sheet.conditionalFormats = [
                ConditionalFormat([try SampleWorkbook.range("A1:A9")], when: condition, style: style)
            ]
        }
    }

    @Test("Lines have their own element, bars and columns theirs", arguments: [Chart.Direction.bar, .column, .line])
    func charts(direction: Chart.Direction) throws {
        for (grouping, value) in [(Chart.Grouping.clustered, -1.0), (.stacked, 1)] {
            var workbook = Workbook()
            var sheet = try Worksheet(name: "S")
            var chart = try WriterGateTests.chart(values: [value])
            (chart.direction, chart.grouping) = (direction, grouping)
            sheet.charts = [chart]
            try workbook.add(sheet)
            let bytes = try workbook.encoded()
            expectClean(bytes)
            let xml = try #require(try PatchedPackage(bytes)["xl/charts/chart1.xml"])
            let (isLine, isBar, isStacked) = (direction == .line, direction == .bar, grouping == .stacked)
            #expect(xml.contains("<c:lineChart>") == isLine)
            #expect(xml.contains("<c:barChart><c:barDir val=\"\(isBar ? "bar" : "col")\"/>") == !isLine)
            // Columns of losses hang from the line; lines may begin anywhere.
            #expect(xml.contains("<c:min val=\"0\"/>") == (value > 0 && !isLine))
            #expect(xml.contains("<c:overlap val=\"100\"/>") == (isStacked && !isLine))
            let name = isStacked ? "stacked" : isLine ? "standard" : "clustered"
            #expect(xml.contains("<c:grouping val=\"\(name)\"/>"))
            // The first bar stands on top; columns and lines go to the right.
            for (axis, orientation, place, crosses) in [
                ("catAx", isBar ? "maxMin" : "minMax", isBar ? "l" : "b", "autoZero"),
                ("valAx", "minMax", isBar ? "b" : "l", isBar ? "max" : "autoZero"),
            ] {
                let pieces = xml.split(separator: "c:\(axis)>")
                let content = try #require(pieces.count == 3 ? pieces[1] : nil)
                #expect(content.contains("<c:orientation val=\"\(orientation)\"/>"), "\(axis)")
                #expect(content.contains("<c:axPos val=\"\(place)\"/>"), "\(axis)")
                #expect(content.contains("<c:crosses val=\"\(crosses)\"/>"), "\(axis)")
            }
        }
    }

    @Test("A bar has bounds and a colour, and neither a look nor an end of the rules")
    func bar() throws {
        let xml = try WrittenSheet.xml { sheet in
            try sheet.set(.number(1), at: "A1")
            sheet.conditionalFormats = [
                ConditionalFormat(
                    [try SampleWorkbook.range("A1:A9")], when: .dataBar(0x0F766E, minimum: "-1.5", maximum: "B1"),
                    style: DifferentialStyle(isBold: true), stopsIfTrue: true)
            ]
        }
        #expect(
            xml.contains(
                #"<cfRule type="dataBar" priority="1"><dataBar><cfvo type="num" val="-1.5"/>"#
                    + #"<cfvo type="formula" val="B1"/><color rgb="FF0F766E"/></dataBar></cfRule>"#), "\(xml)")
    }

    @Test("A conditional look has its number format, and takes boldness away where it says so")
    func look() throws {
        let style = DifferentialStyle(textColor: 0xC00000, isBold: false, fill: 0xFFEE00, numberFormat: "0.0 \"h\"")
        let bytes = try WrittenSheet.bytes { sheet in
            try sheet.set(.number(1), at: "A1")
            sheet.conditionalFormats = [
                ConditionalFormat([try SampleWorkbook.range("A1")], when: .expression("A1>0"), style: style)
            ]
        }
        let styles = try #require(try PatchedPackage(bytes)["xl/styles.xml"])
        #expect(
            styles.contains(
                #"<dxf><font><b val="0"/><color rgb="FFC00000"/></font>"#
                    + #"<numFmt numFmtId="164" formatCode="0.0 &quot;h&quot;"/><fill>"#))
    }
}
