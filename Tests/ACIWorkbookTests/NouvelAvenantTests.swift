import ACIModel
import ACIWorkbook
import TestSupport
import Templates
import Testing

/// A new agreement is one JSON file: an invented one works from the blank workbook to the funding, with no code changed.
@Suite("Un nouvel avenant")
struct NouvelAvenantTests {
    private func cadres() throws -> Cadres {
        let origine = String(decoding: FichiersCadres.tous[1], as: UTF8.self)
        var texte = origine
        func remplacer(_ ancien: String, _ nouveau: String) throws {
            let place = try #require(texte.firstRange(of: ancien))
            texte.replaceSubrange(place, with: nouveau)
        }
        try remplacer("\"id\": \"avenant-2\"", "\"id\": \"avenant-test\"")
        try remplacer(
            "\"publies\": [2022, 2026], \"acceptes\": [2022, 2035], \"parDefaut\": [2022, 2035]",
            "\"publies\": [2027, 2030], \"acceptes\": [2027, 2035], \"parDefaut\": [2027, 2035]")
        try remplacer("\"montants\": [50000, 60000, 75000, 90000]", "\"montants\": [51000, 61000, 76000, 91000]")
        // Les totaux imprimés suivent le fonctionnement.
        try remplacer("[287500, 382500, 487500, 580000]", "[288500, 383500, 488500, 581000]")
        try remplacer("[237500, 312500, 397500, 480000]", "[238500, 313500, 398500, 481000]")
        return Cadres([try Cadre(json: Array(texte.utf8))])
    }

    @Test("Un fichier JSON suffit")
    func bout() throws {
        let cadres = try cadres()
        let bareme = try cadres.bareme(exercice: 2027)
        #expect(bareme.cadre.id == "avenant-test")
        #expect(bareme.cadre.fonctionnement.montant(taille: 2) == Montant(euros: 61_000))
        var bilan = Bilan(bareme: bareme)
        bilan.identite.population = 52_000
        bilan.identite.signature = Jour(iso: "2024-02-01")
        let octets = try ClasseurModele(bilan, aujourdhui: ClasseurVierge.jour).octets()
        #expect(PackageAudit.findings(in: octets).isEmpty)
        let lu = try LecteurClasseur(cadres).lire(octets)
        #expect(lu.bilan.cadre.id == "avenant-test")
        #expect(lu.financement?.fonctionnement == Montant(euros: 61_000))
        #expect(!lu.rapprochement.isEmpty && lu.rapprochement.allSatisfy { $0.ecart == .zero })
    }
}
