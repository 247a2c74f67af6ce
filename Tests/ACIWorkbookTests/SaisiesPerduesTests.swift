import ACIModel
import ACIWorkbook
import Randomness
import SpreadsheetML
import TestSupport
import Testing

/// Lost answers are errors, told in one sentence.
@Suite("Saisies perdues et déplacées")
struct SaisiesPerduesTests {
    private static let mission1 = "Mission 1 – Accès aux soins"

    private func lu(_ changer: (inout ClasseurEnTable) throws -> Void) throws -> BilanLu {
        var classeur = try ClasseurEnTable.rempli()
        try changer(&classeur)
        return try classeur.lu()
    }

    private var entier: [String: TypedValue] {
        get throws { try Saisies(lu { _ in }.bilan).parNom }
    }

    private func messages(_ lu: BilanLu, _ code: CodeDiagnostic) -> [String] {
        lu.diagnostics.filter { $0.code == code }.map { $0.ligne.replacing("\u{A0}", with: " ") }
    }

    @Test("Une colonne supprimée")
    func colonne() throws {
        let lu = try lu { classeur in
            let rang = try #require(classeur.noms["i_1A1_atteint"]?.feuille)
            let colonne = try #require(classeur.noms["i_1A1_atteint"]?.plage.first.column)
            classeur.feuilles[rang].cellules = classeur.feuilles[rang].cellules.filter { $0.key.column != colonne }
            classeur.noms = classeur.noms.filter { !($0.value.feuille == rang && $0.key.hasSuffix("_atteint")) }
        }
        #expect(
            messages(lu, .champIntrouvable) == [
                "La colonne « Atteint ? » ne se retrouve pas dans l’onglet « \(Self.mission1) » : les saisies de 1.A.1 à "
                    + "1.C.2 comptent pour vides. Rétablissez-la avec son titre, ou repartez d’un modèle vierge."
            ])
        #expect(lu.estProvisoire)
        #expect(!lu.diagnostics.contains { $0.code == .valeurSansReponse && $0.indicateur?.hasPrefix("1.") == true })
    }

    @Test("Des lignes supprimées")
    func lignes() throws {
        let lu = try lu { classeur in
            for nom in classeur.noms.keys where nom.hasPrefix("i_1A3_") || nom.hasPrefix("i_1B1_") {
                guard let cible = classeur.noms.removeValue(forKey: nom) else { continue }
                let ligne = cible.plage.first.row
                classeur.feuilles[cible.feuille].cellules = classeur.feuilles[cible.feuille].cellules
                    .filter { $0.key.row != ligne }
            }
        }
        #expect(
            messages(lu, .champIntrouvable) == [
                "Les lignes de 1.A.3 et 1.B.1 ne se retrouvent pas dans l’onglet « \(Self.mission1) » : elles comptent "
                    + "pour vides. Reprenez une copie qui les a, ou reportez les réponses dans un modèle vierge."
            ])
    }

    @Test("Un tableau sans ses titres, une fois les noms perdus")
    func titres() throws {
        let lu = try lu { classeur in
            let atteint = try #require(classeur.noms["i_21_atteint"])
            classeur.perdreLesNoms()
            classeur.feuilles[atteint.feuille].cellules = classeur.feuilles[atteint.feuille].cellules
                .filter { $0.key.row != atteint.plage.first.row - 1 }
        }
        #expect(
            messages(lu, .champIntrouvable) == [
                "Le tableau des indicateurs ne se retrouve pas dans l’onglet « Mission 2 – Parcours » : ses saisies comptent "
                    + "pour vides. Rétablissez sa ligne de titres, qui commence par « Code », ou repartez d’un modèle vierge."
            ])
        #expect(lu.estProvisoire)
    }

    @Test("Un titre auquel Excel ajoute un chiffre se reconnaît")
    func titreChiffre() throws {
        let lu = try lu { classeur in
            let atteint = try #require(classeur.noms["i_1A1_atteint"])
            let titre = try #require(
                CellReference(row: atteint.plage.first.row - 1, column: atteint.plage.first.column))
            classeur.perdreLesNoms()
            classeur.feuilles[atteint.feuille].cellules[titre]?.valeur = .text("Atteint ?2")
        }
        #expect(try Saisies(lu.bilan).parNom == entier)
    }

    /// The rows of 2.1 and 2.2 change places without their names.
    private static func trier(_ classeur: inout ClasseurEnTable) throws {
        let (premier, second) = try (#require(classeur.noms["i_21_atteint"]), #require(classeur.noms["i_22_atteint"]))
        let (haut, bas) = (premier.plage.first.row, second.plage.first.row)
        func autre(_ ligne: Int) -> Int { ligne == haut ? bas : ligne == bas ? haut : ligne }
        let cellules = classeur.feuilles[premier.feuille].cellules
        classeur.feuilles[premier.feuille].cellules = Dictionary(
            uniqueKeysWithValues: cellules.compactMap { adresse, cellule in
                CellReference(row: autre(adresse.row), column: adresse.column).map { ($0, cellule) }
            })
    }

    @Test("Des lignes triées")
    func tri() throws {
        let lu = try lu(Self.trier)
        #expect(
            messages(lu, .nomEnConflit) == [
                "Mission 2 – Parcours!D5 : Les lignes de 2.1 et 2.2 ont été triées ou échangées dans l’onglet « Mission 2 – "
                    + "Parcours » : leurs saisies ne sont pas prises. Annulez le tri, ou triez le tableau entier par la "
                    + "colonne « Code », de A à Z."
            ])
        #expect(lu.bilan.reponse("2.1").atteint == nil)
        #expect(lu.bilan.reponse("2.3").atteint != nil)
    }

    @Test("Une cellule déplacée hors du tableau")
    func deplacee() throws {
        let lu = try lu { classeur in
            let depart = try #require(classeur.noms["i_21_atteint"])
            let loin = try #require(CellReference("T40"))
            classeur.feuilles[depart.feuille].cellules[loin] = classeur["i_21_atteint"]
            classeur["i_21_atteint"] = nil
            classeur.noms["i_21_atteint"] = (depart.feuille, CellRange(loin))
        }
        #expect(
            messages(lu, .nomEnConflit) == [
                "Mission 2 – Parcours!F5 (2.1) : La cellule « Atteint ? (2.1) » a été déplacée en Mission 2 – Parcours!T40 : "
                    + "elle n’est pas prise. Ôtez la protection de la feuille (onglet Révision), ressaisissez-la ici, en F5, "
                    + "et effacez T40."
            ])
        #expect(lu.bilan.reponse("2.1").atteint == nil)
    }

    @Test("moved-back: ressaisie à sa place et effacée là-bas, la cellule se lit, et son nom revient")
    func deplaceePuisRessaisie() throws {
        let lu = try lu { classeur in
            let depart = try #require(classeur.noms["i_21_atteint"])
            classeur.noms["i_21_atteint"] = (depart.feuille, CellRange(try #require(CellReference("T40"))))
        }
        #expect(try Saisies(lu.bilan).parNom == entier)
        #expect(lu.diagnostics.filter { $0.champ == "i_21_atteint" }.map(\.code) == [.nomPerdu])
    }

    @Test("Deux cellules qui disent la même chose ne se contredisent pas")
    func memeContenu() throws {
        let lu = try lu { classeur in
            let depart = try #require(classeur.noms["i_21_atteint"])
            let loin = try #require(CellReference("T40"))
            classeur.feuilles[depart.feuille].cellules[loin] = classeur["i_21_atteint"]
            classeur.noms["i_21_atteint"] = (depart.feuille, CellRange(loin))
        }
        #expect(messages(lu, .nomEnConflit) == [])
        #expect(try Saisies(lu.bilan).parNom == entier)
    }

    /// Ce qui se dit d’une ligne qui répond, tant de lignes sous la dernière du tableau.
    private func dits(_ code: String, plusBas: Int, atteint: String = "Oui", valeur: String? = nil) throws -> [String] {
        let lu = try lu { classeur in
            let derniere = try #require(classeur.noms["i_24_atteint"])
            let ligne = derniere.plage.first.row + plusBas
            func poser(_ texte: String, _ colonne: Int) throws {
                classeur.feuilles[derniere.feuille].cellules[try #require(CellReference(row: ligne, column: colonne))] =
                    .init(valeur: .text(texte))
            }
            try poser(code, 1)
            try poser("Suivi à distance", 2)
            try poser(atteint, derniere.plage.first.column)
            let colonne = try #require(classeur.noms["i_24_valeur"]).plage.first.column
            if let valeur { try poser(valeur, colonne) }
        }
        return messages(lu, .ligneHorsModele)
    }

    @Test("Une ligne ajoutée au tableau, et qui répond", arguments: ["2.5", "P1", "Télésurveillance"])
    func ligneEnPlus(_ code: String) throws {
        let dits = try dits(code, plusBas: 1)
        #expect(dits.count == 1, "\(dits)")
        #expect(dits.first?.hasSuffix("dans une ligne « Indicateurs propres à votre contrat » de l’onglet.") == true)
        #expect(
            dits.first?.hasPrefix(
                "Mission 2 – Parcours!F9 : La ligne « \(code) Suivi à distance » n’est pas du modèle : sa réponse ne compte "
                    + "pas. Reportez-la dans") == true)
    }

    @Test(
        "Elle répond par Oui, Partiel ou Non, ou par une valeur, quelle qu’elle soit",
        arguments: [
            ("Oui", nil, true), ("partiel", nil, true), ("voir avec Anne", nil, false), ("", "12", true),
            ("voir avec Anne", "douze", true), ("", "", false),
        ] as [(String, String?, Bool)])
    func ligneQuiRepond(atteint: String, valeur: String?, repond: Bool) throws {
        #expect(try dits("2.5", plusBas: 1, atteint: atteint, valeur: valeur).count == (repond ? 1 : 0))
    }

    @Test(
        "Plus bas que le tableau, elle n’est des siennes que par son code",
        arguments: [
            ("2.5", true), ("2,5", true), ("1.A.4", true), ("6.Z.99", true), ("P1", false), ("Télésurveillance", false),
            ("7.1", false), ("0.1", false), ("2", false), ("2.", false), ("2.5.1.2", false), ("2.500", false),
            ("2.é-", false),
        ])
    func ligneADistance(_ code: String, estDite: Bool) throws {
        #expect(try dits(code, plusBas: 20).count == (estDite ? 1 : 0))
    }

    @Test("Un classeur plus récent que le programme")
    func plusRecent() throws {
        let lu = try lu { classeur in
            classeur.proprietes = [CustomProperty(name: "modele_version", value: "ACI 2025.99")]
        }
        #expect(lu.diagnostics.filter { $0.champ == "modele_version" }.map(\.code) == [.modeleRecent])
    }

    @Test("Des lignes triées ne cachent pas les autres cellules déplacées")
    func triEtDeplacees() throws {
        let lu = try lu { classeur in
            try Self.trier(&classeur)
            let loin = try #require(CellReference("BA60"))
            for nom in ["population", "i_1A1_atteint"] {
                let depart = try #require(classeur.noms[nom])
                classeur.feuilles[depart.feuille].cellules[loin] = classeur[nom]
                classeur[nom] = nil
                classeur.noms[nom] = (depart.feuille, CellRange(loin))
            }
        }
        let dits = lu.diagnostics.filter { $0.code == .nomEnConflit }
        #expect(Set(dits.map { $0.champ ?? "tri" }) == ["tri", "population", "i_1A1_atteint"] && dits.count == 3)
        #expect(dits.first { $0.champ == nil }?.message.plainSpaces.hasPrefix("Les lignes de 2.1 et 2.2 ont") == true)
        #expect(lu.bilan.identite.population == nil && lu.bilan.reponse("1.A.1").atteint == nil)
    }

    @Test("Deux noms échangés se disent, même si leurs cellules disent la même chose")
    func nomsEchanges() throws {
        let lu = try lu { classeur in
            classeur["i_22_atteint"] = classeur["i_21_atteint"]
            (classeur.noms["i_21_atteint"], classeur.noms["i_22_atteint"]) = (
                classeur.noms["i_22_atteint"], classeur.noms["i_21_atteint"]
            )
        }
        #expect(
            lu.diagnostics.filter { $0.code == .nomEnConflit }.map(\.attendu) == [
                "les lignes dans l’ordre de leurs codes"
            ])
        #expect(lu.bilan.reponse("2.1").atteint == nil && lu.bilan.reponse("2.2").atteint == nil)
    }

    @Test("Chaque nom perdu se dit, jusqu’à trente ; au-delà, le fichier les a perdus")
    func nomsPerdus() throws {
        let noms = try lu { _ in }.lieux.keys.sorted()
        #expect(noms.count > 270)
        let lots = stride(from: 0, to: noms.count, by: 30).map { Array(noms[$0..<min($0 + 30, noms.count)]) }
        func dits(_ perdus: [String]) throws -> [String?] {
            let lu = try lu { classeur in
                for nom in perdus { classeur.noms[nom] = nil }
            }
            return lu.diagnostics.filter { $0.code == .nomPerdu }.map(\.champ)
        }
        for lot in sample(lots) { #expect(Set(try dits(lot)) == Set(lot)) }
        #expect(try dits(Array(noms.prefix(31))) == [nil])
    }

    /// The tab's label of an input, its cell and its name.
    private static func oter(_ nom: String, _ etiquette: String, de classeur: inout ClasseurEnTable) throws {
        let place = try #require(classeur.noms[nom])
        classeur.noms[nom] = nil
        classeur.feuilles[place.feuille].cellules[place.plage.first] = nil
        let avant = classeur.feuilles[place.feuille].cellules.count
        classeur.feuilles[place.feuille].cellules = classeur.feuilles[place.feuille].cellules
            .filter { $0.value.valeur != .text(etiquette) }
        #expect(classeur.feuilles[place.feuille].cellules.count == avant - 1)
    }

    @Test("Sans la marque du modèle, ses noms disent de quand il est, et ce qu’il devrait avoir")
    func sansMarque() throws {
        let seconde = try Regex("_libelle|_objectif|_precedent|_partiel|cpts_departement|population_source|contrat_fin")
        func dits(_ gardes: [String], marque: String? = nil) throws -> Set<String> {
            let lu = try lu { classeur in
                classeur.proprietes = marque.map { [CustomProperty(name: "modele_version", value: $0)] } ?? []
                classeur.noms["modele_version"] = nil
                try Self.oter("deja_verse", "Déjà versé par la CPAM", de: &classeur)
                classeur.noms = classeur.noms.filter { nom, _ in
                    gardes.contains(nom) || nom == "taux_partiel" || nom.firstMatch(of: seconde) == nil
                }
            }
            let codes: [CodeDiagnostic] = [.champIntrouvable, .nomPerdu]
            return Set(
                lu.diagnostics.filter { codes.contains($0.code) }.map { "\($0.code.rawValue) \($0.champ ?? "")" })
        }
        #expect(try dits([]) == [])
        #expect(try dits(["contrat_fin"]) == ["champ-introuvable deja_verse", "nom-perdu "])
        #expect(try dits([], marque: "ACI 2025.1") == [])
        #expect(try dits([], marque: "ACI 2025.2") == ["champ-introuvable deja_verse", "nom-perdu "])
    }

    @Test("Une saisie hors des tableaux, et une colonne des seules lignes du contrat, se disent quand elles manquent")
    func champs() throws {
        let lu = try lu { classeur in
            try Self.oter("membres", "Nombre de membres", de: &classeur)
            let place = try #require(classeur.noms["i_2P1_libelle"])
            let titre = try #require(CellReference(row: 4, column: place.plage.first.column))
            #expect(classeur.feuilles[place.feuille].cellules[titre]?.valeur == .text("Indicateur"))
            classeur.feuilles[place.feuille].cellules[titre] = nil
            classeur.noms["i_2P1_libelle"] = nil
            classeur.noms["i_2P2_libelle"] = nil
        }
        #expect(
            Set(messages(lu, .champIntrouvable)) == [
                "La saisie « Nombre de membres » ne se retrouve pas dans l’onglet « Synthèse » : elle compte pour vide. "
                    + "Rétablissez-la ou repartez d’un modèle vierge.",
                "La colonne « Indicateur » ne se retrouve pas dans l’onglet « Mission 2 – Parcours » : les saisies de "
                    + "2.P.1 et 2.P.2 comptent pour vides. Rétablissez-la avec son titre, ou repartez d’un modèle vierge.",
            ])
    }
}
