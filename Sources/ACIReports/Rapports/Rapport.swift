public import ACIModel
public import ACIWorkbook

/// La forme d’un compte rendu.
public enum FormatRapport: String, CaseIterable, Sendable {
    /// Pour une personne, en colonnes.
    case text
    /// Pour un programme : un document par classeur.
    case json
    /// Pour un tableur français : une ligne par classeur.
    case csv
    /// Une page à lire dans un navigateur ou à imprimer.
    case html
}

/// Le compte rendu des classeurs lus, dans une forme, morceau par morceau : ``debut(_:)``, ceux des classeurs dans leur
/// ordre, chacun après son ``intercalaire(_:)``, ``fin(_:)``.
public struct Rapport: Sendable {
    /// Sa forme.
    public let format: FormatRapport
    private let estMultiple: Bool
    private let sansDetail: Bool
    private let explications: Bool
    private let style: TextStyle
    private let csv: RapportCSV
    private let missions: [CodeMission]

    /// - Parameters:
    ///   - estMultiple: plusieurs classeurs peuvent suivre : chacun sur une ligne de JSON, et l’ensemble à la fin.
    ///   - sansDetail: rien que l’ensemble.
    ///   - explications: donner la raison de chaque montant.
    ///   - cadres: tous ceux que les classeurs peuvent avoir.
    public init(
        format: FormatRapport, estMultiple: Bool, sansDetail: Bool = false, explications: Bool, style: TextStyle,
        cadres: Cadres
    ) {
        self.format = format
        self.estMultiple = estMultiple
        self.sansDetail = sansDetail
        self.explications = explications
        self.style = style
        csv = RapportCSV(cadres)
        missions = cadres.missions.map(\.code)
    }

    private static let separation = String(repeating: "━", count: TextPage.width)

    /// Ce qui précède le premier classeur dépend de tous.
    public var commenceParLEnsemble: Bool { format == .html && montreLEnsemble }

    private var montreLEnsemble: Bool { estMultiple || sansDetail }

    /// Ce qui précède le premier classeur.
    public func debut(_ ensemble: Ensemble) -> [UInt8] {
        switch format {
        case .csv: csv.entete
        case .html:
            Array(RapportHTML.debut.utf8)
                + (montreLEnsemble ? Array(RapportEnsemble(ensemble).html(liens: !sansDetail).utf8) : [])
        case .text, .json: []
        }
    }

    /// Ce qui précède le classeur de ce rang, à partir de 0 : son ancre, où le sommaire mène.
    public func intercalaire(_ rang: Int) -> [UInt8] {
        guard commenceParLEnsemble, !sansDetail else { return [] }
        return Array("<p class=\"suite\" id=\"bilan-\(rang + 1)\"><a href=\"#sommaire\">Sommaire</a></p>\n".utf8)
    }

    /// Un classeur.
    public func morceau(_ classeur: ClasseurLu) -> [UInt8] {
        if sansDetail { return [] }
        return switch format {
        case .json:
            RapportJSON(classeur: classeur, missionsConnues: missions).document
                .encoded(estMultiple ? .line : .indented)
        case .csv: csv.ligne(classeur)
        case .html: Array(RapportHTML(classeur: classeur, explications: explications).article.utf8)
        case .text:
            Array(RapportTexte(classeur: classeur, style: style, explications: explications).texte.utf8)
                + (estMultiple ? Array("\n\(Rapport.separation)\n\n".utf8) : [])
        }
    }

    /// Ce qui suit le dernier.
    public func fin(_ ensemble: Ensemble) -> [UInt8] {
        switch format {
        case .text: montreLEnsemble ? Array(RapportEnsemble(ensemble).texte(style).utf8) : []
        case .html: Array(RapportHTML.fin.utf8)
        case .json, .csv: []
        }
    }
}
