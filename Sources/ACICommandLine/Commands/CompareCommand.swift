internal import ACIModel
internal import ACIReports
internal import ACIWorkbook
internal import ArgumentParser

/// `aci-xlsx compare`
struct CompareCommand: ExecutableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        _superCommandName: RootCommand.name,
        abstract: "Dit ce qui a changé d’une année à l’autre, dans les réponses et dans les montants.",
        discussion: """
            Deux années ou plus, de la plus ancienne à la plus récente. Les périodes qui se recouvrent ou laissent des \
            jours de côté sont signalées.

            Exemples :
              aci-xlsx compare bilan-2025.xlsx bilan-2026.xlsx
              aci-xlsx compare bilan-202*.xlsx --format html > annees.html
            """)

    @Argument(
        help: ArgumentHelp("Les classeurs des années, de la plus ancienne à la plus récente.", valueName: "fichiers"),
        completion: .file(extensions: ["xlsx"]))
    var files: [String] = []

    @Option(
        help: ArgumentHelp("La forme du résultat : text, par défaut, ou json.", valueName: "forme"),
        completion: .list(CompareCommand.formats.map(\.rawValue)))
    var format: String?

    private static let formats: [FormatRapport] = [.text, .json, .html]

    func execute(in context: CommandContext) throws(Failure) -> ExitStatus {
        let format = try FormatRapport(option: format, allowed: CompareCommand.formats)
        guard let first = files.first, files.count > 1 else {
            throw Failure(
                .usage,
                "Indiquez deux classeurs ou plus, par exemple\(Fr.insecable): "
                    + "aci-xlsx compare bilan-2025.xlsx bilan-2026.xlsx")
        }
        let reader = LecteurClasseur(try SchemeChoice.all())
        let today = try context.clock.today()
        func read(_ path: String) throws(Failure) -> ClasseurLu {
            try OpenedFile(InputFile(path: path)).read(by: reader, on: today)
        }
        let earliest = try read(first)
        var later: [ClasseurLu] = []
        for path in files.dropFirst() { later.append(try read(path)) }
        let comparison = Comparaison(earliest, later)
        switch format {
        case .json: try context.output.write(comparison.document.encoded(.indented))
        case .html: try context.output.write(Array(comparison.html.utf8))
        case .text, .csv: try context.output.write(comparison.texte(context.output.style))
        }
        return comparison.estProvisoire ? .wrongAnswers : .success
    }
}
