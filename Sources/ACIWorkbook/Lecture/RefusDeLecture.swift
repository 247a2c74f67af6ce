internal import ACIModel
internal import OPCPackage
internal import SpreadsheetML

// Pourquoi un fichier ne se lit pas : à quoi il ressemble, et quoi faire.
extension ClasseurIllisible {
    private static let enregistrer = "Ouvrez-le dans votre tableur et enregistrez-le au format Classeur Excel (.xlsx)."
    private static let retrouver = "Reprenez-en une copie saine ou demandez à la personne de l’envoyer de nouveau."

    init(_ erreur: SpreadsheetError) {
        switch erreur.code {
        case .notAWorkbook(let format): self.init(Self.message(format))
        case .overBudget(let budget): self = .tropVolumineux(LimitesDeLecture.depassement(budget))
        default:
            self.init("Le classeur est endommagé et ne se lit pas (\(erreur.description)). \(Self.retrouver)")
        }
    }

    /// Un fichier trop gros pour être ouvert.
    ///
    /// - Parameters:
    ///   - nom: comment le dire, en début de phrase.
    ///   - limite: en octets.
    public static func tropGros(
        _ nom: String, limite: Int = LecteurClasseur.octetsAuPlus
    ) -> ClasseurIllisible {
        ClasseurIllisible(
            "\(nom) dépasse \(limite >> 20)\(Fr.insecable)Mo\(Fr.insecable): c’est trop pour un classeur d’indicateurs. "
                + "Choisissez le bon fichier, ou ôtez ses images.")
    }

    /// - Parameter contenu: ce que le fichier contient de trop.
    static func tropVolumineux(_ contenu: String) -> ClasseurIllisible {
        ClasseurIllisible(
            "Le fichier est trop volumineux pour un bilan\(Fr.insecable): il contient \(contenu). Vérifiez d’où il vient\(Fr.insecable); "
                + "s’il est bien le vôtre, ôtez-en ce qui n’est pas du bilan.")
    }

    private static func message(_ format: ForeignFormat) -> String {
        switch format {
        case .emptyFile: "Le fichier est vide. \(retrouver)"
        case .truncatedZip: "Le fichier est incomplet : il a été coupé pendant un envoi ou une copie. \(retrouver)"
        case .zipWithoutWorkbook:
            "C’est une archive ZIP sans classeur. Si le classeur est dedans, extrayez-le, puis importez-le."
        case .ods: "C’est un classeur OpenDocument (.ods). \(enregistrer)"
        case .numbers: "C’est un classeur Numbers. Exportez-le depuis Numbers au format Excel (.xlsx)."
        case .xlsb: "C’est un classeur Excel binaire (.xlsb). \(enregistrer)"
        case .xls: "C’est un ancien classeur Excel (.xls). \(enregistrer)"
        case .xmlSpreadsheet2003: "C’est un classeur Excel 2003 en XML. \(enregistrer)"
        case .encryptedWorkbook:
            "Le classeur est chiffré, par un mot de passe ou par une étiquette de confidentialité. Ouvrez-le, retirez le mot "
                + "de passe (Fichier, Informations, Protéger le classeur) ou l’étiquette (Accueil, Confidentialité), "
                + "enregistrez-le et recommencez."
        case .docx: "C’est un document Word (.docx), pas un classeur. Choisissez le classeur des indicateurs."
        case .pptx:
            "C’est une présentation PowerPoint (.pptx), pas un classeur. Choisissez le classeur des indicateurs."
        case .html: "C’est une page web enregistrée sous un nom de classeur. \(enregistrer)"
        case .csv:
            "C’est un fichier de texte (CSV), pas un classeur : il ne garde ni les onglets ni les listes. "
                + "Choisissez le classeur d’origine, au format .xlsx."
        case .pdf: "C’est un document PDF, pas un classeur. Choisissez le classeur d’où il a été exporté."
        case .unknown: "Ce fichier n’est pas un classeur Excel (.xlsx). Choisissez le classeur des indicateurs."
        }
    }

    static func pasUnBilan(_ feuilles: [String]) -> ClasseurIllisible {
        let onglets = Fr.liste(feuilles.prefix(5).map(Fr.guillemets))
        return ClasseurIllisible(
            "C’est un classeur, mais pas un classeur d’indicateurs ACI : on n’y trouve ni ses noms, ni ses tableaux "
                + "(onglets lus\(Fr.insecable): \(onglets)). Choisissez le bon fichier, ou partez d’un classeur vierge."
        )
    }

    static let ensemble = ClasseurIllisible(
        "C’est un classeur d’ensemble : il n’a pas de réponses. Choisissez les classeurs des CPTS.")

    /// Le bilan se lit, mais un classeur d’un autre genre ne se rend pas sous le nom d’un `.xlsx`.
    static func autreGenre(_ suffixe: String) -> ClasseurIllisible {
        let genre = suffixe.hasPrefix("xlt") ? "un modèle de classeur" : "un classeur à macros"
        return ClasseurIllisible(
            "Ce fichier est \(genre) (.\(suffixe))\(Fr.insecable): il se lit, mais ne peut pas être rendu rapproché. "
                + "Enregistrez-en une copie au format Classeur Excel (.xlsx), puis recommencez avec elle.")
    }

    /// Le bilan se lit, mais les résultats n’ont pas où aller.
    public static let sansSynthese = ClasseurIllisible(
        "Le classeur n’a pas d’onglet Synthèse où écrire les résultats. Rétablissez l’onglet, ou repartez d’un classeur vierge."
    )

    /// Le bilan se lit, mais les résultats ne s’écrivent pas dans Synthèse telle qu’elle est enregistrée.
    public static let syntheseFigee = ClasseurIllisible(
        "L’onglet Synthèse est enregistré d’une façon où les résultats ne peuvent pas être écrits. \(enregistrer)")

    static func sansExercice(_ trouve: String, acceptes: ClosedRange<Int>) -> ClasseurIllisible {
        let constat =
            trouve.isEmpty ? "L’exercice n’est pas indiqué" : "L’exercice \(Fr.guillemets(trouve)) n’a pas de barème"
        return ClasseurIllisible(
            "\(constat). Indiquez dans l’onglet Synthèse une année de \(acceptes.lowerBound) à \(acceptes.upperBound).")
    }
}
