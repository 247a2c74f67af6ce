public import ACIModel
internal import ACIWorkbook

/// Le tableau des classeurs lus, une ligne par CPTS, pour un tableur français.
public struct RapportCSV: Sendable {
    private typealias Champ = CSVWriter.Field

    /// Les mêmes colonnes pour tous les classeurs, quel que soit leur cadre.
    private let missions: [MissionModele]
    private let indicateurs: [IndicateurModele]

    /// - Parameter cadres: tous ceux que les classeurs peuvent avoir.
    public init(_ cadres: Cadres) {
        missions = cadres.missions
        indicateurs = missions.flatMap(\.indicateurs)
    }

    /// La marque d’ordre des octets et la ligne de titres.
    public var entete: [UInt8] {
        var titres = [
            "Fichier", "CPTS", "CPAM", "ARS", "Coordinateur", "Exercice", "Cadre", "Début", "Fin", "Population",
            "Taille", "Membres", "Signature", "Provisoire", "Vierge", "Erreurs", "Avertissements", "Fonctionnement",
        ]
        for mission in missions {
            titres += ["part fixe", "part variable", "plancher variable", "plafond variable", "total"]
                .map { "\(mission.titre) – \($0)" }
        }
        titres += ["Majoration", "Total", "Plancher", "Plafond", "Avance", "Solde", "Hors total"]
        titres += indicateurs.flatMap { ["\($0.code) valeur", "\($0.code) atteint"] }
        titres += ["Région", "Département"]
        for mission in missions {
            titres += ["acquis", "à portée", "non atteint"].map { "\(mission.titre) – \($0)" }
        }
        titres += ["Leviers", "Échéance du rapport (au plus tôt)", "Non démarré"]
        return CSVWriter.byteOrderMark + CSVWriter.row(titres.map(Champ.text))
    }

    /// La ligne d’un classeur.
    public func ligne(_ classeur: ClasseurLu) -> [UInt8] {
        let financement = classeur.lu.financement
        var champs = identite(classeur)
        champs.append(.montant(financement?.fonctionnement))
        for mission in missions {
            let resultat = financement?.mission(mission.code)
            let variable = resultat?.variable
            champs += [
                resultat?.fixe.montant, variable?.montant, variable?.plancher, variable?.plafond, resultat?.total,
            ]
            .map(Champ.montant)
        }
        let total = financement?.total
        champs += [
            financement?.majoration.montant, total?.montant, total?.plancher, total?.plafond,
            financement?.versements.avance, financement?.versements.solde,
            financement?.horsTotal.map(\.montant).somme(),
        ].map(Champ.montant)
        for indicateur in indicateurs {
            let reponse = classeur.bilan.reponse(indicateur.code)
            champs += [.valeur(reponse.valeur), .texte(reponse.atteint?.libelle)]
        }
        champs += [.texte(classeur.bilan.identite.region), .texte(classeur.bilan.identite.departement)]
        for mission in missions {
            let resultat = financement?.mission(mission.code)
            champs += [resultat?.total, resultat?.aPortee, resultat?.nonAtteint].map(Champ.montant)
        }
        champs += [
            .montant(financement?.leviers.map(\.gain).somme()), .jour(classeur.bilan.echeanceDuRapport),
            .montant(financement?.missions.map(\.nonDemarre).somme()),
        ]
        return CSVWriter.row(champs)
    }

    private func identite(_ classeur: ClasseurLu) -> [Champ] {
        let bilan = classeur.bilan
        let identite = bilan.identite
        return [
            .text(classeur.fichier), .texte(identite.nom), .texte(identite.cpam), .texte(identite.ars),
            .texte(identite.coordinateur), .whole(bilan.exercice), .text(bilan.cadre.id), .jour(bilan.periode.debut),
            .jour(bilan.periode.fin), .entier(identite.population), .entier(bilan.taille), .entier(identite.membres),
            .jour(identite.signature), .text(Fr.ouiNon(classeur.lu.estProvisoire)),
            .text(Fr.ouiNon(classeur.lu.estVierge)),
            .whole(classeur.compte(.erreur)), .whole(classeur.compte(.avertissement)),
        ]
    }
}

extension CSVWriter.Field {
    static func texte(_ texte: String?) -> Self { texte.map(Self.text) ?? .empty }
    static func entier(_ nombre: Int?) -> Self { nombre.map(Self.whole) ?? .empty }
    static func jour(_ jour: Jour?) -> Self { jour.map { .date($0.francais) } ?? .empty }

    /// En euros.
    static func montant(_ montant: Montant?) -> Self { montant.map { .hundredths($0.centimes) } ?? .empty }

    static func valeur(_ valeur: Valeur?) -> Self {
        switch valeur {
        case nil: .empty
        case .entier(let entier): .whole(entier)
        // Un taux reste un rapport : 0,64 se met en pourcentage dans le tableur.
        case .decimal(let nombre), .taux(let nombre): .number(nombre)
        case .date(let jour): .jour(jour)
        case .ouiNon(let oui): .text(Fr.ouiNon(oui))
        case .texte(let texte): .text(texte)
        }
    }
}
