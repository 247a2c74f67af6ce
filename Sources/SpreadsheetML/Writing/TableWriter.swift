internal import XMLStream

/// Writes a table part (ISO 29500-1 §18.5.1.2).
enum TableWriter {
    /// - Parameter number: the table's, among all of the workbook, from 1.
    static func encode(_ table: SheetTable, headings: [String], number: Int) -> XMLWriter {
        var xml = XMLWriter()
        let range = table.range.description
        xml.element(
            "table",
            [
                "xmlns": XMLNamespace.spreadsheet, "id": number, "name": table.name, "displayName": table.name,
                "ref": range, "totalsRowShown": false,
            ]
        ) { xml in
            xml.element("autoFilter", ["ref": range])
            xml.element("tableColumns", ["count": headings.count]) { xml in
                for (index, heading) in headings.enumerated() {
                    xml.element("tableColumn", ["id": index + 1, "name": name(of: heading)])
                }
            }
            xml.element("tableStyleInfo", ["name": table.style?.name, "showRowStripes": table.hasBandedRows])
        }
        return xml
    }

    /// Programs escape the line breaks of a heading here, and compare.
    private static func name(of heading: String) -> String {
        EscapedText.encode(heading).replacing("\n", with: "_x000a_")
    }
}
