/// La typographie française de tout ce qui se lit : une seule façon d’écrire
/// un nombre, un montant, une date ou une liste.
public enum Fr {
    /// Espace insécable (U+00A0), devant « : ; ! ? % € » et dans les guillemets.
    public static let insecable = "\u{A0}"
    /// Espace fine insécable (U+202F), entre les milliers.
    public static let fine = "\u{202F}"

    static let mois = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ]

    static func chiffres(_ nombre: Int, _ largeur: Int) -> String {
        let texte = String(nombre)
        return String(repeating: "0", count: max(0, largeur - texte.count)) + texte
    }

    /// `janvier` … `décembre` ; vide hors de 1 à 12.
    public static func nomDuMois(_ numero: Int) -> String {
        mois.indices.contains(numero - 1) ? mois[numero - 1] : ""
    }

    /// `1 234 567`, le signe moins étant U+2212.
    public static func entier(_ nombre: Int) -> String {
        (nombre < 0 ? "\u{2212}" : "") + milliers(String(nombre.magnitude))
    }

    /// Un nombre d’octets dans sa plus grande unité entière : `22 Mo`, `256 Ko`, `256 octets`.
    public static func octets(_ nombre: Int) -> String {
        let (unite, taille) = [("Mo", 1 << 20), ("Ko", 1 << 10), ("octets", 1)].first { nombre % $0.1 == 0 } ?? ("", 1)
        return "\(entier(nombre / taille))\(insecable)\(unite)"
    }

    /// La plus courte écriture décimale de `nombre`, à virgule : `1 234,5`, ou
    /// `1234,5` sans l’espace des milliers.
    public static func decimal(_ nombre: Double, milliers: Bool = true) -> String {
        guard let exact = DecimalExact(nombre) else { return "\(nombre)" }
        return decimal(exact, milliers: milliers)
    }

    static func decimal(_ nombre: DecimalExact, milliers grouper: Bool = true) -> String {
        var chiffres = String(nombre.mantisse.magnitude)
        if chiffres.count <= nombre.echelle {
            chiffres = String(repeating: "0", count: nombre.echelle + 1 - chiffres.count) + chiffres
        }
        let entiers = String(chiffres.dropLast(nombre.echelle))
        let groupes = grouper ? milliers(entiers) : entiers
        let signe = nombre.mantisse < 0 ? "\u{2212}" : ""
        return signe + (nombre.echelle == 0 ? groupes : "\(groupes),\(chiffres.suffix(nombre.echelle))")
    }

    /// `90 000,00 €`.
    public static func euros(_ montant: Montant) -> String {
        let centimes = montant.centimes.magnitude
        let signe = montant.centimes < 0 ? "\u{2212}" : ""
        return "\(signe)\(milliers(String(centimes / 100))),\(chiffres(Int(centimes % 100), 2))\(insecable)€"
    }

    /// `64 %`, `33,3333 %` : sans décimale inutile.
    public static func pourcentage(_ taux: Taux) -> String {
        "\(decimal(DecimalExact(mantisse: Int128(taux.millioniemes), echelle: 4)))\(insecable)%"
    }

    /// Le même pour un rapport quelconque (1,2 donne `120 %`), à quatre décimales de point.
    public static func pourcentage(_ rapport: Double) -> String {
        guard let dixMilliemes = DecimalExact(rapport)?.arrondi(aLEchelle: 6) else {
            return "\(decimal(rapport * 100))\(insecable)%"
        }
        return "\(decimal(DecimalExact(mantisse: dixMilliemes, echelle: 4)))\(insecable)%"
    }

    /// `« Oui »`, sur une seule ligne et sans rien qui commande un écran.
    public static func guillemets(_ texte: String) -> String {
        "«\(insecable)\(visible(texte))\(insecable)»"
    }

    /// Le début d’un pavé collé dans une cellule : il ne doit pas noyer le message.
    public static func abrege(_ texte: String) -> String { texte.count <= 60 ? texte : "\(texte.prefix(57))…" }

    /// `Oui` ou `Non`.
    public static func ouiNon(_ oui: Bool) -> String { oui ? "Oui" : "Non" }

    /// `a, b et c`.
    public static func liste(_ elements: [String], conjonction: String = "et") -> String {
        guard let dernier = elements.last, elements.count > 1 else { return elements.first ?? "" }
        return "\(elements.dropLast().joined(separator: ", ")) \(conjonction) \(dernier)"
    }

    /// `1 jour`, `2 jours`, `0 jour` : le pluriel commence à deux.
    public static func compte(_ nombre: Int, _ singulier: String, _ pluriel: String) -> String {
        "\(entier(nombre))\(insecable)\(nombre.magnitude < 2 ? singulier : pluriel)"
    }

    private static func milliers(_ chiffres: String) -> String {
        guard chiffres.utf8.count > 3 else { return chiffres }
        return milliers(String(chiffres.dropLast(3))) + fine + chiffres.suffix(3)
    }
}
