extension Bilan {
    /// Rien n’y est saisi : il n’a que ce qu’un classeur vierge contient déjà.
    public var estVierge: Bool {
        identite == Identite() && periode == Periode(exercice: exercice, debut: nil, fin: nil)
            && (tauxPartiel ?? Self.tauxPartielParDefaut) == Self.tauxPartielParDefaut && debuts.isEmpty
            && crise == Crise() && complements.isEmpty && reponses.values.allSatisfy(\.estVide)
    }
}

extension Reponse {
    /// Nature, poids et seuil sont ceux du contrat, sans que personne ait répondu.
    fileprivate var estVide: Bool {
        valeur == nil && atteint == nil && preuve == nil && datePreuve == nil && commentaire == nil
    }
}
