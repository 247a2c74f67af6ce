extension Bilan {
    /// Rien n’y est saisi : il n’a que ce qu’un classeur vierge contient déjà.
    public var estVierge: Bool {
        identite == Identite() && periode == Periode(exercice: exercice, debut: nil, fin: nil)
            && (tauxPartiel ?? Self.tauxPartielParDefaut) == Self.tauxPartielParDefaut && dejaVerse == nil
            && debuts.isEmpty && crise == Crise() && complements.isEmpty
            && reponses.values.allSatisfy { $0.estVide && $0.libelle == nil }
    }
}
