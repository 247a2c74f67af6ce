extension SaisieFrancaise {
    /// Une date tapée comme du texte, le jour d’abord : `31/12/2026`,
    /// `31 décembre 2026`, `2026-12-31`.
    ///
    /// Une année sur deux chiffres, un mois sans jour ou un jour sans année
    /// ont plusieurs lectures.
    public static func date(_ texte: String) -> Lecture<Jour> {
        if estAbsence(texte) { return .absent }
        let mots = morceaux(Fr.cleDeComparaison(texte))
        guard let (jour, mois, annee) = ordre(mots) else {
            return .refus(estIncomplete(mots) ? .dateAmbigue : .dateIllisible)
        }
        guard annee.count == 4 else { return .refus(annee.count == 2 ? .dateAmbigue : .dateIllisible) }
        guard let annee = Int(annee), let numeroDuMois = numeroDuMois(mois), let quantieme = Int(jour),
            let date = Jour(annee: annee, mois: numeroDuMois, jour: quantieme)
        else { return .refus(.dateIllisible) }
        return .valeurAvecNote(date, .dateEnTexte)
    }

    private static let joursDeSemaine: Set<String> = [
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    ]

    // Sans le nom du jour, sans une heure nulle (les scripts en ajoutent), « 1er » devenu « 1 ».
    private static func morceaux(_ mot: String) -> [String] {
        var mot = mot
        for minuit in ["t00:00:00", " 00:00:00", " 00:00"] where mot.hasSuffix(minuit) {
            mot = String(mot.dropLast(minuit.count))
            break
        }
        return mot.split(whereSeparator: { "/-. ,".contains($0) }).map(String.init)
            .filter { !joursDeSemaine.contains($0) }
            .map { $0 == "1er" ? "1" : $0 }
    }

    private static func ordre(_ mots: [String]) -> (jour: String, mois: String, annee: String)? {
        guard mots.count == 3 else { return nil }
        return mots[0].count == 4 ? (mots[2], mots[1], mots[0]) : (mots[0], mots[1], mots[2])
    }

    private static func numeroDuMois(_ mot: String) -> Int? {
        if let numero = Int(mot) { return mot.count <= 2 ? numero : nil }
        guard mot.count >= 3 else { return nil }
        // « juil » et « juin » se distinguent à quatre lettres ; « jui » ne se lit pas.
        let candidats = (1...12).filter { Fr.cleDeComparaison(Fr.nomDuMois($0)).hasPrefix(mot) }
        return candidats.count == 1 ? candidats[0] : nil
    }

    private static func estIncomplete(_ mots: [String]) -> Bool {
        switch mots.count {
        case 1: numeroDuMois(mots[0]) != nil && Int(mots[0]) == nil || mots[0].count == 4 && Int(mots[0]) != nil
        case 2: mots.allSatisfy { Int($0) != nil || numeroDuMois($0) != nil }
        default: false
        }
    }
}
