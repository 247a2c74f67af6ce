import ACIModel
import ACIWorkbook
import Foundation
import TestSupport
import Testing

/// `Tests/Vecteurs`: `ACI_RENEW_VECTORS=1 swift test --filter VecteursTests` writes them anew.
@Suite("Vecteurs")
struct VecteursTests {
    @Test("Chaque fichier est ce que la table des cas en dit, à l’octet près")
    func fichiers() throws {
        let cas = try VecteursDuDomaine.tous()
        let renouvelle = ProcessInfo.processInfo.environment["ACI_RENEW_VECTORS"] == "1"
        if renouvelle {
            for vecteur in try Vecteur.tous() { try FileManager.default.removeItem(at: vecteur.fichier) }
            for vecteur in cas { try Data(vecteur.octets()).write(to: vecteur.fichier) }
        }
        #expect(try Vecteur.tous() == cas.sorted { $0.nom < $1.nom })
        for vecteur in cas {
            #expect(try Array(Data(contentsOf: vecteur.fichier)) == vecteur.octets(), "\(vecteur.nom)")
        }
    }

    @Test("Chaque cas, saisi dans un classeur vierge et importé, rapporte ce qui est attendu")
    func importes() throws {
        let tous = try Vecteur.tous()
        #expect(tous.count > 30)
        for vecteur in tous {
            let lu = try LecteurClasseur(.embarques).lire(vecteur.classeurRempli())
            let resultats = Dictionary(uniqueKeysWithValues: Resultat.tous(lu.bilan.cadre).map { ($0.chemin, $0) })
            let ecarts = vecteur.ecarts { chemin in
                lu.financement.flatMap { resultats[chemin]?.montant($0) }?.centimes
            }
            for ecart in ecarts { Issue.record("\(ecart)") }
            #expect(lu.bilan.exercice == vecteur.exercice)
            #expect(lu.bilan.cadre.id == vecteur.cadre)
            #expect(vecteur.attendu.allSatisfy { !$0.texte.isEmpty })
        }
    }

    @Test("Chaque montant de chaque cadre a un cas où il n’est pas nul", arguments: ["aci-2019", "avenant-2"])
    func complets(id: String) throws {
        let cadre = try #require(try Cadres.embarques[id])
        let attendus = Set(
            try Vecteur.tous().filter { $0.cadre == id }.flatMap(\.attendu).filter { $0.centimes != 0 }.map(\.chemin))
        let manquent = Resultat.tous(cadre).map(\.chemin).filter { !attendus.contains($0) }
        // The scheme of 2019 has none.
        #expect(manquent == (cadre.majoration == nil ? ["majoration"] : []))
    }
}

extension Vecteur {
    fileprivate var fichier: URL { Self.dossier.appending(path: "\(nom).xlsx") }
}
