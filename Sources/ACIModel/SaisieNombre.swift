/// Ce qui peut entourer un nombre sans en changer.
private struct FormeDeNombre {
    /// Les mots qui peuvent suivre ; `nil` : n’importe lesquels.
    var unites: [String]?
    /// « 82,000 » peut y être mille fois 82 : c’est une question.
    var virguleDeMilliers = false
}

extension SaisieFrancaise {
    private static let euros = ["€", "EUR", "euros"]
    private static let pourcents = ["%", "pour cent", "pourcent"]

    /// Un nombre tapé comme du texte : `1 234,5`, `12,5`, `−5`, `34 jours` si les jours sont son unité.
    ///
    /// - Parameter unites: les mots qui peuvent suivre le nombre, au singulier ou au pluriel. Un autre mot reste à la
    ///   personne, car le nombre peut en cacher un autre.
    public static func nombre(_ texte: String, unites: [String] = []) -> Lecture<Double> {
        lire(texte, FormeDeNombre(unites: unites))
    }

    /// Un nombre entier tapé comme du texte.
    public static func entier(_ texte: String, unites: [String] = []) -> Lecture<Int> {
        lire(texte, FormeDeNombre(unites: unites, virguleDeMilliers: true)).puis(entier(nombre:))
    }

    /// L’entier d’une cellule numérique, au bruit du calcul flottant près.
    public static func entier(nombre: Double) -> Lecture<Int> {
        guard nombre.magnitude < plusGrand else { return .refus(.valeurHorsBornes) }
        let proche = Int(nombre + (nombre < 0 ? -0.5 : 0.5))
        let bruit = min(1e-9 * max(1, nombre.magnitude), 1e-6)
        return (nombre - Double(proche)).magnitude <= bruit ? .valeur(proche) : .refus(.nombreNonEntier)
    }

    /// Un poids tapé comme du texte ; ses points ou ses euros peuvent le suivre.
    public static func poids(_ texte: String) -> Lecture<Poids> {
        lire(texte, FormeDeNombre(unites: euros + ["points", "pts"], virguleDeMilliers: true)).puis(poids(nombre:))
    }

    /// Le poids d’une cellule numérique ; nul ou négatif, il est rendu tel quel et le moteur le signale (R4).
    static func poids(nombre: Double) -> Lecture<Poids> {
        Poids(nombre).map { .valeur($0) } ?? .refus(.poidsInvalide)
    }

    /// Une somme tapée comme du texte, au centime près : `219 802,80 €`, `1 500 EUR`.
    public static func montant(_ texte: String) -> Lecture<Montant> {
        lire(texte, FormeDeNombre(unites: euros, virguleDeMilliers: true), uniteNaturelle: true)
            .puis { DecimalExact($0).map { $0.echelle <= 2 } == true ? montant(nombre: $0) : .refus(.valeurIllisible) }
    }

    /// La somme d’une cellule numérique, arrondie au centime ; négative, le moteur la signale.
    public static func montant(nombre: Double) -> Lecture<Montant> {
        guard nombre.magnitude <= plusGrand / 100, let centimes = DecimalExact(nombre)?.arrondi(aLEchelle: 2)
        else { return .refus(.valeurHorsBornes) }
        return .valeur(Montant(centimes: Int(clamping: centimes)))
    }

    /// Un pourcentage tapé comme du texte : `64 %` donne 0,64, `0,64` aussi ; `64` a deux lectures.
    public static func taux(_ texte: String) -> Lecture<Double> {
        let points = lire(texte, FormeDeNombre(unites: pourcents), uniteNaturelle: true)
        if separe(cle(texte)).suite.isEmpty { return points.puis { taux(nombre: $0, celluleEnPourcentage: false) } }
        return points.puis { rapport(centieme($0)) }
    }

    /// Le rapport d’une cellule numérique.
    ///
    /// Une cellule au format pourcentage contient 0,64 pour 64 %. Au-delà de
    /// 200 %, ou de 1 sans ce format, on demande.
    public static func taux(nombre: Double, celluleEnPourcentage: Bool) -> Lecture<Double> {
        nombre <= (celluleEnPourcentage ? 2 : 1) ? rapport(nombre) : .refus(.pourcentageAmbigu)
    }

    /// Sous 2 %, le signe a peut-être été compté deux fois (R13).
    private static func rapport(_ rapport: Double) -> Lecture<Double> {
        guard rapport >= 0 else { return .refus(.valeurHorsBornes) }
        return estTresFaible(rapport) ? .valeurAvecNote(rapport, .tauxTresFaible) : .valeur(rapport)
    }

    /// Un taux plus petit, souvent 0,5 tapé dans une cellule qui ajoute le signe %, se questionne (R13).
    public static let tauxUsuel = 0.02
    /// Le rapport est au-dessus de 0, et sous ``tauxUsuel``.
    public static func estTresFaible(_ rapport: Double) -> Bool { rapport > 0 && rapport < tauxUsuel }

    // 64,3 / 100 vaut 0,643 pour qui lit ; l’exposant évite la division flottante.
    private static func centieme(_ points: Double) -> Double { Double("\(points)e-2") ?? points / 100 }

    /// Le nombre d’un texte, quoi qui le suive.
    static func nombreDeTete(_ texte: String) -> Double? { lire(texte, FormeDeNombre(unites: nil)).valeurLue }

    // MARK: - Un nombre et ce qui le suit

    /// Au-delà, un nombre n’a plus tous ses chiffres.
    static let plusGrand = 1e15

    private static func lire(
        _ texte: String, _ forme: FormeDeNombre, uniteNaturelle: Bool = false
    ) -> Lecture<Double> {
        if estAbsence(texte) { return .absent }
        let mot = cle(texte)
        let (nombre, suite) = separe(mot)
        guard Fr.seLitCommeEcrit(texte) else { return .refus(.valeurIllisible) }
        if suite.isEmpty { return lire(nombre, virguleDeMilliers: forme.virguleDeMilliers) }
        guard mot.utf8.contains(where: estChiffre) else { return .refus(.valeurIllisible) }
        guard !nombre.isEmpty, forme.unites?.contains(where: { designe(suite, $0) }) ?? true else {
            return .refus(estHeure(mot) ? .heureInattendue : .nombreAvecTexte)
        }
        let lecture = lire(nombre, virguleDeMilliers: forme.virguleDeMilliers)
        return uniteNaturelle ? lecture : lecture.puis { .valeurAvecNote($0, .nombreAvecUnite) }
    }

    /// Les chiffres et leurs signes, puis ce qui les suit.
    private static func separe(_ mot: String) -> (nombre: String, suite: String) {
        let nombre = mot.utf8.prefix { estChiffre($0) || " ,.-()".utf8.contains($0) }
        return (Fr.elaguer(String(mot[..<nombre.endIndex])), Fr.elaguer(String(mot[nombre.endIndex...])))
    }

    /// Vrai si ces mots sont l’unité, au singulier, au pluriel ou abrégée d’un point.
    private static func designe(_ suite: String, _ unite: String) -> Bool {
        func singulier(_ texte: String) -> [Substring] {
            texte.split(separator: " ").map { mot in
                let nu = mot.hasSuffix(".") ? mot.dropLast() : mot
                return nu.hasSuffix("s") ? nu.dropLast() : nu
            }
        }
        return singulier(suite) == singulier(Fr.cleDeComparaison(unite))
    }

    /// `12:00`, `12h30`, `8 h`.
    private static func estHeure(_ mot: String) -> Bool {
        let parties = mot.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "h" }.map { $0.utf8 }
        return (2...3).contains(parties.count) && !parties[0].isEmpty
            && parties.allSatisfy { $0.allSatisfy { estChiffre($0) || $0 == 0x20 } && $0.count <= 3 }
    }

    private static func estChiffre(_ octet: UInt8) -> Bool { (48...57).contains(octet) }

    // MARK: - Les chiffres

    private static func lire(_ mot: String, virguleDeMilliers: Bool) -> Lecture<Double> {
        let negatif = mot.hasPrefix("-")
        let corps = negatif ? Fr.elaguer(String(mot.dropFirst())) : mot
        return decimale(corps, virguleDeMilliers: virguleDeMilliers).puis { ecriture in
            guard let nombre = Double((negatif ? "-" : "") + ecriture) else { return .refus(.valeurIllisible) }
            return nombre.magnitude < plusGrand ? .valeurAvecNote(nombre, .nombreEnTexte) : .refus(.valeurHorsBornes)
        }
    }

    /// L’écriture à point décimal de chiffres français, si elle n’a qu’une lecture.
    private static func decimale(_ corps: String, virguleDeMilliers: Bool) -> Lecture<String> {
        let parts = corps.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2 else { return .refus(.valeurIllisible) }
        let decimales = parts.count == 2 ? parts[1] : ""
        guard parts.count == 1 || (!decimales.isEmpty && decimales.utf8.allSatisfy(estChiffre)) else {
            // « 1,234.5 » : la virgule sépare des milliers à l’anglaise.
            return .refus(decimales.contains(".") ? .nombreAmbigu : .valeurIllisible)
        }
        if virguleDeMilliers, decimales.utf8.count == 3, (1...3).contains(parts[0].utf8.count), parts[0] != "0" {
            return .refus(.nombreAmbigu)
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
