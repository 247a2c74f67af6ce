import ACIModel
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
            ("1-petite-incomplete", 125_375_86, 122_146_69, 94_578_77, 30_797_09),
            ("2-taille3-ordinaire", 379_374_43, 370_874_43, 202_530_83, 176_843_60),
            ("3-taille4-crise", 626_896_17, 626_896_17, 264_815_57, 362_080_60),
        ])
    func montants(nom: String, total: Int, plancher: Int, avance: Int, solde: Int) throws {
        let fichier = Checkout.root.appending(path: "Tests/ACIWorkbookTests/Version1/\(nom).xlsx")
        let lu = try LecteurClasseur(.embarques).lire(Array(Data(contentsOf: fichier)))
        let financement = try #require(lu.financement)
        #expect(financement.total.montant.centimes == total)
        #expect(financement.total.plancher.centimes == plancher)
        #expect(financement.versements.avance.centimes == avance)
        #expect(financement.versements.solde.centimes == solde)
        #expect(!lu.diagnostics.contains { $0.code == .ecartRapprochement })
        #expect(lu.diagnostics.contains { $0.code == .modeleAncien })
    }
}
