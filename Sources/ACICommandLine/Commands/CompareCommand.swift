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
            Exemple :
              aci-xlsx compare bilan-2025.xlsx bilan-2026.xlsx
            """)

    @Argument(
        help: ArgumentHelp("Le classeur de la première année, puis celui de la seconde.", valueName: "fichiers"),
        completion: .file(extensions: ["xlsx"]))
    var files: [String] = []

    @Option(
        help: ArgumentHelp("La forme du résultat : text, par défaut, ou json.", valueName: "forme"),
        completion: .list(CompareCommand.formats.map(\.rawValue)))
    var format: String?

    private static let formats: [FormatRapport] = [.text, .json]

    func execute(in context: CommandContext) throws(Failure) -> ExitStatus {
        let format = try FormatRapport(option: format, allowed: CompareCommand.formats)
        guard files.count == 2 else {
            throw Failure(
                .usage,
                "Indiquez deux classeurs, par exemple\(Fr.insecable): "
                    + "aci-xlsx compare bilan-2025.xlsx bilan-2026.xlsx")
        }
        let reader = LecteurClasseur(try SchemeChoice.all())
        let today = try context.clock.today()
        let comparison = Comparaison(
            avant: try OpenedFile(InputFile(path: files[0])).read(by: reader, on: today),
            apres: try OpenedFile(InputFile(path: files[1])).read(by: reader, on: today))
        switch format {
        case .json: try context.output.write(comparison.document.encoded(.indented))
        case .text, .csv, .html: try context.output.write(comparison.texte(context.output.style))
        }
        return comparison.estProvisoire ? .wrongAnswers : .success
    }
}
