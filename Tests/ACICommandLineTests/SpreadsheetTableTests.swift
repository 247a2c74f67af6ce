import ACIModel
import Foundation
import TestSupport
import Testing

@Suite("import --format csv, in a French spreadsheet")
struct SpreadsheetTableTests {
    /// How a program takes the file apart: what it takes for separators, and whether it looks for dates.
    enum Opening: String, CaseIterable, Sendable {
        /// LibreOffice's dialog as it comes up: tabs, commas and semicolons separate.
        case libreOffice = "9/44/59,34,76,1,,1036,false,false"
        /// Excel's, which knows the list separator of the country alone, and makes dates.
        case excel = "59,34,76,1,,1036,false,true"
    }

    @Test("every field is in its column, and amounts are numbers", arguments: Opening.allCases)
    func columns(opening: Opening) async throws {
        let place = try Workplace()
        try place.makeFolder("bilans")
        for (name, text) in [("a", "Rue 1, bât. B ; « x »"), ("b", "dit \"le Lac\"\ndeuxième ligne"), ("c", "=1+1")] {
            var bilan = try Modeles.ordinaire(nom: text)
            bilan.identite.coordinateur = "\t\(text);,"
            bilan.reponses["2.1"]?.atteint = name == "b" ? .partiel : .oui
            bilan.reponses["1.A.2"]?.valeur = .decimal(9.25)
            try place.write(bilan, to: "bilans/\(name).xlsx")
        }
        let run = try await place.run("import", "bilans", "--format", "csv")
        try place.write(run.output.utf8, to: "bilans.csv")
        let profile = "-env:UserInstallation=\(place.folder.file("profil").absoluteString)"
        let made = try await ExternalProgram.soffice.run(
            [
                profile, "--headless", "--infilter=Text - txt - csv (StarCalc):\(opening.rawValue)", "--convert-to",
                "xlsx",
                "--outdir", place.folder.url.path, "bilans.csv",
            ], directory: place.folder.url, timeout: 300)
        #expect(made.exitCode == 0, "\(made.summary)")
        let sheet = try #require(
            try await PythonDriver.openpyxlDump([place.folder.file("bilans.xlsx")]).first?.sheets.first)
        let found = Dictionary(uniqueKeysWithValues: sheet.cells.map { ($0.address, $0) })
        let rows = run.csvRows
        #expect(rows.count == 4)
        let titles = rows[0]
        var amounts = 0
        for (rank, row) in rows.enumerated() {
            for (column, field) in row.enumerated() {
                let cell = found[address(column, rank + 1)]
                if field.isEmpty {
                    #expect(cell?.text == nil && cell?.number == nil)
                } else if rank > 0, case .number(let number) = FigureTables.figure(field) {
                    #expect(cell?.number == number, "\(titles[column]): \(field)")
                    amounts += 1
                } else if cell?.type == .date {
                    #expect(
                        opening == .excel && field == cell?.date.flatMap { Jour(iso: String($0.prefix(10))) }?.francais)
                } else {
                    #expect(cell?.text == field, "\(titles[column])")
                }
            }
            #expect(found[address(row.count, rank + 1)] == nil, "nothing stands beyond the last column")
        }
        #expect(amounts > 100)
    }

    private func address(_ column: Int, _ row: Int) -> String {
        let letters = column < 26 ? "" : String(UnicodeScalar(UInt8(64 + column / 26)))
        return letters + String(UnicodeScalar(UInt8(65 + column % 26))) + String(row)
    }
}
