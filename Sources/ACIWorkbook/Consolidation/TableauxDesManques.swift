internal import ACIModel

// Ce qui manque, ce qui presse, ce qui est à reprendre.
extension TableauxEnsemble {
    /// Les points de tous les bilans : ceux des fichiers illisibles, puis le plus d’euros en jeu d’abord.
    var points: Tableau {
        struct Element {
            let ligne: LigneConsolidee
            let point: LigneConsolidee.Point
            var rang: Int { ligne.etat == .illisible ? Int.min : -(point.enjeu?.centimes ?? 0) }
        }
        let elements = ensemble.lignes.flatMap { ligne in ligne.points.map { Element(ligne: ligne, point: $0) } }
        let tries = elements.enumerated().sorted { un, autre in
            let (premier, second) = (un.element, autre.element)
            if premier.rang != second.rang { return premier.rang < second.rang }
            return premier.point.gravite == second.point.gravite
                ? un.offset < autre.offset : premier.point.gravite < second.point.gravite
        }.map(\.element)
        return Tableau(
            "Points à revoir",
            note: tries.isEmpty
                ? "Rien à revoir."
                : "\(Fr.compte(tries.count, "point", "points")), le plus d’euros en jeu d’abord\(Fr.insecable); les "
                    + "fichiers illisibles avant tout.",
            tries,
            [
                .init("CPTS", 32, estTexte: true) { .texte(repetitions.nom($0.ligne)) },
                .init("Exercice", 9.5) { .annee($0.ligne.exercice) },
                .init("Gravité", 12.5, estTexte: true) { .gravite($0.point.gravite) },
                .init("En jeu (€)", 14) { .montant($0.point.enjeu) },
                .init("Indicateur", 12, estTexte: true) { .texte($0.point.indicateurs) },
                .init("Endroit", 30, estTexte: true) { .texte($0.point.endroit) },
                .init("Message", 78, estTexte: true) { .texte($0.point.message) },
            ])
    }

    /// Les fichiers qui ne comptent pas, et pourquoi.
    package var fichiers: Tableau {
        let lignes = ensemble.lignes.filter { !$0.estComptee }
        return Tableau(
            "Fichiers qui ne comptent pas", lignes,
            [
                .init("Fichier", 34, estTexte: true) { .texte($0.fichier) },
                .init("État", 25, estTexte: true) { .etat($0.etat, $0.etat.francais) },
                .init("Pourquoi", 78, estTexte: true) { ligne in
                    .texte(
                        ligne.etat.estRempli
                            ? "Ni population ni taille\(Fr.insecable): rien ne se calcule."
                            : ligne.points.first?.message ?? "")
                },
            ])
    }

    /// Ce qui tombe dans les 90 jours ; ce qui tient au contrat se lit dans le bilan le plus récent de la CPTS.
    package var echeances: Tableau {
        struct Element { let ligne: LigneConsolidee; let echeance: Echeance }
        var recents: [String: Int] = [:]
        for ligne in ensemble.lignes where ligne.etat.estRempli {
            guard let nom = ligne.nomReplie, let exercice = ligne.exercice else { continue }
            recents[nom] = max(recents[nom] ?? exercice, exercice)
        }
        let fenetre = ensemble.aujourdhui...ensemble.aujourdhui.ajoutant(jours: Self.horizon)
        let elements = ensemble.lignes.filter(\.etat.estRempli).flatMap { ligne in
            let estRecente = ligne.nomReplie.map { recents[$0] == ligne.exercice } ?? true
            return ligne.echeances.filter { fenetre.contains($0.jour) && (estRecente || !$0.objet.tientAuContrat) }
                .map { Element(ligne: ligne, echeance: $0) }
        }
        let jours = Fr.compte(Self.horizon, "jour", "jours")
        return Tableau(
            "Échéances des \(jours) qui viennent",
            note: "Du \(fenetre.lowerBound.longFrancais) au \(fenetre.upperBound.longFrancais)."
                + (elements.isEmpty ? " Rien n’y tombe." : ""),
            elements.sorted { ($0.echeance.jour, $0.ligne.nom) < ($1.echeance.jour, $1.ligne.nom) },
            [
                .init("Date", 12.5) { .jour($0.echeance.jour) },
                .init("Dans (jours)", 9) { .entier($0.echeance.jour.numero - ensemble.aujourdhui.numero) },
                .init("CPTS", 34, estTexte: true) { .texte($0.ligne.nom) },
                .init("Exercice", 9.5, essentielle: false) { .annee($0.ligne.exercice) },
                .init("Département", 18, essentielle: false, estTexte: true) {
                    .texte(territoire($0.ligne.departement))
                },
                .init("Échéance", 58, estTexte: true) { .texte($0.echeance.objet.francais) },
            ])
    }

    static let horizon = 90

    /// Qui a répondu, année par année ; ceux à qui la dernière année manque d’abord.
    package var attendus: Tableau { attendus(Presences(ensemble).presences) }

    /// Les mêmes, sans celles qui ont répondu à tout.
    package var manquants: Tableau {
        attendus(
            Presences(ensemble).presences.filter { presence in
                presence.estAttendue && ensemble.annees.contains { presence.manque(en: $0) }
            })
    }

    private func attendus(_ presences: [Presences.Presence]) -> Tableau {
        let manques = ensemble.annees.reversed().map { annee in
            let compte = presences.count { $0.estAttendue && $0.manque(en: annee) }
            return
                "\(annee)\(Fr.insecable): \(compte == 0 ? "toutes ont répondu" : "\(Fr.compte(compte, "manque", "manquent"))")"
        }
        let source =
            ensemble.attendues.isEmpty
            ? "Sans liste (--expected), les CPTS attendues sont celles d’une autre année."
            : "CPTS de la liste, puis celles qui ont répondu sans y être."
        return Tableau(
            "Qui n’a pas répondu", note: (manques + [source]).joined(separator: ". "), presences,
            [
                .init("CPTS", 40, estTexte: true) { .texte($0.nom) },
                .init("Département", 24, essentielle: false, estTexte: true) { .texte($0.departement ?? "") },
            ]
                + ensemble.annees.map { annee in
                    .init("\(annee)", 26, estTexte: true) { presence in
                        guard let etat = presence.etats[annee] else {
                            return presence.estAttendue ? .etat(.illisible, "n’a pas répondu") : .vide
                        }
                        return .etat(etat, etat.francais)
                    }
                }
                + [.init("Attendue", 11, essentielle: false, estTexte: true) { .texte(Fr.ouiNon($0.estAttendue)) }])
    }
}
