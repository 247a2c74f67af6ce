extension Bilan {
    /// Le seuil qui vaut pour un indicateur est atteint par la valeur déclarée ; `nil` s’il ne se vérifie pas.
    public func seuilAtteint(_ indicateur: IndicateurModele) -> Bool? {
        let reponse = reponse(indicateur.code)
        guard let valeur = reponse.valeur, let seuil = indicateur.seuil(selon: reponse).seuil else { return nil }
        let multiple = seuil.parIndicateur.map { self.reponse($0).valeur?.nombre ?? 0 } ?? 1
        return seuil.estAtteint(par: valeur, multiple: multiple, fin: periode.fin)
    }
}
