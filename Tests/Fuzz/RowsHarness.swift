import SpreadsheetML
import ZipContainer

enum RowsHarness {
    /// What plain rows say must be what the XML parser reads of them. A comment right behind `<sheetData>` leaves all to
    /// the parser.
    static func run(_ bytes: [UInt8]) {
        let begin = Array("<sheetData>".utf8)
        guard let start = bytes.firstRange(of: begin) else { return }
        let commented = bytes[..<start.upperBound] + Array("<!---->".utf8) + bytes[start.upperBound...]
        let plain = cells(bytes)
        let parsed = cells(Array(commented))
        precondition(plain == parsed, "\(plain ?? []) \(parsed ?? [])")
    }

    private static func cells(_ sheet: [UInt8]) -> [String]? {
        let writer = ZipWriter(level: 0)
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let links = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        let parts: [(String, String)] = [
            (
                "_rels/.rels",
                "\(links)<Relationship Id=\"a\" Type=\"\(office)/officeDocument\" Target=\"w\"/></Relationships>"
            ),
            (
                "w",
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"\(office)\">"
                    + "<sheets><sheet name=\"a\" r:id=\"a\"/></sheets></workbook>"
            ),
            (
                "_rels/w.rels",
                "\(links)<Relationship Id=\"a\" Type=\"\(office)/worksheet\" Target=\"s\"/>"
                    + "<Relationship Id=\"b\" Type=\"\(office)/sharedStrings\" Target=\"t\"/></Relationships>"
            ),
            (
                "t",
                "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>a</t></si><si/></sst>"
            ),
        ]
        for (name, text) in parts { try? writer.add(name, Array(text.utf8)) }
        try? writer.add("s", sheet)
        guard let contents = try? WorkbookReader(writer.finish()).readSheet(0) else { return nil }
        return contents.rows.flatMap { row in
            row.cells.map { "\(row.index),\($0.column): \($0.value) \($0.formula?.text ?? "-")" }
        } + contents.warnings.map { "\($0)" } + contents.merges.map { "\($0)" }
    }
}
