import ACIModel
import ACIWorkbook
import Randomness
import SpreadsheetML
import TestSupport
import Testing

/// The file given back shows the same figures everywhere, and loses nothing that is the user's.
@Suite("Une seule valeur partout")
struct RetourTests {
    private func rendu(_ octets: [UInt8], gardeLesSaisies: Bool = false) throws -> [UInt8] {
        try ClasseurRapproche.octets(
            octets, LecteurClasseur(.embarques).lire(octets), aujourdhui: ClasseurVierge.jour,
            gardeLesSaisies: gardeLesSaisies)
    }

    private func table(_ octets: [UInt8]) throws -> ClasseurEnTable { try ClasseurEnTable(octets: octets) }

    /// The texts of the block, in its order.
    private func bloc(_ classeur: ClasseurEnTable) throws -> [String] {
        let cible = try #require(classeur.noms["points_releves"])
        return classeur.feuilles[cible.feuille].cellules.filter { cible.plage.contains($0.key) && $0.key.column == 5 }
            .sorted { $0.key < $1.key }.compactMap {
                if case .text(let texte) = $0.value.valeur { texte.replacing("\u{A0}", with: " ") } else { nil }
            }
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
        let rendu = try table(rendu(sansValeurs.octets()))
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
        #expect(
            rendu.matches(of: /<c:v>([\d.]+)<\/c:v>/).map(\.output.1)
                == vrai.matches(of: /<c:v>([\d.]+)<\/c:v>/).map(\.output.1))
    }

    struct Saisie: CustomTestStringConvertible {
        let champ: String
        let tapee: CellValue
        let rendue: CellValue
        var testDescription: String { "\(champ): \(tapee)" }
    }

    private static let jour = CellValue.date(SerialDate(serial: 45_000))
    private static let saisies: [Saisie] = [
        .init(champ: "i_1A1_atteint", tapee: .text("oui"), rendue: .text("Oui")),
        .init(champ: "i_1A1_atteint", tapee: .text("x"), rendue: .text("Oui")),
        .init(champ: "i_1A1_atteint", tapee: .number(1), rendue: .text("Oui")),
        .init(champ: "i_1A1_atteint", tapee: .boolean(false), rendue: .text("Non")),
        .init(champ: "i_1A1_nature", tapee: .text("suivi "), rendue: .text("Suivi")),
        .init(champ: "i_1A1_poids", tapee: .text("12,5"), rendue: .number(12.5)),
        .init(champ: "taux_partiel", tapee: .text("60 %"), rendue: .number(0.6)),
        .init(champ: "population", tapee: .text("50 000"), rendue: .number(50_000)),
        .init(champ: "signature", tapee: .text("15/03/2023"), rendue: jour),
        .init(champ: "debut_parcours", tapee: .text("2023-03-15T00:00:00Z"), rendue: jour),
        .init(champ: "debut_parcours", tapee: .date(SerialDate(serial: 44_999.9995)), rendue: jour),
        .init(champ: "crise_plan", tapee: .text("première redaction"), rendue: .text("Première rédaction")),
        .init(champ: "crise_declaree", tapee: .text("O"), rendue: .text("Oui")),
        .init(champ: "i_1A2_valeur", tapee: .text("12 jours"), rendue: .number(12)),
    ]

    @Test(
        "uncounted: une saisie comprise que les formules ne compteraient pas est récrite, et le bloc dit ce qui était là",
        arguments: sample(saisies))
    func miseEnForme(_ saisie: Saisie) throws {
        var classeur = try ClasseurEnTable.rempli()
        classeur[saisie.champ]?.valeur = saisie.tapee
        let octets = try classeur.octets()
        let rendu = try table(rendu(octets))
        #expect(rendu[saisie.champ]?.valeur == saisie.rendue)
        let relu = try rendu.lu()
        #expect(!relu.diagnostics.contains { $0.champ == saisie.champ && $0.code.echappeAuxFormules })
        #expect(relu.financement == (try classeur.lu()).financement)
        #expect(try bloc(rendu).contains { $0.contains("était là") })
        let garde = try table(self.rendu(octets, gardeLesSaisies: true))
        #expect(garde[saisie.champ]?.valeur == saisie.tapee)
        #expect(try bloc(garde).contains { $0.contains("au prochain calcul") })
    }

    @Test("Une date tapée dans une cellule de texte en prend le format d’une autre")
    func allure() throws {
        var classeur = try ClasseurEnTable.rempli()
        classeur["debut_parcours"] = .init(valeur: .text("15/03/2023"), format: .text)
        let rendu = try table(rendu(classeur.octets()))
        #expect(rendu["debut_parcours"]?.valeur == Self.jour)
        #expect(rendu["debut_parcours"]?.format == classeur["debut_acces"]?.format)
    }

    @Test(
        "Après un couper-coller, les noms désignent de nouveau leurs cellules",
        arguments: sample([
            ("i_1A1_atteint", "i_1A2_atteint"), ("signature", "population"), ("cpts_nom", "cpam"),
            ("i_1A1_valeur", "i_1P1_valeur"), ("crise_plan", "i_42_atteint"), ("taux_partiel", "periode_debut"),
            ("i_1A1_poids", "i_1A1_nature"), ("i_1A1_preuve", "i_1A1_date"), ("i_1P1_libelle", "i_1A2_objectif"),
            ("deja_verse", "debut_parcours"), ("i_1A1_precedent", "i_1A1_commentaire"),
            ("i_1A1_partiel", "i_62_partiel"), ("crise_date", "crise_mobilisee"), ("i_33_valeur", "i_33_commentaire"),
        ]))
    func noms(_ paire: (String, String)) throws {
        let depart = try ClasseurEnTable.rempli()
        var colle = depart
        colle.noms[paire.0] = depart.noms[paire.1]
        colle.noms[paire.1] = nil
        let rendu = try table(rendu(colle.octets()))
        for nom in [paire.0, paire.1] { #expect(rendu.adresse(nom) == depart.adresse(nom)) }
        #expect(try !rendu.lu().diagnostics.contains { [.nomDeplace, .nomPerdu].contains($0.code) })
    }

    @Test("names-deleted: tous les noms reviennent, malgré des lignes insérées", arguments: sample([nil, 8, 12, 40]))
    func tousLesNoms(_ insertion: Int?) throws {
        var depart = try ClasseurEnTable.rempli()
        if let insertion { depart.inserer(insertion, dans: try #require(depart.noms["total_estime"]?.feuille)) }
        depart["crise_autorite"] = nil
        depart["crise_date"] = nil
        var perdu = depart
        perdu.noms = [:]
        // What cites a name shows an error.
        for rang in perdu.feuilles.indices {
            perdu.feuilles[rang].cellules = perdu.feuilles[rang].cellules.mapValues { cellule in
                guard let formule = cellule.formule, formule.text.contains("_") else { return cellule }
                return .init(valeur: .error("#NAME?"), format: cellule.format, formule: formule)
            }
        }
        let lu = try perdu.lu()
        #expect(lu.diagnostics.filter { $0.code == .nomPerdu }.map(\.gravite) == [.avertissement])
        #expect(lu.financement == (try depart.lu()).financement)
        let rendu = try table(rendu(perdu.octets()))
        for (nom, cible) in depart.noms {
            #expect(rendu.noms[nom].map { "\($0.feuille) \($0.plage)" } == "\(cible.feuille) \(cible.plage)", "\(nom)")
        }
        #expect(try !rendu.lu().diagnostics.contains { $0.code == .nomPerdu })
    }

    @Test("Un barème et une formule changés sont rétablis, et dits")
    func baremeEtFormule() throws {
        let depart = try ClasseurEnTable.rempli()
        var change = depart
        change["bareme_fonctionnement"]?.valeur = .number(99)
        change["total_estime"]?.formule = "1+1"
        change["total_estime"]?.valeur = .number(2)
        let rendu = try table(rendu(change.octets()))
        #expect(rendu["bareme_fonctionnement"]?.valeur == depart["bareme_fonctionnement"]?.valeur)
        #expect(rendu["total_estime"]?.formule == depart["total_estime"]?.formule)
        #expect(rendu["total_estime"]?.valeur == depart["total_estime"]?.valeur)
        let dits = try bloc(rendu)
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
        let place = try #require(try table(rendu(formate.octets())).noms["points_releves"]?.plage.first.row)
        #expect(place == (try table(rendu(depart.octets()))).noms["points_releves"]?.plage.first.row)
    }

    @Test("Ce que la personne écrit sous le bloc, ou dedans, reste")
    func notes() throws {
        let premier = try table(rendu(ClasseurEnTable.rempli().octets()))
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
            let encore = try table(rendu(annote.octets()))
            #expect(encore.feuilles[cible.feuille].cellules[note]?.valeur == .text("rappeler la CPAM"))
            if ligne > cible.plage.last.row {
                #expect(encore.feuilles[cible.feuille].cellules[mot]?.valeur == .text("Note"))
            }
            #expect(try bloc(encore) == bloc(premier))
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
