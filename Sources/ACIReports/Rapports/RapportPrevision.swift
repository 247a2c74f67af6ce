public import ACIModel

/// Ce que les années d’un contrat rapporteront, et quand.
public struct RapportPrevision {
    let prevision: Prevision
    let source: String
    let estProvisoire: Bool

    /// - Parameters:
    ///   - source: le fichier d’où elle part, tel qu’il a été donné.
    ///   - estProvisoire: ce fichier a des erreurs à corriger.
    public init(_ prevision: Prevision, source: String, estProvisoire: Bool) {
        self.prevision = prevision
        self.source = source
        self.estProvisoire = estProvisoire
    }

    var titre: String {
        let annees = prevision.annees.count
        return (prevision.depart.identite.nom ?? source)
            + "\(Fr.insecable): \(annees == 1 ? "l’année" : "les \(annees) années") à venir"
    }

    /// Ce qu’il faut savoir d’abord, le plus grave en tête.
    var avertissements: [String] {
        let provisoire =
            "\(Fr.guillemets(source)) contient des erreurs à corriger\(Fr.insecable): la prévision est provisoire."
        return (estProvisoire ? [provisoire] : []) + prevision.avertissements
    }

    /// Les colonnes d’un montant : rien de la part variable, chacun des taux, tout.
    var colonnes: [(titre: String, montant: (MontantPrevu) -> Montant)] {
        let taux = prevision.scenario.taux.enumerated().filter { $1 != .zero && $1 != .un }.map { rang, taux in
            (Fr.pourcentage(taux), { (montant: MontantPrevu) in montant.auxTaux[rang] })
        }
        return [("Plancher", \.plancher)] + taux + [("Plafond", \.plafond)]
    }

    /// Le taux auquel un seul montant est donné.
    var taux: Taux { prevision.scenario.taux.last ?? .un }

    /// `Ce scénario change le total de −35 000,00 €, à 100 % de la part variable.`
    var ecart: String? {
        prevision.ecart.map { ecart in
            guard ecart != .zero else { return "Ce scénario ne change rien au total." }
            return
                "Ce scénario change le total de \(Fr.ecart(ecart))\(Fr.insecable)€, à \(Fr.pourcentage(taux)) de la part "
                + "variable."
        }
    }

    static let titreDesHypotheses = "Ce qui est supposé"
    static let titreDesAnnees = "Ce que chaque année rapporte, selon la part variable atteinte (en euros)"

    var titresDesAnnees: [String] { ["Année", "Fonctionnement", "Part fixe"] + colonnes.map(\.titre) }

    var rangeesDesAnnees: [[String]] {
        let tailles = Set(prevision.annees.map(\.taille))
        return prevision.annees.map { annee in
            rangee(
                tailles.count > 1 ? "\(annee.nom), taille \(annee.taille)" : annee.nom, annee.fonctionnement,
                annee.fixe,
                annee.total)
        }
    }

    var totalDesAnnees: [String] {
        let annees = prevision.annees
        return rangee(
            "Total", annees.map(\.fonctionnement).somme(), annees.map(\.fixe).somme(), prevision.total)
    }

    private func rangee(_ nom: String, _ fonctionnement: Montant, _ fixe: Montant, _ total: MontantPrevu) -> [String] {
        [nom] + ([fonctionnement, fixe] + colonnes.map { $0.montant(total) }).map(Fr.sansUnite)
    }

    var titreDesVersements: String {
        "Quand l’argent arrive, à \(Fr.pourcentage(taux)) de la part variable (en euros)"
    }

    /// Chaque versement avec ce qui a été versé jusque-là.
    var versements: [(annee: AnneePrevue, versement: VersementPrevu, cumul: MontantPrevu)] {
        var cumul: MontantPrevu?
        return prevision.echeancier.map { annee, versement in
            let somme = cumul.map { $0 + versement.montant } ?? versement.montant
            cumul = somme
            return (annee, versement, somme)
        }
    }

    // MARK: - Texte

    /// Pour une personne, en colonnes.
    public func texte(_ style: TextStyle) -> String {
        var page = TextPage(style: style)
        page.line(style.strong(titre))
        page.line(style.faint(source))
        for avertissement in avertissements { page.paragraph(avertissement, mark: "► ", style.warning) }
        page.title(RapportPrevision.titreDesAnnees)
        var table = TextTable(titresDesAnnees.enumerated().map { $0 == 0 ? .left($1) : .right($1) })
        for rangee in rangeesDesAnnees { table.add(rangee) }
        table.addRule()
        table.add(totalDesAnnees, emphasis: true)
        page.table(table)
        if let ecart { page.paragraph(ecart) }
        page.title(titreDesVersements)
        page.table(tableDesVersements)
        page.title(RapportPrevision.titreDesHypotheses)
        for hypothese in prevision.hypotheses { page.paragraph(hypothese, mark: "• ") }
        return page.text
    }

    private var tableDesVersements: TextTable {
        var table = TextTable([.left("Versement"), .right("Montant"), .right("Cumul"), .left("")])
        let total = max(1, prevision.total.montant.centimes)
        for (_, versement, cumul) in versements {
            table.add([
                "\(versement.date.francais) · \(versement.libelle)", Fr.sansUnite(versement.montant.montant),
                Fr.sansUnite(cumul.montant), String(repeating: "█", count: 12 * cumul.montant.centimes / total),
            ])
        }
        return table
    }
}
