internal import ACIModel
internal import SpreadsheetML

/// Un classeur pour plusieurs CPTS : une ligne par bilan lu, les sommes de chaque année, ce qui change d’une année à l’autre,
/// les indicateurs, les points à revoir, les échéances et les CPTS qui n’ont pas répondu.
public struct ClasseurConsolide {
    /// Le classeur en cours : ses feuilles partagent leurs styles.
    final class Dessin {
        let aujourdhui: Jour
        fileprivate var classeur = Workbook()
        private var styles = Styles()

        fileprivate init(_ aujourdhui: Jour) { self.aujourdhui = aujourdhui }

        func style(_ role: Styles.Role) -> StyleID { styles.id(role, dans: &classeur) }
    }

    /// La propriété du document à laquelle un classeur d’ensemble se reconnaît.
    static let propriete = "classeur_d_ensemble"

    private let dessin: Dessin
    private let ensemble: Ensemble
    private let tableaux: TableauxEnsemble

    /// - Parameter ensemble: dans l’ordre où ses lignes se lisent ; même ensemble, mêmes octets.
    /// - Throws: `SpreadsheetError` si un texte dépasse ce qu’une cellule contient.
    public init(_ ensemble: Ensemble) throws {
        self.ensemble = ensemble
        tableaux = TableauxEnsemble(ensemble)
        dessin = Dessin(ensemble.aujourdhui)
        try ajouter(
            "Bilans", "Bilans ACI, une ligne par fichier (en euros)", tableaux.bilans, note: objet, figees: 1,
            imprimees: TableauxEnsemble.colonnesImprimees)
        try ajouterTotaux()
        try ajouterEvolution()
        for (nom, tableau) in [
            ("Indicateurs", tableaux.indicateurs()), ("Points", tableaux.points), ("Échéances", tableaux.echeances),
            ("Attendus", tableaux.attendus),
        ] {
            try ajouter(nom, tableau.titre, tableau, note: tableau.note)
        }
        var proprietes = DocumentProperties()
        proprietes.title = "Bilans ACI, l’ensemble"
        proprietes.creator = "aci-xlsx"
        proprietes.application = "aci-xlsx"
        proprietes.language = "fr-FR"
        proprietes.created = ensemble.aujourdhui.iso + "T00:00:00Z"
        proprietes.custom = [CustomProperty(name: Self.propriete, value: "oui")]
        dessin.classeur.properties = proprietes
    }

    /// Le fichier `.xlsx`.
    public func octets() throws -> [UInt8] { try dessin.classeur.encoded() }

    /// `6 classeurs, au 15 janvier 2026. Estimation : …`
    private var objet: String {
        let etat = ensemble.etat.francais
        let phrases =
            ["\(ensemble.etat.compte), au \(ensemble.aujourdhui.longFrancais)."]
            + (etat.isEmpty ? [] : ["Ensemble\(Fr.insecable): \(etat)."])
            + ["Estimation\(Fr.insecable): le contrat signé l’emporte. À portée, sans la majoration."] + ensemble.notes
        return phrases.joined(separator: " ")
    }

    private func ajouter(
        _ nom: String, _ titre: String, _ tableau: Tableau, note: String?, figees: Int = 0, imprimees: Int? = nil
    ) throws {
        var feuille = try FeuilleConsolidee(
            nom, titre, note: note, tableau.colonnes, imprimees: imprimees, dessin)
        try feuille.remplir(tableau, figees: figees)
        try dessin.classeur.add(try feuille.dessinee())
    }

    private func ajouterTotaux() throws {
        let parAnnee = tableaux.parAnnee
        var feuille = try FeuilleConsolidee(
            "Totaux", "Totaux de chaque année (en euros)",
            note:
                "Chaque année à part\(Fr.insecable): aucune somme n’en réunit deux. Nombres et montants se recalculent "
                + "depuis l’onglet Bilans. Une CPTS sans population ni taille contractuelle n’y compte pas, un classeur "
                + "vierge, illisible ou en double non plus. Acquis, à portée et non atteint sont ceux des missions, sans "
                + "la majoration. \(TableauxEnsemble.noteNonDemarre)",
            parAnnee.colonnes, imprimees: TableauxEnsemble.sommesImprimees, dessin)
        guard !parAnnee.rangees.isEmpty else { return try dessin.classeur.add(feuille.dessinee()) }
        try feuille.ajouter(
            parAnnee,
            .init(titre: "L’enveloppe des missions, année par année (€)", noms: 1, rangees: parAnnee.rangees.count))
        let gains = tableaux.plusGrosGains()
        if !gains.rangees.isEmpty { try feuille.ajouter(gains) }
        for (tableau, quoi) in [
            (tableaux.parMission, "par mission"), (tableaux.parTaille, "par taille"),
            (tableaux.parRegion, "par région"),
            (tableaux.parDepartement, "par département"),
        ] {
            let recentes = tableau.rangees.prefix {
                if case .annee(let annee) = $0[0] { annee == tableaux.derniereAnnee } else { false }
            }
            try feuille.ajouter(
                tableau,
                .init(
                    titre: "L’enveloppe des missions, \(quoi), dernière année (€)", noms: 2, rangees: recentes.count))
        }
        try dessin.classeur.add(feuille.dessinee())
    }

    private func ajouterEvolution() throws {
        let evolution = tableaux.evolution
        var feuille = try FeuilleConsolidee(
            "Évolution", "D’une année à l’autre (en euros)",
            note: evolution.rangees.isEmpty
                ? "Aucune CPTS n’a de bilan de deux années."
                : "Les CPTS qui ont un bilan des deux années. Ces montants sont ceux de la lecture\(Fr.insecable): ils ne "
                    + "se recalculent pas.",
            evolution.colonnes, dessin)
        if !evolution.rangees.isEmpty {
            for tableau in [evolution] + tableaux.changementsDesMissions { try feuille.ajouter(tableau, suit: true) }
            for tableau in tableaux.changements() { try feuille.ajouter(tableau) }
        }
        try dessin.classeur.add(feuille.dessinee())
    }
}
