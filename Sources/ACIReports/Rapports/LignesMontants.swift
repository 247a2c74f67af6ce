internal import ACIModel
internal import ACIWorkbook

/// Ce que l’année rapporte, ligne à ligne, et ce qui peut encore changer.
struct LignesMontants {
    struct Ligne {
        let titre: String
        /// `nil` pour ce qui n’est pas une mission.
        let fixe: Montant?
        let variable: Montant?
        let total: Fourchette
    }

    /// Les trois parts de l’enveloppe de l’année d’une mission, et ce qui n’est pas de cette année.
    struct Portee {
        let titre: String
        let acquis: Montant
        let aPortee: Montant
        let nonAtteint: Montant
        let horsAnnee: Montant

        /// `120 625,00 € acquis · 4 375,00 € à portée`
        var francais: String {
            let reste = [(aPortee, "à portée"), (nonAtteint, "non atteint"), (horsAnnee, "hors de cette année")]
            return
                (["\(Fr.euros(acquis)) acquis"]
                + reste.filter { $0.0 > .zero }.map { "\(Fr.euros($0.0)) \($0.1)" }).joined(separator: " · ")
        }
    }

    let financement: Financement
    let bilan: Bilan

    init?(_ lu: BilanLu) {
        guard let financement = lu.financement else { return nil }
        self.financement = financement
        bilan = lu.bilan
    }

    static let titres = ["Part fixe", "Variable", "Total", "Plancher", "Plafond"]
    static let legende =
        "Plancher\(Fr.insecable): seuls les Oui comptent. Plafond\(Fr.insecable): Partiel et réponses absentes deviennent "
        + "des Oui, hors survenue d’une crise."

    /// Le fonctionnement, les missions et, s’il y en a une, la majoration.
    var lignes: [Ligne] {
        let fonctionnement = Ligne(
            titre: "Fonctionnement", fixe: nil, variable: nil, total: Fourchette(financement.fonctionnement))
        let missions = financement.missions.map { mission in
            Ligne(
                titre: titre(mission.code), fixe: mission.fixe.montant, variable: mission.variable.montant,
                total: Fourchette(montant: mission.total, plancher: mission.plancher, plafond: mission.plafond))
        }
        guard financement.majoration != .zero else { return [fonctionnement] + missions }
        let majoration = Ligne(
            titre: "Majoration, à confirmer", fixe: nil, variable: nil, total: financement.majoration)
        return [fonctionnement] + missions + [majoration]
    }

    var total: Ligne {
        Ligne(
            titre: "Total estimé", fixe: financement.missions.map(\.fixe.montant).somme(),
            variable: financement.missions.map(\.variable.montant).somme(), total: financement.total)
    }

    /// Les sommes que l’on cherche d’abord, et ce qu’il faut en savoir.
    var essentiel: [(titre: String, montant: Montant, precision: String)] {
        let total = financement.total
        let versements = financement.versements
        let fourchette =
            total.plancher == total.plafond
            ? "estimation" : "estimation, de \(Fr.euros(total.plancher)) à \(Fr.euros(total.plafond))"
        let reste = versements.resteARecevoir
        let verse =
            versements.dejaVerse.map { "\(Fr.euros($0)) déjà versés par la CPAM" } ?? "rien de saisi comme déjà versé"
        return [
            (self.total.titre, total.montant, fourchette),
            ("Avance", versements.avance, "en début d’année"),
            ("Solde", versements.solde, "après le dialogue de gestion"),
            reste < .zero ? ("Trop-perçu", .zero - reste, verse) : ("Reste à recevoir", reste, verse),
        ]
    }

    /// Ce qui peut encore changer le total, dans un sens et dans l’autre.
    var enJeu: [(titre: String, montant: Montant, precision: String)] {
        let (total, plancher) = (financement.total.montant, financement.total.plancher)
        let levier = financement.leviers.first.map { premier in
            "d’abord \(premier.code == Levier.plan ? "l’état du plan" : premier.code)\(Fr.insecable): "
                + Fr.euros(premier.gain)
        }
        let refus = lignesRefusees.first.map { "d’abord \($0.code)\(Fr.insecable): \(Fr.euros($0.nonAtteint))" }
        return [
            ("À portée", portees.map(\.aPortee).somme(), levier ?? "tout ce qui pouvait l’être est acquis"),
            (
                "Sans les Partiels", plancher,
                total == plancher ? "le plancher, égal au total" : "le plancher, \(Fr.euros(total - plancher)) de moins"
            ),
            ("Non atteint", portees.map(\.nonAtteint).somme(), refus ?? "aucune réponse Non ne coûte"),
        ]
    }

    var horsTotal: [String] {
        financement.horsTotal.map { "À côté du total\(Fr.insecable): \($0.libelle), \(Fr.euros($0.montant))" }
    }

    /// Une par mission ; une année ordinaire ne se mesure pas à une crise.
    var portees: [Portee] {
        financement.missions.map { mission in
            Portee(
                titre: titre(mission.code), acquis: mission.total, aPortee: mission.aPortee,
                nonAtteint: mission.nonAtteint, horsAnnee: mission.horsAnnee)
        }
    }

    // MARK: - Ce qui peut encore changer

    static let titreDesLeviers = "Ce qui peut encore rapporter (en euros)"
    static let titreDesRefus = "Ce que les Non ont coûté (en euros)"

    /// `1.C.2 Atteindre, puis répondre Oui : …` et le gain, le plus grand d’abord.
    var leviers: [[String]] {
        financement.leviers.map { levier in
            let code = levier.code == Levier.plan ? "" : "\(levier.code) "
            return ["\(code)\(levier.action)", Fr.sansUnite(levier.gain)]
        }
    }

    /// Les gains ne comptent pas la majoration : il faut le dire là où il y en a une.
    var precisionDesLeviers: String? {
        financement.majoration == .zero ? nil : "Gains sans la majoration, qui s’y ajoute."
    }

    /// Les réponses Non, la plus coûteuse d’abord.
    var refus: [[String]] {
        lignesRefusees.map { ligne in
            ["\(ligne.code) \(bilan.ligne(ligne.code)?.libelle ?? "")", Fr.sansUnite(ligne.nonAtteint)]
        }
    }

    private var lignesRefusees: [FinancementMission.Ligne] {
        financement.missions.flatMap(\.lignes).filter { $0.nonAtteint > .zero }
            .sorted { ($1.nonAtteint, $0.code) < ($0.nonAtteint, $1.code) }
    }

    private func titre(_ code: CodeMission) -> String { bilan.cadre.mission(code)?.titre ?? code.rawValue }
}

extension LignesMontants.Ligne {
    /// Une cellule par titre, vide là où il n’y a rien à dire.
    var cellules: [String] {
        [fixe, variable, total.montant, total.plancher, total.plafond].map { $0.map(Fr.sansUnite) ?? "" }
    }
}
