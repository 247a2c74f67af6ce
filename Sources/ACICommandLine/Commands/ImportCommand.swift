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
            """)

    @Argument(
        help: ArgumentHelp(
            "Les classeurs, ou des dossiers qui en contiennent ; - pour l’entrée standard.", valueName: "fichiers"),
        completion: .file(extensions: ["xlsx"]))
    var files: [String] = []

    @Option(
        help: ArgumentHelp(
            "La forme du résultat : text, par défaut, json, csv (pour un tableur) ou html (une page à imprimer ou à envoyer).",
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
            "Écrit aussi un classeur d’ensemble : une ligne par CPTS, les totaux et les points à revoir.",
            valueName: "fichier"), completion: .file(extensions: ["xlsx"]))
    var consolidated: String?

    @Flag(
        help:
            "Avec --output\(Fr.insecable): laisse les saisies telles qu’elles sont tapées, même celles que les formules ne comptent pas."
    )
    var keepInputs = false

    @Flag(help: "Donne la raison de chaque montant : règle, calcul et source.")
    var explain = false

    @Flag(help: "Compte les points à vérifier comme des erreurs dans le code de sortie.")
    var strict = false

    @Flag(help: "Remplace les fichiers de --output et de --consolidated s’ils existent déjà.")
    var force = false

    private static let formats: [FormatRapport] = [.text, .json, .csv, .html]

    func execute(in context: CommandContext) throws(Failure) -> ExitStatus {
        let format = try FormatRapport(option: format, allowed: ImportCommand.formats)
        guard !files.isEmpty else {
            throw Failure(
                .usage, "Indiquez le classeur à lire, par exemple\(Fr.insecable): aci-xlsx import mon-classeur.xlsx")
        }
        let kind: FileKind = format == .html ? .page : .reconciled
        let file = output.map { SafeFile(path: $0, option: "--output", kind: kind, replacing: force) }
        let together = consolidated.map {
            SafeFile(path: $0, option: "--consolidated", kind: .workbook, replacing: force)
        }
        let outputs = [file, together].compactMap { $0 }
        for output in outputs { try output.checkName() }
        if let file, let together, file.isSame(as: together.path) {
            throw Failure(
                .usage, "--output et --consolidated écrivent chacun leur fichier\(Fr.insecable): donnez-leur deux noms."
            )
        }
        let list = try WorkbookList(files, outputs: outputs)
        if let file, format != .html, list.items.count > 1 {
            throw Failure(
                .usage,
                "--output rend un seul classeur\(Fr.insecable): indiquez un seul fichier.\n"
                    + "Pour un classeur d’ensemble\(Fr.insecable): --consolidated \(ShellWord.quote(file.path))"
            )
        }
        if keepInputs, file == nil || format == .html {
            throw Failure(.usage, "--keep-inputs va avec --output\(Fr.insecable): donnez le fichier du classeur rendu.")
        }
        for output in outputs { try output.checkAbsent() }
        let schemes = try SchemeChoice.all()
        let report = Rapport(
            format: format, estMultiple: list.isSeveral, explications: explain, style: context.output.style,
            cadres: schemes)
        var pipeline = ImportPipeline(
            report, schemes, strict: strict, keepsInputs: keepInputs, file: file, consolidated: together,
            today: try context.clock.today(), context: context)
        let status = try pipeline.run(list.items)
        list.notes.forEach(context.inform)
        return status
    }
}
