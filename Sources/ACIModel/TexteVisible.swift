extension Unicode.Scalar {
    /// Ce qui se montre à la place d’un scalaire auquel un écran obéit : commandes, fins de ligne, sens de l’écriture
    /// (UAX #9), et octets d’un nom de fichier qui ne sont pas du texte ; `nil` pour tout le reste.
    package var signe: Unicode.Scalar? {
        switch value {
        case 0x09: " "
        case 0..<0x20: Unicode.Scalar(0x2400 + value)
        case 0x7F: "\u{2421}"
        case 0x80...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0x10FF80...0x10FFFF: "\u{FFFD}"
        default: nil
        }
    }
}

extension Fr {
    /// Le texte d’une personne sur une seule ligne, des signes à la place de ce qui commanderait l’écran.
    package static func visible(_ texte: String) -> String {
        guard texte.unicodeScalars.contains(where: { $0.signe != nil }) else { return texte }
        var visible = String.UnicodeScalarView()
        for scalaire in texte.unicodeScalars { visible.append(scalaire.signe ?? scalaire) }
        return String(visible)
    }
}
