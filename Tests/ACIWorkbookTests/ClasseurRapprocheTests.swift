import ACIModel
import ACIWorkbook
import Foundation
import TestSupport
import Testing

@Suite("Le classeur rendu")
struct ClasseurRapprocheTests {
    private func exemple(_ nom: String) throws -> [UInt8] {
        try Array(Data(contentsOf: Checkout.samples.appending(path: "\(nom).xlsx")))
    }

    private func lire(_ octets: [UInt8]) throws -> BilanLu { try LecteurClasseur.lire(octets, cadres: .embarques) }

    @Test("Une seule partie change, toutes les autres restent octet pour octet", arguments: ["1-petite-incomplete", "3-taille4-crise"])
    func parties(nom: String) throws {
        let avant = try exemple(nom)
        let apres = try ClasseurRapproche.octets(avant, lire(avant))
        let (parties, rendues) = (try PatchedPackage(avant).entries, try PatchedPackage(apres).entries)
        #expect(parties.map(\.name) == rendues.map(\.name))
        let changees = zip(parties, rendues).filter { $0.bytes != $1.bytes }.map(\.0.name)
        #expect(changees == ["xl/worksheets/sheet2.xml"])
    }

    @Test("Il se relit avec les mêmes valeurs, et un second passage ne double pas le bloc")
    func relecture() throws {
        let avant = try exemple("1-petite-incomplete")
        let lu = try lire(avant)
        let apres = try ClasseurRapproche.octets(avant, lu)
        let relu = try lire(apres)
        #expect(relu.financement == lu.financement)
        #expect(relu.diagnostics == lu.diagnostics)
        #expect(relu.rapprochement.allSatisfy { $0.ecart == .zero })
        let encore = try ClasseurRapproche.octets(apres, relu)
        #expect(try PatchedPackage(encore)["xl/worksheets/sheet2.xml"] == PatchedPackage(apres)["xl/worksheets/sheet2.xml"])
    }

    @Test("Un montant faussé reprend la valeur du moteur, sa formule restant en place")
    func montantFausse() throws {
        let bareme = try Cadres.embarques.bareme(exercice: 2025)
        let bilan = Bilan(
            bareme: bareme, identite: Identite(nom: "CPTS", population: 50_000, signature: Jour(iso: "2022-01-03")))
        let vrai = try WrittenWorkbook(ClasseurModele(bilan, aujourdhui: ClasseurVierge.jour).octets())
        let total = try #require(vrai.cell(named: "total_estime"))
        var package = try PatchedPackage(ClasseurModele(bilan, aujourdhui: ClasseurVierge.jour).octets())
        try package.change("xl/worksheets/sheet2.xml") { xml in
            guard let cellule = xml.firstRange(of: "<c r=\"\(total.address)\""),
                let valeur = xml[cellule.upperBound...].firstRange(of: "<v>60000</v>")
            else { return nil }
            return String(xml[..<valeur.lowerBound] + "<v>1</v>" + xml[valeur.upperBound...])
        }
        let fausse = try package.zipped()
        let lu = try lire(fausse)
        #expect(lu.diagnostics.contains { $0.code == .ecartRapprochement && $0.champ == "total_estime" })
        let rendu = try ClasseurRapproche.octets(fausse, lu)
        let cellule = try #require(try WrittenWorkbook(rendu).cell(named: "total_estime"))
        #expect(cellule.value == total.value)
        #expect(cellule.formula == total.formula)
        #expect(PackageAudit.findings(in: rendu, from: .anyProducer).isEmpty)
    }

    @Test("Les points sont en bas de Synthèse, chacun avec un lien vers sa cellule")
    func points() throws {
        let avant = try exemple("1-petite-incomplete")
        let lu = try lire(avant)
        let xml = try #require(try PatchedPackage(ClasseurRapproche.octets(avant, lu))["xl/worksheets/sheet2.xml"])
        for diagnostic in lu.diagnostics {
            guard let lieu = diagnostic.lieu else { continue }
            #expect(xml.contains("location=\"'\(lieu.feuille)'!\(lieu.cellule)\""))
        }
    }
}
