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
            if let octet = asciiReplie(scalaire) {
                resultat.append(octet)
            } else if let remplacant = remplacants[scalaire] {
                resultat.append(contentsOf: remplacant.utf8)
            } else {
                for minuscule in scalaire.properties.lowercaseMapping.unicodeScalars {
                    resultat.append(contentsOf: (sansAccent[minuscule] ?? String(minuscule)).utf8)
                }
            }
        }
        return String(decoding: resultat, as: UTF8.self)
    }

    /// La plupart des lettres n’ont besoin d’aucune table.
    private static func asciiReplie(_ scalaire: Unicode.Scalar) -> UInt8? {
        guard scalaire.isASCII, scalaire != "`" else { return nil }
        let octet = UInt8(ascii: scalaire)
        return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(octet) ? octet | 0x20 : octet
    }

    /// Le texte sans les blancs et les invisibles de ses bords.
    public static func elaguer(_ texte: String) -> String {
        func superflu(_ scalaire: Unicode.Scalar) -> Bool { estEspace(scalaire) || estInvisible(scalaire) }
        let sansDebut = texte.unicodeScalars.drop(while: superflu)
        guard let fin = sansDebut.lastIndex(where: { !superflu($0) }) else { return "" }
        return String(String.UnicodeScalarView(sansDebut[...fin]))
    }

    static func estEspace(_ scalaire: Unicode.Scalar) -> Bool {
        scalaire.isASCII ? scalaire == " " || (0x09...0x0D).contains(scalaire.value) : scalaire.properties.isWhitespace
    }

    // Marque d’ordre, espaces de largeur nulle, césures, sens d’écriture, et
    // les accents détachés que macOS écrit.
    private static func estInvisible(_ scalaire: Unicode.Scalar) -> Bool {
        switch scalaire.value {
        case 0x00AD, 0x200B...0x200F, 0x2060, 0xFEFF, 0x0300...0x036F: true
        default: false
        }
    }

    private static let remplacants: [Unicode.Scalar: String] = [
        "\u{2018}": "'", "\u{2019}": "'", "\u{02BC}": "'", "\u{FF07}": "'", "\u{00B4}": "'", "`": "'",
        "\u{2010}": "-", "\u{2011}": "-", "\u{2012}": "-", "\u{2013}": "-", "\u{2014}": "-", "\u{2015}": "-",
        "\u{2212}": "-", "\u{201C}": "\"", "\u{201D}": "\"", "«": "\"", "»": "\"",
    ]

    private static let sansAccent: [Unicode.Scalar: String] = {
        let familles = [
            "a": "àáâãäå", "c": "ç", "e": "èéêë", "i": "ìíîï", "n": "ñ", "o": "òóôõö", "u": "ùúûü", "y": "ýÿ",
            "ae": "æ", "oe": "œ",
        ]
        return familles.reduce(into: [:]) { table, famille in
            for scalaire in famille.value.unicodeScalars { table[scalaire] = famille.key }
        }
    }()
}
