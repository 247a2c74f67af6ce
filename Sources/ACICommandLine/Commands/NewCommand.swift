internal import ACIModel
internal import ACIWorkbook
internal import ArgumentParser

/// `aci-xlsx new`
struct NewCommand: ExecutableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Crée le classeur d’une année, à remplir dans Excel, LibreOffice ou Google Sheets.",
        discussion: """
            Sans option, le classeur de l’année en cours est créé dans le dossier courant, sous le nom \
            indicateurs-aci-<année>.xlsx.

            Exemples :
              aci-xlsx new
              aci-xlsx new --year 2025 --output bilan-2025.xlsx
            """)

    @Option(help: ArgumentHelp("L’année du bilan, de 2019 à 2035 ; par défaut, l’année en cours.", valueName: "année"))
    var year: String?

    @Option(
        help: ArgumentHelp("Le cadre conventionnel ; utile pour 2022 seulement.", valueName: "cadre"),
        completion: .custom { _, _, _ in SchemeChoice.names })
    var cadre: String?

    @Option(
        help: ArgumentHelp("Le fichier à créer.", valueName: "fichier"), completion: .file(extensions: ["xlsx"]))
    var output: String?

    @Flag(help: "Remplace le fichier s’il existe déjà.")
    var force = false

    func execute(in surroundings: Surroundings) throws(Failure) -> ExitStatus {
        let today = try surroundings.clock.today()
        let bareme = try SchemeChoice(year: year, scheme: cadre).bareme(today: today)
        let file = SafeFile(
            path: output ?? ClasseurModele.nomDeFichier(exercice: bareme.exercice), replacing: force)
        try file.checkAbsent()
        try file.write(try workbook(Bilan(bareme: bareme), on: today))
        try surroundings.announce(bareme)
        try surroundings.output.write(
            line: "\(Fr.guillemets(file.path)) est prêt. Ouvrez-le, remplissez les cases bleu-vert, puis lancez"
                + "\(Fr.insecable): aci-xlsx import \(ShellWord.quote(file.path))")
        return .success
    }

    private func workbook(_ bilan: Bilan, on day: Jour) throws(Failure) -> [UInt8] {
        do {
            return try ClasseurModele(bilan, aujourdhui: day).octets()
        } catch {
            throw Failure(unforeseen: error)
        }
    }
}
