internal import ACIModel
internal import SpreadsheetML

/// Une formule d’une feuille, et ce qu’elle donne.
struct Calcul: Sendable {
    let formule: Formula
    let valeur: CellValue
    /// Le nom défini de sa cellule.
    var nom: String?
}

/// Ce à quoi une cellule se reconnaît : sa formule, sinon ce qu’elle montre.
struct Repere: Hashable, Sendable {
    private let cle: String

    /// `nil` d’une cellule vide.
    init?(_ valeur: CellValue, _ formule: Formula?) {
        if let formule {
            cle = "=" + formule.reconnue
        } else if case .text(let texte) = valeur, !texte.isEmpty {
            cle = "t" + Fr.cleDeComparaison(texte)
        } else if let nombre = valeur.storedNumber {
            cle = "n\(nombre)"
        } else {
            return nil
        }
    }
}

extension Formula {
    /// La formule sans ce qu’un tableur peut y changer, hors des textes : les espaces, les majuscules, et les
    /// parenthèses que LibreOffice donne à TRUE et à FALSE.
    var reconnue: String {
        var octets: [UInt8] = []
        octets.reserveCapacity(text.utf8.count)
        var estTexte = false
        for octet in text.utf8 {
            if octet == UInt8(ascii: "\"") { estTexte.toggle() }
            switch octet {
            case UInt8(ascii: "a")...UInt8(ascii: "z") where !estTexte: octets.append(octet - 32)
            case 9...13 where !estTexte, 32 where !estTexte: break
            case UInt8(ascii: ")") where !estTexte && octets.last == UInt8(ascii: "("): octets.removeLast()
            default: octets.append(octet)
            }
        }
        return String(decoding: octets, as: UTF8.self)
    }
}

/// Un onglet du modèle.
protocol FeuilleModele: Sendable {
    /// Ce qui est dessiné d’elle.
    var page: Page { get }
    /// La feuille achevée, seule dans son classeur.
    mutating func dessiner() throws -> Workbook
}

/// Une feuille en cours de dessin : elle écrit des cellules, les fusionne, les nomme et les valide.
struct Page: Sendable {
    let contexte: ContexteDeDessin
    var feuille: Worksheet
    /// Ce que la feuille apporte au classeur : ses noms et ses styles.
    private var classeur = Workbook()
    private var styles = Styles()
    /// Ce que chaque formule donne, selon le moteur.
    private(set) var calculs: [Calcul] = []
    /// Les cellules que personne ne remplit : à elles, la page se reconnaît.
    private(set) var reperes: [CellReference: Repere] = [:]
    private(set) var noms: [(nom: String, plage: CellRange)] = []
    /// Chacune avec toutes ses plages.
    private var validations: [DataValidation] = []

    init(_ titre: String, _ contexte: ContexteDeDessin) throws {
        self.contexte = contexte
        feuille = try Worksheet(name: titre)
        feuille.showsGridLines = false
        feuille.protection = SheetProtection()
    }

    /// La feuille achevée, seule dans son classeur.
    func achevee() throws -> Workbook {
        var feuille = feuille
        for validation in validations { try feuille.validate(validation) }
        var classeur = classeur
        try classeur.add(feuille)
        return classeur
    }

    // MARK: Cellules

    func cellule(_ ligne: Int, _ colonne: Int) throws -> CellReference {
        guard let cellule = CellReference(row: ligne, column: colonne) else {
            throw SpreadsheetError(.outOfOrder("\(ligne), \(colonne)"), place: feuille.name, detail: "outside the grid")
        }
        return cellule
    }

    func plage(_ lignes: ClosedRange<Int>, _ colonnes: ClosedRange<Int>) throws -> CellRange {
        CellRange(
            try cellule(lignes.lowerBound, colonnes.lowerBound), try cellule(lignes.upperBound, colonnes.upperBound))
    }

    /// Écrit une cellule, ou la première d’une fusion dont toutes prennent le style.
    mutating func ecrire(
        _ valeur: CellValue, formule: Formula? = nil, _ role: Styles.Role, ligne: Int, _ colonnes: ClosedRange<Int>
    ) throws {
        let style = styles.id(role, dans: &classeur)
        try feuille.set(valeur, formula: formule, style: style, at: cellule(ligne, colonnes.lowerBound))
        if let formule { calculs.append(Calcul(formule: formule, valeur: valeur)) }
        if !role.estUneSaisie {
            reperes[try cellule(ligne, colonnes.lowerBound)] = Repere(valeur, formule)
        }
        for colonne in colonnes.dropFirst() {
            try feuille.set(.empty, style: style, at: cellule(ligne, colonne))
        }
        try feuille.merge(plage(ligne...ligne, colonnes))
    }

    mutating func ecrire(
        _ valeur: CellValue, formule: Formula? = nil, _ role: Styles.Role, ligne: Int, _ colonne: Int
    ) throws {
        try ecrire(valeur, formule: formule, role, ligne: ligne, colonne...colonne)
    }

    mutating func ecrire(_ texte: String, _ role: Styles.Role, ligne: Int, _ colonnes: ClosedRange<Int>) throws {
        try ecrire(.text(texte), role, ligne: ligne, colonnes)
    }

    mutating func ecrire(_ texte: String, _ role: Styles.Role, ligne: Int, _ colonne: Int) throws {
        try ecrire(.text(texte), role, ligne: ligne, colonne...colonne)
    }

    /// Écrit un résultat nommé : sa formule, et la valeur que le moteur lui trouve.
    mutating func calculer(
        _ nom: String, _ formule: String, _ role: Styles.Role, ligne: Int, _ colonnes: ClosedRange<Int>
    ) throws {
        try ecrire(contexte.resultat(nom), formule: Formula(formule), role, ligne: ligne, colonnes)
        calculs[calculs.endIndex - 1].nom = nom
        try nommer(nom, ligne: ligne, colonnes.lowerBound)
    }

    mutating func calculer(
        _ nom: String, _ formule: String, _ role: Styles.Role, ligne: Int, _ colonne: Int
    ) throws {
        try calculer(nom, formule, role, ligne: ligne, colonne...colonne)
    }

    mutating func nommer(_ nom: String, ligne: Int, _ colonne: Int) throws {
        try nommer(nom, plage(ligne...ligne, colonne...colonne))
    }

    mutating func nommer(_ nom: String, _ plage: CellRange) throws {
        noms.append((nom, plage))
        try classeur.define(DefinedName(nom, SheetReference(sheet: feuille.name, range: plage)))
    }

    /// Un lien vers le haut d’un onglet.
    mutating func lier(
        _ texte: String, vers onglet: String, _ role: Styles.Role = .lien, ligne: Int, _ colonnes: ClosedRange<Int>
    ) throws {
        try ecrire(texte, role, ligne: ligne, colonnes)
        feuille.hyperlinks.append(
            Hyperlink(
                try cellule(ligne, colonnes.lowerBound), to: .place(SheetReference.quoted(onglet) + "!A1"),
                tooltip: "Aller à l’onglet \(onglet)"))
    }

    // MARK: Champs

    /// Dessine un champ : sa valeur, son nom, sa validation et ses couleurs.
    mutating func saisir(_ champ: Champ, ligne: Int, _ colonnes: ClosedRange<Int>) throws {
        let valeur = champ.contenu(contexte.bilan)
        if feuille.activeCell == nil { feuille.activeCell = try cellule(ligne, colonnes.lowerBound) }
        try ecrire(valeur, .saisie(champ.format, champ.alignement), ligne: ligne, colonnes)
        try nommer(champ.nom, ligne: ligne, colonnes.lowerBound)
        let plage = try plage(ligne...ligne, colonnes.lowerBound...colonnes.lowerBound)
        if champ.format == Format.taux { abregerTaux(plage.first) }
        let validation = champ.validation(plage)
        if let rang = validations.indices.first(where: { validations[$0].isTheSame(as: validation) }) {
            validations[rang].ranges.append(plage)
        } else {
            validations.append(validation)
        }
    }

    mutating func saisir(_ champ: Champ, ligne: Int, _ colonne: Int) throws {
        try saisir(champ, ligne: ligne, colonne...colonne)
    }

    /// Ôte aux taux entiers leur décimale inutile.
    mutating func abregerTaux(_ cellule: CellReference) {
        feuille.conditionalFormats.append(
            ConditionalFormat(
                [CellRange(cellule)],
                when: .expression(Formula("AND(ISNUMBER(\(cellule)),ROUND(\(cellule)*100,4)=ROUND(\(cellule)*100,0))")),
                style: DifferentialStyle(numberFormat: Format.tauxEntier)))
    }

    /// Colore Oui, Partiel et Non, qui se lisent aussi sans couleur.
    mutating func colorerReponses(_ plage: CellRange) {
        for (texte, couleurs) in [("Oui", Palette.oui), ("Partiel", Palette.partiel), ("Non", Palette.non)] {
            feuille.conditionalFormats.append(
                ConditionalFormat(
                    [plage], when: .expression(Formula("\(plage.first)=\"\(texte)\"")),
                    style: DifferentialStyle(textColor: couleurs.texte, isBold: true, fill: couleurs.fond)))
        }
    }

    // MARK: Mise en page

    /// Le titre de l’onglet, et la ligne qui dit de quelle CPTS et de quoi il s’agit.
    mutating func intituler(_ titre: String, _ objet: String, colonnes: ClosedRange<Int>) throws {
        try ecrire(titre, .titre, ligne: 1, colonnes)
        feuille.setHeight(30, ofRow: 1)
        let nom = contexte.bilan.identite.nom.map { "\($0) – " } ?? ""
        try ecrire(
            .text(nom + objet), formule: Formula("IF(cpts_nom=\"\",\"\",cpts_nom&\" – \")&\"\(objet)\""), .sousTitre,
            ligne: 2,
            colonnes)
    }

    mutating func ouvrirBloc(
        _ titre: String, formule: Formula? = nil, ligne: Int, _ colonnes: ClosedRange<Int>
    ) throws {
        try ecrire(.text(titre), formule: formule, .bandeau, ligne: ligne, colonnes)
        feuille.setHeight(20, ofRow: ligne)
    }

    /// La ligne a reçu sa hauteur.
    func aUneHauteur(_ ligne: Int) -> Bool { feuille.height(ofRow: ligne) != nil }

    /// Donne à une ligne la hauteur de ses textes, chacun dans sa largeur.
    ///
    /// - Parameters:
    ///   - libre: la ligne reste ensuite à la hauteur de ce qui s’y tape, comme un tableur la calcule.
    mutating func ajuster(
        _ ligne: Int, _ textes: [(texte: String, largeur: Double)], minimum: Double = 17, libre: Bool = false
    ) {
        let hauteur = Self.hauteur(textes, minimum: minimum, aere: !libre)
        feuille.setHeight(max(hauteur, feuille.height(ofRow: ligne) ?? 0), ofRow: ligne, growsWithText: libre)
    }

    /// La hauteur qu’il faut à des textes, chacun dans sa largeur ; une ligne a 409 points au plus.
    ///
    /// - Parameter aere: avec un peu de blanc autour ; sinon, ce que Calibri 10 demande dans Excel, au plus juste.
    static func hauteur(
        _ textes: [(texte: String, largeur: Double)], minimum: Double = 17, aere: Bool = true
    ) -> Double {
        let lignes = Double(textes.map { Self.lignes($0.texte, largeur: $0.largeur) }.max() ?? 1)
        return min(409, max(minimum, aere ? lignes * 15 + 4 : lignes * 12.8))
    }

    /// Le nombre de lignes d’un texte coupé aux espaces, une police de texte étant un peu plus
    /// étroite que ses chiffres.
    private static func lignes(_ texte: String, largeur: Double) -> Int {
        let place = max(1, Int(largeur * 1.12) - 2)
        var lignes = 1
        var reste = place
        var mot = 0
        func poser() {
            guard mot > 0 else { return }
            if mot > reste, reste < place {
                lignes += 1
                reste = place
            }
            lignes += (mot - 1) / place
            reste -= (mot - 1) % place + 2
            mot = 0
        }
        for scalaire in texte.unicodeScalars {
            switch scalaire {
            case "\n":
                poser()
                lignes += 1
                reste = place
            case " ": poser()
            default: mot += 1
            }
        }
        poser()
        return lignes
    }

    /// A4, en-tête et pied de page communs.
    ///
    /// - Parameters:
    ///   - jusqua: le coin de la zone à imprimer ; sans lui, toute la feuille.
    ///   - pages: le nombre de pages où tout doit tenir ; 0 : autant qu’il en faut.
    mutating func imprimer(
        _ orientation: PrintSetup.Orientation, lignesRepetees: ClosedRange<Int>? = nil, jusqua: CellReference? = nil,
        pages: Int = 0
    ) throws {
        let nom = contexte.bilan.identite.nom.map { "&L" + Self.pourEnTete($0) } ?? ""
        var marges = PageMargins()
        (marges.left, marges.right) = (0.35, 0.35)
        feuille.printSetup = PrintSetup(
            orientation, fitToHeight: pages, margins: marges,
            header: "\(nom)&RIndicateurs ACI \(contexte.bilan.exercice)",
            footer: "&L\(contexte.modele)&C&A&RPage &P sur &N", repeatedRows: lignesRepetees,
            area: try jusqua.map { CellRange(try cellule(1, 1), $0) })
    }

    /// Un en-tête entier tient en 255 unités UTF-16.
    private static let longueurDuNom = 100

    /// Une esperluette ouvre un code d’en-tête : doublée, elle se lit comme telle.
    private static func pourEnTete(_ texte: String) -> String {
        var texte = texte
        while texte.utf16.count > longueurDuNom { texte.removeLast() }
        return texte.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&&")
    }
}

extension Styles.Role {
    fileprivate var estUneSaisie: Bool { if case .saisie = self { true } else { false } }
}
