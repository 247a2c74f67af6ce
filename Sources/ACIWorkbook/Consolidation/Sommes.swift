internal import ACIModel
internal import SpreadsheetML

/// Les bilans d’une année qui ont quelque chose en commun.
private struct Groupe {
    let exercice: Int
    let nom: String
    let lignes: [LigneConsolidee]

    var provisoires: Int { lignes.count { $0.etat.estProvisoire } }

    /// Un groupe par année et par nom, l’année la plus récente d’abord.
    static func tous(_ lignes: [LigneConsolidee], _ nom: (LigneConsolidee) -> String) -> [Groupe] {
        struct Cle: Hashable { let exercice: Int; let nom: String }
        let groupes = Dictionary(grouping: lignes) { Cle(exercice: $0.exercice ?? 0, nom: nom($0)) }
        return groupes.map { Groupe(exercice: $0.exercice, nom: $0.nom, lignes: $1) }
            .sorted { ($1.exercice, $0.nom) < ($0.exercice, $1.nom) }
    }

    /// De l’enveloppe acquise, en millionièmes.
    var part: Int {
        let enveloppe = RubriqueConsolidee.enveloppe.somme(lignes).centimes
        guard enveloppe > 0 else { return 0 }
        return Int(Double(RubriqueConsolidee.acquis.somme(lignes).centimes) / Double(enveloppe) * 1e6)
    }
}

extension TableauxEnsemble {
    /// Les sommes de chaque année.
    package var parAnnee: Tableau {
        sommes("Année par année (en euros)", nil, Groupe.tous(comptees) { _ in "" })
    }

    /// Celles de chaque taille.
    package var parTaille: Tableau {
        sommes("Par taille (en euros)", "Taille", Groupe.tous(comptees) { "\($0.montants?.taille ?? 0)" })
    }

    /// Celles de chaque département, la plus petite part acquise d’abord.
    package var parDepartement: Tableau {
        territoires("Par département (en euros), la plus petite part acquise d’abord", "Département") { $0.departement }
    }

    /// Celles de chaque région, la plus petite part acquise d’abord.
    package var parRegion: Tableau {
        territoires("Par région (en euros), la plus petite part acquise d’abord", "Région") { $0.region }
    }

    private func territoires(
        _ titre: String, _ colonne: String, _ nom: (LigneConsolidee) -> String?
    ) -> Tableau {
        let groupes = Groupe.tous(comptees) { territoire(nom($0)) }
        return sommes(
            titre, colonne, groupes.sorted { ($1.exercice, $0.part, $0.nom) < ($0.exercice, $1.part, $1.nom) })
    }

    /// Les premières s’impriment.
    static let sommesImprimees = 12

    private func sommes(_ titre: String, _ colonne: String?, _ groupes: [Groupe]) -> Tableau {
        let criteres = Self.annee(plage("Exercice")) + (colonne.map { "*(\(plage($0))=$B{})" } ?? "")
        func somme(_ rubrique: RubriqueConsolidee, _ essentielle: Bool = false) -> Tableau.Rubrique<Groupe> {
            let formule = "ROUND(SUMPRODUCT(\(criteres),\(plage(rubrique.titre))),2)"
            return .init(rubrique.titre, 14, essentielle: essentielle, formule: { _ in formule }) {
                .montant(rubrique.somme($0.lignes))
            }
        }
        let groupe = Tableau.Rubrique<Groupe>(colonne ?? "Groupe", 35, essentielle: colonne != nil, estTexte: true) {
            colonne == nil ? .texte("Ensemble") : colonne == "Taille" ? .entier(Int($0.nom)) : .texte($0.nom)
        }
        let provisoires = "*(LEFT(\(plage("État")),10)=\"provisoire\")"
        let compte = "SUMPRODUCT(\(criteres)*ISNUMBER(\(plage(RubriqueConsolidee.total.titre)))"
        return Tableau(
            titre, groupes,
            [
                .init("Exercice", 9.5) { .annee($0.exercice) }, groupe,
                .init("CPTS", 8, formule: { _ in "\(compte))" }) { .entier($0.lignes.count) },
                .init(
                    "Dont provisoires", 14, essentielle: false,
                    formule: { _ in "\(compte)\(provisoires))" }
                ) { .entier($0.provisoires) },
                somme(.total, true), somme(.acquis), somme(.aPortee, true), somme(.nonAtteint, true),
                somme(.nonDemarre, resteADemarrer), somme(.enveloppe),
                .init("Part acquise", 11, formule: { _ in "IF($J{}=0,\"\",$F{}/$J{})" }) {
                    .part(
                        RubriqueConsolidee.acquis.somme($0.lignes), sur: RubriqueConsolidee.enveloppe.somme($0.lignes))
                },
                .init(
                    "Part acquise, non démarré compris", 14, essentielle: false,
                    formule: { _ in "IF($J{}+$I{}=0,\"\",$F{}/($J{}+$I{}))" }
                ) {
                    .part(
                        RubriqueConsolidee.acquis.somme($0.lignes),
                        sur: RubriqueConsolidee.enveloppe.somme($0.lignes)
                            + RubriqueConsolidee.nonDemarre.somme($0.lignes))
                },
                somme(.plancher), somme(.plafond), somme(.avance), somme(.solde),
            ])
    }

    /// Celles de chaque mission.
    package var parMission: Tableau {
        struct Element {
            let exercice: Int
            let mission: MissionModele
            let lignes: [LigneConsolidee]
            let parts: LigneConsolidee.Montants.Parts

            init(_ exercice: Int, _ mission: MissionModele, _ lignes: [LigneConsolidee]) {
                self.exercice = exercice
                self.mission = mission
                self.lignes = lignes
                parts = lignes.compactMap { $0.montants?.missions[mission.code] }.reduce(into: .init()) { $0 += $1 }
            }
        }
        let annees = Groupe.tous(comptees) { _ in "" }
        let elements = annees.flatMap { annee in
            ensemble.missions.filter { mission in annee.lignes.contains { $0.montants?.missions[mission.code] != nil } }
                .map { Element(annee.exercice, $0, annee.lignes) }
        }
        let annee = Self.annee(plage("Exercice"))
        func somme(
            _ rubrique: RubriqueConsolidee, _ part: KeyPath<LigneConsolidee.Montants.Parts, Montant>,
            _ essentielle: Bool = true
        ) -> Tableau.Rubrique<Element> {
            .init(
                rubrique.titre, 14, essentielle: essentielle,
                formule: { "ROUND(SUMPRODUCT(\(annee),\(plage(rubrique.titre(dans: $0.mission)))),2)" }
            ) {
                .montant($0.parts[keyPath: part])
            }
        }
        var tableau = Tableau(
            "Par mission (en euros)", elements,
            [
                .init("Exercice", 9.5) { .annee($0.exercice) },
                .init("Mission", 24, estTexte: true) { .texte($0.mission.titre) },
                .init(
                    "CPTS", 8, essentielle: false,
                    formule: { element in
                        let parts = [RubriqueConsolidee.acquis, .aPortee, .nonAtteint]
                        let enveloppe = parts.map { plage($0.titre(dans: element.mission)) }.joined(separator: "+")
                        return "SUMPRODUCT(\(annee)*(\(enveloppe)>0))"
                    }
                ) { element in
                    .entier(
                        element.lignes.count {
                            ($0.montants?.missions[element.mission.code]?.enveloppe ?? .zero) > .zero
                        })
                },
                .init("Part acquise", 11.5, formule: { _ in "IF($I{}=0,\"\",$E{}/$I{})" }) {
                    .part($0.parts.acquis, sur: $0.parts.enveloppe)
                },
                somme(.acquis, \.acquis), somme(.aPortee, \.aPortee), somme(.nonAtteint, \.nonAtteint),
                somme(.nonDemarre, \.nonDemarre, resteADemarrer),
                .init("Enveloppe", 14, essentielle: false, formule: { _ in "$E{}+$F{}+$G{}" }) {
                    .montant($0.parts.enveloppe)
                },
            ])
        tableau.barres = elements.map(\.parts.barre)
        return tableau
    }

    /// 1 pour les lignes de l’année de la rangée.
    private static func annee(_ exercices: String) -> String { "(\(exercices)=$A{})*1" }

    /// Une erreur qui se voit vaut mieux que la somme d’une autre colonne.
    private static let colonneAbsente = "#REF!"

    /// Une colonne de l’onglet Bilans, sur les lignes des fichiers.
    private func plage(_ titre: String) -> String {
        guard let rang = rubriquesDesBilans.firstIndex(where: { $0.colonne.titre == titre }) else {
            return Self.colonneAbsente
        }
        let lettres = CellReference.columnLetters(rang + 1)
        let premiere = FeuilleConsolidee.enTete + 1
        return "Bilans!$\(lettres)$\(premiere):$\(lettres)$\(premiere + max(1, ensemble.lignes.count) - 1)"
    }
}
