internal import ACIModel
internal import SpreadsheetML

/// Le contenu d’une cellule, dans les mots du domaine : ce qu’elle montre. Une heure, un pourcentage ou un mot que son
/// format tire d’un nombre sont pris comme ils se lisent, et ne deviennent pas un autre nombre.
struct ContenuCellule {
    /// Ce que la cellule montre autrement qu’elle ne le contient.
    enum Ecart {
        /// Un nombre à une autre échelle, ou rien : on ne sait pas ce que la personne croit y voir.
        case trompeur(montre: String)
        /// Un nombre arrondi, ou une date sans son jour.
        case partiel(montre: String)
        /// Une date et son heure, proche de minuit : le jour que l’on veut peut être celui d’après.
        case heure(String)
    }

    let saisie: Saisie
    let ecart: Ecart?
    /// Une image placée dans la cellule : Excel n’y laisse qu’une erreur sans formule, WPS une formule à lui.
    let estUneImage: Bool
    let estCalcule: Bool
    /// Le format multiplie par cent : 0,64 se montre 64 %.
    let enPourcentage: Bool

    init(_ cellule: SheetCell) {
        let format = cellule.numberFormat
        var ecart: Ecart?
        switch cellule.value {
        case .empty: saisie = .vide
        case .text(let texte):
            saisie = .texte(texte)
            if format.hidesText, !texte.isEmpty { ecart = .trompeur(montre: "") }
        case .boolean(let booleen): saisie = .booleen(booleen)
        case .error(let texte): saisie = .erreur(texte)
        case .number(let nombre): (saisie, ecart) = Self.nombre(nombre, format.section(for: nombre))
        case .date(let date): (saisie, ecart) = Self.date(date, format.section(for: date.serial))
        }
        self.ecart = ecart
        estUneImage =
            cellule.formula.map { $0.text.contains("DISPIMG(") } ?? (cellule.value == .error("#VALUE!"))
        enPourcentage = format.kind == .percent
        // LibreOffice écrit une constante booléenne comme la formule TRUE() ou FALSE().
        estCalcule = cellule.formula.map { !["TRUE()", "FALSE()"].contains($0.text.uppercased()) } ?? false
    }

    /// Le même, dans un champ qui n’attend pas de pourcentage : c’est le pourcentage qui se lit.
    var saisieSansPourcentage: Saisie {
        guard enPourcentage, case .nombre(let nombre) = saisie else { return saisie }
        return .texte(Fr.pourcentage(nombre))
    }

    // MARK: Nombres

    private static func nombre(_ nombre: Double, _ section: NumberFormatSection) -> (Saisie, Ecart?) {
        if section.kind == .duration { return (.texte(heures(nombre)), nil) }
        if let texte = section.literal {
            return texte.isEmpty ? (.nombre(nombre), .trompeur(montre: "")) : (.texte(texte), nil)
        }
        let points = section.kind == .percent ? 100.0 : 1
        let echelle = section.scale / points
        let montre = arrondi(nombre * section.scale, section.decimals)
        let texte = section.kind == .percent ? "\(Fr.decimal(montre))\(Fr.insecable)%" : Fr.decimal(montre)
        if echelle != 1, nombre != 0 { return (.nombre(nombre), .trompeur(montre: texte)) }
        let exact = nombre * points
        let estProche = (montre - exact).magnitude <= exact.magnitude * ecartTolere
        return (.nombre(nombre), estProche ? nil : .partiel(montre: texte))
    }

    /// Ce qu’un arrondi peut changer sans tromper : 64,4 % montré 64 %.
    private static let ecartTolere = 0.05

    private static func arrondi(_ nombre: Double, _ decimales: Int?) -> Double {
        guard let decimales, decimales < 10, nombre.magnitude < 1e12 else { return nombre }
        var puissance = 1.0
        for _ in 0..<decimales { puissance *= 10 }
        return (nombre * puissance).rounded(.toNearestOrAwayFromZero) / puissance
    }

    // MARK: Dates et heures

    private static let minuteTolere = 120
    private static let soir = 22 * 3_600
    private static let jour = 86_400

    private static func date(_ date: SerialDate, _ section: NumberFormatSection) -> (Saisie, Ecart?) {
        if section.kind == .time { return (.texte(heures(date.serial.truncatingRemainder(dividingBy: 1))), nil) }
        guard let lu = date.dayAndSeconds, let jourMontre = Jour(numero: lu.daysSince1970) else {
            return (.texte((0..<1).contains(date.serial) ? "00/01/1900" : "########"), nil)
        }
        // Une cellule que le fichier date lui-même (ISO 8601) peut n’avoir aucun format.
        if section.kind == .date, !section.showsDay {
            return (.date(jourMontre), .partiel(montre: String(jourMontre.francais.dropFirst(3))))
        }
        let heure = "\(jourMontre.francais) \(heures(Double(lu.seconds) / Double(jour)))"
        if lu.seconds >= jour - minuteTolere, let lendemain = Jour(numero: lu.daysSince1970 + 1) {
            return (.date(lendemain), .heure(heure))
        }
        return (.date(jourMontre), lu.seconds >= soir ? .heure(heure) : nil)
    }

    /// Une durée en jours, comme `26:30`.
    private static func heures(_ jours: Double) -> String {
        guard jours.magnitude < 1e6 else { return "########" }
        let minutes = Int((jours.magnitude * 1_440).rounded())
        let reste = minutes % 60
        return "\(jours < 0 ? "-" : "")\(minutes / 60):\(reste < 10 ? "0" : "")\(reste)"
    }
}
