internal import ACIModel

/// Ce que la colonne « Contrôle » dit d’un indicateur : la première règle vraie, en formule pour le
/// tableur et en Swift pour la valeur qui l’accompagne (R12, R13).
struct Controle {
    private struct Regle {
        /// Un tableur seul en a besoin.
        let formule: (Noms) -> String
        let message: String
        let vraie: (Bilan, Reponse) -> Bool

        init(
            _ message: String, _ formule: @escaping (Noms) -> String, _ vraie: @escaping (Bilan, Reponse) -> Bool
        ) {
            self.message = message
            self.formule = formule
            self.vraie = vraie
        }
    }

    /// Le début du texte d’une ligne à laquelle rien ne manque.
    static let complet = "✓"

    private let indicateur: IndicateurModele
    private let regles: [Regle]

    init(_ indicateur: IndicateurModele, mission: MissionModele) {
        self.indicateur = indicateur
        var regles = [
            Regle("", { "\($0.nature)=\"\(Nature.sansObjet.libelle)\"" }) { bilan, _ in
                bilan.nature(indicateur) == .sansObjet
            },
            Regle(
                mission.categorie == .socle ? "À compléter" : "",
                {
                    "AND(\($0.valeur)=\"\",\($0.atteint)=\"\"\(mission.categorie == .socle ? "" : ",\(mission.champDebut)=\"\""))"
                }
            ) { bilan, reponse in
                reponse.valeur == nil && reponse.atteint == nil
                    && (mission.categorie == .socle || bilan.debuts[mission.code] == nil)
            },
            Regle("À compléter", { "AND(\($0.valeur)=\"\",\($0.atteint)=\"\")" }) {
                $1.valeur == nil && $1.atteint == nil
            },
            Regle(
                "Nature inconnue : choisissez dans la liste",
                { noms in
                    "AND(\(noms.nature)<>\"\",\(Nature.allCases.map { "\(noms.nature)<>\"\($0.libelle)\"" }.joined(separator: ",")))"
                }
            ) { _, _ in false },
            Regle(
                "Poids à corriger : \(Attendu.poids.texte)",
                {
                    "AND(\($0.nature)=\"\(Nature.resultat.libelle)\",IF(ISNUMBER(\($0.poids)),\($0.poids)<=0,\($0.poids)<>\"\"))"
                }
            ) { bilan, reponse in
                bilan.nature(indicateur) == .resultat && reponse.poids.map { !$0.estPositif } ?? false
            },
        ]
        regles += Self.contenu(indicateur)
        regles += [
            Regle("Valeur sans réponse : choisissez Oui, Partiel ou Non", { "\($0.atteint)=\"\"" }) {
                $1.atteint == nil
            },
            Regle(
                "Réponse inconnue : choisissez Oui, Partiel ou Non",
                { "AND(\($0.atteint)<>\"Oui\",\($0.atteint)<>\"Partiel\",\($0.atteint)<>\"Non\")" }
            ) { _, _ in false },
            Regle("« Oui » sans valeur déclarée", { "AND(\($0.atteint)=\"Oui\",\($0.valeur)=\"\")" }) {
                $1.atteint == .oui && $1.valeur == nil
            },
        ]
        regles += Self.bornes(indicateur)
        regles += Self.seuil(indicateur)
        regles += [
            Regle("Preuve à indiquer", { "AND(\($0.atteint)<>\"Non\",\($0.preuve)=\"\")" }) {
                $1.atteint != .non && $1.preuve == nil
            },
            Regle("Preuve à dater", { "AND(\($0.preuve)<>\"\",\($0.date)=\"\")" }) {
                $1.preuve != nil && $1.datePreuve == nil
            },
            Regle(
                "Date de la preuve à corriger : \(Attendu.date.texte)",
                { "AND(\($0.date)<>\"\",NOT(ISNUMBER(\($0.date))))" }
            ) { _, _ in false },
            Regle(
                "Preuve datée d’après la période", { "AND(ISNUMBER(\($0.date)),\($0.date)>fin_retenue)" }
            ) { bilan, reponse in reponse.datePreuve.map { $0 > bilan.periode.fin } ?? false },
        ]
        self.regles = regles
    }

    /// `IF(…,"À compléter",IF(…,…,"✓"))`
    var formule: String {
        let noms = Noms(indicateur)
        let debuts = regles.map { "IF(\($0.formule(noms)),\"\($0.message)\"," }
        return debuts.joined() + "\"\(Self.complet)\"" + String(repeating: ")", count: regles.count)
    }

    func texte(_ bilan: Bilan, _ reponse: Reponse) -> String {
        regles.first { $0.vraie(bilan, reponse) }?.message ?? Self.complet
    }

    /// Les noms des champs d’un indicateur.
    private struct Noms {
        let nature, poids, valeur, atteint, preuve, date: String

        init(_ indicateur: IndicateurModele) {
            nature = indicateur.champ(.nature)
            poids = indicateur.champ(.poids)
            valeur = indicateur.champ(.valeur)
            atteint = indicateur.champ(.atteint)
            preuve = indicateur.champ(.preuve)
            date = indicateur.champ(.date)
        }
    }

    /// Une valeur qui n’est pas de la sorte attendue, « environ 12 » ou 2,5 pour un nombre entier.
    private static func contenu(_ indicateur: IndicateurModele) -> [Regle] {
        func nombre(_ valeur: String, _ ecart: String) -> String {
            "IF(ISNUMBER(\(valeur)),\(ecart),\(valeur)<>\"\")"
        }
        let type = indicateur.typeValeur
        let formule: (String) -> String
        switch type {
        // Un calcul en virgule flottante peut manquer un entier de peu.
        case .entier: formule = { nombre($0, "OR(\($0)<0,ROUND(\($0),6)<>ROUND(\($0),0))") }
        case .decimal, .taux, .date: formule = { nombre($0, "\($0)<0") }
        case .ouiNon:
            formule = { valeur in
                "AND(\(valeur)<>\"\",\(Attendu.ouiNon.choix.map { "\(valeur)<>\"\($0)\"" }.joined(separator: ",")))"
            }
        case .entierOuTexte: formule = { "AND(ISNUMBER(\($0)),\($0)<0)" }
        case .texte: return []
        }
        return [
            Regle("Valeur à corriger : \(Attendu(type).texte)", { formule($0.valeur) }) { _, reponse in
                reponse.valeur.map { !$0.convient(a: type) } ?? false
            }
        ]
    }

    private static func bornes(_ indicateur: IndicateurModele) -> [Regle] {
        var regles: [Regle] = []
        if indicateur.typeValeur == .taux {
            regles.append(
                Regle("Plus de 100 % : à vérifier", { "AND(ISNUMBER(\($0.valeur)),\($0.valeur)>1)" }) { _, reponse in
                    reponse.valeur?.nombre.map { $0 > 1 } ?? false
                })
        }
        if indicateur.auPlusPopulation {
            regles.append(
                Regle(
                    "Plus que la population du territoire : à vérifier",
                    { "AND(ISNUMBER(\($0.valeur)),ISNUMBER(population),\($0.valeur)>population)" }
                ) { bilan, reponse in
                    guard let valeur = reponse.valeur?.nombre, let population = bilan.identite.population else {
                        return false
                    }
                    return valeur > Double(population)
                })
        }
        return regles
    }

    private static func seuil(_ indicateur: IndicateurModele) -> [Regle] {
        guard let seuil = indicateur.seuil else { return [] }
        func formule(_ noms: Noms, _ reponse: String, _ condition: (String) -> String) -> String {
            let respecte = FormuleSeuil(seuil, valeur: noms.valeur)
            return "AND(\(noms.atteint)=\"\(reponse)\",\(respecte.connu),\(condition(respecte.condition)))"
        }
        return [
            Regle(
                "« Oui », mais le seuil indicatif n’est pas atteint", { formule($0, "Oui") { "NOT(\($0))" } }
            ) { bilan, reponse in reponse.atteint == .oui && bilan.seuilAtteint(indicateur) == false },
            Regle(
                "« Non », alors que le seuil indicatif est atteint", { formule($0, "Non") { $0 } }
            ) { bilan, reponse in reponse.atteint == .non && bilan.seuilAtteint(indicateur) == true },
        ]
    }
}

/// Un seuil indicatif en formule : quand il se vérifie, et s’il est respecté.
private struct FormuleSeuil {
    let connu: String
    let condition: String

    init(_ seuil: Seuil, valeur: String) {
        let nombre = "\(Poids(seuil.valeur)?.valeur ?? seuil.valeur)"
        let multiplicateur = seuil.parIndicateur.map(ChampIndicateur.valeur.nom)
        let borne = multiplicateur.map { "\(nombre)*\($0)" } ?? nombre
        let estNombre = "ISNUMBER(\(valeur))" + (multiplicateur.map { ",ISNUMBER(\($0)),\($0)>0" } ?? "")
        switch seuil.comparaison {
        case .inferieur: (connu, condition) = (estNombre, "\(valeur)<\(borne)")
        case .inferieurOuEgal: (connu, condition) = (estNombre, "\(valeur)<=\(borne)")
        case .superieur: (connu, condition) = (estNombre, "\(valeur)>\(borne)")
        case .superieurOuEgal: (connu, condition) = (estNombre, "\(valeur)>=\(borne)")
        case .oui: (connu, condition) = ("\(valeur)<>\"\"", "\(valeur)=\"Oui\"")
        case .moisAuPlus: (connu, condition) = (estNombre, "\(valeur)>=EDATE(fin_retenue,-\(nombre))")
        }
    }
}

extension Valeur {
    /// La valeur est de la sorte que l’indicateur attend, et n’est pas négative.
    fileprivate func convient(a type: IndicateurModele.TypeValeur) -> Bool {
        switch (type, self) {
        case (.entier, .decimal(let nombre)), (.entier, .taux(let nombre)):
            SaisieFrancaise.entier(nombre: nombre).valeurLue.map { $0 >= 0 } ?? false
        case (.entier, _), (.decimal, _), (.taux, _): nombre.map { $0 >= 0 } ?? false
        case (.date, .date), (.ouiNon, .ouiNon), (.texte, _): true
        case (.date, _), (.ouiNon, _): false
        case (.entierOuTexte, _): nombre.map { $0 >= 0 } ?? true
        }
    }
}
