internal import ACIModel
internal import ACIReports
internal import ArgumentParser

/// `aci-xlsx bareme`
struct BaremeCommand: ExecutableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bareme",
        _superCommandName: RootCommand.name,
        abstract: "Montre les montants d’une année, par taille, avec leurs sources.",
        discussion: """
            Exemples :
              aci-xlsx bareme
              aci-xlsx bareme --year 2021 --taille 2
              aci-xlsx bareme --format csv > bareme.csv
            """)

    @Option(
        help: ArgumentHelp(
            "L’année, \(SchemeChoice.yearsInWords) ; par défaut, l’année en cours.", valueName: "année"))
    var year: String?

    @Option(help: ArgumentHelp("Une seule taille de CPTS, \(SchemeChoice.sizesInWords).", valueName: "taille"))
    var taille: String?

    @Option(
        help: ArgumentHelp(
            "La forme du résultat : text, par défaut, json ou csv (pour un tableur).", valueName: "forme"),
        completion: .list(BaremeCommand.formats.map(\.rawValue)))
    var format: String?

    private static let formats: [FormatRapport] = [.text, .json, .csv]

    func execute(in context: CommandContext) throws(Failure) -> ExitStatus {
        let format = try FormatRapport(option: format, allowed: BaremeCommand.formats)
        let bareme = try SchemeChoice(year: year).bareme(today: context.clock.today())
        let report = RapportBareme(bareme: bareme, tailles: try sizes(of: bareme.cadre))
        switch format {
        case .json: try context.output.write(report.document.encoded(.indented))
        case .csv: try context.output.write(report.csv)
        case .text, .html: try context.output.write(report.texte(context.output.style))
        }
        return .success
    }

    private func sizes(of scheme: Cadre) throws(Failure) -> [Int] {
        let known = scheme.tailles.map(\.numero)
        guard let taille else { return known }
        guard let size = Int(taille), known.contains(size) else {
            throw Failure(
                .usage,
                "La taille \(Fr.guillemets(taille)) n’existe pas. Choisissez "
                    + "\(Fr.liste(known.map(String.init), conjonction: "ou")).")
        }
        return [size]
    }
}
