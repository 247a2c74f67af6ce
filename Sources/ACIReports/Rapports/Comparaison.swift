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

    /// Les montants des deux années ; la seconde donne l’ordre.
    var montants: [(resultat: Resultat, ecart: Ecart<Montant>)] {
        let communs = Resultat.tous(apres.cadre).filter { $0.rang != .detail }
        let connus = Set(communs.map(\.chemin))
        let perdus = Resultat.tous(avant.cadre).filter { $0.rang != .detail && !connus.contains($0.chemin) }
        let rang = communs.firstIndex { $0.chemin == "majoration" } ?? communs.endIndex
        return (communs[..<rang] + perdus + communs[rang...]).map { resultat in
            let ecart = Ecart(
                nom: resultat.libelle, avant: avant.lu.financement.flatMap(resultat.montant),
                apres: apres.lu.financement.flatMap(resultat.montant))
            return (resultat, ecart)
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

    /// La valeur et ce qui en est jugé.
    struct ReponseDonnee: Equatable {
        let valeur: Valeur?
        let atteint: Atteinte?
    }

    /// Les indicateurs de la seconde année, puis ceux qui n’étaient que dans la première.
    var indicateurs: [(modele: IndicateurModele, ecart: Ecart<ReponseDonnee>)] {
        let codes = Set(apres.cadre.indicateurs.map(\.code))
        let modeles = apres.cadre.indicateurs + avant.cadre.indicateurs.filter { !codes.contains($0.code) }
        return modeles.map { modele in
            (modele, Ecart(nom: modele.code, avant: reponse(modele, avant), apres: reponse(modele, apres)))
        }
    }

    private func reponse(_ modele: IndicateurModele, _ classeur: ClasseurLu) -> ReponseDonnee? {
        guard classeur.cadre.indicateur(modele.code) != nil else { return nil }
        let reponse = classeur.bilan.reponse(modele.code)
        return ReponseDonnee(valeur: reponse.valeur, atteint: reponse.atteint)
    }
}
