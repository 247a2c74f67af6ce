import ACIModel
import ACIWorkbook
import SpreadsheetML
import Testing

/// A workbook that is not ours, laid out as other editors lay theirs out: neither defined names nor codes, but tabs,
/// headings and the indicators' usual wording.
@Suite("Un classeur qui n’est pas le nôtre")
struct ClasseurEtrangerTests {
    private static let enTetes = [
        "Indicateur", "Mode de calcul", "Seuil indicatif", "Valeur déclarée", "Atteint ?", "Source / preuve",
    ]

    private func feuille(_ nom: String, _ lignes: [[CellValue]]) throws -> Worksheet {
        var feuille = try Worksheet(name: nom)
        for (ligne, cellules) in lignes.enumerated() {
            for (colonne, valeur) in cellules.enumerated() where valeur != .empty {
                try feuille.set(valeur, at: #require(CellReference(row: ligne + 1, column: colonne + 1)))
            }
        }
        return feuille
    }

    private func mission(_ nom: String, _ indicateurs: [(String, CellValue, String, String)]) throws -> Worksheet {
        let lignes: [[CellValue]] = indicateurs.map { libelle, valeur, atteint, preuve in
            [.text(libelle), .text("…"), .text("…"), valeur, .text(atteint), .text(preuve)]
        }
        return try feuille(nom, [[.text(nom)], [], Self.enTetes.map { .text($0) }] + lignes)
    }

    private func classeur(fusion: String? = nil) throws -> [UInt8] {
        var classeur = Workbook()
        try classeur.add(feuille("Mode d'emploi", [[.text("Indicateurs ACI 2026")]]))
        var synthese = try feuille(
            "SYNTHESE",
            [
                [.text("Nom de la CPTS :"), .text("CPTS d’ailleurs")],
                [.text("Population"), .text("82 000"), .empty, .text("Membres"), .number(140)],
                [.text("Date de signature"), .text("01/04/2023")],
            ])
        if let fusion { try synthese.merge(CellRange(parsing: fusion)) }
        try classeur.add(synthese)
        try classeur.add(
            mission(
                "Mission 1 - Accès aux soins",
                [
                    ("Nombre de patients orientés vers un MT", .number(412), "Oui", "Registre"),
                    ("Délai moyen d'orientation (jours)", .text("11 jours"), "oui", "Registre"),
                    ("Taux de patients ayant un MT effectif après orientation", .text("64 %"), "Partiel", ""),
                    ("Existence d'un protocole SNP formalisé", .text("Oui"), "OUI", "Protocole"),
                ]))
        try classeur.add(
            mission("Mission 2 – Parcours", [("Nombre de parcours formalisés", .number(3), "Oui", "Compte rendu")]))
        try classeur.add(mission("Mission 3 – Prévention", [("Population touchée", .number(230), "Non", "")]))
        try classeur.add(mission("Mission 4 – Crises", [("Activation effective", .number(0), "Non", "")]))
        return try classeur.encoded()
    }

    @Test("Ses saisies se retrouvent par les intitulés")
    func intitules() throws {
        let lu = try LecteurClasseur(.embarques).lire(classeur())
        #expect(lu.modele == nil)
        #expect(lu.bilan.exercice == 2026)
        #expect(lu.bilan.identite.nom == "CPTS d’ailleurs")
        #expect(lu.bilan.identite.population == 82_000)
        #expect(lu.bilan.identite.signature == Jour(iso: "2023-04-01"))
        #expect(lu.financement?.taille == 3)
        #expect(lu.bilan.reponse("1.A.1").valeur == .entier(412))
        #expect(lu.bilan.reponse("1.A.1").atteint == .oui)
        #expect(lu.bilan.reponse("1.A.1").preuve == "Registre")
        #expect(lu.bilan.reponse("1.A.2").valeur == .decimal(11))
        #expect(lu.bilan.reponse("1.A.3").valeur == .taux(0.64))
        #expect(lu.bilan.reponse("1.A.3").atteint == .partiel)
        #expect(lu.bilan.reponse("1.B.1").valeur == .ouiNon(true))
        #expect(lu.bilan.reponse("2.1").valeur == .entier(3))
        #expect(lu.bilan.reponse("3.2").atteint == .non)
        #expect(lu.bilan.reponse("4.3").valeur == .entier(0))
    }

    @Test(
        "Une étiquette fusionnée se lit jusqu’à son bord, et pas au-delà",
        arguments: [("A1:A1", 82_000, 140), ("A2:D2", 140, nil), ("A2:E2", nil, nil), ("D2:E2", 82_000, nil)]
            as [(String, Int?, Int?)])
    func etiquetteFusionnee(fusion: String, population: Int?, membres: Int?) throws {
        let identite = try LecteurClasseur(.embarques).lire(classeur(fusion: fusion)).bilan.identite
        #expect(identite.population == population)
        #expect(identite.membres == membres)
    }

    @Test("Le rapport dit que la marque du modèle manque, et quel onglet")
    func signalements() throws {
        let diagnostics = try LecteurClasseur(.embarques).lire(classeur()).diagnostics
        #expect(diagnostics.contains { $0.code == .modeleInconnu })
        #expect(diagnostics.filter { $0.code == .ongletAbsent }.map(\.attendu) == ["Missions complémentaires"])
        #expect(!diagnostics.contains { $0.code == .nomPerdu })
    }

    @Test("Un classeur quelconque n’est pas un bilan")
    func quelconque() throws {
        var classeur = Workbook()
        try classeur.add(feuille("Clients", [[.text("Nom"), .text("Année")], [.text("Martin"), .number(2024)]]))
        let octets = try classeur.encoded()
        let erreur = #expect(throws: ClasseurIllisible.self) { try LecteurClasseur(.embarques).lire(octets) }
        #expect(erreur?.message.contains("pas un classeur d’indicateurs ACI") == true)
    }
}
