internal import ACIModel

/// Ce qu’une saisie peut contenir, et où elle se range dans le bilan.
enum TypeDeSaisie: Sendable {
    case texte(Acces<String>)
    case entier(Acces<Int>, ClosedRange<Int>)
    case date(Acces<Jour>)
    case taux(Acces<Taux>)
    case poids(Acces<Poids>)
    case ouiNon(Acces<Bool>)
    case atteinte(Acces<Atteinte>)
    case nature(Acces<Nature>, parDefaut: Nature)
    case plan(Acces<EtatPlan>)
    case valeur(Acces<Valeur>, IndicateurModele)
    /// Une aide pour la personne, que le bilan ne retient pas.
    case horsBilan(choix: [String], initial: String)
}
