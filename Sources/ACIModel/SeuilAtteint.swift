extension Bilan {
    /// Le seuil qui vaut pour un indicateur est atteint par la valeur déclarée ; `nil` s’il ne se vérifie pas.
    public func seuilAtteint(_ indicateur: IndicateurModele) -> Bool? {
        let reponse = reponse(indicateur.code)
        guard let valeur = reponse.valeur, let seuil = indicateur.seuil(selon: reponse).seuil else { return nil }
        return seuil.estAtteint(par: valeur, multiple: multiple(de: seuil) ?? 1, fin: periode.fin)
    }

    /// La valeur de l’indicateur dont un seuil dépend, 0 sans elle ; `nil` si le seuil ne dépend d’aucun.
    func multiple(de seuil: Seuil) -> Double? { seuil.parIndicateur.map { reponse($0).valeur?.nombre ?? 0 } }
}
