extension SaisieFrancaise {
    /// Un nombre tapé comme du texte : `1 234,5`, `12,5`, `−5`.
    ///
    /// - Parameters:
    ///   - unite: l’unité de mesure de la saisie ; seule celle des délais
    ///     (« jours ») peut suivre le nombre. Un nom compté (« 120 patients »)
    ///     reste à la personne, car il peut en cacher un autre.
    ///   - monnaie: accepte `€`, `EUR` ou `euros` après le nombre.
    public static func nombre(_ texte: String, unite: String? = nil, monnaie: Bool = false) -> Lecture<Double> {
        if estAbsence(texte) { return .absent }
        var mot = Fr.cleDeComparaison(texte)
        if monnaie { mot = oter(["€", "eur", "euros", "euro"], de: mot) }
        if unite == "jours" { mot = oter(["jours", "jour", "j", "j."], de: mot) }
        return lire(mot)
    }

    /// Un nombre entier tapé comme du texte.
    public static func entier(_ texte: String) -> Lecture<Int> {
        nombre(texte).puis(entier(nombre:))
    }

    /// L’entier d’une cellule numérique, au bruit du calcul flottant près.
    public static func entier(nombre: Double) -> Lecture<Int> {
        guard nombre.magnitude < 1e15 else { return .refus(.valeurHorsBornes) }
        let proche = Int(nombre + (nombre < 0 ? -0.5 : 0.5))
        let bruit = 1e-9 * max(1, nombre.magnitude)
        return (nombre - Double(proche)).magnitude <= bruit ? .valeur(proche) : .refus(.nombreNonEntier)
    }

    /// Un pourcentage tapé comme du texte : `64 %` donne 0,64, `0,64` aussi ;
    /// `64` a deux lectures.
    public static func taux(_ texte: String) -> Lecture<Double> {
        if estAbsence(texte) { return .absent }
        let mot = Fr.cleDeComparaison(texte)
        guard mot.hasSuffix("%") else {
            return lire(mot).puis { $0 <= 1 ? positif($0) : .refus(.pourcentageAmbigu) }
        }
        return lire(Fr.elaguer(String(mot.dropLast()))).puis { positif(centieme($0)) }
    }

    /// Le rapport d’une cellule numérique.
    ///
    /// Une cellule au format pourcentage contient 0,64 pour 64 %. Au-delà de
    /// 200 %, ou de 1 sans ce format, on demande.
    public static func taux(nombre: Double, celluleEnPourcentage: Bool) -> Lecture<Double> {
        nombre <= (celluleEnPourcentage ? 2 : 1) ? positif(nombre) : .refus(.pourcentageAmbigu)
    }

    private static func positif(_ rapport: Double) -> Lecture<Double> {
        rapport >= 0 ? .valeur(rapport) : .refus(.valeurHorsBornes)
    }

    // 64,3 / 100 vaut 0,643 pour qui lit ; l’exposant évite la division flottante.
    private static func centieme(_ points: Double) -> Double { Double("\(points)e-2") ?? points / 100 }

    private static func oter(_ unites: [String], de mot: String) -> String {
        for unite in unites where mot.hasSuffix(unite) {
            let reste = Fr.elaguer(String(mot.dropLast(unite.count)))
            if reste.utf8.last.map(estChiffre) == true { return reste }
        }
        return mot
    }

    private static func estChiffre(_ octet: UInt8) -> Bool { (48...57).contains(octet) }

    // MARK: - Lecture d’un nombre replié

    private static func lire(_ mot: String) -> Lecture<Double> {
        guard mot.utf8.contains(where: estChiffre) else { return .refus(.valeurIllisible) }
        let negatif = mot.hasPrefix("-")
        let corps = negatif ? Fr.elaguer(String(mot.dropFirst())) : mot
        guard corps.utf8.allSatisfy({ estChiffre($0) || [0x20, 0x2C, 0x2E].contains($0) }) else {
            // « (5) » et « 5- » sont des négatifs de comptable ; le reste, un nombre et des mots.
            let comptable = corps.utf8.allSatisfy {
                estChiffre($0) || [0x20, 0x28, 0x29, 0x2C, 0x2D, 0x2E].contains($0)
            }
            return .refus(comptable ? .valeurIllisible : .nombreAvecTexte)
        }
        switch decimale(corps) {
        case .refus(let code): return .refus(code)
        case .valeur(let ecriture):
            guard let nombre = Double((negatif ? "-" : "") + ecriture), nombre.isFinite else {
                return .refus(.valeurIllisible)
            }
            return .valeurAvecNote(nombre, .nombreEnTexte)
        case .absent, .valeurAvecNote: return .refus(.valeurIllisible)
        }
    }

    /// L’écriture à point décimal de chiffres français, si elle n’a qu’une lecture.
    private static func decimale(_ corps: String) -> Lecture<String> {
        let parts = corps.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2 else { return .refus(.valeurIllisible) }
        let decimales = parts.count == 2 ? parts[1] : ""
        guard parts.count == 1 || (!decimales.isEmpty && decimales.utf8.allSatisfy(estChiffre)) else {
            // « 1,234.5 » : la virgule sépare des milliers à l’anglaise.
            return .refus(decimales.contains(".") ? .nombreAmbigu : .valeurIllisible)
        }
        let suite = decimales.isEmpty ? "" : ".\(decimales)"
        guard parts[0].contains(".") else {
            return milliers(parts[0], separes: " ").map { .valeur($0 + suite) } ?? .refus(.valeurIllisible)
        }
        let groupes = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        if suite.isEmpty, groupes.count == 2 {
            // « 1.234 » : mille deux cent trente-quatre, ou un et des millièmes ?
            let enMilliers = milliers(parts[0], separes: ".") != nil && groupes[0] != "0"
            if enMilliers { return .refus(.nombreAmbigu) }
            guard let entiers = milliers(String(groupes[0]), separes: " "), groupes[1].utf8.allSatisfy(estChiffre),
                !groupes[1].isEmpty
            else { return .refus(.valeurIllisible) }
            return .valeur("\(entiers).\(groupes[1])")
        }
        return milliers(parts[0], separes: ".").map { .valeur($0 + suite) } ?? .refus(.valeurIllisible)
    }

    /// Les chiffres d’un entier dont les groupes de trois peuvent être séparés.
    private static func milliers(_ texte: String, separes separateur: Character) -> String? {
        let groupes = texte.split(separator: separateur, omittingEmptySubsequences: false)
        guard groupes.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(estChiffre) }) else { return nil }
        guard groupes.count == 1 || (groupes[0].count <= 3 && groupes.dropFirst().allSatisfy { $0.count == 3 }) else {
            return nil
        }
        return groupes.joined()
    }
}
