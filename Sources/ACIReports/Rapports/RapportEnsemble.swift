internal import ACIModel
public import ACIWorkbook

/// Ce que l’on dit de plusieurs classeurs ensemble : chaque année à part, qui manque, où sont les euros, ce qui presse.
public struct RapportEnsemble {
    private let ensemble: Ensemble
    private let tableaux: TableauxEnsemble

    /// - Parameter ensemble: ses lignes, dans l’ordre où elles se lisent.
    public init(_ ensemble: Ensemble) {
        self.ensemble = ensemble
        tableaux = TableauxEnsemble(ensemble)
    }

    /// Un tableau de la page, et l’ancre où le sommaire mène.
    private struct Section {
        let ancre: String
        let tableau: Tableau
    }

    /// Celles qui ont quelque chose à montrer, ce qui presse d’abord.
    private var sections: [Section] {
        var toutes = [
            ("annees", tableaux.parAnnee), ("a-portee", tableaux.plusGrosGains(auPlus: 10)),
            ("manquants", tableaux.manquants),
            ("echeances", tableaux.echeances), ("hors-compte", tableaux.fichiers),
            ("departements", tableaux.parDepartement), ("non", tableaux.plusDeNon), ("evolution", tableaux.evolution),
        ]
        func numeroter(_ ancre: String, _ tableaux: [Tableau]) {
            toutes += tableaux.enumerated().map { ("\(ancre)-\($0 + 1)", $1) }
        }
        numeroter("evolution-missions", tableaux.changementsDesMissions)
        numeroter("evolution-cpts", tableaux.changements(auPlus: 10))
        toutes += [
            ("bilans", tableaux.bilans), ("divergences", tableaux.divergences), ("missions", tableaux.parMission),
            ("tailles", tableaux.parTaille), ("regions", tableaux.parRegion),
            ("indicateurs", tableaux.indicateurs(annee: tableaux.derniereAnnee)),
        ]
        return toutes.filter { !$0.1.rangees.isEmpty }.map(Section.init)
    }

    private var titre: String { "Ensemble de \(ensemble.etat.compte)" }

    private var etat: String {
        let etat = ensemble.etat.francais
        return etat.isEmpty ? "" : "Ensemble\(Fr.insecable): \(etat)."
    }

    private static let reserve =
        "Aucune somme ne réunit deux années. Acquis, à portée et non atteint sont ceux des missions, sans la majoration. "
        + "Estimation\(Fr.insecable): le contrat signé l’emporte."

    /// Les tableaux pour une personne, en colonnes.
    public func texte(_ style: TextStyle) -> String {
        var page = TextPage(style: style)
        page.title("\(titre), au \(ensemble.aujourdhui.longFrancais)")
        if !etat.isEmpty { page.paragraph(etat) }
        for note in ensemble.notes { page.paragraph(note, mark: "► ", style.warning) }
        page.paragraph(Self.reserve)
        for section in sections {
            let tableau = section.tableau
            page.title(tableau.titre)
            if let note = tableau.note { page.paragraph(note) }
            let rangs = Self.essentielles(tableau)
            var table = TextTable(
                rangs.map {
                    tableau.colonnes[$0].estTexte
                        ? .left(tableau.colonnes[$0].titre) : .right(tableau.colonnes[$0].titre)
                })
            for rangee in tableau.rangees { table.add(rangs.map { rangee[$0].francais }) }
            page.table(table)
        }
        return page.text
    }

    /// Un `article` de la page : le sommaire, puis les tableaux.
    ///
    /// - Parameter liens: chaque bilan a sa page plus bas, sous l’ancre `bilan-1`, `bilan-2`…
    public func html(liens: Bool) -> String {
        let sections = self.sections
        var html = HTMLWriter()
        html.element("article", class: "ensemble") { html in
            html.element("header", id: "sommaire") { html in
                html.element("h1", titre)
                html.element("p", "Au \(ensemble.aujourdhui.longFrancais). \(etat)")
            }
            for note in ensemble.notes { html.element("p", class: "note", note) }
            html.element("nav") { nav in
                nav.element("ul") { list in
                    for section in sections {
                        list.element("li") { $0.link("#\(section.ancre)", section.tableau.titre) }
                    }
                }
            }
            html.element("p", class: "legende", Self.reserve)
            for repetee in tableaux.repetitions.groupes { html.element("p", class: "note", repetee.francais) }
            for section in sections {
                html.element("section", id: section.ancre) { Self.table(section.tableau, liens: liens, &$0) }
            }
        }
        return html.text
    }

    private static func table(_ tableau: Tableau, liens: Bool, _ html: inout HTMLWriter) {
        let rangs = essentielles(tableau)
        let cibles = tableau.rangees.map { rangee in
            rangs.map { rang -> String? in
                if liens, case .cpts(_, rang: let ligne?) = rangee[rang] { "#bilan-\(ligne + 1)" } else { nil }
            }
        }
        html.table(
            tableau.titre, rangs.map { tableau.colonnes[$0].titre },
            words: rangs.enumerated().map { $0 == 0 || tableau.colonnes[$1].estTexte },
            tableau.rangees.map { rangee in rangs.map { rangee[$0].francais } },
            bars: tableau.barres, links: cibles)
        if !tableau.barres.isEmpty { html.key(Tableau.parts) }
        if let note = tableau.note { html.element("p", class: "legende", note) }
    }

    private static func essentielles(_ tableau: Tableau) -> [Int] {
        tableau.colonnes.indices.filter { tableau.colonnes[$0].estEssentielle }
    }
}

extension Tableau.Case {
    /// Ce qui se lit dans la case.
    fileprivate var francais: String {
        switch self {
        case .texte(let texte), .cpts(let texte, rang: _): texte
        case .entier(let entier): entier.map(Fr.entier) ?? ""
        case .annee(let annee): annee.map(String.init) ?? ""
        case .montant(let montant): montant.map(Fr.sansUnite) ?? ""
        case .part(let part, sur: let tout):
            tout == .zero ? "" : Fr.pourcentage(dixiemes: Double(part.centimes) / Double(tout.centimes))
        case .valeur(let valeur, .taux): valeur.map { Fr.pourcentage(dixiemes: $0) } ?? ""
        case .valeur(let valeur, _): valeur.map { Fr.decimal(($0 * 100).rounded() / 100) } ?? ""
        case .jour(let jour): jour?.francais ?? ""
        case .etat(_, let texte): texte
        case .gravite(let gravite): gravite.titre
        }
    }
}

extension Fr {
    /// `87,5 %`, à un dixième de point.
    fileprivate static func pourcentage(dixiemes rapport: Double) -> String {
        pourcentage((rapport * 1000).rounded() / 1000)
    }
}
