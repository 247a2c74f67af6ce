extension IndicateurModele {
    /// L’objectif que ce nombre veut dire, dans le type de la valeur (en mois pour une date) ; `nil` s’il ne se compare
    /// pas.
    public func objectif(_ nombre: Double) -> Valeur? {
        guard sens?.signe != nil, nombre.isFinite, nombre >= 0 else { return nil }
        return switch typeValeur {
        case .taux: .taux(nombre)
        case .decimal: .decimal(nombre)
        default: SaisieFrancaise.entier(nombre: nombre).valeurLue.map { .entier($0) } ?? .decimal(nombre)
        }
    }

    /// Le seuil indicatif comme objectif ; `nil` s’il n’est pas un nombre.
    public var objectifIndicatif: Valeur? { seuil.flatMap { objectif($0.valeur) } }

    /// L’objectif écrit en clair : `≥ 400`, `< 20 jours`, `≥ 3 par parcours`.
    ///
    /// `nil` si le texte dit autre chose, ou compare autrement que la ligne : un objectif qui n’est pas compris en
    /// entier n’est pas vérifié.
    public func objectif(ecrit texte: String) -> Valeur? {
        guard let signe = sens?.signe else { return nil }
        let texte = Fr.cleDeComparaison(texte)
        guard let ecriture = Self.ecritures.first(where: { texte.hasPrefix($0.debut) }), ecriture.signe == signe else {
            return nil
        }
        var reste = String(texte.dropFirst(ecriture.debut.count))
        if let unite = uniteObjectif.map(Fr.cleDeComparaison) {
            guard reste.hasSuffix(unite) else { return nil }
            reste.removeLast(unite.count)
        }
        let lecture =
            typeValeur == .taux ? SaisieFrancaise.taux(reste) : SaisieFrancaise.nombre(reste, unites: unites)
        return lecture.valeurLue.flatMap(objectif)
    }

    // Les signes doubles d’abord : « <= » commence par « < ».
    private static let ecritures: [(debut: String, signe: String)] = [
        ("<=", "≤"), ("≤", "≤"), ("au plus", "≤"), (">=", "≥"), ("≥", "≥"), ("au moins", "≥"), ("<", "<"),
        ("moins de", "<"), (">", ">"), ("plus de", ">"),
    ]

    /// L’objectif en clair : celui du modèle mot pour mot, ou `≥ 400 patients`.
    public func texte(objectif: Valeur?) -> String {
        if objectif == objectifIndicatif { return seuilTexte }
        guard let objectif else { return "Aucun" }
        let unite = (uniteObjectif ?? unite).map { "\(Fr.insecable)\($0)" } ?? ""
        return "\(sens?.signe.map { "\($0)\(Fr.insecable)" } ?? "")\(objectif.francais)\(unite)"
    }
}

extension Cadre {
    /// Ce qu’un bilan a pour objectifs tant que le contrat n’en dit pas d’autres, par code.
    var objectifsIndicatifs: [String: Reponse] {
        Dictionary(
            indicateurs.compactMap { indicateur in
                indicateur.objectifIndicatif.map { (indicateur.code, Reponse(objectif: $0)) }
            }, uniquingKeysWith: { premiere, _ in premiere })
    }
}

extension Bilan {
    /// L’objectif en vigueur d’un indicateur ; `nil` : rien ne se compare.
    public func seuil(_ indicateur: IndicateurModele) -> Seuil? {
        guard let sens = indicateur.sens else { return nil }
        if sens == .oui { return Seuil(comparaison: .oui, valeur: 0) }
        return reponse(indicateur.code).objectif?.nombre.map {
            Seuil(comparaison: sens, valeur: $0, parIndicateur: indicateur.seuil?.parIndicateur)
        }
    }

    /// L’objectif en vigueur est atteint par la valeur déclarée ; `nil` s’il ne se vérifie pas.
    public func seuilAtteint(_ indicateur: IndicateurModele) -> Bool? {
        guard let valeur = reponse(indicateur.code).valeur, let seuil = seuil(indicateur),
            seuil.comparaison != .moisAuPlus || !periodeEstFausse
        else { return nil }
        return seuil.estAtteint(par: valeur, multiple: multiple(de: seuil) ?? 1, fin: periode.fin)
    }

    /// La valeur de l’indicateur dont un seuil dépend, 0 sans elle ; `nil` si le seuil ne dépend d’aucun.
    func multiple(de seuil: Seuil) -> Double? { seuil.parIndicateur.map { reponse($0).valeur?.nombre ?? 0 } }
}
