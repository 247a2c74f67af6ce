import ACIModel
import ACIWorkbook
import SpreadsheetML
import TestSupport
import Testing

/// Whatever a workbook lost on its way, it says the same, or that it can't be read.
@Suite("Ce que le classeur perd en route")
struct MatriceDeLectureTests {
    struct Perte: OptionSet, CaseIterable, CustomTestStringConvertible {
        let rawValue: Int
        static let noms = Perte(rawValue: 1)
        static let fusions = Perte(rawValue: 2)
        static let formats = Perte(rawValue: 4)
        static let codes = Perte(rawValue: 8)
        static let titres = Perte(rawValue: 16)

        static var allCases: [Perte] { (0..<32).map(Perte.init) }

        var testDescription: String {
            let noms: [(Perte, String)] = [
                (.noms, "names"), (.fusions, "merges"), (.formats, "formats"), (.codes, "codes"), (.titres, "titles"),
            ]
            return noms.filter { contains($0.0) }.map(\.1).joined(separator: ", ") + " lost"
        }
    }

    private static let intact = Result { try ClasseurEnTable.rempli().lu() }

    @Test("lost-marks: même identité, mêmes missions, même total", arguments: Perte.allCases)
    func pertes(_ perte: Perte) throws {
        let bilan = try Bilan.rempli()
        var classeur = try ClasseurEnTable.rempli()
        if perte.contains(.noms) { classeur.perdreLesNoms() }
        if perte.contains(.fusions) { classeur.perdreLesFusions() }
        if perte.contains(.formats) { classeur.perdreLesFormats() }
        if perte.contains(.codes) { classeur.perdreLesCodes(bilan.cadre) }
        if perte.contains(.titres) { classeur.perdreLesTitres() }
        let lu = try classeur.lu()
        let erreurs = lu.diagnostics.filter { $0.gravite == .erreur }.map(\.ligne)
        #expect(Saisies(lu.bilan).parNom == Saisies(try Self.intact.get().bilan).parNom, "\(erreurs)")
        #expect(lu.bilan.identite == bilan.identite, "\(erreurs)")
        #expect(lu.financement == Financement.calculer(bilan).financement, "\(erreurs)")
        #expect(erreurs == [])
    }

    @Test(
        "Une saisie laissée vide le reste, sans noms ni fusions", arguments: ["membres", "crise_autorite", "signature"])
    func vide(_ nom: String) throws {
        var classeur = try ClasseurEnTable.rempli()
        classeur[nom] = nil
        classeur.perdreLesNoms()
        classeur.perdreLesFusions()
        let lu = try classeur.lu()
        #expect(!lu.diagnostics.contains { $0.champ == nom && $0.trouve != nil })
        let lue: Any? =
            switch nom {
            case "membres": lu.bilan.identite.membres
            case "signature": lu.bilan.identite.signature
            default: lu.bilan.crise.autorite
            }
        #expect(lue == nil)
    }

    // Numbers, which makes a sheet of each table, and one that tells what it did.
    @Test("numbers-tables")
    func numbers() throws {
        let bilan = try Bilan.rempli()
        var classeur = try ClasseurEnTable(bilan)
        classeur.perdreLesNoms()
        classeur.perdreLesFusions()
        for rang in classeur.feuilles.indices {
            classeur.feuilles[rang].nom = String((classeur.feuilles[rang].nom + " - Tableau 1").suffix(31))
        }
        classeur.feuilles.insert(.init(nom: "Résumé de l’exportation"), at: 0)
        let lu = try classeur.lu()
        #expect(lu.bilan.identite == bilan.identite)
        #expect(lu.bilan.debuts == bilan.debuts)
        #expect(lu.financement == Financement.calculer(bilan).financement)
    }
}
