@testable import ACIModel
import ACIWorkbook
import Foundation
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
