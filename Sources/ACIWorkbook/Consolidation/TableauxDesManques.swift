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
        let elements =
            ensemble.lignes.flatMap { ligne in
                ligne.points.filter { !$0.tientAuContrat || estRecente(ligne) }.map { Element(ligne: ligne, point: $0) }
            }
            + Divergence.toutes(ensemble.lignes).map {
                Element(ligne: $0.ligne, point: .init(gravite: .avertissement, message: $0.message))
            }
        let tries = elements.ordonne { un, autre in
            un.rang == autre.rang ? un.point.gravite < autre.point.gravite : un.rang < autre.rang
        }
        return Tableau(
            "Points à revoir",
            note: tries.isEmpty
                ? "Rien à revoir."
                : "\(Fr.compte(tries.count, "point", "points")), le plus d’euros en jeu d’abord\(Fr.insecable); les "
                    + "fichiers illisibles avant tout.",
            tries,
            [
                .init("CPTS", 32, estTexte: true) { cpts($0.ligne, repetitions.nom($0.ligne)) },
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
                .init("Fichier", 34, estTexte: true) { cpts($0, $0.fichier) },
                .init("État", 25, estTexte: true) { .etat($0.etat, $0.etat.francais) },
                .init("Pourquoi", 78, estTexte: true) { ligne in
                    .texte(
                        ligne.etat.estRempli
                            ? "Ni population ni taille\(Fr.insecable): rien ne se calcule."
                            : ligne.points.first?.message ?? "")
                },
            ])
    }

    /// Les dates du contrat qui diffèrent d’une année à l’autre d’une CPTS.
    package var divergences: Tableau {
        Tableau(
            "Dates du contrat à vérifier", Divergence.toutes(ensemble.lignes),
            [
                .init("CPTS", 34, estTexte: true) { cpts($0.ligne) },
                .init("Message", 78, estTexte: true) { .texte($0.message) },
            ])
    }

    /// Aucun bilan de la CPTS n’est plus récent.
    private func estRecente(_ ligne: LigneConsolidee) -> Bool {
        ligne.nomReplie.map { recents[$0] == ligne.exercice } ?? true
    }

    /// Une échéance, et la ligne qui la dit.
    private struct Attente {
        let jour: Jour?
        let nom: String
        let departement: String?
        let exercice: Int?
        let objet: String
        let ligne: LigneConsolidee?
    }

    /// Ce qui tombe dans les 90 jours ; ce qui tient au contrat se lit dans le bilan le plus récent de la CPTS. Le rapport
    /// de qui n’a pas répondu y figure toujours, même si sa date est passée.
    package var echeances: Tableau {
        let fenetre = ensemble.aujourdhui...ensemble.aujourdhui.ajoutant(jours: Self.horizon)
        let lues = ensemble.lignes.filter(\.etat.estRempli).flatMap { ligne in
            ligne.echeances.filter {
                fenetre.contains($0.jour) && (estRecente(ligne) || !$0.objet.tientAuContrat)
            }.map {
                Attente(
                    jour: $0.jour, nom: ligne.nom, departement: ligne.departement, exercice: ligne.exercice,
                    objet: $0.objet.francais, ligne: ligne)
            }
        }
        let attentes = lues + rapportsManquants.filter { $0.jour.map { $0 <= fenetre.upperBound } ?? true }
        let jours = Fr.compte(Self.horizon, "jour", "jours")
        return Tableau(
            "Échéances des \(jours) qui viennent",
            note: "Du \(fenetre.lowerBound.longFrancais) au \(fenetre.upperBound.longFrancais)."
                + (attentes.isEmpty ? " Rien n’y tombe." : ""),
            attentes.ordonne { ($0.jour ?? .dernier, $0.nom) < ($1.jour ?? .dernier, $1.nom) },
            [
                .init("Date", 12.5) { .jour($0.jour) },
                .init("Dans (jours)", 9) { attente in
                    .entier(attente.jour.map { $0.numero - ensemble.aujourdhui.numero })
                },
                .init("CPTS", 34, estTexte: true) { attente in
                    attente.ligne.map { cpts($0, attente.nom) } ?? .texte(attente.nom)
                },
                .init("Exercice", 9.5, essentielle: false) { .annee($0.exercice) },
                .init("Département", 18, essentielle: false, estTexte: true) { .texte(territoire($0.departement)) },
                .init("Échéance", 58, estTexte: true) { .texte($0.objet) },
            ])
    }

    /// Ceux de la dernière année : 60 jours après une période qui suit celle du dernier bilan connu.
    private var rapportsManquants: [Attente] {
        guard let annee = ensemble.annees.first else { return [] }
        return presences.filter { $0.estAttendue && $0.manque(en: annee) }.map { presence in
            let connue = presence.derniere
            let jour = connue.flatMap { ligne in
                ligne.circonstances.map { circonstances in
                    circonstances.periode.fin.ajoutant(mois: 12 * (annee - (ligne.exercice ?? annee)))
                        .ajoutant(jours: 60)
                }
            }
            let objet = Echeance.Objet.rapport.francais
            return Attente(
                jour: jour, nom: presence.nom, departement: presence.departement ?? connue?.departement,
                exercice: annee,
                objet: "\(objet)\(Fr.insecable): n’a pas répondu"
                    + (jour == nil ? "\(Fr.insecable); date inconnue, aucun bilan d’une autre année" : ""),
                ligne: connue)
        }
    }

    static let horizon = 90

    /// Qui a répondu, année par année ; ceux à qui la dernière année manque d’abord.
    package var attendus: Tableau { attendus(presences) }

    /// Les mêmes, sans celles qui ont répondu à tout.
    package var manquants: Tableau {
        attendus(
            presences.filter { presence in
                presence.estAttendue && ensemble.annees.contains { presence.manque(en: $0) }
            })
    }

    private func attendus(_ presences: [Presences.Presence]) -> Tableau {
        let manques = ensemble.annees.map { annee in
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
                .init("CPTS", 40, estTexte: true) { presence in
                    presence.derniere.map { cpts($0, presence.nom) } ?? .texte(presence.nom)
                },
                .init("Département", 24, essentielle: false, estTexte: true) { .texte($0.departement ?? "") },
            ]
                + ensemble.annees.map { annee in
                    .init("\(annee)", 26, estTexte: true) { presence in
                        guard let etat = presence.lignes[annee]?.etat else {
                            return presence.estAttendue ? .etat(.illisible, "n’a pas répondu") : .vide
                        }
                        return .etat(etat, etat.francais)
                    }
                }
                + [.init("Attendue", 11, essentielle: false, estTexte: true) { .texte(Fr.ouiNon($0.estAttendue)) }])
    }
}
