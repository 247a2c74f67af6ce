public import ACIModel

/// Ce qu’un classeur rempli dit, et ce que le moteur en tire.
public struct BilanLu: Sendable {
    /// `ACI 2026.1` ; `nil` si le classeur ne porte pas la marque du modèle.
    public let modele: String?
    /// Le programme qui a enregistré le fichier, quand il se nomme.
    public let producteur: String?
    /// Ce que la personne a répondu.
    public let bilan: Bilan
    /// Où chaque saisie a été trouvée, par nom défini.
    public let lieux: [String: Adresse]
    /// `nil` si aucune taille n’est connue (R0).
    public let financement: Financement?
    /// Ce que Synthèse annonce, ligne à ligne, face à ce que le moteur trouve.
    public let rapprochement: [LigneRapprochement]
    /// Une par cellule, les plus graves d’abord.
    public let diagnostics: [Diagnostic]
    /// Les mêmes, un point par faute, tels que les rapports les montrent ; la note de l’année se dit à part.
    public let points: [PointARevoir]

    /// Un bilan avec tout ce que sa lecture en a dit.
    public init(
        modele: String?, producteur: String?, bilan: Bilan, lieux: [String: Adresse], financement: Financement?,
        rapprochement: [LigneRapprochement], diagnostics: [Diagnostic]
    ) {
        self.modele = modele
        self.producteur = producteur
        self.bilan = bilan
        self.lieux = lieux
        self.financement = financement
        self.rapprochement = rapprochement
        self.diagnostics = diagnostics
        points = diagnostics.filter { $0.message != bilan.bareme.note }.points(bilan.cadre)
    }

    /// Une erreur reste dans les réponses : les montants peuvent encore changer.
    public var estProvisoire: Bool { diagnostics.contains { $0.gravite == .erreur } }

    /// Rien n’y est saisi, pas même ce qui ne se lit pas.
    public var estVierge: Bool { bilan.estVierge && diagnostics.allSatisfy { $0.trouve == nil } }
}

/// Un montant de Synthèse : ce que le classeur dit, ce que le moteur calcule.
public struct LigneRapprochement: Hashable, Sendable {
    /// Le chemin du montant, comme dans les explications : `total`, `missions.parcours.fixe`.
    public let rubrique: String
    /// La cellule du montant, si le classeur en a une.
    public let lieu: Adresse
    /// `nil` si la cellule ne contient pas de nombre.
    public let classeur: Montant?
    /// `nil` si rien ne se calcule (R0).
    public let calcule: Montant?

    /// Un montant du classeur en face de celui du moteur.
    public init(rubrique: String, lieu: Adresse, classeur: Montant?, calcule: Montant?) {
        self.rubrique = rubrique
        self.lieu = lieu
        self.classeur = classeur
        self.calcule = calcule
    }

    /// Ce que le classeur dit de plus que le moteur ; `nil` s’il manque l’un des deux.
    public var ecart: Montant? {
        guard let classeur, let calcule else { return nil }
        return classeur - calcule
    }
}

/// Un fichier dont rien ne peut être lu, en français : à quoi il ressemble et quoi faire.
public struct ClasseurIllisible: Error, Hashable, Sendable {
    /// La phrase que la personne lit : ce qui ne va pas, et quoi faire.
    public let message: String

    /// Un refus, dans la phrase que la personne lira.
    public init(_ message: String) { self.message = message }

    /// Le message à la suite d’un deux-points : sans majuscule.
    public var suite: String { message.prefix(1).lowercased() + message.dropFirst() }
}
