internal import ACIModel
internal import ACIReports
internal import ACIWorkbook
internal import ArgumentParser

/// `aci-xlsx import`
struct ImportCommand: ExecutableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        _superCommandName: RootCommand.name,
        abstract: "Relit un ou plusieurs classeurs remplis et calcule ce que l’année rapporte.",
        discussion: """
            Chaque réponse est vérifiée. Ce qui est à corriger est donné avec sa feuille et sa cellule ; les montants \
            restent provisoires tant qu’il reste une erreur.

            Exemples :
              aci-xlsx import mon-classeur.xlsx
              aci-xlsx import mon-classeur.xlsx --explain
              aci-xlsx import mon-classeur.xlsx --output rapproche.xlsx
              aci-xlsx import mon-classeur.xlsx --format html --output bilan.html
              aci-xlsx import classeurs/ --consolidated ensemble.xlsx
              aci-xlsx import classeurs/ --format csv > bilans.csv
              aci-xlsx import classeurs/ --summary --sort risk --expected attendues.csv
            """)

    @Argument(
        help: ArgumentHelp(
            "Les classeurs, ou des dossiers qui en contiennent ; - pour l’entrée standard.", valueName: "fichiers"),
        completion: .file(extensions: ["xlsx"]))
    var files: [String] = []

    @Option(
        help: ArgumentHelp(
            "La forme du résultat\(Fr.insecable): text, par défaut, json (un objet par ligne s’il y a plusieurs classeurs), csv "
                + "(pour un tableur) ou html (une page à imprimer ou à envoyer).",
            valueName: "forme"),
        completion: .list(ImportCommand.formats.map(\.rawValue)))
    var format: String?

    @Option(
        help: ArgumentHelp(
            "Rend votre classeur, rapproché : montants recalculés et points à revoir dans Synthèse. Avec --format html, "
                + "le fichier de la page.",
            valueName: "fichier"), completion: .file())
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Écrit aussi un classeur d’ensemble\(Fr.insecable): une ligne par fichier, les totaux de chaque année, ce qui change, "
                + "les indicateurs, les points à revoir, les échéances et qui n’a pas répondu.",
            valueName: "fichier"), completion: .file(extensions: ["xlsx"]))
    var consolidated: String?

    @Flag(help: "Ne donne que l’ensemble, sans le compte rendu de chaque classeur.")
    var summary = false

    @Option(
        help: ArgumentHelp(
            "L’ordre des classeurs\(Fr.insecable): name, total, risk (d’abord les illisibles, les erreurs, le plus d’euros à portée) ou "
                + "region\(Fr.insecable); sans lui, l’ordre des fichiers.",
            valueName: "ordre"), completion: .list(Ensemble.Tri.allCases.map(\.rawValue)))
    var sort: String?

    @Flag(help: "Lit aussi les classeurs des sous-dossiers.")
    var recursive = false

    @Option(
        help: ArgumentHelp(
            "La liste des CPTS attendues, en CSV (colonnes nom et département)\(Fr.insecable): la page et le classeur "
                + "d’ensemble disent qui n’a pas répondu.",
            valueName: "liste"), completion: .file(extensions: ["csv"]))
    var expected: String?

    @Option(
        help: ArgumentHelp(
            "Remplace partout les noms par CPTS 1, CPTS 2… et cache les textes\(Fr.insecable); la clé va dans ce fichier, et là seulement.",
            valueName: "clé"), completion: .file(extensions: ["csv"]))
    var anonymous: String?

    @Flag(
        help:
            "Avec --output\(Fr.insecable): laisse les saisies telles qu’elles sont tapées, même celles que les formules ne comptent pas."
    )
    var keepInputs = false

    @Flag(help: "Donne la raison de chaque montant : règle, calcul et source.")
    var explain = false

    @Flag(help: "Compte les points à vérifier comme des erreurs dans le code de sortie.")
    var strict = false

    @Flag(help: "Remplace les fichiers de --output, --consolidated et --anonymous s’ils existent déjà.")
    var force = false

    private static let formats: [FormatRapport] = [.text, .json, .csv, .html]

    func execute(in context: CommandContext) throws(Failure) -> ExitStatus {
        let format = try FormatRapport(option: format, allowed: ImportCommand.formats)
        guard !files.isEmpty else {
            throw Failure(
                .usage, "Indiquez le classeur à lire, par exemple\(Fr.insecable): aci-xlsx import mon-classeur.xlsx")
        }
        if summary, format == .json || format == .csv {
            throw Failure(.usage, "--summary donne un texte ou une page\(Fr.insecable): --format text ou html.")
        }
        let order = try sort.map { name throws(Failure) in
            guard let order = Ensemble.Tri(rawValue: name) else {
                let names = Fr.liste(Ensemble.Tri.allCases.map(\.rawValue), conjonction: "ou")
                throw Failure(
                    .usage, "\(Fr.guillemets(name)) n’est pas un ordre\(Fr.insecable): --sort prend \(names).")
            }
            return order
        }
        let kind: FileKind = format == .html ? .page : .reconciled
        func target(_ path: String?, _ option: String, _ kind: FileKind) -> SafeFile? {
            path.map { SafeFile(path: $0, option: option, kind: kind, replacing: force) }
        }
        let files = ImportPipeline.Targets(
            result: target(output, "--output", kind), consolidated: target(consolidated, "--consolidated", .workbook),
            key: target(anonymous, "--anonymous", .report(ending: "csv")))
        for output in files.all { try output.checkName() }
        for (index, output) in files.all.enumerated() {
            if let other = files.all.prefix(index).first(where: { $0.isSame(as: output.path) }) {
                throw Failure(
                    .usage,
                    "\(other.option) et \(output.option) écrivent chacun leur fichier\(Fr.insecable): donnez-leur deux "
                        + "noms.")
            }
        }
        if let expected { for output in files.all { try output.checkKeeps(expected) } }
        let list = try WorkbookList(self.files, recursive: recursive, outputs: files.all)
        let givesBack = output != nil && format != .html
        if givesBack, let path = output, list.items.count > 1 {
            throw Failure(
                .usage,
                "--output rend un seul classeur\(Fr.insecable): indiquez un seul fichier.\n"
                    + "Pour un classeur d’ensemble\(Fr.insecable): --consolidated \(ShellWord.quote(path))"
            )
        }
        if givesBack, anonymous != nil {
            throw Failure(
                .usage, "--output rend le classeur entier, noms compris\(Fr.insecable): il ne va pas avec --anonymous.")
        }
        if keepInputs, !givesBack {
            throw Failure(.usage, "--keep-inputs va avec --output\(Fr.insecable): donnez le fichier du classeur rendu.")
        }
        for output in files.all { try output.checkAbsent() }
        let awaited = try expected.map(ExpectedList.read) ?? []
        let schemes = try SchemeChoice.all()
        let report = Rapport(
            format: format, estMultiple: list.isSeveral, sansDetail: summary, explications: explain,
            style: context.output.style, cadres: schemes)
        var pipeline = try ImportPipeline(
            report, schemes, strict: strict, keepsInputs: keepInputs, files, order: order, expected: awaited,
            today: try context.clock.today(), context: context)
        let status = try pipeline.run(list.items)
        for note in list.notes { context.inform(anonymous == nil ? note : Anonymat.masquer(note)) }
        return status
    }
}
