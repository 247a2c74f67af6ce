internal import ACIModel

/// Ce que la colonne « Contrôle » dit d’une ligne : la première chose à y reprendre, en formule pour le tableur, et telle
/// que le moteur la donne.
///
/// Elle voit ce que la lecture voit : les mêmes règles (``RegleIndicateur``), les textes sans les blancs de leurs bords,
/// l’objectif en vigueur. Ce que seul un tableur peut contenir, un texte à la place d’un nombre, se dit avant.
struct Controle {
    /// Le texte d’une ligne à laquelle rien ne manque.
    static let complet = "✓"
    /// Rien n’y est encore saisi.
    private static let aCompleter = "À compléter"
    private static let sansIntitule = "Sans intitulé : la ligne ne compte pas"

    private let ligne: LigneInterne
    private let noms: NomsDeLigne

    /// `nil` pour l’état du plan, qui n’a pas de ligne dans un tableau.
    init?(_ ligne: LigneInterne) {
        guard let noms = NomsDeLigne(ligne) else { return nil }
        self.ligne = ligne
        self.noms = noms
    }

    /// Ce qui attend seulement une réponse n’est à revoir que la période finie.
    private static let enAttente = [aCompleter, RegleIndicateur.sansReponse.motFixe ?? ""]

    /// 1 si la cellule de ce nom dit quelque chose à revoir.
    static func compte(_ nom: String) -> String {
        let attente = enAttente.map { "\(nom)=\"\($0)\"" }.joined(separator: ",")
        return "IF(OR(\(nom)=\"\",\(nom)=\"\(complet)\",AND(OR(\(attente)),periode_finie=0)),0,1)"
    }

    func estARevoir(_ bilan: Bilan, periodeFinie: Bool) -> Bool {
        let texte = texte(bilan)
        return texte != "" && texte != Self.complet && (periodeFinie || !Self.enAttente.contains(texte))
    }

    // MARK: Texte

    func texte(_ bilan: Bilan) -> String {
        let reponse = bilan.reponse(ligne.code)
        guard let comptee = bilan.ligne(ligne.code) else { return reponse == Reponse() ? "" : Self.sansIntitule }
        if let avant = RegleIndicateur.dAbord.first(where: { $0.estEnfreinte(comptee) }) { return avant.mot(comptee) }
        if comptee.nature == .sansObjet { return "" }
        if reponse.valeur == nil, reponse.atteint == nil { return attendue(bilan) ? Self.aCompleter : "" }
        return comptee.regleEnfreinte?.mot(comptee) ?? Self.complet
    }

    /// Une mission facultative qui n’a pas commencé n’attend rien.
    private func attendue(_ bilan: Bilan) -> Bool {
        ligne.mission.categorie == .socle || bilan.debuts[ligne.mission.code] != nil
    }

    // MARK: Formule

    /// `IF(…,"À compléter",IF(…,…,"✓"))`
    var formule: String {
        let cas = casDuTableur
        let debuts = cas.map { "IF(\($0.condition),\($0.texte)," }
        return debuts.joined() + "\"\(Self.complet)\"" + String(repeating: ")", count: cas.count)
    }

    private typealias Cas = (condition: String, texte: String)

    private var casDuTableur: [Cas] {
        func dire(_ texte: String, _ condition: String?) -> [Cas] { condition.map { [($0, "\"\(texte)\"")] } ?? [] }
        let regles = RegleIndicateur.toutes.filter { $0.pourLesPropres || noms.modele != nil }
        let avant = RegleIndicateur.dAbord.count { $0.pourLesPropres || noms.modele != nil }
        let attendue =
            ligne.mission.categorie == .socle
            ? "\"\(Self.aCompleter)\"" : "IF(\(ligne.mission.champDebut)=\"\",\"\",\"\(Self.aCompleter)\")"
        return dire("", noms.ligneVide) + dire(Self.sansIntitule, noms.sansIntitule) + illisibles(dire)
            + cas(.sansObjet) + dire("", "\(noms.auContrat)=0") + regles[1..<avant].flatMap(cas)
            + [("AND(\(noms.videValeur),\(noms.reponse)=\"\")", attendue)]
            + regles[avant...].flatMap(cas)
    }

    /// Ce qui ne se lit pas se dit d’abord, comme l’erreur qu’en fait la lecture.
    private func illisibles(_ dire: (String, String?) -> [Cas]) -> [Cas] {
        let inconnue = Atteinte.allCases.map { "\(noms.reponse)<>\"\($0.libelle)\"" }.joined(separator: ",")
        return dire("Nature inconnue : choisissez dans la liste", noms.natureInconnue)
            + dire("Poids à ressaisir : \(Attendu.poids.texte)", noms.poidsIllisible)
            + dire("Valeur à ressaisir : \(noms.attendu)", noms.valeurIllisible)
            + dire("Objectif à ressaisir : un nombre", noms.objectifIllisible)
            + dire("« Partiel vaut » à ressaisir : \(Attendu.taux.texte)", noms.partielIllisible)
            + dire(
                "Réponse inconnue : choisissez Oui, Partiel ou Non", "AND(\(noms.reponse)<>\"\",\(inconnue))")
            + dire("Date de la preuve à ressaisir : \(Attendu.date.texte)", noms.dateIllisible)
    }

    private func cas(_ regle: RegleIndicateur) -> [Cas] {
        regle.condition(noms).map { [($0, regle.texte(noms))] } ?? []
    }
}
