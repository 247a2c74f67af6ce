import ACIModel
import ACIWorkbook
import TestSupport
import Testing

@testable import ACIReports

@Suite("The text report")
struct RapportTexteTests {
    private func report(_ classeur: ClasseurLu, explications: Bool = false, style: TextStyle = .plain) -> String {
        RapportTexte(classeur: classeur, style: style, explications: explications).texte.plainSpaces
    }

    @Test("a bilan with everything to say")
    func everything() throws {
        var bilan = try Modeles.ordinaire(exercice: 2026)
        bilan.reponses["1.A.3"]?.atteint = nil
        bilan.reponses["2.1"]?.atteint = .partiel
        bilan.reponses["2.1"]?.datePreuve = nil
        let faute = Diagnostic(
            .atteintInconnu, champ: "i_1A3_atteint", indicateur: "1.A.3",
            message: "« peut-être » n’est pas une réponse. Choisissez Oui, Partiel ou Non.", trouve: "peut-être",
            attendu: "Oui, Partiel ou Non", lieu: Adresse(feuille: "Mission 1 – Accès aux soins", cellule: "H8"))
        let ecart = LigneRapprochement(
            rubrique: "missions.parcours.variable", lieu: Adresse(feuille: "Synthèse", cellule: "F25"),
            classeur: Montant(euros: 45_000), calcule: Montant(euros: 39_375))
        let juste = LigneRapprochement(
            rubrique: "majoration", lieu: Adresse(feuille: "Synthèse", cellule: "D40"), classeur: .zero, calcule: .zero)
        let text = report(
            Modeles.lu(bilan, rapprochement: [ecart, juste], diagnostics: [faute], fichier: "mon bilan.xlsx"))
        #expect(
            text == """
                CPTS des Trois Rivières  mon bilan.xlsx
                CPAM de la Vienne · ARS Nouvelle-Aquitaine · taille 3 · 82 000 habitants · 140 membres
                Exercice 2026 · Avenant 2 · du 1er janvier 2026 au 31 décembre 2026
                ► Barème de l’avenant 2 ; renégociation annoncée en 2026, à vérifier.
                Réponses : 21 sur 22 – 20 Oui, 1 Partiel, 0 Non

                Résultat provisoire : 1 erreur à corriger, voir plus bas.

                Ce que l’année rapporte (en euros)
                                                       Part fixe    Variable       Total    Plancher     Plafond
                ────────────────────────────────────────────────────────────────────────────────────────────────
                Fonctionnement                                                 75 000,00   75 000,00   75 000,00
                Accès aux soins                        90 000,00   30 625,00  120 625,00  120 625,00  125 000,00
                Parcours pluriprofessionnels           45 000,00   39 375,00   84 375,00   78 750,00   90 000,00
                Prévention                             17 500,00   17 500,00   35 000,00   35 000,00   35 000,00
                Réponse aux crises sanitaires graves   22 500,00        0,00   22 500,00   22 500,00   22 500,00
                Qualité et pertinence des soins        15 000,00   15 000,00   30 000,00   30 000,00   30 000,00
                Accompagnement des professionnels      10 000,00   10 000,00   20 000,00   20 000,00   20 000,00
                ────────────────────────────────────────────────────────────────────────────────────────────────
                TOTAL ESTIMÉ                          200 000,00  112 500,00  387 500,00  381 875,00  397 500,00
                Plancher : seuls les Oui comptent. Plafond : Partiel et réponses absentes deviennent des Oui, hors
                survenue d’une crise.

                Avance : 206 250,00 €, en début d’année
                Solde : 181 250,00 €, après le dialogue de gestion
                Reste à recevoir : 387 500,00 €, rien de saisi comme déjà versé

                Acquis █, à portée ▒ et non atteint ░ de l’enveloppe de l’année
                Accès aux soins                       ███████████████▒  120 625,00 € acquis · 4 375,00 € à portée
                Parcours pluriprofessionnels          ███████████████▒  84 375,00 € acquis · 5 625,00 € à portée
                Prévention                            ████████████████  35 000,00 € acquis
                Réponse aux crises sanitaires graves  ████████████████  22 500,00 € acquis
                Qualité et pertinence des soins       ████████████████  30 000,00 € acquis
                Accompagnement des professionnels     ████████████████  20 000,00 € acquis

                Ce qui peut encore rapporter (en euros)
                Quoi faire                                                                                      Gain
                ────────────────────────────────────────────────────────────────────────────────────────────────────
                2.1 Atteindre en entier l’objectif : Parcours formalisés                                    5 625,00
                1.A.3 Atteindre, puis répondre Oui : Patients ayant un médecin traitant effectif après      4 375,00
                orientation

                À corriger (1)
                ✗ Mission 1 – Accès aux soins!H8 (1.A.3) : « peut-être » n’est pas une réponse. Choisissez Oui,
                  Partiel ou Non.

                À vérifier (2)
                ! 2.1 : La preuve n’a pas de date et ne tiendrait pas devant un contrôle. Saisissez sa date. (en
                  jeu : 5 625,00 €)
                ! 1.A.3 : Une valeur est déclarée, mais « Atteint ? » est sans réponse. Choisissez Oui, Partiel ou
                  Non. (en jeu : 4 375,00 €)

                À savoir (1)
                · Le contrat est signé du 14/06/2021, plus de cinq ans avant la fin de la période. A-t-il été
                  renouvelé ? Saisissez sa fin dans la Synthèse.

                Le classeur annonce d’autres montants (en euros)
                Montant                                      Cellule        Classeur    Calculé     Écart
                ─────────────────────────────────────────────────────────────────────────────────────────
                Parcours pluriprofessionnels, part variable  Synthèse!F25  45 000,00  39 375,00  5 625,00

                Étape suivante : corrigez l’erreur dans le classeur, enregistrez-le, puis relancez :
                  aci-xlsx import 'mon bilan.xlsx'

                """)
    }

    @Test("without a size there is no amount, and it says why")
    func withoutSize() throws {
        let text = report(Modeles.lu(Bilan(bareme: try Cadres.embarques.bareme(exercice: 2025))))
        #expect(text.hasPrefix("CPTS sans nom  rempli.xlsx\nExercice 2025 · "))
        #expect(
            text.contains(
                "Aucun montant ne peut être calculé.\nLa taille de la CPTS dépend de sa population, ou de la taille "
                    + "écrite au contrat.\n"))
        #expect(!text.contains("TOTAL"))
    }

    @Test("a complete bilan ends with nothing to do")
    func complete() throws {
        let text = report(Modeles.lu(try Modeles.ordinaire()))
        #expect(text.hasSuffix("\nÉtape suivante : rien à corriger, le bilan peut être transmis.\n"))
        #expect(!text.contains("À vérifier"))
        #expect(!text.contains("D’où viennent"))
    }

    @Test("the one-off of 2022 stands beside the total; the majoration of large CPTS has its line")
    func besideTheTotal() throws {
        var bilan = try Modeles.ordinaire(exercice: 2022)
        bilan.identite.population = 200_000
        let text = report(Modeles.lu(bilan))
        #expect(
            text.contains("À côté du total : Fonctionnement additionnel (adhésion avant le 30/09/2022), 67 500,00 €\n"))
        #expect(text.contains("Majoration, à confirmer "))
    }

    @Test("no line passes 100 columns, explanations included, but for an address, which is never broken")
    func width() throws {
        var bilan = try Modeles.ordinaire(nom: "Communauté professionnelle territoriale de santé du Pays des Lacs")
        for code in bilan.reponses.keys { bilan.reponses[code]?.preuve = nil }
        let text = report(Modeles.lu(bilan), explications: true)
        for line in text.split(separator: "\n") where !line.hasPrefix("  https://") {
            #expect(line.displayWidth <= 100, "\(line)")
        }
    }

    @Test("every explanation comes with its label, amount, rule, calculation and source")
    func explanations() throws {
        let classeur = Modeles.lu(try Modeles.ordinaire())
        let text = report(classeur, explications: true)
        let financement = try #require(classeur.lu.financement)
        let lignes = LigneExplication.toutes(financement, classeur.lu)
        #expect(lignes.count == financement.explications.count)
        let words = text.split { $0.isWhitespace }.joined(separator: " ")
        #expect(words.contains("• Total estimé = 397 500,00 € R9, "))
        for (ligne, explication) in zip(lignes, financement.explications) {
            #expect(ligne.libelle != explication.montant)
            let montant = try #require(ligne.montant, "\(explication.montant)")
            let dit =
                "• \(ligne.libelle) = \(Fr.euros(montant)) \(explication.regleEnMots)\u{A0}: \(explication.calcul) "
            #expect(words.contains(dit.plainSpaces), "\(dit)")
            #expect(words.contains("Source : \(explication.source)".plainSpaces), "\(explication.source)")
            #expect(ligne.depend.count == explication.depend.count, "\(explication.montant)")
        }
    }

    @Test("colours wrap words and change no letter")
    func colours() throws {
        let classeur = Modeles.lu(Bilan(bareme: try Cadres.embarques.bareme(exercice: 2025)))
        let coloured = report(classeur, style: TextStyle(coloured: true))
        #expect(coloured.contains("\u{1B}[1;31m"))
        #expect(coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == report(classeur))
    }

    @Test("each emphasis stands where it belongs, and on nothing else")
    func emphases() throws {
        var bilan = try Modeles.ordinaire(exercice: 2026)
        bilan.identite.population = 200_000
        bilan.reponses["2.1"]?.atteint = .partiel
        bilan.reponses["2.1"]?.datePreuve = nil
        let fault = Diagnostic(.atteintInconnu, message: "Une faute.")
        let text = report(
            Modeles.lu(bilan, diagnostics: [fault]), style: TextStyle(coloured: true)
        ).split(separator: "\u{1B}[", omittingEmptySubsequences: false).joined(separator: "<")
        #expect(text.hasPrefix("<1mCPTS des Trois Rivières<0m<2m  rempli.xlsx<0m\nCPAM de la Vienne"))
        for words in [
            "\n<33m► <0mBarème de l’avenant 2",
            "\n<1;31mRésultat provisoire : 1 erreur à corriger, voir plus bas.<0m\n",
            "\n\n<1mCe que l’année rapporte (en euros)<0m\n<2m ", "Plafond<0m\n─", "\nFonctionnement ",
            "\n<1mTOTAL ESTIMÉ ",
            "\n<2mGains sans la majoration, qui s’y ajoute.<0m\n", "\n<1mÀ corriger (1)<0m\n<1;31m✗ <0mUne faute.\n",
            "\n<33m! <0m2.1 : La preuve", "\n<2m· <0m",
        ] {
            #expect(text.contains(words), "\(words)\n\(text)")
        }
    }
}
