internal import ACIModel
internal import ACIReports
internal import ACIWorkbook
internal import ArgumentParser

/// `aci-xlsx new`
struct NewCommand: ExecutableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        _superCommandName: RootCommand.name,
        abstract: "Crée le classeur d’une année, à remplir dans Excel, LibreOffice ou Google Sheets.",
        discussion: """
            Sans option, le classeur de l’année en cours est créé dans le dossier courant, sous le nom \
            indicateurs-aci-<année>.xlsx.

            Exemples :
              aci-xlsx new
              aci-xlsx new --year 2025 --output bilan-2025.xlsx
              aci-xlsx new --from bilan-2025.xlsx
            """)

    @Option(
        help: ArgumentHelp(
            "L’année du bilan, \(SchemeChoice.yearsInWords) ; par défaut, l’année en cours.", valueName: "année"))
    var year: String?

    @Option(
        help: ArgumentHelp(
            "aci-2019 pour un contrat jamais amendé, jusqu’en 2025 ; sinon le cadre de l’année.", valueName: "cadre"),
        completion: .custom { _, _, _ in SchemeChoice.names })
    var cadre: String?

    @Option(
        help: ArgumentHelp("Le fichier à créer.", valueName: "fichier"), completion: .file(extensions: ["xlsx"]))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Le classeur de l’an dernier : ce que le contrat fixe en est repris, la période avance d’un an par année, les "
                + "valeurs passent à côté.", valueName: "classeur"), completion: .file(extensions: ["xlsx"]))
    var from: String?

    @Option(
        help: ArgumentHelp(
            "Ce que le contrat fixe, dans un fichier JSON : identité, période, taux, démarrages, indicateurs propres ; "
                + "poids, nature, taux et objectif des autres.", valueName: "contrat"),
        completion: .file(extensions: ["json"]))
    var contract: String?

    @Flag(help: "Remplace le fichier s’il existe déjà.")
    var force = false

    func execute(in context: CommandContext) throws(Failure) -> ExitStatus {
        let today = try context.clock.today()
        let bareme = try SchemeChoice(year: year, scheme: cadre).bareme(today: today)
        let file = SafeFile(
            path: output ?? ClasseurModele.nomDeFichier(exercice: bareme.exercice), option: "--output",
            kind: .workbook, replacing: force)
        try file.checkName()
        let lastYear = try from.map { path throws(Failure) in
            try OpenedFile(InputFile(path: path)).read(by: LecteurClasseur(try SchemeChoice.all()), on: today)
        }
        let reminder = lastYear.flatMap { sameYear($0, bareme, today) }
        do {
            for input in [from, contract].compactMap({ $0 }) { try file.checkKeeps(input) }
            try file.checkAbsent()
        } catch {
            throw Failure(error.status, [error.message, reminder].compactMap { $0 }.joined(separator: "\n"))
        }
        if let reminder { context.inform(reminder) }
        let bilan = try start(bareme, from: lastYear, context)
        try file.write(try workbook(bilan, on: today))
        context.announce(bareme)
        if let lastYear {
            let checks = bilan.aVerifier(reprisDe: lastYear.bilan).joined(separator: "\(Fr.insecable); ")
            context.inform("Repris de \(Fr.guillemets(lastYear.provenance)), à vérifier\(Fr.insecable): \(checks).")
        }
        let command = "aci-xlsx import \(ShellWord.quote(file.path))"
        try context.output.write(
            line: """
                \(Fr.guillemets(file.path)) est prêt. Ouvrez-le, remplissez les cellules bleu-vert, puis \
                lancez\(Fr.insecable): \(command)
                """)
        return .success
    }

    /// What to say of a workbook that is of the year to be made already: last year's is expected.
    private func sameYear(_ workbook: ClasseurLu, _ bareme: Bareme, _ today: Jour) -> String? {
        let year = bareme.exercice
        guard workbook.bilan.exercice == year else { return nil }
        let next = String(year + 1)
        let hasNext = (try? SchemeChoice(year: next).bareme(today: today)) != nil
        return "\(Fr.guillemets(workbook.provenance)) est déjà de \(year)."
            + (hasNext ? " Pour préparer \(next)\(Fr.insecable): --year \(next)" : "")
    }

    /// What the year starts with: nothing, last year's contract, the contract file, or the second over the first.
    private func start(
        _ bareme: Bareme, from lastYear: ClasseurLu?, _ context: CommandContext
    ) throws(Failure) -> Bilan {
        var bilan = Bilan(bareme: bareme)
        if let lastYear {
            let errors = lastYear.compte(.erreur)
            if errors > 0 {
                context.warn(
                    "\(Fr.guillemets(lastYear.provenance)) contient \(Fr.compte(errors, "erreur", "erreurs"))\(Fr.insecable): "
                        + "vérifiez ce qui en est repris.")
            }
            bilan = lastYear.bilan.repris(pour: bareme)
        }
        if let contract {
            let file = InputFile(path: contract, ending: ".json")
            let (contract, notes) = try Contrat.read(file.bytes(), file.quotedName, bareme.cadre)
            for note in notes { context.inform(note.ligne) }
            bilan = contract.applique(a: bilan)
        }
        return bilan
    }

    private func workbook(_ bilan: Bilan, on day: Jour) throws(Failure) -> [UInt8] {
        do {
            return try ClasseurModele(bilan, aujourdhui: day).octets()
        } catch {
            throw Failure(unforeseen: error)
        }
    }
}
