extension Financement {
    /// Applique les règles R0 à R13 à un bilan.
    ///
    /// - Parameters:
    ///   - jour: celui de la lecture. Tant que la période n’a pas fini ce jour-là, ce qui n’est pas encore répondu n’est
    ///     qu’une note ; sans lui, elle a fini.
    ///   - refusees: les noms des saisies dont une erreur est déjà dite : ce que leur absence entraîne ne l’est pas.
    /// - Returns: le financement, `nil` si aucune taille n’est connue (R0), et tout ce qu’il y a à signaler, le plus grave
    ///   d’abord puis le plus d’euros en jeu. Dès qu’il y a une erreur, les montants sont provisoires.
    public static func calculer(
        _ bilan: Bilan, le jour: Jour? = nil, sauf refusees: Set<String> = []
    ) -> (financement: Financement?, diagnostics: [Diagnostic]) {
        let financement = bilan.taille.map { CalculFinancement(bilan: bilan, taille: $0).financement() }
        let verification = VerificationBilan(bilan, financement, jour: jour ?? .dernier, refusees: refusees)
        return (financement, verification.diagnostics.parGravite())
    }
}

/// Les règles du total et des versements (R2, R8, R9, R10).
struct CalculFinancement {
    let bilan: Bilan
    let taille: Int

    func financement() -> Financement {
        let missions = bilan.cadre.missions.map { CalculMission.calculer($0, bilan: bilan, taille: taille) }
        let resultats = missions.map(\.0)
        let acquisDesMissions = Fourchette(
            montant: resultats.map(\.total).somme(), plancher: resultats.map(\.plancher).somme(),
            plafond: resultats.map(\.plafond).somme())
        let (majoration, partMajoree) = majoration(acquisDesMissions)
        let total = Fourchette(fonctionnement) + acquisDesMissions + majoration
        let versements = versements(fixes: resultats.map(\.fixe.montant).somme(), total: total.montant)
        let horsTotal = sommesHorsTotal

        var explications = [expliquerFonctionnement()]
        explications += missions.flatMap(\.1)
        explications.append(partMajoree)
        explications += [
            expliquerTotal("total", resultats.map(\.total), majoration.montant, de: ["total"]),
            expliquerTotal(
                "plancher", resultats.map(\.plancher), majoration.plancher, de: ["fixe", "variable.plancher"]),
            expliquerTotal("plafond", resultats.map(\.plafond), majoration.plafond, de: ["fixe", "variable.plafond"]),
        ]
        explications += expliquerVersements(versements, resultats, total.montant)
        explications += horsTotal.map(\.1)
        return Financement(
            taille: taille, fonctionnement: fonctionnement, missions: resultats, majoration: majoration, total: total,
            versements: versements, horsTotal: horsTotal.map(\.0), leviers: leviers(resultats),
            explications: explications)
    }

    // MARK: - R2

    private var fonctionnement: Montant {
        bilan.contratSigne ? bilan.cadre.fonctionnement.montant(taille: taille) : .zero
    }

    private func expliquerFonctionnement() -> Explication {
        let motif =
            switch bilan.identite.signature {
            case _ where bilan.contratTermine: " (contrat terminé avant la période)"
            case nil: " (date de signature absente)"
            case .some where !bilan.contratSigne: " (contrat signé après la période)"
            case .some: ""
            }
        return Explication(
            montant: "fonctionnement", regle: "R2", calcul: Fr.euros(fonctionnement) + motif,
            source: bilan.cadre.fonctionnement.citation(taille: taille),
            entrees: Bilan.champsDeTaille + Self.champs(.signature, .finPeriode, .debutPeriode, .finContrat))
    }

    private static func champs(_ champs: ChampBilan...) -> [String] { champs.map(\.rawValue) }

    private func chemins(_ fins: [String]) -> [String] {
        bilan.cadre.missions.flatMap { mission in fins.map { "missions.\(mission.code).\($0)" } }
    }

    // MARK: - R5b

    /// À gain égal, dans l’ordre des onglets.
    private func leviers(_ missions: [FinancementMission]) -> [Levier] {
        missions.flatMap { mission in
            mission.lignes.filter { $0.enJeu > .zero }.map { ligne in
                Levier(code: ligne.code, mission: mission.code, gain: ligne.enJeu, action: action(ligne.code, mission))
            }
        }.ordonne { $0.gain > $1.gain }
    }

    private func action(_ code: String, _ mission: FinancementMission) -> String {
        guard code != Levier.plan else {
            return bilan.cadre.mission(mission.code).map(bilan.planAttendu) == .premiereRedaction
                ? "Écrire le plan de réponse et répondre à l’état du plan"
                : "Mettre à jour le plan de réponse et répondre à l’état du plan"
        }
        let libelle = bilan.ligne(code)?.libelle ?? code
        return bilan.reponse(code).atteint == .partiel
            ? "Atteindre en entier l’objectif : \(libelle)" : "Atteindre, puis répondre Oui : \(libelle)"
    }

    // MARK: - R8

    private func majoration(_ acquis: Fourchette) -> (Fourchette, Explication) {
        func expliquer(_ calcul: String, _ source: String) -> Explication {
            Explication(
                montant: "majoration", regle: "R8", calcul: calcul, source: source,
                entrees: Bilan.champsDeTaille + Self.champs(.membres), depend: chemins(["total"]))
        }
        guard let regle = bilan.cadre.majoration else {
            return (.zero, expliquer(Fr.euros(.zero), "Le cadre ne prévoit pas de majoration"))
        }
        guard regle.taille == taille, let membres = bilan.identite.membres, membres >= regle.membresMinimum else {
            let conditions = "réservée à la taille \(regle.taille), à partir de \(regle.membresMinimum) membres"
            return (.zero, expliquer("\(Fr.euros(.zero)) (\(conditions))", regle.source.citation))
        }
        let part = Fraction(points: regle.points)
        let calcul = "\(regle.points)\(Fr.insecable)% × \(Fr.euros(acquis.montant))"
        return (acquis.transforme(part.de), expliquer(calcul, regle.source.citation))
    }

    // MARK: - R9

    private func expliquerTotal(
        _ chemin: String, _ missions: [Montant], _ majoration: Montant, de fins: [String]
    ) -> Explication {
        Explication(
            montant: chemin, regle: chemin == "total" ? "R9" : "R5",
            calcul: ([fonctionnement] + missions + [majoration]).map(Fr.euros).joined(separator: " + "),
            source: "Fonctionnement, missions dans l’ordre du cadre, majoration",
            depend: ["fonctionnement"] + chemins(fins) + ["majoration"])
    }

    private var sommesHorsTotal: [(SommeHorsTotal, Explication)] {
        bilan.cadre.horsTotal
            .filter { somme in
                somme.exercice == bilan.exercice
                    && bilan.identite.signature.map { $0 <= somme.signatureAuPlusTard } ?? false
            }
            .map { somme in
                let montant = somme.ligne.montant(taille: taille)
                return (
                    SommeHorsTotal(code: somme.code, libelle: somme.ligne.libelle, montant: montant),
                    Explication(
                        montant: "horsTotal.\(somme.code)", regle: "R9", calcul: Fr.euros(montant),
                        source: somme.ligne.citation(taille: taille),
                        entrees: Bilan.champsDeTaille + Self.champs(.signature))
                )
            }
    }

    // MARK: - R10

    private var pointsFonctionnement: Int {
        let avance = bilan.cadre.avance
        return bilan.premiereAnnee ? avance.pointsFonctionnementPremiereAnnee : avance.points
    }

    private func versements(fixes: Montant, total: Montant) -> Versements {
        // Les points multiplient les centimes avant la division par cent : un seul arrondi.
        let points = fonctionnement.centimes * pointsFonctionnement + fixes.centimes * bilan.cadre.avance.points
        let avance = Fraction(points: 1).de(Montant(centimes: points))
        let dejaVerse = bilan.dejaVerse.flatMap { $0 < .zero ? nil : $0 }
        return Versements(
            avance: avance, solde: total - avance, dejaVerse: dejaVerse, resteARecevoir: total - (dejaVerse ?? .zero),
            premiereAnnee: bilan.premiereAnnee)
    }

    private func expliquerVersements(
        _ versements: Versements, _ missions: [FinancementMission], _ total: Montant
    ) -> [Explication] {
        let avance = bilan.cadre.avance
        let fixes = missions.map { Fr.euros($0.fixe.montant) }.joined(separator: " + ")
        let fonctionnement = Fr.euros(fonctionnement)
        let calcul =
            switch pointsFonctionnement {
            case avance.points: "\(avance.points)\(Fr.insecable)% × (\(fonctionnement) + \(fixes))"
            case 100: "\(fonctionnement) + \(avance.points)\(Fr.insecable)% × (\(fixes))"
            default:
                "\(pointsFonctionnement)\(Fr.insecable)% × \(fonctionnement) + "
                    + "\(avance.points)\(Fr.insecable)% × (\(fixes))"
            }
        return [
            Explication(
                montant: "versements.avance", regle: "R10", calcul: calcul, source: avance.source.citation,
                entrees: Self.champs(.signature, .finPeriode), depend: ["fonctionnement"] + chemins(["fixe"])),
            Explication(
                montant: "versements.solde", regle: "R10",
                calcul: "\(Fr.euros(total)) \u{2212} \(Fr.euros(versements.avance))", source: avance.source.citation,
                depend: ["total", "versements.avance"]),
            Explication(
                montant: "versements.resteARecevoir", regle: "R10",
                calcul: "\(Fr.euros(total)) \u{2212} \(Fr.euros(versements.dejaVerse ?? .zero))"
                    + (versements.dejaVerse == nil ? " (rien de saisi comme déjà versé)" : ""),
                source: "Le total moins ce que la CPAM a déjà versé pour l’année",
                entrees: Self.champs(.dejaVerse), depend: ["total"]),
        ]
    }
}
