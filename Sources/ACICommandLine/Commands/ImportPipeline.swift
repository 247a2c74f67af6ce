internal import ACIModel
internal import ACIReports
internal import ACIWorkbook
internal import Parallel

/// One run of `import`: its workbooks are read on all cores, and told in order.
struct ImportPipeline {
    private let reading: Reading
    private let file: SafeFile?
    private let consolidated: SafeFile?
    /// The page for the file, where the result goes there instead of standard output.
    private var page: [UInt8]?
    private let context: CommandContext
    private var table = TableConsolidee()
    private var errors = 0
    private var status = ExitStatus.success
    private var hasBegun = false
    private var progress: Progress

    /// - Parameters:
    ///   - strict: points to verify count as errors in the exit status.
    ///   - keepsInputs: inputs that the formulas don't count stay as they were typed.
    ///   - file: where the HTML report goes, or the user's own workbook with the engine's results.
    ///   - consolidated: where the workbook of all goes.
    init(
        _ report: Rapport, _ schemes: Cadres, strict: Bool, keepsInputs: Bool, file: SafeFile?,
        consolidated: SafeFile?, today: Jour, context: CommandContext
    ) {
        let makesPage = report.format == .html
        reading = Reading(
            report: report, reader: LecteurClasseur(schemes), today: today, strict: strict,
            givesBack: file != nil && !makesPage, keepsInputs: keepsInputs,
            keepsPoints: consolidated != nil)
        self.file = file
        self.consolidated = consolidated
        page = file != nil && makesPage ? [] : nil
        self.context = context
        progress = Progress(context, fillsOutput: page == nil)
    }

    /// Reads all and writes their results.
    ///
    /// - Returns: the highest status of all.
    mutating func run(_ items: [WorkbookList.Item]) throws(Failure) -> ExitStatus {
        var done = 0
        try Parallel.map(items, reading.outcome) { outcome throws(Failure) in
            try tell(outcome)
            done += 1
            try progress.show(done, of: items.count)
        }
        try progress.clear()
        if !hasBegun, status == .success {
            context.report(Failure(.noInput, "aucun bilan à lire. Indiquez les classeurs des CPTS."))
            return .noInput
        }
        // Where nothing could be read there is no result, not even an empty one.
        if hasBegun {
            try give(reading.report.fin(table))
            try filePage()
            for repeated in table.repetitions.groupes { context.warn(repeated.francais) }
            try consolidate()
        }
        return status
    }

    private mutating func tell(_ outcome: Outcome) throws(Failure) {
        status = max(status, outcome.status)
        errors += outcome.errors
        if let line = outcome.line { table.ajouter(line) }
        try progress.clear()
        if !outcome.piece.isEmpty {
            if !hasBegun { try give(reading.report.debut) }
            hasBegun = true
            try give(outcome.piece)
        }
        if let failure = outcome.failure { context.report(failure) }
        if let note = outcome.note { context.inform(note) }
        if let file, let bytes = outcome.reconciled {
            try file.write(bytes)
            context.inform("votre classeur rapproché est \(Fr.guillemets(file.path)).")
        }
    }

    private mutating func give(_ piece: [UInt8]) throws(Failure) {
        if page == nil { try context.output.write(piece) } else { page? += piece }
    }

    private func filePage() throws(Failure) {
        guard let file, let page else { return }
        try file.write(page)
        let sentence = "la page est \(Fr.guillemets(file.path))"
        if errors > 0 {
            context.inform("\(sentence), \(Fr.compte(errors, "erreur", "erreurs")) à corriger.")
        } else {
            // What could not be read has been told, and is no page without errors.
            context.inform(status > .wrongAnswers ? "\(sentence)." : "\(sentence), aucune erreur.")
        }
    }

    private func consolidate() throws(Failure) {
        guard let consolidated else { return }
        let bytes: [UInt8]
        do {
            bytes = try ClasseurConsolide(table.lignes, aujourdhui: reading.today).octets()
        } catch {
            throw Failure(unforeseen: error)
        }
        try consolidated.write(bytes)
        context.inform("le classeur d’ensemble est \(Fr.guillemets(consolidated.path)).")
    }
}

/// How one workbook becomes its piece of the result. Any thread may do it.
private struct Reading: Sendable {
    let report: Rapport
    let reader: LecteurClasseur
    let today: Jour
    let strict: Bool
    let givesBack: Bool
    /// Whether it keeps its inputs as they were typed.
    let keepsInputs: Bool
    /// Whether the lines hold the points to mend, which the consolidated workbook alone shows.
    let keepsPoints: Bool

    func outcome(of item: WorkbookList.Item) -> Outcome {
        switch item {
        case .failure(let failure): Outcome(status: failure.status, failure: failure)
        case .file(let file): outcome(of: file)
        }
    }

    private func outcome(of file: InputFile) -> Outcome {
        do {
            let opened = try OpenedFile(file)
            if file.isFromFolder, opened.isConsolidated {
                return Outcome(
                    note: "\(file.quotedName) est un classeur d’ensemble\(Fr.insecable): il est laissé de côté.")
            }
            let workbook = try opened.read(by: reader, on: today)
            let errors = workbook.compte(.erreur)
            let wrong = errors + (strict ? workbook.compte(.avertissement) : 0)
            var outcome = Outcome(
                piece: report.morceau(workbook),
                line: LigneConsolidee(workbook.lu, fichier: workbook.provenance, avecPoints: keepsPoints),
                errors: errors, status: wrong > 0 ? .wrongAnswers : .success)
            if givesBack { giveBack(opened.bytes, workbook, on: today, &outcome) }
            return outcome
        } catch {
            return Outcome(
                line: LigneConsolidee(illisible: PathWord.readable(file.path), error.message), status: error.status,
                failure: error)
        }
    }

    private func giveBack(_ bytes: [UInt8], _ workbook: ClasseurLu, on day: Jour, _ outcome: inout Outcome) {
        do {
            outcome.reconciled = try ClasseurRapproche.octets(
                bytes, workbook.lu, aujourdhui: day, gardeLesSaisies: keepsInputs)
        } catch {
            outcome.failure = Failure(.unreadable, error.message)
            outcome.status = .unreadable
        }
    }
}

/// What one workbook gives.
private struct Outcome: Sendable {
    var piece: [UInt8] = []
    var line: LigneConsolidee?
    var reconciled: [UInt8]?
    /// How many errors its answers have.
    var errors = 0
    var status = ExitStatus.success
    var failure: Failure?
    /// What there is to know about the file.
    var note: String?
}
