internal import ACIModel
internal import ACIWorkbook

/// Ce qui a changé d’un classeur à un autre.
public struct Comparaison {
    let avant: ClasseurLu
    let apres: ClasseurLu

    /// Les deux classeurs, dans l’ordre du temps.
    public init(avant: ClasseurLu, apres: ClasseurLu) {
        self.avant = avant
        self.apres = apres
    }

    /// L’un des deux a des erreurs à corriger.
    public var estProvisoire: Bool { avant.lu.estProvisoire || apres.lu.estProvisoire }

    /// Une donnée des deux côtés, en clair ; `nil` là où elle manque.
    struct Ecart<Valeur: Equatable> {
        let nom: String
        let avant: Valeur?
        let apres: Valeur?

        var change: Bool { avant != apres }
    }

    /// Les montants des deux années, par leur chemin ; la seconde donne l’ordre.
    var montants: [Ecart<Montant>] {
        let missions = apres.cadre.missions.map(\.code)
        let perdues = avant.cadre.missions.map(\.code).filter { !missions.contains($0) }
        let parMission = (missions + perdues).flatMap { code in
            ["fixe", "variable", "total"].map { "missions.\(code).\($0)" }
        }
        let chemins =
            ["fonctionnement"] + parMission
            + ["majoration", "total", "plancher", "plafond", "versements.avance", "versements.solde"]
        return chemins.map { chemin in
            let montant = CheminMontant(chemin).montant
            return Ecart(
                nom: chemin, avant: avant.lu.financement.flatMap(montant), apres: apres.lu.financement.flatMap(montant))
        }
    }

    /// Qui est la CPTS et ce que son contrat fixe.
    var identite: [Ecart<String>] {
        func ecart(_ nom: String, _ valeur: (Bilan) -> String?) -> Ecart<String> {
            Ecart(nom: nom, avant: valeur(avant.bilan), apres: valeur(apres.bilan))
        }
        return [
            ecart("Nom") { $0.identite.nom },
            ecart("Cadre") { $0.cadre.titreCourt },
            ecart("Population") { $0.identite.population.map(Fr.entier) },
            ecart("Taille") { $0.taille.map(String.init) },
            ecart("Membres") { $0.identite.membres.map(Fr.entier) },
            ecart("Signature") { $0.identite.signature?.francais },
            ecart("Taux du Partiel") { $0.tauxPartiel.map(Fr.pourcentage) },
        ]
    }

    /// Une réponse : la valeur et ce qui en est jugé.
    struct Resultat: Equatable {
        let valeur: Valeur?
        let atteint: Atteinte?
    }

    /// Les indicateurs de la seconde année, puis ceux qui n’étaient que dans la première.
    var indicateurs: [(modele: IndicateurModele, ecart: Ecart<Resultat>)] {
        let codes = Set(apres.cadre.indicateurs.map(\.code))
        let modeles = apres.cadre.indicateurs + avant.cadre.indicateurs.filter { !codes.contains($0.code) }
        return modeles.map { modele in
            (modele, Ecart(nom: modele.code, avant: resultat(modele, avant), apres: resultat(modele, apres)))
        }
    }

    private func resultat(_ modele: IndicateurModele, _ classeur: ClasseurLu) -> Resultat? {
        guard classeur.cadre.indicateur(modele.code) != nil else { return nil }
        let reponse = classeur.bilan.reponse(modele.code)
        return Resultat(valeur: reponse.valeur, atteint: reponse.atteint)
    }
}
