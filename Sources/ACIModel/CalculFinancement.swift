extension Financement {
    /// Applique les règles R0 à R13 à un bilan.
    ///
    /// - Returns: le financement, `nil` si aucune taille n’est connue (R0), et
    ///   tout ce qu’il y a à signaler, le plus grave d’abord. Dès qu’il y a une
    ///   erreur, les montants sont provisoires.
    public static func calculer(_ bilan: Bilan) -> (financement: Financement?, diagnostics: [Diagnostic]) {
        let diagnostics = VerificationBilan(bilan).diagnostics.parGravite()
        guard let taille = bilan.taille else { return (nil, diagnostics) }
        return (CalculFinancement(bilan: bilan, taille: taille).financement(), diagnostics)
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
            montant: resultats.map(\.total).somme(),
            plancher: resultats.map { $0.fixe.montant + $0.variable.plancher }.somme(),
            plafond: resultats.map { $0.fixe.montant + $0.variable.plafond }.somme())
        let (majoration, partMajoree) = majoration(acquisDesMissions)
        let total = Fourchette(fonctionnement) + acquisDesMissions + majoration
        let versements = versements(fixes: resultats.map(\.fixe.montant).somme(), total: total.montant)
        let horsTotal = sommesHorsTotal

        var explications = [expliquerFonctionnement()]
        explications += missions.flatMap(\.1)
        explications.append(partMajoree)
        let lignes = resultats.map { ($0.fixe.montant, $0.variable.fourchette) }
        explications += [
            expliquerTotal("total", lignes.map { $0.0 + $0.1.montant }, majoration.montant),
            expliquerTotal("plancher", lignes.map { $0.0 + $0.1.plancher }, majoration.plancher),
            expliquerTotal("plafond", lignes.map { $0.0 + $0.1.plafond }, majoration.plafond),
        ]
        explications += expliquerVersements(versements, resultats, total.montant)
        explications += horsTotal.map(\.1)
        return Financement(
            taille: taille, fonctionnement: fonctionnement, missions: resultats, majoration: majoration, total: total,
            versements: versements, horsTotal: horsTotal.map(\.0), explications: explications)
    }

    // MARK: - R2

    private var fonctionnement: Montant {
        bilan.contratSigne ? bilan.cadre.fonctionnement.montant(taille: taille) : .zero
    }

    private func expliquerFonctionnement() -> Explication {
        let motif =
            switch bilan.identite.signature {
            case nil: " (date de signature absente)"
            case .some where !bilan.contratSigne: " (contrat signé après la période)"
            case .some: ""
            }
        return Explication(
            montant: "fonctionnement", regle: "R2", calcul: Fr.euros(fonctionnement) + motif,
            source: bilan.cadre.fonctionnement.citation(taille: taille))
    }

    // MARK: - R8

    private func majoration(_ acquis: Fourchette) -> (Fourchette, Explication) {
        func expliquer(_ calcul: String, _ source: String) -> Explication {
            Explication(montant: "majoration", regle: "R8", calcul: calcul, source: source)
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

    private func expliquerTotal(_ chemin: String, _ missions: [Montant], _ majoration: Montant) -> Explication {
        Explication(
            montant: chemin, regle: chemin == "total" ? "R9" : "R5",
            calcul: ([fonctionnement] + missions + [majoration]).map(Fr.euros).joined(separator: " + "),
            source: "Fonctionnement, missions dans l’ordre du cadre, majoration")
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
                        source: somme.ligne.citation(taille: taille))
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
        return Versements(avance: avance, solde: total - avance, premiereAnnee: bilan.premiereAnnee)
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
                montant: "versements.avance", regle: "R10", calcul: calcul, source: avance.source.citation),
            Explication(
                montant: "versements.solde", regle: "R10",
                calcul: "\(Fr.euros(total)) \u{2212} \(Fr.euros(versements.avance))", source: avance.source.citation),
        ]
    }
}
