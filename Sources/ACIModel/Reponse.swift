/// Ce que la personne a répondu pour un indicateur. Tout est facultatif.
public struct Reponse: Hashable, Sendable {
    /// `nil` : la nature par défaut du modèle.
    public var nature: Nature?
    /// `nil` : 1.
    public var poids: Poids?
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
    /// Le seuil du contrat, en clair ; `nil` : celui du modèle.
    public var seuilTexte: String?

    public init(
        nature: Nature? = nil, poids: Poids? = nil, valeur: Valeur? = nil, atteint: Atteinte? = nil,
        preuve: String? = nil, datePreuve: Jour? = nil, commentaire: String? = nil, seuilTexte: String? = nil
    ) {
        self.nature = nature
        self.poids = poids
        self.valeur = valeur
        self.atteint = atteint
        self.preuve = preuve
        self.datePreuve = datePreuve
        self.commentaire = commentaire
        self.seuilTexte = seuilTexte
    }
}
