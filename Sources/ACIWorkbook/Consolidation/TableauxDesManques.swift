internal import ACIModel

/// Une échéance, et la ligne qui la dit.
private struct Attente {
    let jour: Jour?
    let nom: String
    let departement: String?
    let exercice: Int?
    let objet: String
    let ligne: LigneConsolidee?
}

extension Attente {
    init(_ ligne: LigneConsolidee, _ jour: Jour, annee: Int?, _ objet: String) {
        self.init(
            jour: jour, nom: ligne.nom, departement: ligne.departement, exercice: annee, objet: objet, ligne: ligne)
    }
}

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
                ligne.points.map { Element(ligne: ligne, point: $0) }
            }
            + divergentes.map {
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

    private var divergentes: [Divergence] { Divergence.toutes(ensemble.lignes, homonymes) }

    /// Les dates du contrat qui diffèrent d’une année à l’autre d’une CPTS, et les périodes qui ne se suivent pas.
    package var divergences: Tableau {
        Tableau(
            "Dates du contrat et périodes à vérifier", divergentes,
            [
                .init("CPTS", 34, estTexte: true) { cpts($0.ligne) },
                .init("Message", 78, estTexte: true) { .texte($0.message) },
            ])
    }

    /// Le prochain rapport de chaque CPTS, quelle que soit sa date, et ce qui tombe dans les 90 jours. Ce qui tient au
    /// contrat se lit dans le bilan le plus récent de la CPTS. Le rapport de qui n’a pas répondu y figure même en retard.
    package var echeances: Tableau {
        let fenetre = ensemble.aujourdhui...ensemble.aujourdhui.ajoutant(jours: Self.horizon)
        let douteuses = Set(divergentes.filter(\.estDuContrat).map { homonymes.cle($0.ligne) })
        let duContrat = ensemble.lignes.filter { $0.etat.estRempli && estRecente($0) }.flatMap { ligne in
            ligne.echeances.filter { $0.objet.tientAuContrat && fenetre.contains($0.jour) }.map { echeance in
                Attente(
                    ligne, echeance.jour, annee: ligne.exercice,
                    echeance.objet.francais
                        + (douteuses.contains(homonymes.cle(ligne))
                            ? "\(Fr.insecable); dates du contrat à vérifier" : ""))
            }
        }
        // Qui a encore un rapport à rendre avant celui-là n’est pas attendu plus tard.
        let manquants = rapportsManquants.filter { attente in
            let estProche = attente.jour.map { $0 <= fenetre.upperBound } ?? true
            let suivant = attente.ligne.flatMap { ligne in ligne.exercice.flatMap(ligne.rapport) }
            return estProche || suivant.map { $0 < ensemble.aujourdhui } ?? true
        }
        let attentes = duContrat + manquants + rapportsAVenir(fenetre)
        let jours = Fr.compte(Self.horizon, "jour", "jours")
        let retards = attentes.count { $0.jour.map { $0 < ensemble.aujourdhui } ?? false }
        let sansDate = attentes.count { $0.jour == nil }
        let phrases = [
            attentes.isEmpty
                ? "Rien ne tombe du \(fenetre.lowerBound.longFrancais) au \(fenetre.upperBound.longFrancais)."
                : "Ce qui tombe du \(fenetre.lowerBound.longFrancais) au \(fenetre.upperBound.longFrancais), et le "
                    + "prochain rapport de chaque CPTS, même plus tard.",
            retards > 0 ? "D’abord, \(Fr.compte(retards, "rapport", "rapports")) en retard." : "",
            sansDate > 0 ? "À la fin, \(Fr.compte(sansDate, "rapport", "rapports")) de date inconnue." : "",
        ]
        return Tableau(
            "Échéances des \(jours) qui viennent, et prochains rapports",
            note: phrases.filter { !$0.isEmpty }.joined(separator: " "),
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

    /// Ceux des bilans remplis : le prochain, d’une année de plus tant que sa date est passée ; d’un bilan plus ancien, dans
    /// la fenêtre seulement.
    private func rapportsAVenir(_ fenetre: ClosedRange<Jour>) -> [Attente] {
        let manquants = Set(rapportsManquants.compactMap(\.ligne?.fichier))
        return ensemble.lignes.filter(\.etat.estRempli).compactMap { ligne in
            guard let exercice = ligne.exercice,
                let annee = (exercice...max(exercice, fenetre.lowerBound.annee + 1)).first(where: { annee in
                    ligne.rapport(annee).map { $0 >= fenetre.lowerBound } ?? false
                }), let jour = ligne.rapport(annee),
                annee == exercice
                    ? estRecente(ligne) || fenetre.contains(jour)
                    : estRecente(ligne) && !manquants.contains(ligne.fichier)
            else { return nil }
            return Attente(ligne, jour, annee: annee, Echeance.Objet.rapport.francais)
        }
    }

    /// Ceux de la dernière année, de qui n’a pas répondu.
    private var rapportsManquants: [Attente] {
        guard let annee = ensemble.annees.first else { return [] }
        return presences.filter { $0.estAttendue && $0.manque(en: annee) }.map { presence in
            let connue = presence.derniere
            let jour = connue?.rapport(annee)
            let retard = jour.map { $0 < ensemble.aujourdhui } ?? false
            return Attente(
                jour: jour, nom: connue?.nom ?? presence.nom, departement: presence.departement ?? connue?.departement,
                exercice: annee,
                objet: "\(Echeance.Objet.rapport.francais)\(Fr.insecable): n’a pas répondu"
                    + (retard ? ", en retard" : "")
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
                "\(annee)\(Fr.insecable): \(compte == 0 ? "toutes ont répondu" : "il en manque \(Fr.entier(compte))")"
        }
        let source =
            ensemble.attendues.isEmpty
            ? "Sans liste (--expected), les CPTS attendues sont celles d’une autre année."
            : "CPTS de la liste"
                + (presences.allSatisfy(\.estAttendue) ? "." : ", puis celles qui ont répondu sans y être.")
        return Tableau(
            "Qui n’a pas répondu", note: (manques + [source]).joined(separator: ". "), presences,
            [
                .init("CPTS", 40, estTexte: true) { presence in
                    presence.derniere.map { cpts($0) } ?? .texte(presence.nom)
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

extension LigneConsolidee {
    /// Quand le rapport de cette année est dû, les périodes se suivant d’année en année.
    fileprivate func rapport(_ annee: Int) -> Jour? {
        guard let exercice, let circonstances else { return nil }
        let fin = circonstances.periode.fin.ajoutant(mois: 12 * (annee - exercice))
        return Periode(debut: circonstances.periode.debut, fin: fin).echeanceDuRapport
    }
}
