public import ACIModel

/// Des numéros à la place des noms : un ensemble se partage alors sans dire qui a répondu. Une CPTS garde le sien d’une
/// année à l’autre.
public struct Anonymat: Sendable {
    /// Ce qui est caché sous un numéro.
    public struct Cle: Sendable {
        /// `Fichier 12` ; vide pour une CPTS qui n’a rien envoyé.
        public let alias: String
        /// `CPTS 3`, ou vide pour un fichier illisible.
        public let numero: String
        /// Le nom du fichier.
        public let fichier: String
        /// La CPTS, et son contrat.
        public let identite: Identite
        /// L’année du bilan.
        public let exercice: Int?
    }

    /// Dans l’ordre où chacun s’est lu.
    public private(set) var cles: [Cle] = []
    private var numeros: [String: Int] = [:]
    private var fichiers = 0

    /// Personne n’est encore caché.
    public init() {}

    /// Le bilan sans nom, coordinateur, caisse ni texte libre, sous le nom de fichier qu’il prend ; et sa ligne.
    public mutating func masquer(
        _ lu: BilanLu, fichier: String, avecPoints: Bool
    ) -> (alias: String, lu: BilanLu, ligne: LigneConsolidee) {
        let identite = lu.bilan.identite
        let numero = numero(identite.nom ?? "\u{0}\(fichier)")
        let alias = alias(fichier, numero, identite, lu.bilan.exercice)
        let masque = lu.masque(nom: identite.nom == nil ? nil : numero)
        // Deux bilans qui ne diffèrent que par leurs textes ne sont pas la copie l’un de l’autre.
        let vraie = LigneConsolidee(lu, fichier: fichier, avecPoints: false)
        return (alias, masque, LigneConsolidee(masque, fichier: alias, avecPoints: avecPoints).comme(vraie))
    }

    /// Un fichier illisible : le nom qu’il prend, et ce qu’il y a à en dire.
    ///
    /// - Parameter citation: ce par quoi la phrase nomme le fichier.
    public mutating func masquer(
        illisible fichier: String, _ phrase: String, citation: String
    ) -> (alias: String, phrase: String) {
        let alias = alias(fichier, "", Identite(), nil)
        let suite = phrase.hasPrefix(citation) ? String(phrase.dropFirst(citation.count)) : " \(phrase)"
        return (alias, Fr.guillemets(alias) + Self.masquer(suite).sansRien(entre: "(", et: ")"))
    }

    /// Une CPTS attendue, qu’elle ait répondu ou non.
    public mutating func masquer(_ attendue: CPTSAttendue) -> CPTSAttendue {
        let estNouvelle = numeros[Fr.cleDeComparaison(attendue.nom)] == nil
        let numero = numero(attendue.nom)
        if estNouvelle {
            cles.append(
                Cle(
                    alias: "", numero: numero, fichier: "",
                    identite: Identite(nom: attendue.nom, departement: attendue.departement), exercice: nil))
        }
        return CPTSAttendue(nom: numero, departement: attendue.departement)
    }

    /// La phrase sans ce qu’elle cite, de la première citation à la dernière : un texte cité peut en contenir une autre.
    public static func masquer(_ phrase: String) -> String { phrase.sansRien(entre: "«", et: "»") }

    private mutating func numero(_ nom: String) -> String {
        let cle = Fr.cleDeComparaison(nom)
        let numero = numeros[cle] ?? numeros.count + 1
        numeros[cle] = numero
        return "CPTS \(numero)"
    }

    private mutating func alias(
        _ fichier: String, _ numero: String, _ identite: Identite, _ exercice: Int?
    ) -> String {
        fichiers += 1
        let alias = "Fichier \(fichiers)"
        cles.append(Cle(alias: alias, numero: numero, fichier: fichier, identite: identite, exercice: exercice))
        return alias
    }
}

extension String {
    /// Le texte, des points de suspension tenant lieu de ce qui va de la première ouverture à la dernière fermeture.
    fileprivate func sansRien(entre ouverture: Character, et fermeture: Character) -> String {
        guard let debut = firstIndex(of: ouverture), let fin = lastIndex(of: fermeture), debut < fin else {
            return self
        }
        return "\(self[...debut])\u{A0}…\u{A0}\(self[fin...])"
    }
}

extension BilanLu {
    /// Le même bilan, les mêmes montants, sans rien qui dise de qui il est.
    fileprivate func masque(nom: String?) -> BilanLu {
        var bilan = bilan
        bilan.identite.nom = nom
        bilan.identite.cpam = nil
        bilan.identite.ars = nil
        bilan.identite.coordinateur = nil
        bilan.identite.populationSource = nil
        bilan.crise.autorite = bilan.crise.autorite.map { _ in Diagnostic.texteMasque }
        bilan.reponses = bilan.reponses.mapValues(\.masquee)
        let onglets = Set(bilan.cadre.onglets.map(\.titre) + [Onglet.synthese])
        func masque(_ lieu: Adresse) -> Adresse {
            onglets.contains(lieu.feuille) ? lieu : Adresse(feuille: Diagnostic.texteMasque, cellule: lieu.cellule)
        }
        return BilanLu(
            modele: modele, producteur: nil, bilan: bilan, lieux: lieux.mapValues(masque),
            financement: Financement.calculer(bilan).financement,
            rapprochement: rapprochement.map {
                LigneRapprochement(
                    rubrique: $0.rubrique, lieu: masque($0.lieu), classeur: $0.classeur, calcule: $0.calcule)
            },
            diagnostics: diagnostics.map { diagnostic in
                diagnostic.masque({ Anonymat.masquer($0) }, lieu: diagnostic.lieu.map(masque))
            })
    }
}

extension Reponse {
    fileprivate var masquee: Reponse {
        func masque(_ valeur: Valeur?) -> Valeur? {
            if case .texte = valeur { .texte(Diagnostic.texteMasque) } else { valeur }
        }
        var masquee = self
        masquee.libelle = libelle.map { _ in Diagnostic.texteMasque }
        masquee.preuve = preuve.map { _ in Diagnostic.texteMasque }
        masquee.commentaire = commentaire.map { _ in Diagnostic.texteMasque }
        masquee.valeur = masque(valeur)
        masquee.objectif = masque(objectif)
        masquee.precedent = masque(precedent)
        return masquee
    }
}
