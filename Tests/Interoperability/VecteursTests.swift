import ACIModel
import Foundation
import TestSupport
import Testing

@Suite("Vecteurs, recalculés")
struct VecteursRecalculesTests {
    @Test("LibreOffice montre dans la Synthèse ce que chaque cas attend")
    func libreOffice() async throws {
        let tous = try Vecteur.tous()
        #expect(tous.count > 30)
        let folder = try TemporaryDirectory()
        let jobs = try Dictionary(grouping: tous) { "\($0.exercice)-\($0.cadre)" }.sorted { $0.key < $1.key }
            .map { annee, cas in
                try LibreOfficeSession.Job(annee, typing: cas[0].vierge(), in: folder) { job in
                    for un in cas {
                        try job.type(un.donne)
                        job.steps += [.recalculate, .readSheets(["Synthèse"], label: un.nom, formulasOnly: true)]
                    }
                }
            }
        let resultats = try await LibreOfficeSession(jobs).run()
        for resultat in resultats.results { #expect(resultat.error == nil, "\(resultat.id)") }
        let lectures = Dictionary(uniqueKeysWithValues: resultats.results.flatMap(\.readings).map { ($0.label, $0) })
        for cas in tous {
            let vierge = try cas.vierge()
            let classeur = try vierge.classeur()
            let synthese = try #require(lectures[cas.nom]?.sheets.first, "\(cas.nom)")
            var centimes: [String: Int] = [:]
            // The workbook has no cell for a few sums of the result.
            let montres = Resultat.duClasseur(vierge.bareme.cadre)
            for (nom, resultat) in montres {
                let cellule = classeur.cell(named: nom).flatMap { synthese[$0.address] }
                centimes[resultat.chemin] = cellule?.number.map { Int(($0 * 100).rounded()) }
            }
            for ecart in cas.ecarts(parmi: Set(montres.map(\.resultat.chemin)), { centimes[$0] }) {
                Issue.record("\(ecart)")
            }
            #expect(centimes["total"] != nil, "\(cas.nom)")
        }
    }
}
