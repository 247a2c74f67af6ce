import ACIModel
import ACIWorkbook
import Foundation
import TestSupport
import Testing

@Suite("French")
struct FrenchTests {
    @Test("What users read is spelled and set well")
    func spelling() async throws {
        let day = try #require(Jour(iso: "2026-01-15"))
        let folder = try TemporaryDirectory()
        let workbooks = try Cadres.embarques.liste.flatMap { cadre in
            try [cadre.exercices.acceptes.lowerBound, cadre.exercices.acceptes.upperBound].map { year in
                let bareme = try Cadres.embarques.bareme(exercice: year, cadre: cadre.id)
                let bytes = try ClasseurModele(Bilan(bareme: bareme), aujourdhui: day).octets()
                return try folder.write(bytes, to: "\(cadre.id)-\(year).xlsx")
            }
        }
        let complaints = try await spell(workbooks)
        #expect(complaints == "", "a word of ours goes into docs/mots.txt")
    }

    @Test("Mistakes that are planted are found")
    func planted() async throws {
        var bilan = Bilan(bareme: try Cadres.embarques.bareme(exercice: 2025))
        bilan.identite.nom = "La comunauté de l'Ouest : « ici »"
        let day = try #require(Jour(iso: "2026-01-15"))
        let folder = try TemporaryDirectory()
        let workbook = try folder.write(ClasseurModele(bilan, aujourdhui: day).octets(), to: "planted.xlsx")
        let complaints = try await spell([workbook])
        for complaint in [
            "unknown word “comunauté”", "a straight apostrophe “'”", "a plain space before “:”",
            "a plain space after “«”",
        ] {
            #expect(complaints.contains("\(complaint) in planted.xlsx"))
        }
    }

    private func spell(_ workbooks: [URL]) async throws -> String {
        _ = try ExternalProgram.hunspell.required()
        let script = Checkout.root.appending(path: "scripts/spell").path
        let run = try await ExternalProgram.unoPython.run([script] + workbooks.map(\.path))
        #expect(run.errors == "")
        return run.output
    }
}
