import ACIModel
import ACIWorkbook
import Foundation
import TestSupport
import Testing

/// The blank workbook goes out, somebody fills it with another program, changes it the way people do, and it comes back
/// with exactly what was typed.
@Suite("Le classeur revient")
struct RetourTests {
    private struct Cas {
        let nom: String
        let aleatoire: BilanAleatoire
        let vierge: URL
        let rempli: URL

        static func tires(_ graines: ClosedRange<UInt64>, dans folder: TemporaryDirectory) throws -> [Cas] {
            let baremes = try BilanAleatoire.baremes()
            return try graines.map { graine in
                let bareme = baremes[Int(graine) % baremes.count]
                let vierge = try ClasseurVierge(exercice: bareme.exercice, cadre: bareme.cadre.id)
                return Cas(
                    nom: "graine \(graine), \(vierge.testDescription)",
                    aleatoire: BilanAleatoire(graine: graine, bareme: bareme),
                    vierge: try folder.write(vierge.octets(), to: "\(graine)-vierge.xlsx"),
                    rempli: folder.file("\(graine)-rempli.xlsx"))
            }
        }

        var remplir: [LibreOfficeSession.Step] {
            aleatoire.saisies.sorted { $0.key < $1.key }.map { .set(.named($0.key), $0.value) }
        }

        func verifier() throws {
            RelectureBilan.verifier(Array(try Data(contentsOf: rempli)), dit: aleatoire.bilan, nom)
        }
    }

    @Test("Rempli dans LibreOffice, tous les exercices")
    func libreOffice() async throws {
        let folder = try TemporaryDirectory()
        try await revenir(Cas.tires(5_000...5_017, dans: folder)) { _ in [] }
    }

    @Test("rows-between: rempli dans LibreOffice, puis bousculé")
    func bouscule() async throws {
        let folder = try TemporaryDirectory()
        let changements: [[LibreOfficeSession.Step]] = [
            Self.ouverts
                + Self.saisissables.flatMap {
                    [.insertRows(sheet: $0, at: 3, count: 2), .insertRows(sheet: $0, at: 8)]
                },
            Self.ouverts + Self.saisissables.map { .insertColumns(sheet: $0, at: 2, count: 2) },
            Self.ouverts + Self.saisissables.map { .deleteRows(sheet: $0, at: 2, count: 1) },
            Self.saisissables.enumerated().map { .renameSheet($1, to: "Onglet \($0)") },
            Self.saisissables.map { .moveSheet($0, index: 0) },
            [
                .copySheet("Mission 1 – Accès aux soins", to: "Mission 1 (2)", index: 3),
                .copySheet("Synthèse", to: "Copie", index: 0),
            ],
            Self.saisissables.map { .hideSheet($0) } + [
                .addSheet("Notes"), .set(.at(sheet: "Notes", "A1"), .text("1.A.1")),
            ],
            [.deleteSheet("Mode d'emploi"), .deleteSheet("Calendrier de collecte")],
            Self.ouverts
                + [
                    .renameSheet("Synthèse", to: "Résumé"), .insertRows(sheet: "Résumé", at: 1, count: 5),
                    .insertColumns(sheet: "Mission 2 – Parcours", at: 1), .moveSheet("Résumé", index: 7),
                    .addSheet("Brouillon"), .hideSheet("Mission 3 – Prévention"),
                ],
        ]
        try await revenir(Cas.tires(5_100...5_100 + UInt64(changements.count) - 1, dans: folder)) { changements[$0] }
    }

    private static let saisissables = [
        "Synthèse", "Mission 1 – Accès aux soins", "Mission 2 – Parcours", "Mission 3 – Prévention",
        "Missions complémentaires",
    ]
    private static let ouverts: [LibreOfficeSession.Step] = saisissables.map { .unprotectSheet($0) }

    private func revenir(_ cas: [Cas], _ changer: (Int) -> [LibreOfficeSession.Step]) async throws {
        let jobs = cas.enumerated().map { rang, un in
            LibreOfficeSession.Job(
                un.nom, open: un.vierge, un.remplir + changer(rang) + [.recalculate, .store(un.rempli)])
        }
        let results = try await LibreOfficeSession(jobs).run()
        for un in cas {
            if let error = results[un.nom].error { Issue.record("\(un.nom): \(error)") } else { try un.verifier() }
        }
    }

    @Test("La Synthèse rendue suit les schémas, quel que soit le programme qui a enregistré le classeur")
    func rendu() async throws {
        let folder = try TemporaryDirectory()
        let nos = try ClasseurVierge(exercice: 2026)
        let exemples = try ["1-petite-incomplete", "2-taille3-ordinaire", "3-taille4-crise"].map { nom in
            (nom, try Array(Data(contentsOf: Checkout.samples.appending(path: "\(nom).xlsx"))))
        }
        var fichiers: [URL] = []
        for (nom, avant) in [("vierge", try nos.octets())] + exemples {
            let lu = try LecteurClasseur(.embarques).lire(avant)
            let rendu = try ClasseurRapproche.octets(avant, lu, aujourdhui: ClasseurVierge.jour)
            #expect(rendu != avant)
            fichiers += [try folder.write(avant, to: "\(nom).xlsx"), try folder.write(rendu, to: "\(nom)-rendu.xlsx")]
        }
        let rapports = try await PythonDriver.schemaCheck(fichiers)
        #expect(rapports.count == fichiers.count)
        for (avant, rendu) in zip(rapports, rapports.dropFirst()) where rendu.file.hasSuffix("-rendu.xlsx") {
            #expect(rendu.error == nil)
            #expect(rendu.checked == avant.checked)
            #expect(rendu.checked.contains("xl/worksheets/sheet2.xml"))
            for finding in rendu.findings where finding.part == "xl/worksheets/sheet2.xml" {
                Issue.record("\(rendu.file) \(finding.part):\(finding.line) \(finding.message)")
            }
            #expect(rendu.findings.map(\.message) == avant.findings.map(\.message), "\(rendu.file)")
        }
    }

    @Test("Rempli dans Gnumeric")
    func gnumeric() async throws {
        let folder = try TemporaryDirectory()
        for cas in try Cas.tires(5_200...5_203, dans: folder) {
            try await Gnumeric.resave(cas.vierge, filling: cas.aleatoire.saisies, to: cas.rempli)
            try cas.verifier()
        }
    }

    @Test("Rempli par un script avec openpyxl")
    func openpyxl() async throws {
        let folder = try TemporaryDirectory()
        for cas in try Cas.tires(5_300...5_305, dans: folder) {
            try await PythonDriver.openpyxlFill(cas.vierge, cas.aleatoire.saisies, to: cas.rempli)
            try cas.verifier()
        }
    }
}
