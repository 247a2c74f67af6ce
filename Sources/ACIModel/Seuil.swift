/// Un seuil indicatif qu’un programme peut vérifier (R13).
public struct Seuil: Hashable, Sendable {
    /// Ce que la valeur doit être au regard du seuil.
    public enum Comparaison: String, CaseIterable, Sendable {
        case inferieur
        case inferieurOuEgal = "inferieur-ou-egal"
        case superieur
        case superieurOuEgal = "superieur-ou-egal"
        /// La valeur attendue est « Oui ».
        case oui
        /// Une date vieille d’au plus `valeur` mois à la fin de la période.
        case moisAuPlus = "mois-au-plus"

        /// `<`, `≤`, `>` ou `≥` ; `nil` pour ``oui``.
        public var signe: String? {
            switch self {
            case .inferieur: "<"
            case .inferieurOuEgal, .moisAuPlus: "≤"
            case .superieur: ">"
            case .superieurOuEgal: "≥"
            case .oui: nil
            }
        }
    }

    /// Ce que la valeur doit être au regard du seuil.
    public let comparaison: Comparaison
    /// Dans l’unité de l’indicateur ; 0,5 pour 50 % ; 0 pour ``Comparaison/oui``.
    public let valeur: Double
    /// Le code de l’indicateur qui multiplie le seuil : 2 RCP *par parcours*.
    public let parIndicateur: String?

    /// Le seuil d’un indicateur.
    public init(comparaison: Comparaison, valeur: Double, parIndicateur: String? = nil) {
        self.comparaison = comparaison
        self.valeur = valeur
        self.parIndicateur = parIndicateur
    }

    /// Vrai si la valeur satisfait le seuil ; `nil` si la question n’a pas de sens
    /// (un texte, ou un seuil « par parcours » sans parcours).
    ///
    /// - Parameters:
    ///   - multiple: la valeur de l’indicateur ``parIndicateur``, ou 1.
    ///   - fin: le dernier jour de la période, pour les seuils en mois.
    func estAtteint(par valeur: Valeur, multiple: Double, fin: Jour) -> Bool? {
        switch (comparaison, valeur) {
        case (.oui, .ouiNon(let reponse)):
            return reponse
        case (.moisAuPlus, .date(let date)):
            guard self.valeur.isFinite else { return nil }
            return date >= fin.ajoutant(mois: -Int(min(max(self.valeur, 0), 12_000)))
        case (.oui, _), (.moisAuPlus, _):
            return nil
        default:
            guard let nombre = valeur.nombre, nombre.isFinite, multiple > 0 else { return nil }
            return compare(nombre, a: self.valeur * multiple)
        }
    }

    // 0,1 + 0,2 et 0,3 doivent se valoir : l’écart admis est celui du calcul flottant.
    private func compare(_ nombre: Double, a cible: Double) -> Bool {
        let ecart = nombre - cible
        let bruit = 1e-9 * max(1, cible.magnitude)
        return switch comparaison {
        case .inferieur: ecart < -bruit
        case .inferieurOuEgal: ecart <= bruit
        case .superieur: ecart > bruit
        default: ecart >= -bruit
        }
    }
}
