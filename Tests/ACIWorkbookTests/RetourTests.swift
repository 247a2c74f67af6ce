import ACIModel
import ACIWorkbook
import Randomness
import SpreadsheetML
import TestSupport
import Testing

/// The file given back shows the same figures everywhere, and loses nothing that is the user's.
@Suite("Une seule valeur partout")
struct RetourTests {
    private func rendu(_ octets: [UInt8]) throws -> [UInt8] {
        try ClasseurRapproche.octets(octets, LecteurClasseur(.embarques).lire(octets), aujourdhui: ClasseurVierge.jour)
    }

    // openpyxl keeps formulas without their results.
    @Test("no-results: un classeur sans valeurs calculées est rempli, dans tous les onglets")
    func sansValeurs() throws {
        let voulu = try ClasseurEnTable.rempli()
        var sansValeurs = voulu
        for rang in sansValeurs.feuilles.indices {
            for (adresse, cellule) in sansValeurs.feuilles[rang].cellules where cellule.formule != nil {
                sansValeurs.feuilles[rang].cellules[adresse]?.valeur = .empty
            }
        }
        let rendu = try sansValeurs.rendu()
        for (feuille, attendue) in zip(rendu.feuilles, voulu.feuilles) {
            for (adresse, cellule) in attendue.cellules where cellule.formule != nil && cellule.valeur != .text("") {
                #expect(feuille.cellules[adresse]?.valeur == cellule.valeur, "\(feuille.nom)!\(adresse)")
                #expect(feuille.cellules[adresse]?.formule == cellule.formule, "\(feuille.nom)!\(adresse)")
            }
        }
    }

    @Test("Les onglets dont chaque cellule convient ne sont pas touchés")
    func conviennent() throws {
        let avant = try ClasseurModele(.rempli(), aujourdhui: ClasseurVierge.jour).octets()
        let (parties, rendues) = (try PatchedPackage(avant).entries, try PatchedPackage(rendu(avant)).entries)
        let changees = zip(parties, rendues).filter { $0.bytes != $1.bytes }.map(\.0.name)
        #expect(Set(changees) == ["xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/workbook.xml"])
    }

    @Test("Le graphique montre les mêmes euros")
    func graphique() throws {
        let avant = try ClasseurModele(.rempli(), aujourdhui: ClasseurVierge.jour).octets()
        let graphique = "xl/charts/chart1.xml"
        var package = try PatchedPackage(avant)
        let vrai = try #require(package[graphique])
        try package.change("xl/worksheets/sheet2.xml") {
            $0.replacing(/(<f>[^<]*<\/f>)<v>[\d.]+<\/v>/) { "\($0.output.1)<v>7</v>" }
        }
        try package.change(graphique) { $0.replacing(/<c:v>[\d.]+<\/c:v>/, with: "<c:v>7</c:v>") }
        let rendu = try #require(try PatchedPackage(rendu(package.zipped()))[graphique])
        let euros = vrai.matches(of: /<c:v>([\d.]+)<\/c:v>/).map(\.output.1)
        // Quatre segments de six missions, dont certains sont de zéro euro.
        #expect(euros.count >= 24 && euros.contains { $0 != "0" && $0 != "7" })
        #expect(
            rendu.matches(of: /<c:v>([\d.]+)<\/c:v>/).map(\.output.1)
                == vrai.matches(of: /<c:v>([\d.]+)<\/c:v>/).map(\.output.1))
    }

    @Test("Le compte de ce qui est à revoir est renouvelé comme les autres résultats")
    func aRevoir() throws {
        let depart = try ClasseurEnTable.rempli()
        var change = depart
        change["points_a_revoir"]?.valeur = .number(77)
        #expect(try change.rendu()["points_a_revoir"]?.valeur == depart["points_a_revoir"]?.valeur)
    }

    @Test("Un barème et une formule changés sont rétablis, et dits")
    func baremeEtFormule() throws {
        let depart = try ClasseurEnTable.rempli()
        var change = depart
        change["bareme_fonctionnement"]?.valeur = .number(99)
        change["total_estime"]?.formule = "1+1"
        change["total_estime"]?.valeur = .number(2)
        let rendu = try change.rendu()
        #expect(rendu["bareme_fonctionnement"]?.valeur == depart["bareme_fonctionnement"]?.valeur)
        #expect(rendu["total_estime"]?.formule == depart["total_estime"]?.formule)
        #expect(rendu["total_estime"]?.valeur == depart["total_estime"]?.valeur)
        let dits = rendu.bloc
        #expect(dits.contains { $0.contains("la formule avait été changée") })
        #expect(dits.contains { $0.contains("« 99 » était là") })
        #expect(!dits.contains { $0.contains("le classeur donne") })
    }

    @Test("Le bloc suit le contenu, malgré vingt mille lignes vides mises en forme")
    func lignesVides() throws {
        let depart = try ClasseurEnTable.rempli()
        let rang = try #require(depart.noms["total_estime"]?.feuille)
        var formate = depart
        for ligne in 200..<20_200 {
            if let cellule = CellReference(row: ligne, column: 1) {
                formate.feuilles[rang].cellules[cellule] = .init(valeur: .empty, format: "0.00")
            }
        }
        let place = try #require(try formate.rendu().noms["points_releves"]?.plage.first.row)
        #expect(place == (try depart.rendu()).noms["points_releves"]?.plage.first.row)
    }

    @Test("Ce que la personne écrit sous le bloc, ou dedans, reste")
    func notes() throws {
        let premier = try ClasseurEnTable.rempli().rendu()
        let cible = try #require(premier.noms["points_releves"])
        for ligne in [cible.plage.last.row + 1, cible.plage.last.row + 4, cible.plage.last.row] {
            var annote = premier
            let (mot, note) = try (
                #require(CellReference(row: ligne, column: 1)), #require(CellReference(row: ligne, column: 9))
            )
            if ligne > cible.plage.last.row {
                annote.feuilles[cible.feuille].cellules[mot] = .init(valeur: .text("Note"))
            }
            annote.feuilles[cible.feuille].cellules[note] = .init(valeur: .text("rappeler la CPAM"))
            let encore = try annote.rendu()
            #expect(encore.feuilles[cible.feuille].cellules[note]?.valeur == .text("rappeler la CPAM"))
            if ligne > cible.plage.last.row {
                #expect(encore.feuilles[cible.feuille].cellules[mot]?.valeur == .text("Note"))
            }
            #expect(encore.bloc == premier.bloc)
        }
    }

    @Test("Rendu deux fois, un classeur est le même")
    func deuxFois() throws {
        let premier = try rendu(ClasseurModele(.rempli(), aujourdhui: ClasseurVierge.jour).octets())
        let second = try rendu(premier)
        #expect(try PatchedPackage(premier).entries.map(\.bytes) == PatchedPackage(second).entries.map(\.bytes))
        #expect(PackageAudit.findings(in: second, from: .anyProducer).isEmpty)
    }

    @Test(
        "template-macro: un modèle ou un classeur à macros est refusé d’une phrase",
        arguments: ["template.main", "sheet.main"])
    func genres(_ genre: String) throws {
        var package = try PatchedPackage(ClasseurModele(.rempli(), aujourdhui: ClasseurVierge.jour).octets())
        let (type, suffixe) =
            genre == "template.main"
            ? ("application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml", ".xltx")
            : ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", ".xlsm")
        try package.replace(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", with: type,
            in: "[Content_Types].xml")
        let octets = try package.zipped()
        let refus = #expect(throws: ClasseurIllisible.self) { try rendu(octets) }
        #expect(refus?.message.contains("(\(suffixe))") == true)
    }
}
