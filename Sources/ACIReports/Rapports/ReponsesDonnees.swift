internal import ACIModel
internal import ACIWorkbook

/// Toutes les réponses d’un bilan avec leurs preuves, et ce qui y manque devant un contrôle.
struct ReponsesDonnees {
    static let titres = ["Indicateur", "Valeur", "Objectif", "Réponse", "Preuve", "Date", "Acquis (€)"]
    static let titresDuControle = ["Indicateur", "Preuve", "Date", "Ce qui manque"]

    private let bilan: Bilan
    /// Ce que chaque ligne rapporte, arrondi à part.
    private let acquis: [String: Montant]

    init(_ lu: BilanLu) {
        bilan = lu.bilan
        let lignes = (lu.financement?.missions ?? []).flatMap(\.lignes)
        acquis = Dictionary(lignes.map { ($0.code, $0.acquis) }) { premier, _ in premier }
    }

    /// Les dates du contrat, et celle où chaque mission démarre.
    var contrat: String {
        let identite = bilan.identite
        let dates = [
            identite.signature.map { "signé le \($0.francais)" } ?? "date de signature non saisie",
            identite.finContrat.map { "jusqu’au \($0.francais)" },
        ]
        let debuts = bilan.cadre.missions.map { mission in
            "\(mission.titre), \(bilan.debuts[mission.code].map { "depuis le \($0.francais)" } ?? "non démarrée")"
        }
        return "Contrat \(dates.compactMap(\.self).joined(separator: ", ")). "
            + "Missions\(Fr.insecable): \(debuts.joined(separator: "\(Fr.insecable); "))."
    }

    /// Une rangée par ligne qui compte, puis la situation de l’année.
    var rangees: [[String]] { bilan.cadre.missions.flatMap { lignes($0).map(rangee) + situation($0) } }

    private func lignes(_ mission: MissionModele) -> [LigneIndicateur] {
        bilan.lignes(mission).filter { $0.nature != .sansObjet }
    }

    private func rangee(_ ligne: LigneIndicateur) -> [String] {
        let reponse = ligne.reponse
        return [
            "\(ligne.code) \(ligne.libelle)", valeur(reponse), objectif(ligne),
            (reponse.atteint?.libelle ?? "Sans réponse") + (ligne.nature == .suivi ? " (suivi)" : ""),
            reponse.preuve ?? "–", reponse.datePreuve?.francais ?? "–", acquis[ligne.code].map(Fr.sansUnite) ?? "",
        ]
    }

    /// `34 (l’an dernier 28) · Deux mois sans médecin disponible`
    private func valeur(_ reponse: Reponse) -> String {
        let precedent = reponse.precedent.map { " (l’an dernier \($0.francais))" } ?? ""
        let valeur = (reponse.valeur?.francais ?? "–") + precedent
        return [valeur, reponse.commentaire].compactMap(\.self).joined(separator: " · ")
    }

    private func objectif(_ ligne: LigneIndicateur) -> String {
        guard ligne.estPropre else { return ligne.objectifEnClair }
        return ligne.reponse.objectif?.francais ?? "–"
    }

    private func situation(_ mission: MissionModele) -> [[String]] {
        func question(_ quoi: String, _ reponse: String?) -> [String] {
            [quoi, "–", "–", reponse ?? "Sans réponse", "–", "–", ""]
        }
        var rangees = mission.complements.map { question($0.question, bilan.complements[$0.nom].map(Fr.ouiNon)) }
        guard mission.dependDeLaCrise else { return rangees }
        let crise = bilan.crise
        rangees.append(question("État du plan de réponse", crise.plan?.libelle))
        let suite = crise.declaree == true ? [crise.autorite, crise.date?.francais].compactMap(\.self) : []
        let declaree = crise.declaree.map(Fr.ouiNon).map { ([$0] + suite).joined(separator: ", ") }
        rangees.append(question("Crise déclarée par une autorité", declaree))
        if crise.declaree == true { rangees.append(question("CPTS mobilisée", crise.mobilisee.map(Fr.ouiNon))) }
        return rangees
    }

    // MARK: - Devant un contrôle

    private static let reglesDePreuve: Set<CodeDiagnostic> = [
        .preuveAbsente, .preuveSansDate, .preuvePosterieure, .preuveAnterieure,
    ]

    /// Les Oui et les Partiel dont la preuve ne tiendrait pas.
    var aCompleter: [[String]] {
        bilan.cadre.missions.flatMap(lignes).compactMap { ligne in
            let regles = RegleIndicateur.toutes.filter {
                ReponsesDonnees.reglesDePreuve.contains($0.code) && $0.estEnfreinte(ligne)
            }
            guard !regles.isEmpty else { return nil }
            let reponse = ligne.reponse
            return [
                "\(ligne.code) \(ligne.libelle)", reponse.preuve ?? "–", reponse.datePreuve?.francais ?? "–",
                regles.map { $0.mot(ligne) }.joined(separator: ", "),
            ]
        }
    }

    private var attendues: Int {
        bilan.cadre.missions.flatMap(lignes).count { $0.reponse.atteint == .oui || $0.reponse.atteint == .partiel }
    }

    /// `Preuves`, `18 sur 20`, `à compléter : 1.A.3 et 1.B.1`
    var preuves: (titre: String, chiffre: String, precision: String) {
        let codes = aCompleter.compactMap { $0.first?.prefix { $0 != " " } }.map(String.init)
        let etat =
            switch codes.count {
            case _ where attendues == 0: "ni Oui ni Partiel à prouver"
            case 0: "chaque Oui ou Partiel en a une"
            case 1...3: "à compléter\(Fr.insecable): \(Fr.liste(codes))"
            default: "voir \(Fr.guillemets("Preuves à compléter"))"
            }
        return ("Preuves datées", "\(attendues - codes.count) sur \(attendues)", etat)
    }

    /// `22 réponses Oui ou Partiel : chacune a une preuve datée.`
    var etatDesPreuves: String {
        guard attendues > 0 else { return "Aucune réponse Oui ou Partiel\(Fr.insecable): rien à prouver." }
        let reponses = Fr.compte(attendues, "réponse Oui ou Partiel", "réponses Oui ou Partiel")
        let manques = aCompleter.count
        let constat =
            manques == 0
            ? "chacune a une preuve datée"
            : "\(Fr.compte(manques, "preuve est à compléter", "preuves sont à compléter"))"
        return "\(reponses)\(Fr.insecable): \(constat). Les preuves se gardent au moins trois ans."
    }
}

extension HTMLWriter {
    /// Toutes les réponses, puis ce qu’un contrôle demanderait.
    mutating func reponses(_ reponses: ReponsesDonnees) {
        element("section", class: "reponses") { html in
            html.element("p", reponses.contrat)
            html.table(
                "Toutes les réponses", ReponsesDonnees.titres, labels: ReponsesDonnees.titres.count - 1,
                reponses.rangees)
            html.element("h2", "Pour un contrôle")
            html.element("p", reponses.etatDesPreuves)
            let manques = reponses.aCompleter
            guard !manques.isEmpty else { return }
            html.table(
                "Preuves à compléter", ReponsesDonnees.titresDuControle, labels: ReponsesDonnees.titresDuControle.count,
                manques)
        }
    }
}
