/// Une faute, dite en une phrase, aussi souvent qu’elle se répète : ce que tous les rapports montrent, dans leur ordre.
public struct PointARevoir: Hashable, Sendable {
    /// Le mot stable du catalogue.
    public let code: CodeDiagnostic
    /// Ce qu’elle vaut.
    public let gravite: Diagnostic.Gravite
    /// Une ou deux phrases, sans le lieu.
    public let message: String
    /// Les cellules, triées : la première est celle où aller.
    public let lieux: [Adresse]
    /// `1.A.1 à 1.C.2` ; vide si elle ne tient pas à un indicateur.
    public let indicateurs: String
    /// Les euros en jeu ; `nil` : aucun, ou on ne sait pas.
    public let enjeu: Montant?

    /// `Mission 2 – Parcours!F6 à F13` ; vide sans lieu.
    public var endroit: String { Adresse.francais(lieux) }

    /// `5 000,00 €`, `45 000,00 € au plus` ; `nil` si rien n’est en jeu.
    public var enjeuEnClair: String? {
        enjeu.map { enjeu in
            switch code {
            case .missionNonDemarree: "\(Fr.euros(enjeu)) au plus"
            case _ where code.decideDeLaTaille: "\(Fr.euros(enjeu)) au moins"
            default: Fr.euros(enjeu)
            }
        }
    }

    /// `Mission 1 – Accès aux soins!H8 (1.A.3) : message (en jeu : 4 375,00 €)`.
    public var ligne: String { phrase + suite }

    /// `1.A.3 : message (en jeu : 4 375,00 €)`, là où la cellule se dit à part.
    public var messageDesIndicateurs: String {
        (indicateurs.isEmpty ? message : "\(indicateurs)\(Fr.insecable): \(message)") + suite
    }

    private var suite: String { enjeuEnClair.map { " (en jeu\(Fr.insecable): \($0))" } ?? "" }

    fileprivate var phrase: String {
        let codes = endroit.isEmpty || indicateurs.isEmpty ? indicateurs : "(\(indicateurs))"
        let lieu = [endroit, codes].filter { !$0.isEmpty }.joined(separator: " ")
        return lieu.isEmpty ? message : "\(lieu) : \(message)"
    }

    fileprivate init(_ diagnostics: [Diagnostic], rangs: [String: Int] = [:]) {
        let premier = diagnostics[0]
        code = premier.code
        gravite = premier.gravite
        message = diagnostics.allSatisfy { $0.message == premier.message } ? premier.message : premier.phraseCommune
        lieux = Set(diagnostics.compactMap(\.lieu)).sorted()
        indicateurs = Self.enListe(Set(diagnostics.compactMap(\.indicateur)), rangs)
        // Plusieurs cellules d’une ligne mettent en jeu la même somme.
        let enjeux = Dictionary(grouping: diagnostics) { $0.indicateur ?? $0.champ }.values
            .compactMap { $0.compactMap(\.enjeu).max() }
        enjeu = enjeux.isEmpty ? nil : enjeux.somme()
    }

    /// Des codes qui se suivent dans le modèle sont réunis : `1.A.1 à 1.A.3, 2.1 et 2.4`.
    private static func enListe(_ codes: Set<String>, _ rangs: [String: Int]) -> String {
        var suites: [[String]] = []
        for code in codes.sorted(by: { (rangs[$0] ?? 0, $0) < (rangs[$1] ?? 0, $1) }) {
            if let avant = suites.last?.last.flatMap({ rangs[$0] }), rangs[code] == avant + 1 {
                suites[suites.count - 1].append(code)
            } else {
                suites.append([code])
            }
        }
        let textes = suites.flatMap { suite in
            suite.count > 2 ? ["\(suite[0]) à \(suite[suite.count - 1])"] : suite
        }
        return Fr.liste(textes)
    }
}

extension Sequence<Diagnostic> {
    /// Un point par faute : les mêmes mots sur plusieurs lignes n’en font qu’un. Les erreurs, puis les avertissements,
    /// puis les notes ; dans chacun, le plus d’euros en jeu d’abord.
    public func points(_ cadre: Cadre) -> [PointARevoir] {
        var groupes: [Faute: [Diagnostic]] = [:]
        var fautes: [Faute] = []
        for diagnostic in self {
            let faute = Faute(code: diagnostic.code, gravite: diagnostic.gravite, phrase: diagnostic.phraseCommune)
            if groupes[faute] == nil { fautes.append(faute) }
            groupes[faute, default: []].append(diagnostic)
        }
        let codes = cadre.missions.flatMap { mission in
            mission.indicateurs.map(\.code) + (1...MissionModele.lignesPropresAuPlus).map(mission.codePropre)
        }
        let rangs = Dictionary(codes.enumerated().map { ($1, $0) }) { premier, _ in premier }
        return fautes.compactMap { groupes[$0] }.map { PointARevoir($0, rangs: rangs) }.ordonne { un, autre in
            un.gravite == autre.gravite ? un.enjeu ?? .zero > autre.enjeu ?? .zero : un.gravite < autre.gravite
        }
    }
}

private struct Faute: Hashable {
    let code: CodeDiagnostic
    let gravite: Diagnostic.Gravite
    let phrase: String
}

extension Diagnostic {
    /// `Synthèse!D5 (1.A.3) : message`.
    public var ligne: String { PointARevoir([self]).phrase }

    /// La phrase qui dit la même faute de plusieurs cellules.
    fileprivate var phraseCommune: String { commun ?? code.phraseCommune ?? message }
}

extension CodeDiagnostic {
    fileprivate var decideDeLaTaille: Bool { self == .tailleInconnue || self == .tailleInvalide }

    /// Ce qui se dit en une fois, là où le message cite chaque cellule.
    fileprivate var phraseCommune: String? {
        switch self {
        case .nombreEnTexte:
            "Des nombres sont enregistrés comme du texte ; ils ont été compris, mais les formules du classeur ne les comptent "
                + "pas. Saisissez-les comme des nombres."
        case .nombreAvecUnite:
            "Des nombres sont suivis de mots ; ils ont été compris, mais les formules du classeur ne les comptent pas. Ne "
                + "laissez que les nombres."
        case .dateEnTexte:
            "Des dates sont enregistrées comme du texte ; elles ont été comprises, mais les formules du classeur ne les "
                + "comptent pas. Saisissez-les comme des dates."
        case .dateSansFormat:
            "Des cellules montrent leur date en nombre ; elle a été comprise. Donnez-leur un format de date."
        case .reponseHorsListe:
            "Des réponses ont été comprises, mais les formules du classeur peuvent ne pas les compter. Choisissez-les "
                + "dans la liste."
        case .apostropheEnTete: "Une apostrophe précède la saisie, qui a été lue sans elle. Ôtez-la des cellules."
        case .formuleDansSaisie: "Les cellules contiennent des formules ; leurs résultats ont été pris. Vérifiez-les."
        case .texteCoupe:
            "Des textes sont coupés à \(Fr.entier(SaisieFrancaise.longueurDeTexte)) caractères. Raccourcissez-les."
        case .nomPerdu:
            "Des noms de cellules ont disparu du classeur : ses formules montrent #NOM?. Les saisies ont été retrouvées par "
                + "leurs intitulés. Demandez le classeur rapproché (option « --output »), qui remet les noms."
        case .nomDeplace:
            "Des cellules ont été coupées, puis collées sur d’autres : chacune est lue à sa place. Ressaisissez celles qui "
                + "manquent, puis demandez le classeur rapproché (option « --output ») : les formules suivent les cellules "
                + "coupées."
        case .baremeModifie:
            "Des montants du barème ne sont pas ceux qui sont publiés, et qui sont appliqués. Rétablissez-les."
        case .missionEnRetard:
            "Ces missions devaient avoir démarré, d’après le délai compté de la signature. Saisissez leurs dates de "
                + "démarrage, ou parlez-en au dialogue de gestion."
        case .missionAvantSignature:
            "Ces missions démarrent avant la signature du contrat : leurs jours sont comptés à partir d’elle."
        case .populationDepassee:
            "Ces nombres dépassent la population du territoire. Corrigez-les, ou la population."
        case .preuveAbsente:
            "La réponse est Oui ou Partiel sans preuve. Indiquez la preuve ou l’endroit où elle se trouve."
        case .preuvePosterieure:
            "Les preuves sont datées d’après la fin de la période. Vérifiez les dates ou fournissez d’autres preuves."
        case .preuveAnterieure:
            "Les preuves sont datées de plus d’un an avant le début de la période. Vérifiez les dates ou fournissez "
                + "d’autres preuves."
        default: nil
        }
    }
}
