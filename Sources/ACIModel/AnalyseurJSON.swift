/// Un analyseur JSON strict : clés en double, virgules de trop et profondeur
/// excessive sont refusées, avec la ligne.
struct AnalyseurJSON {
    private let octets: [UInt8]
    private var position = 0
    private var profondeur = 0

    private static let profondeurMaximale = 32
    /// Un cadre pèse quelques dizaines de kilo-octets ; un contrat, moins.
    private static let tailleMaximale = 4 << 20

    static func analyser(_ octets: [UInt8]) throws(ErreurJSON) -> ValeurJSON {
        guard octets.count <= tailleMaximale else {
            throw ErreurJSON("", "le fichier dépasse \(Fr.octets(tailleMaximale))")
        }
        var analyseur = AnalyseurJSON(octets: octets)
        try analyseur.exigerUTF8()
        if octets.starts(with: [0xEF, 0xBB, 0xBF]) { analyseur.position = 3 }
        let valeur = try analyseur.valeur()
        analyseur.sauterLesBlancs()
        guard analyseur.position == octets.count else { throw analyseur.erreur("texte en trop après la fin") }
        return valeur
    }

    private init(octets: [UInt8]) { self.octets = octets }

    private mutating func exigerUTF8() throws(ErreurJSON) {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: octets.span)
        } catch {
            position = error.byteOffsets.lowerBound
            throw erreur("le texte n’est pas de l’UTF-8")
        }
    }

    private func erreur(_ message: String) -> ErreurJSON {
        let ligne = octets[..<min(position, octets.count)].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        return ErreurJSON("ligne \(ligne)", message)
    }

    private var courant: UInt8? { position < octets.count ? octets[position] : nil }

    private mutating func sauterLesBlancs() {
        while let octet = courant, octet == 0x20 || octet == 0x0A || octet == 0x0D || octet == 0x09 { position += 1 }
    }

    private mutating func accepter(_ caractere: Unicode.Scalar) -> Bool {
        sauterLesBlancs()
        guard courant == UInt8(ascii: caractere) else { return false }
        position += 1
        return true
    }

    private mutating func valeur() throws(ErreurJSON) -> ValeurJSON {
        sauterLesBlancs()
        switch courant {
        case UInt8(ascii: "{"): return try emboiter { analyseur throws(ErreurJSON) in try analyseur.objet() }
        case UInt8(ascii: "["): return try emboiter { analyseur throws(ErreurJSON) in try analyseur.tableau() }
        case UInt8(ascii: "\""): return .texte(try texte())
        case UInt8(ascii: "t"): return try mot("true", .booleen(true))
        case UInt8(ascii: "f"): return try mot("false", .booleen(false))
        case UInt8(ascii: "n"): return try mot("null", .nul)
        case nil: throw erreur("le fichier s’arrête trop tôt")
        default: return try nombre()
        }
    }

    private mutating func emboiter(
        _ lire: (inout AnalyseurJSON) throws(ErreurJSON) -> ValeurJSON
    ) throws(ErreurJSON) -> ValeurJSON {
        position += 1
        profondeur += 1
        guard profondeur <= Self.profondeurMaximale else { throw erreur("trop de niveaux emboîtés") }
        let valeur = try lire(&self)
        profondeur -= 1
        return valeur
    }

    private mutating func objet() throws(ErreurJSON) -> ValeurJSON {
        var champs: [(cle: String, valeur: ValeurJSON)] = []
        var cles: Set<String> = []
        if accepter("}") { return .objet(champs) }
        // Presque aucun objet n’en a davantage.
        champs.reserveCapacity(8)
        repeat {
            sauterLesBlancs()
            guard courant == UInt8(ascii: "\"") else { throw erreur("une clé entre guillemets est attendue") }
            let cle = try texte()
            // Peu de clés se comparent plus vite qu’elles ne se rangent.
            if champs.count == 16 { cles = Set(champs.map(\.cle)) }
            let estEnDouble = champs.count < 16 ? champs.contains { $0.cle == cle } : !cles.insert(cle).inserted
            guard !estEnDouble else { throw erreur("la clé \(Fr.guillemets(cle)) figure deux fois") }
            guard accepter(":") else { throw erreur("deux-points attendus après la clé \(Fr.guillemets(cle))") }
            champs.append((cle, try valeur()))
        } while accepter(",")
        guard accepter("}") else { throw erreur("virgule ou accolade fermante attendue") }
        return .objet(champs)
    }

    private mutating func tableau() throws(ErreurJSON) -> ValeurJSON {
        var elements: [ValeurJSON] = []
        if accepter("]") { return .tableau(elements) }
        repeat { elements.append(try valeur()) } while accepter(",")
        guard accepter("]") else { throw erreur("virgule ou crochet fermant attendu") }
        return .tableau(elements)
    }

    private mutating func mot(_ mot: StaticString, _ valeur: ValeurJSON) throws(ErreurJSON) -> ValeurJSON {
        let attendu = mot.withUTF8Buffer { Array($0) }
        guard octets[position...].starts(with: attendu) else { throw erreur("mot inconnu") }
        position += attendu.count
        return valeur
    }

    private mutating func chiffres() -> Int {
        let debut = position
        while let octet = courant, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(octet) { position += 1 }
        return position - debut
    }

    private mutating func nombre() throws(ErreurJSON) -> ValeurJSON {
        let debut = position
        if courant == UInt8(ascii: "-") { position += 1 }
        let zeroInitial = courant == UInt8(ascii: "0")
        let entiers = chiffres()
        guard entiers > 0 else { throw erreur("caractère inattendu") }
        guard !zeroInitial || entiers == 1 else { throw erreur("nombre mal écrit") }
        if courant == UInt8(ascii: ".") {
            position += 1
            guard chiffres() > 0 else { throw erreur("nombre mal écrit") }
        }
        if let octet = courant, octet == UInt8(ascii: "e") || octet == UInt8(ascii: "E") {
            position += 1
            if let signe = courant, signe == UInt8(ascii: "+") || signe == UInt8(ascii: "-") { position += 1 }
            guard chiffres() > 0 else { throw erreur("nombre mal écrit") }
        }
        return .nombre(String(decoding: octets[debut..<position], as: UTF8.self))
    }

    private mutating func texte() throws(ErreurJSON) -> String {
        position += 1
        var resultat = ""
        while true {
            // Les textes sans échappement, presque tous, se lisent d’un trait.
            let trait = trait()
            if resultat.isEmpty { resultat = trait } else { resultat += trait }
            switch courant {
            case UInt8(ascii: "\""):
                position += 1
                return resultat
            case UInt8(ascii: "\\"):
                position += 1
                // Ajouter un scalaire à une chaîne la recopie.
                resultat += String(try echappement())
            case nil: throw erreur("guillemet fermant absent")
            default: throw erreur("caractère de commande dans un texte")
            }
        }
    }

    private mutating func trait() -> String {
        let debut = position
        var bits: UInt8 = 0
        while let octet = courant, octet >= 0x20, octet != UInt8(ascii: "\""), octet != UInt8(ascii: "\\") {
            bits |= octet
            position += 1
        }
        // Le fichier entier est de l’UTF-8, et l’ASCII qui borne le trait n’en coupe aucun caractère.
        let octetsDuTrait = octets.span.extracting(debut..<position)
        return String(copying: UTF8Span(unchecked: octetsDuTrait, isKnownASCII: bits < 0x80))
    }

    private mutating func echappement() throws(ErreurJSON) -> Unicode.Scalar {
        defer { position += 1 }
        switch courant {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try scalaireEchappe()
        default: throw erreur("échappement inconnu")
        }
    }

    // Laisse `position` sur le dernier chiffre, comme les échappements d’une lettre.
    private mutating func scalaireEchappe() throws(ErreurJSON) -> Unicode.Scalar {
        let haut = try unite()
        guard (0xD800..<0xDC00).contains(haut) else {
            guard let scalaire = Unicode.Scalar(haut) else { throw erreur("demi-caractère isolé") }
            return scalaire
        }
        guard octets[(position + 1)...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
            throw erreur("demi-caractère isolé")
        }
        position += 2
        let bas = try unite()
        guard (0xDC00..<0xE000).contains(bas),
            let scalaire = Unicode.Scalar(0x10000 + (haut - 0xD800) << 10 + (bas - 0xDC00))
        else { throw erreur("demi-caractère isolé") }
        return scalaire
    }

    private mutating func unite() throws(ErreurJSON) -> UInt32 {
        let chiffres = octets[min(position + 1, octets.count)...].prefix(4)
        guard chiffres.count == 4, !chiffres.contains(UInt8(ascii: "+")), !chiffres.contains(UInt8(ascii: "-")),
            let unite = UInt32(String(decoding: chiffres, as: UTF8.self), radix: 16)
        else { throw erreur("quatre chiffres hexadécimaux attendus") }
        position += 4
        return unite
    }
}
