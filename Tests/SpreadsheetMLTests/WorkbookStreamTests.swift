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
            for values in [[.text("y"), .number(.nan)], [.text("y"), early], [.error("#NOPE")]] as [[CellValue]] {
                #expect(throws: SpreadsheetError.self) { try rows.append(values) }
            }
            #expect(throws: SpreadsheetError.self) { try rows.append([.number(1)], style: foreign) }
            let wide = Array(repeating: CellValue.empty, count: 16_385)
            #expect(throws: SpreadsheetError.self) { try rows.append(wide) }
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
}
