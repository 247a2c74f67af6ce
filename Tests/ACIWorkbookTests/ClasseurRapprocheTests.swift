import ACIModel
import ACIWorkbook
import Foundation
import SpreadsheetML
import TestSupport
import Testing

@Suite("Le classeur rendu")
struct ClasseurRapprocheTests {
    /// Within the period of the examples.
    private static var jour: Jour { get throws { try Modeles.jour("2025-12-31") } }

    private static let synthese = "xl/worksheets/sheet2.xml"

    private func exemple(_ nom: String) throws -> [UInt8] {
        try Array(Data(contentsOf: Checkout.samples.appending(path: "\(nom).xlsx")))
    }

    private func lire(_ octets: [UInt8]) throws -> BilanLu { try LecteurClasseur(.embarques).lire(octets) }

    @Test(
        "Synthèse, ses textes et le nom du bloc changent, toutes les autres parties restent octet pour octet",
        arguments: ["1-petite-incomplete", "3-taille4-crise"])
    func parties(nom: String) throws {
        let avant = try exemple(nom)
        let apres = try ClasseurRapproche.octets(avant, lire(avant), aujourdhui: try Self.jour)
        let (parties, rendues) = (try PatchedPackage(avant).entries, try PatchedPackage(apres).entries)
        #expect(parties.map(\.name) == rendues.map(\.name))
        let changees = zip(parties, rendues).filter { $0.bytes != $1.bytes }.map(\.0.name)
        // The calendar's alerts are those of the day, which is not the day when LibreOffice saved the file.
        #expect(
            Set(changees).subtracting(["xl/worksheets/sheet8.xml"])
                == [Self.synthese, "xl/sharedStrings.xml", "xl/workbook.xml"])
    }

    @Test("Il se relit avec les mêmes valeurs, et un second passage ne double pas le bloc")
    func relecture() throws {
        let avant = try exemple("1-petite-incomplete")
        let lu = try lire(avant)
        let apres = try ClasseurRapproche.octets(avant, lu, aujourdhui: try Self.jour)
        let relu = try lire(apres)
        #expect(relu.financement == lu.financement)
        #expect(relu.diagnostics == lu.diagnostics)
        #expect(!relu.rapprochement.isEmpty && relu.rapprochement.allSatisfy { $0.ecart == .zero })
        let encore = try ClasseurRapproche.octets(apres, relu, aujourdhui: try Self.jour)
        #expect(
            try PatchedPackage(encore)["xl/worksheets/sheet2.xml"] == PatchedPackage(apres)["xl/worksheets/sheet2.xml"])
    }

    @Test("Un montant faussé reprend la valeur du moteur, sa formule restant en place")
    func montantFausse() throws {
        let bareme = try Cadres.embarques.bareme(exercice: 2025)
        let bilan = Bilan(
            bareme: bareme, identite: Identite(nom: "CPTS", population: 50_000, signature: Jour(iso: "2022-01-03")))
        let vrai = try WrittenWorkbook(ClasseurModele(bilan, aujourdhui: try Self.jour).octets())
        let total = try #require(vrai.cell(named: "total_estime"))
        var package = try PatchedPackage(ClasseurModele(bilan, aujourdhui: try Self.jour).octets())
        try package.change("xl/worksheets/sheet2.xml") { xml in
            guard let cellule = xml.firstRange(of: "<c r=\"\(total.address)\""),
                let valeur = xml[cellule.upperBound...].firstRange(of: "<v>60000</v>")
            else { return nil }
            return String(xml[..<valeur.lowerBound] + "<v>1</v>" + xml[valeur.upperBound...])
        }
        let fausse = try package.zipped()
        let lu = try lire(fausse)
        #expect(lu.diagnostics.contains { $0.code == .ecartRapprochement && $0.champ == "total_estime" })
        let rendu = try ClasseurRapproche.octets(fausse, lu, aujourdhui: try Self.jour)
        let cellule = try #require(try WrittenWorkbook(rendu).cell(named: "total_estime"))
        #expect(cellule.value == total.value)
        #expect(cellule.formula == total.formula)
        #expect(PackageAudit.findings(in: rendu, from: .anyProducer).isEmpty)
    }

    /// Les messages sous le contenu de Synthèse.
    private func bloc(_ octets: [UInt8]) throws -> [String] {
        let rendu = try WrittenWorkbook(octets)
        let lignes = try #require(rendu.names["points_releves"]).matches(of: /\$(\d+)/).compactMap { Int($0.output.1) }
        let (haut, bas) = try (#require(lignes.first), #require(lignes.last))
        return (haut...bas).compactMap { ligne in
            guard case .text(let texte)? = rendu["Synthèse"]?.cells["E\(ligne)"]?.value else { return nil }
            return texte.replacing("\u{A0}", with: " ")
        }
    }

    /// Remplace la cellule de ce nom dans Synthèse ; `nil` si elle n’y est pas.
    private func remplacer(
        _ nom: String, par nouvelle: (String) -> String, dans octets: [UInt8], _ partie: String = synthese
    ) throws -> [UInt8] {
        var package = try PatchedPackage(octets)
        let adresse = try #require(try WrittenWorkbook(octets).cell(named: nom)).address
        try package.change(partie) { xml in
            guard let debut = xml.firstRange(of: "<c r=\"\(adresse)\""),
                let fin = xml[debut.upperBound...].firstMatch(of: /\/>|<\/c>/)
            else { return nil }
            return String(xml[..<debut.lowerBound] + nouvelle(adresse) + xml[fin.range.upperBound...])
        }
        return try package.zipped()
    }

    @Test("Une formule effacée est rétablie, avec ce qu’elle donne")
    func formuleEffacee() throws {
        let bilan = try Bilan(
            bareme: Cadres.embarques.bareme(exercice: 2025),
            identite: Identite(nom: "CPTS", population: 50_000, signature: Jour(iso: "2022-01-03")))
        let avant = try ClasseurModele(bilan, aujourdhui: try Self.jour).octets()
        let vraie = try #require(try WrittenWorkbook(avant).cell(named: "total_estime"))
        let efface = try remplacer("total_estime", par: { "<c r=\"\($0)\"><v>400000</v></c>" }, dans: avant)
        let lu = try lire(efface)
        let ecart = try #require(lu.diagnostics.first { $0.champ == "total_estime" })
        #expect(ecart.message.contains("n’a plus sa formule"))
        let rendu = try ClasseurRapproche.octets(efface, lu, aujourdhui: try Self.jour)
        let cellule = try #require(try WrittenWorkbook(rendu).cell(named: "total_estime"))
        #expect(cellule.value == vraie.value)
        #expect(cellule.formula == vraie.formula)
        #expect(try lire(rendu).diagnostics.allSatisfy { $0.champ != "total_estime" })
        #expect(PackageAudit.findings(in: rendu, from: .anyProducer).isEmpty)
    }

    @Test("Sans tous ses noms, le classeur reçoit la valeur seule : une formule ne trouverait pas ce qu’elle cite")
    func formuleSansNoms() throws {
        var efface = try remplacer(
            "total_estime", par: { "<c r=\"\($0)\"><v>400000</v></c>" }, dans: exemple("2-taille3-ordinaire"))
        var package = try PatchedPackage(efface)
        try package.change("xl/workbook.xml") {
            $0.replacing(/<definedName [^>]*name="total_fixe".*?<\/definedName>/, with: "")
        }
        efface = try package.zipped()
        let rendu = try ClasseurRapproche.octets(efface, lire(efface), aujourdhui: try Self.jour)
        let cellule = try #require(try WrittenWorkbook(rendu).cell(named: "total_estime"))
        #expect(cellule.formula == nil)
        #expect(cellule.value == .number(379_374.43))
        // No reckoning brings it back: it stays to be looked at.
        #expect(
            try bloc(rendu).contains { $0.plainSpaces.hasPrefix("Total estimé : le classeur donne « 400 000,00 € »") })
    }

    @Test("Ce que les formules ne comptent pas est récrit et dit ; --keep-inputs le laisse, et dit ce qui changera")
    func saisieNonComptee() throws {
        let avant = try exemple("2-taille3-ordinaire")
        let mission = try #require(try WrittenWorkbook(avant).cell(named: "i_1A1_atteint"))
        var touche = try remplacer(
            "i_1A1_atteint", par: { "<c r=\"\($0)\" t=\"inlineStr\"><is><t>oui </t></is></c>" }, dans: avant,
            "xl/worksheets/sheet3.xml")
        #expect(mission.value == .text("Oui"))
        let compte = try #require(try WrittenWorkbook(avant).cell(named: "points_a_revoir"))
        #expect(compte.value == .number(0))
        // Ce que le tableur a compté à l’enregistrement.
        let formule = try #require(compte.formula).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        touche = try remplacer(
            "points_a_revoir", par: { "<c r=\"\($0)\"><f>\(formule)</f><v>1</v></c>" }, dans: touche)
        let total = try #require(try WrittenWorkbook(avant).cell(named: "total_estime")?.formula)
        touche = try remplacer(
            "total_estime", par: { "<c r=\"\($0)\"><f>\(total)</f><v>1</v></c>" }, dans: touche)
        let lu = try lire(touche)
        #expect(lu.diagnostics.contains { $0.code == .reponseHorsListe })
        let ecart = try #require(lu.diagnostics.first { $0.champ == "total_estime" })
        #expect(ecart.message.contains("ne comptent pas une saisie"))
        let rendu = try ClasseurRapproche.octets(touche, lu, aujourdhui: try Self.jour)
        let corrige = try WrittenWorkbook(rendu)
        #expect(corrige.cell(named: "i_1A1_atteint")?.value == .text("Oui"))
        #expect(corrige.cell(named: "points_a_revoir")?.value == .number(0))
        #expect(
            try lire(rendu).diagnostics.allSatisfy { $0.code != .reponseHorsListe && $0.code != .ecartRapprochement })
        #expect(
            try bloc(rendu).contains {
                $0.hasPrefix("« Atteint ? (1.A.1) » : « oui") && $0.contains("« Oui » le remplace")
            })

        let garde = try ClasseurRapproche.octets(touche, lu, aujourdhui: try Self.jour, gardeLesSaisies: true)
        #expect(try WrittenWorkbook(garde).cell(named: "i_1A1_atteint")?.value == .text("oui "))
        #expect(try WrittenWorkbook(garde).cell(named: "points_a_revoir")?.value == .number(1))
        #expect(
            try bloc(garde).contains {
                $0.hasPrefix("« Atteint ? (1.A.1) » : « oui")
                    && $0.hasSuffix(
                        "est compris comme « Oui », mais les formules ne le comptent pas : au prochain calcul, les montants "
                            + "qui en dépendent et le total changeront. Saisissez « Oui ».")
            })
    }

    @Test("Un classeur qu’aucun tableur n’a recalculé est rendu avec les comptes, les titres et le graphique du moteur")
    func sansRecalcul() throws {
        let vierge = try ClasseurModele(
            Bilan(bareme: Cadres.embarques.bareme(exercice: 2025)), aujourdhui: try Self.jour)
        var package = try PatchedPackage(vierge.octets())
        let population = try #require(try WrittenWorkbook(vierge.octets()).cell(named: "population"))
        try package.change(Self.synthese) { xml in
            guard let cellule = xml.firstRange(of: "<c r=\"\(population.address)\""),
                let fin = xml[cellule.upperBound...].firstRange(of: "/>")
            else { return nil }
            return String(xml[..<fin.lowerBound] + "><v>50000</v></c>" + xml[fin.upperBound...])
        }
        let avant = try package.zipped()
        let lu = try lire(avant)
        #expect(lu.bilan.identite.population == 50_000)
        let rendu = try #require(
            try WrittenWorkbook(ClasseurRapproche.octets(avant, lu, aujourdhui: try Self.jour))["Synthèse"])
        let voulu = try #require(
            try WrittenWorkbook(ClasseurModele(lu.bilan, aujourdhui: lu.bilan.periode.fin).octets())["Synthèse"])
        let formules = voulu.cells.values.filter { $0.formula != nil }
        #expect(formules.count > 150)
        for cellule in formules { #expect(rendu.cells[cellule.address]?.value == cellule.value, "\(cellule.address)") }
        #expect(rendu.cells["K2"]?.value == .number(1))
    }

    @Test("Des lignes dans le désordre ne se doublent pas, et leurs résultats vont dans leurs cellules")
    func lignesEnDesordre() throws {
        var paquet = try PatchedPackage(exemple("1-petite-incomplete"))
        try paquet.change(Self.synthese) { xml in
            let lignes = xml.matches(of: /<row [^>]*\/>|<row .*?<\/row>/).reversed().map(\.output)
            guard let debut = xml.firstRange(of: "<sheetData>"), let fin = xml.firstRange(of: "</sheetData>") else {
                return nil
            }
            return xml[..<debut.upperBound] + lignes.joined() + xml[fin.lowerBound...]
        }
        let avant = try paquet.zipped()
        let lu = try lire(avant)
        let apres = try ClasseurRapproche.octets(avant, lu, aujourdhui: try Self.jour)
        let rendue = try #require(try PatchedPackage(apres)[Self.synthese])
        let rangs = rendue.matches(of: /<row [^>]*\br="(\d+)"/).map(\.output.1)
        #expect(Set(rangs).count == rangs.count)
        let relu = try lire(apres)
        #expect(relu.financement == lu.financement)
        #expect(!relu.rapprochement.isEmpty && relu.rapprochement.allSatisfy { $0.ecart == .zero })
    }

    @Test("Une zone d’impression qui va jusqu’au bord de la grille n’empêche pas le bloc de suivre les lignes")
    func bordDeLaGrille() throws {
        var package = try PatchedPackage(ClasseurVierge(exercice: 2026).octets())
        try package.change("xl/workbook.xml") { $0.replacing(/(Synthèse'?!\$A\$1:\$[A-Z]+\$)\d+/) { "\($0.1)1048576" } }
        let avant = try package.zipped()
        let apres = try ClasseurRapproche.octets(avant, lire(avant), aujourdhui: try Self.jour)
        #expect(!PackageAudit.findings(in: apres).contains { [.rowOrder, .cellOrder].contains($0.code) })
        let relu = try lire(apres)
        #expect(relu.diagnostics == (try lire(avant)).diagnostics)
        #expect(
            try PatchedPackage(ClasseurRapproche.octets(apres, relu, aujourdhui: try Self.jour))[Self.synthese]
                == PatchedPackage(apres)[Self.synthese])
    }

    @Test("Les points sont en bas de Synthèse, les plus graves d’abord, chacun avec un lien vers sa cellule")
    func points() throws {
        let avant = try exemple("1-petite-incomplete")
        let lu = try lire(avant)
        let apres = try ClasseurRapproche.octets(avant, lu, aujourdhui: try Self.jour)
        let (synthese, rendue) = (
            try #require(try WrittenWorkbook(avant)["Synthèse"]), try #require(try WrittenWorkbook(apres)["Synthèse"])
        )
        func lignes(_ noms: [String: String], _ nom: String) throws -> [Int] {
            try #require(noms[nom]).matches(of: /\$(\d+)/).compactMap { Int($0.output.1) }
        }
        let bloc = try lignes(WrittenWorkbook(apres).names, "points_releves")
        let (haut, bas) = try (#require(bloc.first), #require(bloc.last))
        // Two rows below what was there, chart and printed area included.
        let zone = try #require(try WrittenWorkbook(avant).sheetNames[1]?["_xlnm.Print_Area"])
        let imprimee = try #require(
            zone.split(separator: ":").last.flatMap { CellReference($0.replacing("$", with: "")) })
        let contenu = synthese.cells.values.filter { $0.value != .empty || $0.formula != nil }
            .compactMap { CellReference($0.address) }.filter { $0.column <= imprimee.column }
        #expect(haut == max(try #require(contenu.map(\.row).max()), imprimee.row) + 2)
        let points = lu.diagnostics.points(lu.bilan.cadre)
        #expect(points.count > 3 && bas == haut + points.count)
        #expect(rendue.cells["A\(haut)"]?.value == .text("Points à revoir, relevés par aci-xlsx"))
        let xml = try #require(try PatchedPackage(apres)[Self.synthese])
        for (rang, point) in points.enumerated() {
            let ligne = haut + 1 + rang
            let mot: String =
                switch point.gravite {
                case .erreur: "Erreur"
                case .avertissement: "Avertissement"
                case .note: "Note"
                }
            #expect(rendue.cells["A\(ligne)"]?.value == .text(mot))
            #expect(rendue.cells["E\(ligne)"]?.value == .text(point.messageDesIndicateurs))
            guard let lieu = point.lieux.first else { continue }
            let links = xml.matches(of: /<hyperlink [^>]*>/).map { String($0.output) }
            let link = try #require(links.first { $0.contains("ref=\"B\(ligne)\"") })
            #expect(link.contains("location=\"'\(lieu.feuille)'!\(lieu.cellule)\""))
        }
        // Les preuves qui manquent et l’objectif manqué ont au moins leur cellule.
        #expect(points.count { !$0.lieux.isEmpty } >= 3)
    }

    @Test("Un classeur sans rien à revoir le dit une fois, aussi souvent qu’il soit rendu")
    func rienARevoir() throws {
        var classeur = try ClasseurModele(Modeles.ordinaire(), aujourdhui: try Self.jour).octets()
        for _ in 1...2 {
            let lu = try lire(classeur)
            #expect(lu.diagnostics.isEmpty)
            classeur = try ClasseurRapproche.octets(classeur, lu, aujourdhui: try Self.jour)
            let textes = try #require(try WrittenWorkbook(classeur)["Synthèse"]).cells.values.map(\.value)
            #expect(textes.count { $0 == .text("✓ Rien à revoir") } == 1)
            #expect(textes.count { $0 == .text("Points à revoir, relevés par aci-xlsx") } == 1)
        }
    }
}
