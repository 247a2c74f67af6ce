extension Fr {
    /// Le texte replié, pour comparer : sans casse, sans accents (composés ou
    /// non), apostrophes, tirets et espaces ramenés à une seule sorte, espaces
    /// doubles et invisibles ôtés.
    public static func repli(_ texte: String) -> String {
        // Des octets : ajouter un scalaire à une chaîne la recopie, et un pavé prendrait le carré de sa longueur.
        var resultat: [UInt8] = []
        resultat.reserveCapacity(texte.utf8.count)
        var espaceEnAttente = false
        for scalaire in texte.unicodeScalars {
            if estInvisible(scalaire) { continue }
            if estEspace(scalaire) {
                espaceEnAttente = !resultat.isEmpty
                continue
            }
            if espaceEnAttente { resultat.append(UInt8(ascii: " ")) }
            espaceEnAttente = false
            if let octet = octetReplie(scalaire) {
                resultat.append(octet)
            } else {
                for minuscule in scalaire.properties.lowercaseMapping.unicodeScalars {
                    replier(minuscule, dans: &resultat)
                }
            }
        }
        return String(decoding: resultat, as: UTF8.self)
    }

    private static func replier(_ minuscule: Unicode.Scalar, dans resultat: inout [UInt8]) {
        switch minuscule {
        case "æ": resultat += "ae".utf8
        case "œ": resultat += "oe".utf8
        default:
            if let octet = octetReplie(minuscule) { resultat.append(octet) } else { resultat += String(minuscule).utf8 }
        }
    }

    /// Ce qui se replie en une lettre ou un signe d’ASCII, presque tout.
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
        let sansDebut = texte.unicodeScalars.drop(while: superflu)
        guard let fin = sansDebut.lastIndex(where: { !superflu($0) }) else { return "" }
        return String(String.UnicodeScalarView(sansDebut[...fin]))
    }

    /// Les blancs d’Unicode (`White_Space`) : sa table coûterait plus que tout le reste du repli.
    static func estEspace(_ scalaire: Unicode.Scalar) -> Bool {
        switch scalaire.value {
        case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    // Marque d’ordre, espaces de largeur nulle, césures, sens d’écriture, et
    // les accents détachés que macOS écrit.
    private static func estInvisible(_ scalaire: Unicode.Scalar) -> Bool {
        switch scalaire.value {
        case 0x00AD, 0x200B...0x200F, 0x2060, 0xFEFF, 0x0300...0x036F: true
        default: false
        }
    }
}
