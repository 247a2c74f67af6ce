internal import SpreadsheetML

/// The one palette of the workbook; every pair of text and ground stands at least 4.5 : 1 apart.
enum Palette {
    static let champ: Color = 0xDDF3F0
    static let bordSaisie: Color = 0x5FB3A8
    static let bandeau: Color = 0x0F766E
    static let titre: Color = 0x0F5E5A
    static let reference: Color = 0xF2F4F5
    static let bordReference: Color = 0xD5DADD
    static let texte: Color = 0x1F2933
    static let discret: Color = 0x52606D
    static let aPortee: Color = 0xE9B949
    static let blanc: Color = 0xFFFFFF
    static let lien: Color = 0x0B5CAD

    static let oui = (fond: Color(rgb: 0xD7F0DC), texte: Color(rgb: 0x14532D))
    static let partiel = (fond: Color(rgb: 0xFFEFC7), texte: Color(rgb: 0x7A4A00))
    static let non = (fond: Color(rgb: 0xF9D9D6), texte: Color(rgb: 0x8A1C12))
}

/// How a value is shown. Codes are written in English: each program shows them in its user's format.
enum Format {
    static let entier: NumberFormat = "#,##0"
    /// Les décimales saisies, et elles seules.
    static let decimal = NumberFormat.general
    // Blanks stand inside quotes: LibreOffice in French takes a bare one for the separator of thousands and saves
    // `#,##0.00,€` or `0,%`, which show a thousandth.
    static let euros: NumberFormat = "#,##0.00\"\u{A0}€\""
    static let eurosRonds: NumberFormat = "#,##0\"\u{A0}€\""
    static let date: NumberFormat = "dd/mm/yyyy"
    static let taux: NumberFormat = "0.0\"\u{A0}\"%"
    static let tauxEntier: NumberFormat = "0\"\u{A0}\"%"
    static let jours: NumberFormat = "General\"\u{A0}jours\""
    static let mois: NumberFormat = "General\"\u{A0}mois\""
    static let texte = NumberFormat.text
    static let points: NumberFormat = "[<2]0\"\u{A0}point\";0\"\u{A0}points\""
}

/// The looks of the workbook's cells, added to its table at first use.
struct Styles: Sendable {
    enum Role: Equatable, Sendable {
        /// A sheet's title, white on the header band.
        case titre
        case sousTitre
        /// The band that opens a block.
        case bandeau
        /// Synthèse’s two lines that stay in view: name, words, what a figure is, the figure.
        case titreDuBandeau
        case texteDuBandeau
        case libelleDuBandeau
        case chiffreDuBandeau(NumberFormat)
        case enTete
        case saisie(NumberFormat, Alignment.Horizontal?)
        /// A reference cell: locked, grey.
        case reference(NumberFormat, Alignment.Horizontal?)
        case referenceGras(NumberFormat, Alignment.Horizontal?)
        case etiquette
        case etiquetteGras
        case etiquetteDroite
        case note
        case lien
        /// Un lien dans une cellule de référence.
        case lienTableau
        case controle
        /// Room for a hand-written signature.
        case signature
        case exemple(Atteint)
        /// Où en est une ligne, dans un tableau.
        case etat(Atteint)
        case inactif
        case titreInactif
    }

    enum Atteint: Sendable {
        case oui, partiel, non
    }

    /// So few that looking them through is faster than a dictionary. Those asked for often come to stand first.
    private var connus: [(role: Role, id: StyleID)] = []

    mutating func id(_ role: Role, dans classeur: inout Workbook) -> StyleID {
        if let rang = connus.firstIndex(where: { $0.role == role }) {
            let id = connus[rang].id
            if rang > 0 { connus.swapAt(rang, rang - 1) }
            return id
        }
        let id = classeur.styles.add(Self.style(role))
        connus.append((role, id))
        return id
    }

    private static let bordSaisie = Border(all: Border.Edge(.thin, Palette.bordSaisie))
    private static let bordReference = Border(all: Border.Edge(.thin, Palette.bordReference))

    private static func police(_ couleur: Color = Palette.texte, gras: Bool = false, taille: Double = 11) -> Font {
        Font(size: taille, isBold: gras, color: couleur)
    }

    /// Centré en hauteur, avec une marge du côté où le texte s’appuie.
    private static func alignement(_ horizontal: Alignment.Horizontal?) -> Alignment {
        let appuye = horizontal == .left || horizontal == .right
        // LibreOffice ôte sa marge à un nombre qui peut aller à la ligne.
        return Alignment(horizontal, vertical: .center, wrapsText: horizontal != .right, indent: appuye ? 1 : 0)
    }

    private static func style(_ role: Role) -> CellStyle {
        switch role {
        case .titre:
            CellStyle(
                font: police(Palette.blanc, gras: true, taille: 16), fill: Palette.bandeau,
                alignment: Alignment(.left, vertical: .center, indent: 1))
        case .sousTitre:
            CellStyle(
                font: police(Palette.discret),
                alignment: Alignment(.left, vertical: .center, wrapsText: true, indent: 1))
        case .bandeau:
            CellStyle(
                font: police(Palette.blanc, gras: true), fill: Palette.bandeau,
                alignment: Alignment(.left, vertical: .center, indent: 1))
        case .titreDuBandeau:
            CellStyle(
                font: police(Palette.blanc, gras: true, taille: 13), fill: Palette.bandeau,
                alignment: Alignment(.left, vertical: .center, wrapsText: true, indent: 1))
        case .texteDuBandeau:
            CellStyle(
                font: police(Palette.blanc, taille: 10), fill: Palette.bandeau,
                alignment: Alignment(.left, vertical: .center, wrapsText: true, indent: 1))
        case .libelleDuBandeau:
            CellStyle(
                font: police(Palette.blanc), fill: Palette.bandeau,
                alignment: Alignment(.center, vertical: .bottom))
        case .chiffreDuBandeau(let format):
            CellStyle(
                font: police(Palette.blanc, gras: true, taille: 15), fill: Palette.bandeau,
                alignment: Alignment(.center, vertical: .center), numberFormat: format)
        case .enTete:
            CellStyle(
                font: police(Palette.titre, gras: true, taille: 10), fill: Palette.reference,
                border: Border(
                    left: Border.Edge(.thin, Palette.bordReference), right: Border.Edge(.thin, Palette.bordReference),
                    top: Border.Edge(.thin, Palette.bordReference), bottom: Border.Edge(.medium, Palette.bandeau)),
                alignment: Alignment(.center, vertical: .center, wrapsText: true))
        case .saisie(let format, let horizontal):
            CellStyle(
                font: police(), fill: Palette.champ, border: bordSaisie,
                alignment: alignement(horizontal), numberFormat: format,
                isLocked: false)
        case .reference(let format, let horizontal):
            CellStyle(
                font: police(), fill: Palette.reference, border: bordReference,
                alignment: alignement(horizontal), numberFormat: format)
        case .referenceGras(let format, let horizontal):
            CellStyle(
                font: police(gras: true), fill: Palette.reference, border: bordReference,
                alignment: alignement(horizontal), numberFormat: format)
        case .etiquette:
            CellStyle(font: police(), alignment: alignement(.left))
        case .etiquetteGras:
            CellStyle(font: police(Palette.titre, gras: true), alignment: alignement(.left))
        case .etiquetteDroite:
            CellStyle(font: police(Palette.discret), alignment: alignement(.right))
        case .note:
            CellStyle(
                font: Font(size: 10, isItalic: true, color: Palette.discret), alignment: alignement(.left))
        case .lien:
            CellStyle(
                font: Font(isUnderlined: true, color: Palette.lien),
                alignment: Alignment(.left, vertical: .center, indent: 1))
        case .lienTableau:
            CellStyle(
                font: Font(isUnderlined: true, color: Palette.lien), fill: Palette.reference, border: bordReference,
                alignment: alignement(.left))
        case .controle:
            CellStyle(
                font: police(Palette.partiel.texte, taille: 10), fill: Palette.reference, border: bordReference,
                alignment: alignement(.left))
        case .signature:
            CellStyle(
                font: police(Palette.discret), border: bordReference,
                alignment: Alignment(.left, vertical: .top, indent: 1))
        case .exemple(let atteint):
            colore(atteint, bordSaisie)
        case .etat(let atteint):
            colore(atteint, bordReference)
        case .inactif:
            CellStyle(
                font: police(Palette.discret), fill: Palette.reference,
                alignment: Alignment(.left, vertical: .top, wrapsText: true, indent: 1))
        case .titreInactif:
            CellStyle(
                font: police(Palette.discret, gras: true, taille: 16), fill: Palette.reference,
                alignment: Alignment(.left, vertical: .center, indent: 1))
        }
    }

    private static func colore(_ atteint: Atteint, _ bord: Border) -> CellStyle {
        let couleurs =
            switch atteint {
            case .oui: Palette.oui
            case .partiel: Palette.partiel
            case .non: Palette.non
            }
        return CellStyle(
            font: Font(isBold: true, color: couleurs.texte), fill: couleurs.fond, border: bord,
            alignment: Alignment(.center, vertical: .center))
    }
}
