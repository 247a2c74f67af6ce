import SpreadsheetML

/// Asks for all that a workbook says beside its cells: whatever is wrong there is an error, and none ends the program.
enum AroundTheCells {
    private struct Row: Decodable {
        let number: Double?
        let text: String?
        let code: String

        enum CodingKeys: String, CodingKey {
            case number = "Valeur déclarée", text = "Indicateur", code = "Code"
        }
    }

    static func read(_ bytes: [UInt8]) {
        guard let workbook = try? WorkbookReader(bytes) else { return }
        _ = try? workbook.readProperties()
        let styles = try? workbook.readStyles()
        for index in workbook.sheets.indices {
            _ = try? workbook.readDetails(ofSheet: index)
            _ = try? workbook.readRows(ofSheet: index, as: Row.self)
            guard let sheet = try? workbook.readSheet(index) else { continue }
            for row in sheet.rows.prefix(100) {
                for cell in row.cells { _ = (styles?[cell], cell.richText, cell.duration, cell.rawText) }
            }
        }
    }
}
