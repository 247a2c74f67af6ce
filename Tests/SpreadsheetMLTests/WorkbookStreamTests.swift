import SpreadsheetML
import TestSupport
import Testing

/// Rows that are streamed out.
@Suite("Streaming out")
struct WorkbookStreamTests {
    private struct Stop: Error {}

    @Test("A body that throws closes the stream, which says so")
    func throwingBody() throws {
        let stream = try WorkbookStream()
        #expect(throws: Stop.self) {
            try stream.addSheet(named: "A") { rows in
                try rows.append([.text("x")])
                throw Stop()
            }
        }
        for attempt in [{ try stream.addSheet(named: "B") { _ in } }, { _ = try stream.finish() }] {
            let error = #expect(throws: SpreadsheetError.self) { try attempt() }
            #expect(error?.detail == "the rows of the sheet 'A' ended in an error")
            #expect(error?.underlying is Stop)
        }
    }

    @Test("A row that is refused leaves nothing behind, and the sheet goes on")
    func refusedRow() throws {
        var other = StyleTable()
        let foreign = other.add(CellStyle(fill: 0xFF0000))
        let stream = try WorkbookStream(dateSystem: .from1904)
        try stream.addSheet(named: "A") { rows in
            try rows.append([.text("x")])
            let early = CellValue.date(SerialDate(serial: 1_000))
            let refused: [([CellValue], String)] = [
                ([.text("y"), .number(.nan)], "A!B2"), ([.text("y"), early], "A!B2"), ([.error("#NOPE")], "A!A2"),
                (Array(repeating: .empty, count: 16_385), "A"),
            ]
            for (values, place) in refused {
                let error = #expect(throws: SpreadsheetError.self) { try rows.append(values) }
                #expect(error?.place == place)
            }
            let error = #expect(throws: SpreadsheetError.self) { try rows.append([.number(1)], style: foreign) }
            #expect(error?.place == "A!A2")
            try rows.append([.text("z")])
        }
        let bytes = try stream.finish()
        expectClean(bytes, from: .ourStream)
        let rows = try WorkbookReader(bytes).readSheet(0).rows
        #expect(rows.map { $0[column: 1]?.value } == [.text("x"), .text("z")])
        #expect(rows.map(\.index) == [1, 2])
    }

    @Test("Copies of the rows add to one sheet, and to none once it is ended")
    func copies() throws {
        let stream = try WorkbookStream()
        var kept: StreamedRows?
        try stream.addSheet(named: "A") { rows in
            var copy = rows
            try rows.append([.number(1)])
            try copy.append([.number(2)])
            #expect(rows.count == 2)
            kept = copy
        }
        #expect(throws: SpreadsheetError.self) { try kept?.append([.number(3)]) }
        let rows = try WorkbookReader(stream.finish()).readSheet(0).rows
        #expect(rows.map { $0[column: 1]?.value } == [.number(1), .number(2)])
    }

    @Test("One sheet at a time, and one end")
    func order() throws {
        let stream = try WorkbookStream()
        #expect(throws: SpreadsheetError.self) { try stream.finish() }
        try stream.addSheet(named: "A") { rows in
            try rows.append([.number(1)])
            #expect(throws: SpreadsheetError.self) { try stream.addSheet(named: "B") { _ in } }
            #expect(throws: SpreadsheetError.self) { try stream.finish() }
        }
        expectClean(try stream.finish(), from: .ourStream)
        #expect(throws: SpreadsheetError.self) { try stream.finish() }
        #expect(throws: SpreadsheetError.self) { try stream.addSheet(named: "C") { _ in } }
    }

    @Test("Rows are passed over up to the last one")
    func skipping() throws {
        let stream = try WorkbookStream()
        try stream.addSheet(named: "A") { rows in
            rows.skip(-1)
            rows.skip(1_048_575)
            try rows.append([.number(1)])
            rows.skip(.max)
            let error = #expect(throws: SpreadsheetError.self) { try rows.append([.number(1)]) }
            #expect(error?.code == .beyondLimit(what: "a row", value: 1_048_577, limit: 1_048_576))
        }
        let rows = try WorkbookReader(stream.finish()).readSheet(0).rows
        #expect(rows.map(\.index) == [1_048_576])
    }

    @Test("What can't be is refused at once")
    func start() throws {
        #expect(throws: SpreadsheetError.self) { try WorkbookStream(compressionLevel: 0) }
        var properties = DocumentProperties()
        properties.created = ""
        #expect(throws: SpreadsheetError.self) { try WorkbookStream(properties: properties) }
        var styles = StyleTable()
        _ = styles.add(CellStyle(font: Font(size: .nan)))
        #expect(throws: SpreadsheetError.self) { try WorkbookStream(styles: styles) }
        let stream = try WorkbookStream()
        let widths = [ColumnWidth(2...3, width: 1), ColumnWidth(1...1, width: 1)]
        #expect(throws: SpreadsheetError.self) { try stream.addSheet(named: "A", columns: widths) { _ in } }
    }

    @Test("Cells have a look and a formula of their own, rows a height")
    func cells() throws {
        var styles = StyleTable()
        let percent = styles.add(CellStyle(numberFormat: "0%"))
        let stream = try WorkbookStream(styles: styles)
        try stream.addSheet(named: "A") { rows in
            try rows.append(
                cells: [
                    StreamedCell(.number(0.5), style: percent), StreamedCell(.empty),
                    StreamedCell(.empty, style: percent),
                    StreamedCell(.number(1), formula: "A1*2"), StreamedCell(.text("oui"), formula: "\"oui\""),
                ], height: 30)
            try rows.append(cells: [])
            try rows.append([.text("fin")])
        }
        let bytes = try stream.finish()
        expectClean(bytes, from: .ourStream)
        let sheet = try #require(try PatchedPackage(bytes)["xl/worksheets/sheet1.xml"])
        #expect(
            sheet.contains(
                """
                <row r="1" ht="30" customHeight="1"><c r="A1" s="1"><v>0.5</v></c><c r="C1" s="1"/>\
                <c r="D1"><f>A1*2</f><v>1</v></c><c r="E1" t="str"><f>"oui"</f><v>oui</v></c></row><row r="2"/>
                """))
    }

    @Test("A cell, a formula or a height that no program takes leaves nothing behind")
    func refusedCells() throws {
        var other = StyleTable()
        let foreign = other.add(CellStyle(fill: 0xFF0000))
        let stream = try WorkbookStream()
        try stream.addSheet(named: "A") { rows in
            for cell in [StreamedCell(.number(1), style: foreign), StreamedCell(.number(1), formula: "1+")] {
                #expect(throws: SpreadsheetError.self) { try rows.append(cells: [StreamedCell(.text("x")), cell]) }
            }
            let error = #expect(throws: SpreadsheetError.self) { try rows.append(cells: [], height: 410) }
            #expect(error?.place == "A!1")
            #expect(rows.count == 0)
        }
        let bytes = try stream.finish()
        expectClean(bytes, from: .ourStream)
        #expect(try PatchedPackage(bytes)["xl/sharedStrings.xml"] == nil)
    }

    /// What stands around the cells of a sheet whose rows are streamed.
    private func frame(_ name: String) throws -> Worksheet {
        var frame = try Worksheet(name: name)
        frame.frozenAt = try SampleWorkbook.cell("B3")
        frame.autoFilter = try SampleWorkbook.range("A2:B9")
        frame.columns = [ColumnWidth(1...1, width: 20), ColumnWidth(2...2, width: 9, isHidden: true)]
        try frame.merge("A1:B1")
        try frame.set(.text("Mesures"), at: "A1")
        for (column, heading) in ["Jour", "Mesure", "État", "Note"].enumerated() {
            try frame.set(.text(heading), at: try #require(CellReference(row: 2, column: column + 1)))
        }
        frame.tables = [SheetTable(name: "t_" + name, try SampleWorkbook.range("C2:D9"))]
        frame.comments = [CellComment(try SampleWorkbook.cell("A5"), "À voir")]
        frame.pictures = [try Picture(SampleImage.png, at: SampleWorkbook.cell("F2"), alternativeText: "")]
        try frame.validate(DataValidation([SampleWorkbook.range("B3:B9")], .decimal(.greater("0"))))
        frame.hyperlinks = [Hyperlink(try SampleWorkbook.cell("A4"), to: .address("https://exemple.fr/"))]
        frame.printSetup = PrintSetup(.landscape, repeatedRows: 1...2)
        return frame
    }

    @Test("A sheet's frame stands around the rows, below its own")
    func framed() throws {
        let stream = try WorkbookStream()
        var hidden = try Worksheet(name: "Caché")
        hidden.visibility = .hidden
        try stream.addSheet(hidden) { try $0.append([.number(1)]) }
        for name in ["a_", "b_"] {
            try stream.addSheet(frame(name)) { rows in
                #expect(rows.count == 2)
                for day in 3...9 { try rows.append([.number(Double(day)), .number(0.5), .text("ok"), .empty]) }
            }
        }
        let bytes = try stream.finish()
        expectClean(bytes, from: .ourStream)
        let reader = try WorkbookReader(bytes)
        #expect(reader.sheets.map(\.visibility) == [.hidden, .visible, .visible])
        let rows = try reader.readSheet(2).rows
        #expect(rows.map(\.index) == Array(1...9))
        #expect(
            rows.map { $0[column: 1]?.value } == [.text("Mesures"), .text("Jour")] + (3...9).map { .number(Double($0)) }
        )
        let workbook = try #require(try PatchedPackage(bytes)["xl/workbook.xml"])
        #expect(workbook.contains("name=\"_xlnm._FilterDatabase\" localSheetId=\"2\" hidden=\"1\">'b_'!$A$2:$B$9<"))
        #expect(workbook.contains("activeTab=\"1\""))
        let (wanted, details) = (try frame("b_"), try reader.readDetails(ofSheet: 2))
        #expect(details.frozenAt == wanted.frozenAt)
        #expect(details.columns == wanted.columns)
        #expect(details.autoFilter == wanted.autoFilter)
        #expect(details.tables == wanted.tables)
        #expect(details.comments == wanted.comments)
        #expect(details.hyperlinks == wanted.hyperlinks)
        #expect(details.validations == wanted.validations)
        #expect(try reader.readSheet(2).merges == wanted.merges)
        let sheet = try #require(try PatchedPackage(bytes)["xl/worksheets/sheet3.xml"])
        #expect(sheet.contains("fitToHeight=\"0\" orientation=\"landscape\"/>"))
        #expect(sheet.contains("<drawing r:id="))
    }

    @Test("A frame is checked before it is begun")
    func refusedFrame() throws {
        let stream = try WorkbookStream()
        try stream.addSheet(frame("a_")) { _ in }
        var twice = try frame("b_")
        twice.tables = [SheetTable(name: "T_A_", try SampleWorkbook.range("C2:D9"))]
        #expect(throws: SpreadsheetError.self) { try stream.addSheet(twice) { _ in } }
        var far = try frame("b_")
        far.zoom = 9
        #expect(throws: SpreadsheetError.self) { try stream.addSheet(far) { _ in } }
        #expect(throws: SpreadsheetError.self) { try stream.addSheet(frame("A_")) { _ in } }
        expectClean(try stream.finish(), from: .ourStream)
    }

    @Test("What XML can't carry around the rows closes the stream")
    func unwritableFrame() throws {
        let stream = try WorkbookStream()
        var frame = try frame("a_")
        frame.charts = [try WriterGateTests.chart(values: [1])]
        frame.charts[0].categories = SheetReference(sheet: "\u{1}", range: frame.charts[0].categories.range)
        let error = #expect(throws: SpreadsheetError.self) { try stream.addSheet(frame) { _ in } }
        #expect(error?.code == .unwritable("/xl/charts/chart1.xml"))
        #expect(throws: SpreadsheetError.self) { try stream.finish() }
    }

    @Test("Sheets that are all hidden make no workbook")
    func hidden() throws {
        let stream = try WorkbookStream()
        var hidden = try Worksheet(name: "A")
        hidden.visibility = .veryHidden
        try stream.addSheet(hidden) { _ in }
        let error = #expect(throws: SpreadsheetError.self) { try stream.finish() }
        #expect(error?.code == .noVisibleSheet)
    }
}
