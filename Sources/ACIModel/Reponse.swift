/// Ce que la personne a répondu sur une ligne d’indicateur. Tout est facultatif.
public struct Reponse: Hashable, Sendable {
    /// L’intitulé d’un indicateur propre au contrat ; sans lui, sa ligne ne compte pas (R4).
    public var libelle: String?
    /// `nil` : la nature par défaut du modèle, ou Résultat pour un indicateur propre.
    public var nature: Nature?
    /// `nil` : 1.
    public var poids: Poids?
    /// Ce que « Partiel » vaut pour cet indicateur ; `nil` : le taux du contrat.
    public var partiel: Taux?
    /// L’objectif du contrat, dans le type de la valeur (en mois pour une date) ; `nil` : aucun, rien n’est comparé.
    public var objectif: Valeur?
    /// La valeur déclarée.
    public var valeur: Valeur?
    /// La réponse à « Atteint ? » ; `nil` : pas encore de réponse.
    public var atteint: Atteinte?
    /// La preuve, ou l’endroit où elle se trouve.
    public var preuve: String?
    /// La date de la preuve (R12).
    public var datePreuve: Jour?
    /// Libre, sans effet.
    public var commentaire: String?
    /// La valeur de l’an dernier, pour mémoire.
    public var precedent: Valeur?

    /// La réponse à un indicateur ; rien de répondu par défaut.
    public init(
        libelle: String? = nil, nature: Nature? = nil, poids: Poids? = nil, partiel: Taux? = nil,
        objectif: Valeur? = nil, valeur: Valeur? = nil, atteint: Atteinte? = nil, preuve: String? = nil,
        datePreuve: Jour? = nil, commentaire: String? = nil, precedent: Valeur? = nil
    ) {
        self.libelle = libelle
        self.nature = nature
        self.poids = poids
        self.partiel = partiel
        self.objectif = objectif
        self.valeur = valeur
        self.atteint = atteint
        self.preuve = preuve
        self.datePreuve = datePreuve
        self.commentaire = commentaire
        self.precedent = precedent
    }

    /// Rien n’y est répondu : nature, poids, objectif et taux sont ceux du contrat.
    public var estVide: Bool {
        valeur == nil && atteint == nil && preuve == nil && datePreuve == nil && commentaire == nil
    }
}
