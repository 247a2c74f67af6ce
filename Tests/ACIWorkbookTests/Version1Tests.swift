@testable import ACIModel
import ACIWorkbook
import Foundation
import Templates
import TestSupport
import Testing

@Suite("Classeurs de la version 1")
struct Version1Tests {
    /// Three bilans that LibreOffice saved, with what version 1 found: total, floor, advance and balance, in centimes.
    @Test(
        "Ils se lisent sans écart, et rapportent ce qu’ils rapportaient",
        arguments: [
            ("1-petite-incomplete", "Lozère", 125_375_86, 122_146_69, 94_578_77, 30_797_09),
            ("2-taille3-ordinaire", "Vienne", 379_374_43, 370_874_43, 202_530_83, 176_843_60),
            ("3-taille4-crise", "Loire-Atlantique", 626_896_17, 626_896_17, 264_815_57, 362_080_60),
        ])
    func montants(
        nom: String, departement: String, total: Int, plancher: Int, avance: Int, solde: Int
    ) throws {
        let fichier = Checkout.root.appending(path: "Tests/ACIWorkbookTests/Version1/\(nom).xlsx")
        let lu = try LecteurClasseur(.embarques).lire(Array(Data(contentsOf: fichier)))
        let financement = try #require(lu.financement)
        #expect(financement.total.montant.centimes == total)
        #expect(financement.total.plancher.centimes == plancher)
        #expect(financement.versements.avance.centimes == avance)
        #expect(financement.versements.solde.centimes == solde)
        #expect(!lu.diagnostics.contains { $0.code == .ecartRapprochement })
        #expect(!lu.rapprochement.contains { $0.rubrique.hasSuffix("plafond") }, "son plafond suit une autre règle")
        #expect(lu.bilan.identite.departement == departement)
        #expect(lu.bilan.identite.region == nil)
        #expect(lu.diagnostics.contains { $0.code == .modeleAncien })
    }

    /// A 23rd indicator asks nothing of the workbooks that were given out before it, and counts in those that have it.
    @Test("Un indicateur que son modèle n’avait pas n’y manque pas", arguments: [1, 2])
    func nouvelIndicateur(revision: Int) throws {
        let fichier = Checkout.root.appending(path: "Tests/ACIWorkbookTests/Version1/2-taille3-ordinaire.xlsx")
        let octets = try Array(Data(contentsOf: fichier))
        let cadres = try Self.avecUnIndicateurDePlus(revision: revision)
        let lu = try LecteurClasseur(cadres).lire(octets)
        #expect(lu.bilan.cadre.indicateurs.contains { $0.code == "1.A.9" })
        #expect(lu.diagnostics.contains { $0.code == .champIntrouvable } == (revision == 1))

        let actuel = try ClasseurModele(Bilan(bareme: cadres.bareme(exercice: 2026)), aujourdhui: ClasseurVierge.jour)
        let relu = try LecteurClasseur(cadres).lire(actuel.octets())
        #expect(relu.lieux["i_1A9_valeur"]?.feuille == "Mission 1 – Accès aux soins")
        #expect(!relu.diagnostics.contains { $0.code == .champIntrouvable })
    }

    private static func avecUnIndicateurDePlus(revision: Int) throws -> Cadres {
        let modele = String(decoding: FichiersCadres.tous[1], as: UTF8.self)
        let debut = try #require(modele.range(of: "\"indicateurs\": ["))
        let ajoute = """
            { "code": "1.A.9", "libelle": "Consultations avancées", "modeDeCalcul": "Leur nombre.",
              "typeValeur": "entier", "seuilTexte": "Aucun", "nature": "resultat", "preuve": "Registre, daté",
              "revision": \(revision) },
            """
        return Cadres([
            try Cadre(json: Array(modele.replacingCharacters(in: debut, with: "\"indicateurs\": [" + ajoute).utf8))
        ])
    }

    @Test(
        "Son « Département ou région » devient un département s’il en est un",
        arguments: [
            ("Seine-Saint-Denis", nil, "Seine-Saint-Denis"), ("cote d'or", nil, "cote d'or"),
            ("Bretagne", "Bretagne", nil), ("Loire et Rhône", "Loire et Rhône", nil), (nil, nil, nil),
        ] as [(String?, String?, String?)])
    func territoire(saisi: String?, region: String?, departement: String?) {
        var identite = Identite(region: saisi)
        identite.separerLeDepartement()
        #expect(identite.region == region)
        #expect(identite.departement == departement)
    }

    @Test("Les départements sont 101")
    func departements() { #expect(Departements.cles.count == 101) }
}
