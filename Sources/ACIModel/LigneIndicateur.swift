/// Une ligne d’un tableau d’indicateurs, telle que le moteur et les règles la voient.
public struct LigneIndicateur: Sendable {
    /// `1.A.1`, ou `1.P.1` pour un indicateur propre au contrat.
    public let code: String
    /// La mission à laquelle elle appartient.
    public let mission: MissionModele
    /// L’indicateur du modèle ; `nil` pour un indicateur propre.
    public let modele: IndicateurModele?
    /// Le bilan où elle se trouve.
    public let bilan: Bilan

    /// Ce que la personne y a répondu.
    public var reponse: Reponse { bilan.reponse(code) }
    /// La ligne vient du contrat et non du modèle.
    public var estPropre: Bool { modele == nil }
    /// Ce que l’indicateur mesure.
    public var libelle: String { modele?.libelle ?? reponse.libelle ?? "" }

    /// La nature retenue ; les indicateurs de la mission crises sont suivis, et ne déplacent pas d’argent (R6).
    public var nature: Nature {
        guard let modele else {
            if case .crise = mission.variable { return .suivi }
            return reponse.nature ?? .resultat
        }
        return bilan.nature(modele)
    }

    /// Le poids retenu ; 1 sans saisie.
    public var poids: Poids { reponse.poids ?? .un }
    /// Ce que « Partiel » y vaut : le taux de la ligne, sinon celui du contrat.
    public var tauxPartiel: Taux { reponse.partiel ?? bilan.tauxPartiel ?? Bilan.tauxPartielParDefaut }

    /// Elle entre dans la part variable (R4).
    public var estPayee: Bool {
        guard case .indicateurs = mission.variable else { return false }
        return nature == .resultat && poids.estPositif
    }

    /// L’objectif en vigueur ; `nil` : rien ne se compare.
    public var seuil: Seuil? { modele.flatMap(bilan.seuil) }

    /// Le nom défini d’une saisie de cette ligne : `i_1A1_valeur`.
    public func champ(_ colonne: ChampIndicateur) -> String { colonne.nom(code) }
}

extension MissionModele {
    /// Le plus grand nombre d’indicateurs propres d’une mission.
    public static let lignesPropresAuPlus = 12

    /// `1.P.3`, à partir de 1.
    public func codePropre(_ rang: Int) -> String { "\(numero).P.\(rang)" }
}

extension Bilan {
    /// Les codes des lignes réservées aux indicateurs propres d’une mission : celles du modèle, et autant de plus que
    /// le contrat en remplit.
    public func codesPropres(_ mission: MissionModele) -> [String] {
        let codes = (1...MissionModele.lignesPropresAuPlus).map(mission.codePropre)
        let remplies = codes.lastIndex { reponse($0) != Reponse() }.map { $0 + 1 } ?? 0
        return Array(codes.prefix(max(mission.lignesPropres, remplies)))
    }

    /// Les lignes d’une mission qui comptent : les indicateurs du modèle, puis les indicateurs propres qui ont un
    /// intitulé (R4).
    public func lignes(_ mission: MissionModele) -> [LigneIndicateur] {
        mission.indicateurs.map { LigneIndicateur(code: $0.code, mission: mission, modele: $0, bilan: self) }
            + codesPropres(mission).filter { !Fr.elaguer(reponse($0).libelle ?? "").isEmpty }.map {
                LigneIndicateur(code: $0, mission: mission, modele: nil, bilan: self)
            }
    }

    /// La ligne de ce code, si elle compte.
    public func ligne(_ code: String) -> LigneIndicateur? {
        let mission =
            cadre.missions.first { $0.indicateurs.contains { $0.code == code } }
            ?? cadre.missions.first { codesPropres($0).contains(code) }
        return mission.flatMap { lignes($0).first { $0.code == code } }
    }
}
