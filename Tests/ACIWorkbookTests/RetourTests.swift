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

    /// What the block says: the word, the place and the message of each row but its title.
    private func bloc(_ rendu: ClasseurEnTable) throws -> [String] {
        let cible = try #require(rendu.noms["points_releves"])
        #expect(cible.plage.first.column == 1 && cible.plage.last.column == 5)
        return try ((cible.plage.first.row + 1)...cible.plage.last.row).map { ligne in
            try [1, 2, 5].map { colonne in
                let place = try #require(CellReference(row: ligne, column: colonne))
                guard case .text(let texte)? = rendu.feuilles[cible.feuille].cellules[place]?.valeur else { return "" }
                return texte.plainSpaces
            }.joined(separator: " | ")
        }
    }

    @Test("Le bloc dit ce qui a été corrigé, et ce qui est laissé, mot pour mot")
    func motPourMot() throws {
        var change = try ClasseurEnTable(Modeles.ordinaire())
        change["i_21_atteint"]?.valeur = .text("x")
        change["bareme_fonctionnement"]?.valeur = .number(99)
        change["total_estime"]?.formule = "1+1"
        change["total_estime"]?.valeur = .number(2)
        let corriges = [
            "Corrigé | Synthèse!Z40 | « Fonctionnement » : « 99 » était là ; le montant publié, 50 000, est rétabli.",
            "Corrigé | Synthèse!G25 | « Total estimé » : la formule avait été changée ; celle du modèle est rétablie.",
        ]
        #expect(
            try bloc(change.rendu()) == [
                "Corrigé | Mission 2 – Parcours!F5 | « Atteint ? (2.1) » : « x » était là ; « Oui » le remplace, pour que "
                    + "les formules le comptent."
            ] + corriges)
        let laisses = try bloc(change.rendu(gardeLesSaisies: true))
        #expect(laisses.count == 6)
        #expect(
            Array(laisses.suffix(3)) == [
                "Laissé | Mission 2 – Parcours!F5 | « Atteint ? (2.1) » : « x » est compris comme « Oui », mais les "
                    + "formules ne le comptent pas : au prochain calcul, les montants qui en dépendent et le total "
                    + "changeront. Saisissez « Oui »."
            ] + corriges)
        for debut in [
            "Avertissement | Synthèse!Z40 | Le montant « Fonctionnement, taille 1 » vaut « 99 »",
            "Avertissement | Synthèse!G25 | Total estimé : le classeur donne « 2,00 € »",
            "Note | Mission 2 – Parcours!F5 | 2.1 : « x » a été compris comme « Oui »",
        ] {
            #expect(laisses.contains { $0.hasPrefix(debut) }, "\(laisses)")
        }
    }

    @Test("Le bloc se tient deux lignes sous le contenu, ou dans le premier vide assez haut si la grille finit là")
    func place() throws {
        let depart = try ClasseurEnTable(Modeles.ordinaire())
        let premier = try #require(try depart.rendu().noms["points_releves"])
        // The title and “✓ Rien à revoir”; with two rows before and one behind, it wants five.
        #expect(premier.plage.last.row == premier.plage.first.row + 1)
        let contenu = premier.plage.first.row - 2
        #expect(
            contenu
                == depart.feuilles[premier.feuille].cellules.filter { $0.value.valeur != .empty }.keys.map(\.row).max())
        let fin = CellReference.maximumRow
        for (lignes, place) in [
            ([contenu + 1], contenu + 3), ([fin - 5], fin - 3), ([fin - 4], contenu + 2), ([fin], contenu + 2),
            ([contenu + 5, fin], contenu + 7), ([contenu + 6, fin], contenu + 2),
        ] {
            var rempli = depart
            for ligne in lignes {
                let cellule = try #require(CellReference(row: ligne, column: 1))
                rempli.feuilles[premier.feuille].cellules[cellule] = .init(valeur: .text("x"))
            }
            #expect(try rempli.rendu().noms["points_releves"]?.plage.first.row == place, "\(lignes)")
        }
    }

    @Test(
        "Seules les colonnes imprimées comptent, et celles du bloc ; son titre a l’allure d’un bandeau",
        arguments: [(nil, 48), ("K300", 302), ("L300", 48), ("A300", 302)] as [(String?, Int)])
    func placeSousCeQuiSImprime(cellule: String?, ligne: Int) throws {
        let synthese = "xl/worksheets/sheet2.xml"
        var package = try PatchedPackage(ClasseurModele(Modeles.ordinaire(), aujourdhui: ClasseurVierge.jour).octets())
        if let cellule {
            try package.replace(
                "</sheetData>", with: "<row r=\"300\"><c r=\"\(cellule)\"><v>7</v></c></row></sheetData>", in: synthese)
        }
        let rendu = try rendu(package.zipped())
        #expect(try ClasseurEnTable(octets: rendu).noms["points_releves"]?.plage.first.row == ligne)
        let xml = try #require(try PatchedPackage(rendu)[synthese])
        func style(_ cellule: String) throws -> Substring? {
            try xml.firstMatch(of: Regex("<c r=\"\(cellule)\"[^>]* s=\"(\\d+)\""))?.output[1].substring
        }
        #expect(try style("A\(ligne)") != nil)
        #expect(try style("A\(ligne)") == style("A3"))
    }

    @Test("Un bloc qui a perdu son nom finit à la première ligne qui n’est pas de lui")
    func blocSansNom() throws {
        var premier = try ClasseurEnTable.rempli().rendu()
        let cible = try #require(premier.noms["points_releves"])
        premier.noms["points_releves"] = nil
        func place(_ ligne: Int) throws -> CellReference { try #require(CellReference(row: ligne, column: 1)) }
        // Right below, the user's own words, and below them one of ours.
        for (ligne, texte) in [(1, "rappeler la CPAM"), (2, "Note"), (4, "Corrigé")] {
            premier.feuilles[cible.feuille].cellules[try place(cible.plage.last.row + ligne)] = .init(
                valeur: .text(texte))
        }
        let encore = try premier.rendu()
        for (ligne, texte) in [(1, "rappeler la CPAM"), (2, "Note"), (4, "Corrigé")] {
            #expect(
                encore.feuilles[cible.feuille].cellules[try place(cible.plage.last.row + ligne)]?.valeur == .text(texte)
            )
        }
        for ligne in cible.plage.first.row...cible.plage.last.row {
            #expect(encore.feuilles[cible.feuille].cellules[try place(ligne)] == nil, "\(ligne)")
        }
        #expect(encore.noms["points_releves"]?.plage.first.row == cible.plage.last.row + 6)
    }

    @Test(
        "Le bruit du calcul flottant n’est pas un écart",
        arguments: [(3e-4, true), (-3e-4, true), (5e-4, false), (-5e-4, false)])
    func bruit(ecart: Double, reste: Bool) throws {
        var change = try ClasseurEnTable(Modeles.ordinaire())
        change["total_estime"]?.valeur = .number(397_500 + ecart)
        #expect(try change.rendu()["total_estime"]?.valeur == .number(reste ? 397_500 + ecart : 397_500))
    }

    @Test(
        "Une autre formule ne se rétablit que dans le classeur de ce modèle ; effacée, elle l’est toujours",
        arguments: [
            ("ACI 2025.2", "1+1", true), ("ACI 2025.1", "1+1", false), (nil, "1+1", false), ("ACI 2025.1", nil, true),
        ]
            as [(String?, Formula?, Bool)])
    func formulesDAutresModeles(modele: String?, formule: Formula?, estRetablie: Bool) throws {
        let depart = try ClasseurEnTable(Modeles.ordinaire())
        var change = depart
        change.noms["modele_version"] = nil
        change.proprietes = modele.map { [CustomProperty(name: "modele_version", value: $0)] } ?? []
        change["total_estime"]?.formule = formule
        change["total_estime"]?.valeur = .number(2)
        let rendu = try change.rendu()
        #expect(rendu["total_estime"]?.valeur == .number(397_500))
        #expect(rendu["total_estime"]?.formule == (estRetablie ? depart["total_estime"]?.formule : formule))
    }

    @Test(
        "Un nom de résultat ou de barème égaré sur une saisie n’y écrit rien",
        arguments: [
            ("total_estime", "population"), ("solde", "exercice"), ("total_estime", "cadre"),
            ("bareme_fonctionnement", "membres"),
        ])
    func nomEgare(nom: String, saisie: String) throws {
        let depart = try ClasseurEnTable(Modeles.ordinaire())
        var egare = depart
        egare.noms[nom] = depart.noms[saisie]
        let rendu = try egare.rendu()
        #expect(rendu[saisie]?.valeur == depart[saisie]?.valeur)
        #expect(rendu[saisie]?.formule == nil)
    }

    @Test("Sans le nom du total ni son titre, Synthèse est l’onglet où le nom de la CPTS a été lu")
    func syntheseRenommee() throws {
        var renomme = try ClasseurEnTable(Modeles.ordinaire())
        let rang = try #require(renomme.noms["total_estime"]).feuille
        renomme.noms["total_estime"] = nil
        renomme.feuilles[rang].nom = "Bilan"
        let rendu = try renomme.rendu()
        #expect(rendu.noms["points_releves"]?.feuille == rang)
        #expect(rendu.noms["total_estime"]?.feuille == rang)
    }
}
