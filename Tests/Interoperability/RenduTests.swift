import ACIModel
import ACIWorkbook
import Foundation
import TestSupport
import Testing

/// A workbook given back shows what any program computes anew: inputs in forms that formulas don't count were written in
/// their own, and no cell keeps another figure.
@Suite("Le classeur rendu, recalculé")
struct RenduTests {
    private struct Cas {
        let nom: String
        let bilan: Bilan
        let rendu: URL
        let octets: [UInt8]
    }

    /// Filled by openpyxl, which keeps no result of a formula, and given back.
    private static func rendus(_ graines: ClosedRange<UInt64>, dans folder: TemporaryDirectory) async throws -> [Cas] {
        let baremes = try BilanAleatoire.baremes()
        var cas: [Cas] = []
        for graine in graines {
            let bareme = baremes[Int(graine) % baremes.count]
            let aleatoire = BilanAleatoire(graine: graine, bareme: bareme)
            let vierge = try ClasseurVierge(exercice: bareme.exercice, cadre: bareme.cadre.id).octets()
            let rempli = folder.file("\(graine)-rempli.xlsx")
            _ = try await PythonDriver.openpyxlFill(
                folder.write(vierge, to: "\(graine)-vierge.xlsx"), tapees(aleatoire.saisies), to: rempli)
            let octets = try Array(Data(contentsOf: rempli))
            let lu = try LecteurClasseur(.embarques).lire(octets)
            let rendu = try ClasseurRapproche.octets(octets, lu, aujourdhui: ClasseurVierge.aujourdhui)
            cas.append(
                Cas(
                    nom: "graine \(graine)", bilan: lu.bilan,
                    rendu: try folder.write(rendu, to: "\(graine)-rendu.xlsx"),
                    octets: rendu))
        }
        return cas
    }

    /// Every other input in another form than the formulas count.
    private static func tapees(_ saisies: [String: TypedValue]) -> [String: TypedValue] {
        var tapees = saisies
        for (rang, (nom, saisie)) in saisies.sorted(by: { $0.key < $1.key }).enumerated() where rang.isMultiple(of: 2) {
            tapees[nom] = autrement(nom, saisie)
        }
        return tapees
    }

    private static let choix = ["_atteint", "_nature", "crise_plan", "crise_declaree", "crise_mobilisee"]
    private static let nombres = ["_poids", "population", "membres", "deja_verse"]

    private static func autrement(_ nom: String, _ saisie: TypedValue) -> TypedValue {
        switch saisie {
        case .text(let texte) where choix.contains(where: nom.hasSuffix): .text(texte.lowercased() + "\u{A0}")
        case .number(let nombre) where nombres.contains(where: nom.hasSuffix): .text(Fr.decimal(nombre))
        case .number(let rapport) where nom == "taux_partiel": .text(Fr.pourcentage(rapport))
        case .date(let iso): Jour(iso: iso).map { .text($0.francais) } ?? saisie
        default: saisie
        }
    }

    private static func comparer(_ cas: Cas, _ trouve: (WrittenWorkbook.Cell) -> Recalcul.Valeur?) throws {
        let ecrit = try WrittenWorkbook(cas.octets)
        let ecarts =
            Recalcul.ecarts(ecrit, trouve)
            + Recalcul.ecarts(Financement.calculer(cas.bilan).financement, cas.bilan.cadre) {
                ecrit.cell(named: $0).flatMap(trouve)
            }
        for ecart in ecarts { Issue.record("\(cas.nom): \(ecart)") }
    }

    @Test("LibreOffice y trouve les mêmes valeurs dans toutes les cellules")
    func libreOffice() async throws {
        let folder = try TemporaryDirectory()
        let cas = try await Self.rendus(6_000...6_011, dans: folder)
        let resultats = try await LibreOfficeSession(
            cas.map {
                LibreOfficeSession.Job($0.nom, open: $0.rendu, [.recalculate, .readSheets(formulasOnly: true)])
            }
        ).run()
        for un in cas {
            #expect(resultats[un.nom].error == nil)
            let trouve = Dictionary(
                (resultats[un.nom].readings.first?.sheets ?? []).flatMap { feuille in
                    feuille.cells.map { ("\(feuille.name)!\($0.address)", Recalcul.valeur($0)) }
                }
            ) { premiere, _ in premiere }
            try Self.comparer(un) { trouve["\($0.sheet)!\($0.address)"] }
        }
    }

    @Test("Gnumeric y trouve les mêmes valeurs dans toutes les cellules")
    func gnumeric() async throws {
        let folder = try TemporaryDirectory()
        for un in try await Self.rendus(6_100...6_103, dans: folder) {
            let recalcule = folder.file("\(un.nom).xlsx")
            try await Gnumeric.resave(un.rendu, to: recalcule)
            let trouve = try WrittenWorkbook(Array(Data(contentsOf: recalcule)))
            try Self.comparer(un) { trouve[$0.sheet]?.cells[$0.address]?.value }
        }
    }
}
