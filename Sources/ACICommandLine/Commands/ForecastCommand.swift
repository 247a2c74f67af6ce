internal import ACIModel
internal import ACIReports
internal import ACIWorkbook
internal import ArgumentParser

/// `aci-xlsx forecast`
struct ForecastCommand: ExecutableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecast",
        _superCommandName: RootCommand.name,
        abstract: "Prévoit ce que les années du contrat rapportent, et quand l’argent arrive.",
        discussion: """
            Le départ est un bilan, ou un contrat au format JSON. Les options --size et --start essaient autre chose \
            que ce que le contrat fixe : une autre taille, une mission qui démarre plus tard.

            Exemples :
              aci-xlsx forecast bilan-2026.xlsx
              aci-xlsx forecast contrat.json --years 3 --rates 70,100
              aci-xlsx forecast bilan-2026.xlsx --size 2028=2 --start parcours=2027-03-01
              aci-xlsx forecast bilan-2026.xlsx --format html --output cinq-ans.html
            """)

    @Argument(
        help: ArgumentHelp(
            "Un bilan (.xlsx) ou un contrat (.json) ; - pour l’entrée standard.", valueName: "fichier"),
        completion: .file(extensions: ["xlsx", "json"]))
    var file: String?

    @Option(help: ArgumentHelp("Le nombre d’années du contrat ; 5 par défaut.", valueName: "nombre"))
    var years: String?

    @Option(
        help: ArgumentHelp(
            "Ce qui est atteint de la part variable, en pourcentages ; 60,80,100 par défaut.", valueName: "taux"))
    var rates: String?

    @Option(
        help: ArgumentHelp(
            "Une autre taille ; 2028=2 : à partir de l’année du contrat qui finit en 2028.", valueName: "taille"))
    var size: [String] = []

    @Option(
        help: ArgumentHelp("Un autre démarrage, par exemple parcours=2027-03-01.", valueName: "mission=date"))
    var start: [String] = []

    @Option(
        help: ArgumentHelp(
            "La forme du résultat : text, par défaut, json, csv (pour un tableur) ou html (une page à imprimer ou à envoyer).",
            valueName: "forme"),
        completion: .list(ForecastCommand.formats.map(\.rawValue)))
    var format: String?

    @Option(help: ArgumentHelp("Le fichier où écrire le résultat.", valueName: "fichier"), completion: .file())
    var output: String?

    @Flag(help: "Remplace le fichier de --output s’il existe déjà.")
    var force = false

    private static let formats: [FormatRapport] = [.text, .json, .csv, .html]

    func execute(in context: CommandContext) throws(Failure) -> ExitStatus {
        let format = try FormatRapport(option: format, allowed: ForecastCommand.formats)
        guard let file else {
            throw Failure(
                .usage,
                "Indiquez un bilan ou un contrat, par exemple\(Fr.insecable): aci-xlsx forecast bilan-2026.xlsx")
        }
        let target = output.map {
            SafeFile(path: $0, option: "--output", kind: FileKind(report: format), replacing: force)
        }
        try target?.checkName()
        let (bilan, isProvisional) = try start(from: InputFile(path: file), context)
        try target?.checkKeeps(file)
        try target?.checkAbsent()
        let report = RapportPrevision(
            try forecast(bilan), source: PathWord.readable(file), estProvisoire: isProvisional)
        let bytes =
            switch format {
            case .text: Array(report.texte(target == nil ? context.output.style : .plain).utf8)
            case .json: report.document.encoded(.indented)
            case .csv: report.csv
            case .html: Array(report.html.utf8)
            }
        if let target {
            try target.write(bytes)
            context.inform("la prévision est \(Fr.guillemets(target.path)).")
        } else {
            try context.output.write(bytes)
        }
        return isProvisional ? .wrongAnswers : .success
    }

    /// What the forecast goes on from, and whether it has errors to mend.
    private func start(from file: InputFile, _ context: CommandContext) throws(Failure) -> (Bilan, Bool) {
        let schemes = try SchemeChoice.all()
        let opened = try OpenedFile(file)
        guard file.path.hasSuffix(".json") || opened.bytes.first == UInt8(ascii: "{") else {
            let workbook = try opened.read(by: LecteurClasseur(schemes), on: try context.clock.today())
            return (workbook.bilan, workbook.lu.estProvisoire)
        }
        func scheme(of year: Int) throws(Failure) -> Cadre {
            do { return try schemes.bareme(exercice: year).cadre } catch { throw Failure(.unreadable, error.message) }
        }
        // The signature tells under which scheme the rest is to be read.
        let newest = try Contrat.read(
            opened.bytes, file.quotedName, try scheme(of: try context.clock.today().annee)
        ).contract
        guard let signature = newest.identite.signature else { throw Failure(refused: .sansSignature) }
        let contract = try Contrat.read(opened.bytes, file.quotedName, try scheme(of: signature.annee)).contract
        guard let bilan = contract.premiereAnnee(try scheme(of: signature.annee)) else {
            throw Failure(refused: .sansBareme(exercice: signature.annee + 1))
        }
        return (bilan, false)
    }

    private func forecast(_ bilan: Bilan) throws(Failure) -> Prevision {
        let forecast: Prevision
        do {
            forecast = try Prevision(bilan, try ScenarioChoice(years, rates, size, start).scenario(for: bilan.cadre))
        } catch let refusal as Prevision.Refus {
            throw Failure(refused: refusal)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(unforeseen: error)
        }
        if let last = forecast.annees.last,
            let year = forecast.scenario.tailles.keys.filter({ $0 > last.exercice }).min()
        {
            throw Failure(
                .usage,
                "--size \(year)=… ne change rien\(Fr.insecable): la dernière année prévue finit en \(last.exercice).")
        }
        return forecast
    }
}

extension Failure {
    fileprivate init(refused refusal: Prevision.Refus) { self.init(.wrongAnswers, refusal.message) }
}
