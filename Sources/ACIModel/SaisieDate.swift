extension SaisieFrancaise {
    /// Une date tapée comme du texte, le jour d’abord : `31/12/2026`,
    /// `31 décembre 2026`, `2026-12-31`.
    ///
    /// Une année sur deux chiffres, un mois sans jour, un jour sans année ou « jui » ont plusieurs lectures.
    public static func date(_ texte: String) -> Lecture<Jour> {
        if estAbsence(texte) { return .absent }
        let mots = morceaux(sansMinuit(cle(texte)))
        guard Fr.seLitCommeEcrit(texte) else { return .refus(.dateIllisible) }
        guard let (jour, mois, annee) = ordre(mots) else {
            return .refus(estIncomplete(mots) ? .dateAmbigue : .dateIllisible)
        }
        let moisPossibles = numerosDeMois(mois)
        guard annee.count == 4, moisPossibles.count == 1 else {
            return .refus(annee.count == 2 || moisPossibles.count > 1 ? .dateAmbigue : .dateIllisible)
        }
        guard let annee = Int(annee), let quantieme = Int(jour),
            let date = Jour(annee: annee, mois: moisPossibles[0], jour: quantieme)
        else { return .refus(.dateIllisible) }
        return .valeurAvecNote(date, .dateEnTexte)
    }

    /// Le jour d’un nombre dont la cellule a perdu son format de date, à deux minutes de minuit près.
    static func date(nombre: Double) -> Lecture<Jour> {
        let jours = nombre.rounded()
        guard (nombre - jours).magnitude <= 2.0 / 1440, (1...1e5).contains(jours),
            let jour = Jour(numero: Int(jours) - numeroDuPremierJanvier1970), annees.contains(jour.annee)
        else { return .refus(annees.contains { Double($0) == nombre } ? .dateAmbigue : .dateIllisible) }
        return .valeurAvecNote(jour, .dateSansFormat)
    }

    /// Le 1er janvier 1970, compté en jours comme un tableur.
    private static let numeroDuPremierJanvier1970 = 25_569

    private static let joursDeSemaine: Set<String> = [
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    ]

    /// Sans l’heure de minuit que des programmes ajoutent : ` 00:00`, `T00:00:00.000Z`, `T00:00:00+01:00`.
    private static func sansMinuit(_ mot: String) -> String {
        let jour = mot.prefix(10)
        let coupure =
            Jour(iso: String(jour)) != nil && jour.endIndex < mot.endIndex
            ? jour.endIndex : mot.lastIndex(of: " ") ?? mot.endIndex
        guard coupure < mot.endIndex, "t ".contains(mot[coupure]) else { return mot }
        var heure = mot[mot.index(after: coupure)...]
        if heure.hasSuffix("z") {
            heure.removeLast()
        } else if let signe = heure.lastIndex(where: { "+-".contains($0) }) {
            let decalage = heure[signe...].dropFirst()
            guard decalage.count == 5, decalage.utf8.allSatisfy({ (48...58).contains($0) }) else { return mot }
            heure = heure[..<signe]
        }
        let estMinuit = heure.hasPrefix("0") && heure.contains(":") && heure.utf8.allSatisfy { "0:.".utf8.contains($0) }
        return estMinuit ? String(mot[..<coupure]) : mot
    }

    // Sans « le » ni le nom du jour, « 1er » devenu « 1 ».
    private static func morceaux(_ mot: String) -> [String] {
        mot.split(whereSeparator: { "/-. ,".contains($0) }).map(String.init)
            .filter { $0 != "le" && !joursDeSemaine.contains($0) }
            .map { $0 == "1er" ? "1" : $0 }
    }

    private static func ordre(_ mots: [String]) -> (jour: String, mois: String, annee: String)? {
        guard mots.count == 3 else { return nil }
        return mots[0].count == 4 ? (mots[2], mots[1], mots[0]) : (mots[0], mots[1], mots[2])
    }

    /// Les mois que ce mot peut dire : « jui » en dit deux.
    private static func numerosDeMois(_ mot: String) -> [Int] {
        if let numero = Int(mot) { return mot.count <= 2 ? [numero] : [] }
        guard mot.count >= 3 else { return [] }
        return (1...12).filter { Fr.cleDeComparaison(Fr.nomDuMois($0)).hasPrefix(mot) }
    }

    private static func estIncomplete(_ mots: [String]) -> Bool {
        switch mots.count {
        case 1: Int(mots[0]) == nil ? !numerosDeMois(mots[0]).isEmpty : mots[0].count == 4
        case 2: mots.allSatisfy { Int($0) != nil || !numerosDeMois($0).isEmpty }
        default: false
        }
    }
}
