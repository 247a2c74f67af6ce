import ACIModel
import ACIWorkbook
import Foundation
import TestSupport
import Testing

/// A blank workbook filled and saved by a real program, or changed the way people change files, gives exactly the
/// values that went in.
///
/// Two bilans are the same when the workbooks written from them hold the same: every input is compared.
@Suite("Aller et retour")
struct AllerRetourTests {
    private static let graines: [UInt64] = [101, 202, 303]

    private func cas(_ graine: UInt64) throws -> BilanAleatoire {
        let baremes = try BilanAleatoire.baremes()
        return BilanAleatoire(graine: graine, bareme: baremes[Int(graine) % baremes.count])
    }

    private func vierge(_ cas: BilanAleatoire, in folder: TemporaryDirectory) throws -> URL {
        let bareme = cas.bilan.bareme
        return try folder.write(
            ClasseurVierge(exercice: bareme.exercice, cadre: bareme.cadre.id).octets(), to: "vierge.xlsx")
    }

    private func verifier(_ fichier: URL, _ cas: BilanAleatoire, _ quoi: String) throws {
        let lu = try LecteurClasseur.lire(Array(Data(contentsOf: fichier)), cadres: .embarques)
        let ecrit = try WrittenWorkbook(ClasseurModele(cas.bilan, aujourdhui: ClasseurVierge.jour).octets())
        let relu = try WrittenWorkbook(ClasseurModele(lu.bilan, aujourdhui: ClasseurVierge.jour).octets())
        for (sheet, other) in zip(ecrit.sheets, relu.sheets) {
            for (address, cell) in sheet.cells {
                let found = other.cells[address]?.value ?? .empty
                guard Self.sansBlancs(found) != Self.sansBlancs(cell.value) else { continue }
                Issue.record("\(quoi): \(sheet.name)!\(address): \(cell.value) came back as \(found)")
            }
        }
    }

    /// Blanks around what people type are not kept.
    private static func sansBlancs(_ value: WrittenWorkbook.Cell.Value) -> WrittenWorkbook.Cell.Value {
        if case .text(let text) = value { .text(text.trimmingCharacters(in: .whitespaces)) } else { value }
    }

    @Test("Rempli et enregistré par LibreOffice", arguments: graines)
    func libreOffice(graine: UInt64) async throws {
        let cas = try cas(graine)
        let folder = try TemporaryDirectory()
        let out = folder.file("rempli.xlsx")
        let results = try await LibreOfficeSession([
            .init(
                "a", open: try vierge(cas, in: folder),
                cas.saisies.sorted { $0.key < $1.key }.map { .set(.named($0.key), $0.value) } + [.recalculate, .store(out)])
        ]).run()
        #expect(results["a"].error == nil)
        try verifier(out, cas, "LibreOffice, graine \(graine)")
        let lu = try LecteurClasseur.lire(Array(Data(contentsOf: out)), cadres: .embarques)
        #expect(lu.rapprochement.allSatisfy { $0.ecart == .zero })
    }

    @Test("Rempli et enregistré par Gnumeric", arguments: graines)
    func gnumeric(graine: UInt64) async throws {
        let cas = try cas(graine)
        let folder = try TemporaryDirectory()
        let out = folder.file("rempli.xlsx")
        _ = try await Gnumeric.resave(try vierge(cas, in: folder), filling: cas.saisies, to: out)
        try verifier(out, cas, "Gnumeric, graine \(graine)")
    }

    @Test("Rempli et enregistré par openpyxl", arguments: graines)
    func openpyxl(graine: UInt64) async throws {
        let cas = try cas(graine)
        let folder = try TemporaryDirectory()
        let out = folder.file("rempli.xlsx")
        _ = try await PythonDriver.openpyxlFill(try vierge(cas, in: folder), cas.saisies, to: out)
        try verifier(out, cas, "openpyxl, graine \(graine)")
    }

    @Test("Changé comme les gens changent un fichier")
    func changements() async throws {
        let cas = try cas(404)
        let mission = "Mission 2 – Parcours"
        let changements: [(String, [LibreOfficeSession.Step])] = [
            ("lignes insérées", [.insertRows(sheet: mission, at: 7, count: 2), .insertRows(sheet: "Synthèse", at: 6)]),
            ("colonnes insérées", [.insertColumns(sheet: mission, at: 3), .insertColumns(sheet: mission, at: 9)]),
            ("onglets renommés", [.renameSheet(mission, to: "Parcours 2"), .renameSheet("Synthèse", to: "Bilan")]),
            ("onglets déplacés", [.moveSheet("Synthèse", index: 7), .moveSheet(mission, index: 0)]),
            ("onglet copié", [.copySheet(mission, to: "Mission 2 (copie)", index: 8)]),
            ("onglet masqué", [.hideSheet(mission)]),
            ("onglet ajouté", [.addSheet("Notes de réunion")]),
        ]
        let folder = try TemporaryDirectory()
        let rempli = try folder.write(ClasseurModele(cas.bilan, aujourdhui: ClasseurVierge.jour).octets(), to: "rempli.xlsx")
        let sheets = [mission, "Synthèse"]
        let jobs = changements.enumerated().map { rang, changement in
            LibreOfficeSession.Job(
                changement.0, open: rempli,
                sheets.map { .unprotectSheet($0) } + changement.1 + [.store(folder.file("\(rang).xlsx"))])
        }
        let results = try await LibreOfficeSession(jobs).run()
        for (rang, changement) in changements.enumerated() {
            #expect(results[changement.0].error == nil, "\(changement.0)")
            try verifier(folder.file("\(rang).xlsx"), cas, changement.0)
        }
    }

    @Test("Sans noms définis : par le code et l’en-tête, puis par l’étiquette")
    func sansNoms() throws {
        let cas = try cas(505)
        var package = try PatchedPackage(ClasseurModele(cas.bilan, aujourdhui: ClasseurVierge.jour).octets())
        try package.change("xl/workbook.xml") { xml in
            guard let debut = xml.firstRange(of: "<definedNames>"), let fin = xml.firstRange(of: "</definedNames>") else {
                return nil
            }
            return String(xml[..<debut.lowerBound] + xml[fin.upperBound...])
        }
        let folder = try TemporaryDirectory()
        try verifier(folder.write(package.zipped(), to: "sans-noms.xlsx"), cas, "sans noms")
    }
}
