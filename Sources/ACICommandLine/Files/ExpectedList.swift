internal import ACIModel
internal import ACIReports
internal import ACIWorkbook

/// The CPTS that ought to have answered: a table in CSV, whose headings name a column `nom` and perhaps `département`.
enum ExpectedList {
    static func read(_ path: String) throws(Failure) -> [CPTSAttendue] {
        let file = InputFile(path: path, ending: ".csv")
        let rows = CSVReader.rows(try file.bytes())
        func column(_ name: String) -> Int? { rows.first?.firstIndex { Fr.cleDeComparaison($0) == name } }
        guard let name = column("nom") else {
            throw Failure(
                .unreadable,
                "\(file.quotedName) n’est pas une liste de CPTS\(Fr.insecable): sa première ligne doit nommer une colonne "
                    + "«\(Fr.insecable)nom\(Fr.insecable)», et si possible «\(Fr.insecable)département\(Fr.insecable)». Enregistrez-la au format CSV."
            )
        }
        let department = column("departement")
        func text(_ row: [String], _ column: Int) -> String? {
            guard row.indices.contains(column) else { return nil }
            let text = Fr.elaguer(row[column])
            return text.isEmpty ? nil : text
        }
        return rows.dropFirst().compactMap { row in
            text(row, name).map { CPTSAttendue(nom: $0, departement: department.flatMap { text(row, $0) }) }
        }
    }
}
