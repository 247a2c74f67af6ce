import Foundation
import TestSupport
import Testing

/// One blank workbook, opened once in LibreOffice: each bilan is typed over the one before.
struct SaisieEnSerie {
    private let vierge: WrittenWorkbook
    private var ecrit: [String: TypedValue] = [:]
    var steps: [LibreOfficeSession.Step] = []

    fileprivate init(_ vierge: ClasseurVierge) throws { self.vierge = try vierge.classeur() }

    /// Types these values, by defined name; what they leave out is made blank again.
    mutating func type(_ saisies: [String: TypedValue]) throws {
        for nom in Set(saisies.keys).union(ecrit.keys).sorted() {
            // A name takes LibreOffice ten times longer to look up than a place.
            let cellule = try #require(vierge.cell(named: nom), "no cell is called \(nom)")
            let voulu = saisies[nom] ?? cellule.value.saisie
            if ecrit.updateValue(voulu, forKey: nom) != voulu {
                steps.append(.set(.at(sheet: cellule.sheet, cellule.address), voulu))
            }
        }
    }
}

extension LibreOfficeSession.Job {
    /// What is done in a blank workbook, bilan after bilan.
    init(
        _ id: String, typing vierge: ClasseurVierge, in folder: TemporaryDirectory,
        _ bilans: (inout SaisieEnSerie) throws -> Void
    ) throws {
        var serie = try SaisieEnSerie(vierge)
        try bilans(&serie)
        let file = try folder.write(vierge.octets(), to: "\(id).xlsx")
        self.init(id, open: file, serie.steps, timeout: 60 + 0.1 * Double(serie.steps.count))
    }
}
