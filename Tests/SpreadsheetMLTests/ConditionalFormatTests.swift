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
        for grouping in [Chart.Grouping.clustered, .stacked] {
            var workbook = Workbook()
            var sheet = try Worksheet(name: "S")
            var chart = try WriterGateTests.chart(values: [-1])
            (chart.direction, chart.grouping) = (direction, grouping)
            sheet.charts = [chart]
            try workbook.add(sheet)
            let bytes = try workbook.encoded()
            expectClean(bytes)
            let xml = try #require(try PatchedPackage(bytes)["xl/charts/chart1.xml"])
            let isLine = direction == .line
            #expect(xml.contains("<c:lineChart>") == isLine)
            #expect(xml.contains("<c:barChart>") == !isLine)
            // Columns of losses hang from the line.
            #expect(!xml.contains("<c:min "))
            let name = grouping == .stacked ? "stacked" : isLine ? "standard" : "clustered"
            #expect(xml.contains("<c:grouping val=\"\(name)\"/>"))
        }
    }
}
