extension Fr {
    /// Le texte replié, pour comparer : sans casse, sans accents (composés ou
    /// non), apostrophes, tirets et espaces ramenés à une seule sorte, espaces
    /// doubles et invisibles ôtés.
    public static func cleDeComparaison(_ texte: String) -> String {
        var texte = texte
        return texte.withUTF8 { octets in
            // En minuscules, un texte ne fait jamais plus que triple.
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 3 * octets.count) { place in
                var resultat = TexteReplie(place)
                var rang = 0
                while rang < octets.count {
                    let scalaire = scalaire(octets, a: rang)
                    resultat.ajouter(scalaire)
                    rang += UTF8.width(scalaire)
                }
                return resultat.texte
            }
        }
    }

    /// Le scalaire qui commence à ce rang d’un UTF-8 valide.
    @inline(__always)
    private static func scalaire(_ octets: UnsafeBufferPointer<UInt8>, a rang: Int) -> Unicode.Scalar {
        let premier = octets[rang]
        if premier < 0x80 { return Unicode.Scalar(premier) }
        let suite = premier < 0xE0 ? 1 : premier < 0xF0 ? 2 : 3
        var valeur = UInt32(premier) & (0x3F >> UInt32(suite))
        for octet in octets[(rang + 1)...(rang + suite)] { valeur = valeur << 6 | UInt32(octet & 0x3F) }
        return Unicode.Scalar(valeur) ?? "\u{FFFD}"
    }

    /// Un texte qui se replie scalaire après scalaire. Des octets : ajouter un scalaire à une chaîne la recopie, et un
    /// pavé prendrait le carré de sa longueur.
    private struct TexteReplie {
        private let place: UnsafeMutableBufferPointer<UInt8>
        private var longueur = 0
        private var espaceEnAttente = false

        init(_ place: UnsafeMutableBufferPointer<UInt8>) { self.place = place }

        var texte: String { String(decoding: place[..<longueur], as: UTF8.self) }

        @inline(__always)
        mutating func ajouter(_ scalaire: Unicode.Scalar) {
            // Presque tous sont des signes d’ASCII.
            if !(0x21..<0x7F ~= scalaire.value) {
                if estInvisible(scalaire) { return }
                if estEspace(scalaire) {
                    espaceEnAttente = longueur > 0
                    return
                }
            }
            if espaceEnAttente { ajouter(UInt8(ascii: " ")) }
            espaceEnAttente = false
            if let octet = octetReplie(scalaire) {
                ajouter(octet)
            } else {
                for minuscule in scalaire.properties.lowercaseMapping.unicodeScalars { ajouter(minuscule: minuscule) }
            }
        }

        private mutating func ajouter(minuscule: Unicode.Scalar) {
            switch minuscule {
            case "æ": ajouter("ae".utf8)
            case "œ": ajouter("oe".utf8)
            default:
                if let octet = octetReplie(minuscule) { ajouter(octet) } else { ajouter(String(minuscule).utf8) }
            }
        }

        private mutating func ajouter(_ octets: some Sequence<UInt8>) {
            for octet in octets { ajouter(octet) }
        }

        @inline(__always)
        private mutating func ajouter(_ octet: UInt8) {
            place[longueur] = octet
            longueur += 1
        }
    }

    /// Ce qui se replie en une lettre ou un signe d’ASCII, presque tout.
    @inline(__always)
    private static func octetReplie(_ scalaire: Unicode.Scalar) -> UInt8? {
        switch scalaire.value {
        case 0x41...0x5A: UInt8(scalaire.value | 0x20)
        case 0x60, 0xB4, 0x02BC, 0x2018, 0x2019, 0xFF07: UInt8(ascii: "'")
        case ..<0x80: UInt8(scalaire.value)
        case 0x2010...0x2015, 0x2212: UInt8(ascii: "-")
        case 0xAB, 0xBB, 0x201C, 0x201D: UInt8(ascii: "\"")
        case 0xC0...0xFF: lettreNue(UInt8(scalaire.value))
        default: nil
        }
    }

    /// Les lettres accentuées de Latin-1, de U+00C0 à U+00FF, sans leur accent ; un point là où il n’y en a pas.
    private static let lettresNues: StaticString = "aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.y"

    private static func lettreNue(_ octet: UInt8) -> UInt8? {
        let lettre = lettresNues.utf8Start[Int(octet - 0xC0)]
        return lettre == UInt8(ascii: ".") ? nil : lettre
    }

    /// Le texte sans les blancs et les invisibles de ses bords.
    public static func elaguer(_ texte: String) -> String {
        func superflu(_ scalaire: Unicode.Scalar) -> Bool { estEspace(scalaire) || estInvisible(scalaire) }
        let scalaires = texte.unicodeScalars
        guard let premier = scalaires.first, let dernier = scalaires.last, superflu(premier) || superflu(dernier) else {
            return texte
        }
        let sansDebut = scalaires.drop(while: superflu)
        guard let fin = sansDebut.lastIndex(where: { !superflu($0) }) else { return "" }
        return String(String.UnicodeScalarView(sansDebut[...fin]))
    }

    /// Les blancs d’Unicode (`White_Space`) : sa table coûterait plus que tout le reste du repli.
    @inline(__always)
    static func estEspace(_ scalaire: Unicode.Scalar) -> Bool {
        switch scalaire.value {
        case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Ce que l’œil ne voit pas : les signes de format, les sélecteurs de variante, et les accents détachés que macOS
    /// écrit. Les signes de format qui se voient (le signe arabe des numéros) n’en sont pas.
    @inline(__always)
    static func estInvisible(_ scalaire: Unicode.Scalar) -> Bool {
        switch scalaire.value {
        case ..<0x300: scalaire.value == 0xAD
        case 0x300...0x36F: true
        case 0x2010...0x2027: false
        default:
            scalaire.properties.isDefaultIgnorableCodePoint
                || scalaire.properties.generalCategory == .format && !estSigneDeNumero(scalaire)
        }
    }

    /// Les signes de format qu’Unicode place devant des chiffres (`Prepended_Concatenation_Mark`).
    private static func estSigneDeNumero(_ scalaire: Unicode.Scalar) -> Bool {
        switch scalaire.value {
        case 0x600...0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD: true
        default: false
        }
    }
}
