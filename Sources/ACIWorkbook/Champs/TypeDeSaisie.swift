internal import ACIModel

/// Ce qu’une saisie peut contenir, et où elle se range dans le bilan.
enum TypeDeSaisie: Sendable {
    case texte(Acces<String>)
    case entier(Acces<Int>, ClosedRange<Int>)
    case date(Acces<Jour>)
    /// - parDefaut: ce que la cellule montre sans saisie ; `nil` : rien.
    case taux(Acces<Taux>, parDefaut: Taux?)
    case poids(Acces<Poids>, parDefaut: Poids?)
    case montant(Acces<Montant>)
    case ouiNon(Acces<Bool>)
    case atteinte(Acces<Atteinte>)
    case nature(Acces<Nature>, parDefaut: Nature?)
    case plan(Acces<EtatPlan>)
    case valeur(Acces<Valeur>, IndicateurModele)
    /// Le nombre auquel la valeur d’un indicateur se compare.
    case objectif(Acces<Valeur>, IndicateurModele)
    /// Un nombre, un taux, une date, Oui, Non ou un texte, tel que la personne l’écrit.
    case libre(Acces<Valeur>)
    /// Une aide pour la personne, que le bilan ne retient pas.
    case horsBilan(choix: [String], initial: String)
}
