internal import ACIModel

/// Les réponses à un indicateur, une année.
private struct IndicateurConsolide {
    let exercice: Int
    let mission: MissionModele
    let modele: IndicateurModele
    var dues = 0
    var reponses: [Atteinte: Int] = [:]
    var valeurs: [Double] = []
    var enJeu = Montant.zero

    var non: Int { reponses[.non] ?? 0 }
    var repondues: Int { reponses.values.reduce(0, +) }

    /// Le quartile d’un rang de 1 à 3, interpolé entre les valeurs voisines (la fonction QUARTILE des tableurs).
    func quartile(_ rang: Int) -> Double? {
        guard let derniere = valeurs.indices.last else { return nil }
        let place = Double(derniere * rang) / 4
        let bas = Int(place)
        return valeurs[bas] + (valeurs[min(bas + 1, derniere)] - valeurs[bas]) * (place - Double(bas))
    }
}

extension TableauxEnsemble {
    /// Indicateur par indicateur, l’année la plus récente puis le plus de Non d’abord.
    ///
    /// - Parameter annee: elle seule, si elle est donnée.
    package func indicateurs(annee: Int? = nil) -> Tableau {
        indicateurs(
            "Indicateur par indicateur, le plus de Non d’abord",
            note: "Indicateurs du modèle, chaque année à part. Quartiles des valeurs déclarées qui sont des nombres. "
                + "À portée\(Fr.insecable): ce que des Oui apporteraient encore, sans la majoration.",
            consolides.filter { $0.exercice == annee ?? $0.exercice })
    }

    /// Ceux qui ont le plus de Non, chaque année.
    package var plusDeNon: Tableau {
        let elements = consolides.filter { $0.non > 0 }
        let pires = Dictionary(elements.map { ($0.exercice, $0.non) }, uniquingKeysWith: max)
        return indicateurs("Le plus de Non, année par année", elements.filter { $0.non == pires[$0.exercice] })
    }

    private var consolides: [IndicateurConsolide] {
        struct Cle: Hashable { let exercice: Int; let code: String }
        var tous: [Cle: IndicateurConsolide] = [:]
        for ligne in ensemble.lignes {
            guard ligne.etat.estRempli, let exercice = ligne.exercice else { continue }
            let modeles = ligne.missions.flatMap { mission in mission.indicateurs.map { (mission, $0) } }
            for ((mission, modele), reponse) in zip(modeles, ligne.reponses) {
                tous[
                    Cle(exercice: exercice, code: modele.code),
                    default: IndicateurConsolide(exercice: exercice, mission: mission, modele: modele)
                ].ajouter(reponse)
            }
        }
        return tous.values.map { $0.trie() }.sorted { un, autre in
            (autre.exercice, autre.non, un.mission.numero, un.modele.code)
                < (un.exercice, un.non, autre.mission.numero, autre.modele.code)
        }
    }

    private func indicateurs(
        _ titre: String, note: String? = nil, _ elements: [IndicateurConsolide]
    ) -> Tableau {
        func compte(_ atteinte: Atteinte) -> Tableau.Rubrique<IndicateurConsolide> {
            .init(atteinte.libelle, 8.5) { .entier($0.reponses[atteinte] ?? 0) }
        }
        func quartile(_ titre: String, _ rang: Int, _ essentielle: Bool = false)
            -> Tableau.Rubrique<IndicateurConsolide>
        {
            .init(titre, 11, essentielle: essentielle) { .valeur($0.quartile(rang), $0.modele.typeValeur) }
        }
        return Tableau(
            titre, note: note, elements,
            [
                .init("Exercice", 9.5) { .annee($0.exercice) },
                .init("Code", 8, estTexte: true) { .texte($0.modele.code) },
                .init("Indicateur", 46, estTexte: true) { .texte($0.modele.libelle) },
                .init("Mission", 24, essentielle: false, estTexte: true) { .texte($0.mission.titre) },
                .init("CPTS", 8, essentielle: false) { .entier($0.dues) },
                .init("Répondu", 9.5) { .entier($0.repondues) },
                compte(.oui), compte(.partiel), compte(.non),
                quartile("1er quartile", 1), quartile("Médiane", 2, true), quartile("3e quartile", 3),
                .init("À portée (€)", 14.5) { .montant($0.enJeu) },
            ])
    }
}

extension IndicateurConsolide {
    fileprivate mutating func ajouter(_ reponse: LigneConsolidee.ReponseIndicateur) {
        guard reponse.estDue else { return }
        dues += 1
        if let atteint = reponse.atteint { reponses[atteint, default: 0] += 1 }
        if let valeur = reponse.valeur { valeurs.append(valeur) }
        enJeu += reponse.enJeu
    }

    fileprivate func trie() -> Self {
        var trie = self
        trie.valeurs.sort()
        return trie
    }
}
