extension Fr {
    /// Un texte de cellule tel qu’un message le cite : entre guillemets, ce que l’œil ne voit pas y étant marqué puis
    /// nommé. `« Oui␣ » (␣ : espace insécable)`.
    ///
    /// Une espace entre deux mots se voit, et l’insécable d’un signe double est d’usage ; les autres blancs sont marqués.
    public static func citation(_ texte: String) -> String {
        var montre = String.UnicodeScalarView()
        var noms: [Unicode.Scalar: [String]] = [:]
        let scalaires = Array(abrege(texte).unicodeScalars)
        for (rang, scalaire) in scalaires.enumerated() {
            let voisins = [rang - 1, rang + 1].map { scalaires.indices.contains($0) ? scalaires[$0] : nil }
            guard let (marque, nom) = signe(scalaire, entre: voisins[0], et: voisins[1]) else {
                montre.append(scalaire)
                continue
            }
            montre.append(marque)
            if noms[marque]?.contains(nom) != true { noms[marque, default: []].append(nom) }
        }
        let legende = [marqueDeBlanc, marqueDInvisible].compactMap { marque in
            noms[marque].map { "\(marque)\(insecable): \(liste($0))" }
        }
        return guillemets(String(montre)) + (legende.isEmpty ? "" : " (\(legende.joined(separator: ", ")))")
    }

    private static let marqueDeBlanc: Unicode.Scalar = "␣"
    private static let marqueDInvisible: Unicode.Scalar = "◌"

    /// La marque d’un signe que l’œil ne voit pas, et son nom ; `nil` s’il se voit.
    private static func signe(
        _ scalaire: Unicode.Scalar, entre avant: Unicode.Scalar?, et apres: Unicode.Scalar?
    ) -> (Unicode.Scalar, String)? {
        if estEspace(scalaire) {
            let estEntreDeuxMots = scalaire == " " && avant.map(estEspace) == false && apres.map(estEspace) == false
            let estDUsage =
                "\u{A0}\u{202F}".unicodeScalars.contains(scalaire)
                && apres.map("%€:;!?»".unicodeScalars.contains) == true
            return estEntreDeuxMots || estDUsage ? nil : (marqueDeBlanc, nomDuBlanc(scalaire))
        }
        // Un accent se voit sur sa lettre, un sélecteur de variante dans le dessin qu’il choisit.
        if let avant, 0x300...0x36F ~= scalaire.value || 0xFE00...0xFE0F ~= scalaire.value && avant.value > 0xFF {
            return nil
        }
        guard estInvisible(scalaire) || scalaire.properties.generalCategory == .control else { return nil }
        return (marqueDInvisible, nomDeLInvisible(scalaire))
    }

    private static func nomDuBlanc(_ scalaire: Unicode.Scalar) -> String {
        switch scalaire.value {
        case 0x20: "espace"
        case 0x09: "tabulation"
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: "retour à la ligne"
        case 0xA0: "espace insécable"
        case 0x202F: "espace fine insécable"
        case 0x2009: "espace fine"
        default: "espace \(numero(scalaire))"
        }
    }

    private static func nomDeLInvisible(_ scalaire: Unicode.Scalar) -> String {
        switch scalaire.value {
        case 0xAD: "césure invisible"
        case 0x200B, 0xFEFF: "espace sans largeur"
        case 0x200C, 0x200D, 0x2060: "liaison invisible"
        case 0x200E, 0x202A, 0x202D, 0x2066: "sens de gauche à droite"
        case _ where vaDeDroiteAGauche(scalaire): "sens de droite à gauche"
        default: "signe invisible \(numero(scalaire))"
        }
    }

    private static func numero(_ scalaire: Unicode.Scalar) -> String {
        let chiffres = String(scalaire.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - chiffres.count)) + chiffres
    }

    private static func vaDeDroiteAGauche(_ scalaire: Unicode.Scalar) -> Bool {
        [0x061C, 0x200F, 0x202B, 0x202E, 0x2067].contains(scalaire.value)
    }

    /// Faux si l’œil ne lit pas la suite des signes : chiffres barrés ou accentués, deux nombres sur deux lignes ou
    /// séparés d’un vide, et ce qu’un sens de droite à gauche montre dans un autre ordre.
    static func seLitCommeEcrit(_ texte: String) -> Bool {
        var dernier: Unicode.Scalar?
        var blancs: [Unicode.Scalar] = []
        var sens: Set<Unicode.Scalar> = []
        var estDUnTenant = true
        for scalaire in texte.unicodeScalars {
            let apresUnChiffre = dernier.map(chiffres.contains) ?? false
            if estEspace(scalaire) {
                blancs.append(scalaire)
            } else if estInvisible(scalaire) {
                if 0x300...0x36F ~= scalaire.value && apresUnChiffre { return false }
                if vaDeDroiteAGauche(scalaire) { sens.insert(scalaire) }
            } else {
                if dernier == nil { blancs = [] }
                guard blancs.allSatisfy({ nomDuBlanc($0).hasPrefix("espace") }), !sens.contains("\u{202E}") else {
                    return false
                }
                let estChiffre = chiffres.contains(scalaire)
                if estChiffre, apresUnChiffre, blancs.count > 1 { return false }
                estDUnTenant =
                    estDUnTenant && blancs.isEmpty && (estChiffre || ",./:".unicodeScalars.contains(scalaire))
                dernier = scalaire
                blancs = []
            }
        }
        return sens.isEmpty || estDUnTenant
    }

    private static let chiffres: ClosedRange<Unicode.Scalar> = "0"..."9"
}
