internal import ACIModel
internal import ACIReports
internal import ACIWorkbook
internal import Parallel

/// One run of `import` over its workbooks: read on all cores, told in order.
struct ImportRun {
    private let reader: ImportReader
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
    ///   - file: where the HTML report goes, or the user's own workbook with the engine's results.
    ///   - consolidated: where the workbook of all goes.
    init(
        report: Rapport, strict: Bool, reading: WorkbookReading, file: SafeFile?, consolidated: SafeFile?,
        context: CommandContext
    ) {
        let makesPage = report.format == .html
        reader = ImportReader(
            report: report, strict: strict, reading: reading, reconciles: file != nil && !makesPage,
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
    mutating func status(of items: [WorkbookList.Item]) throws(Failure) -> ExitStatus {
        var done = 0
        try Parallel.map(items, reader.outcome) { outcome throws(Failure) in
            try tell(outcome)
            done += 1
            try progress.show(done, of: items.count)
        }
        try progress.clear()
        if !hasBegun, status == .success {
            try context.report(Failure(.noInput, "aucun bilan à lire. Indiquez les classeurs des CPTS."))
            return .noInput
        }
        // Where nothing could be read there is no result, not even an empty one.
        if hasBegun {
            try give(reader.report.fin(table))
            try filePage()
            for repeated in table.repetitions.groupes { try context.warn(repeated.francais) }
            try consolidate()
        }
        return status
    }

    private func filePage() throws(Failure) {
        guard let file, let page else { return }
        try file.write(page)
        let sentence = "la page est \(Fr.guillemets(file.path))"
        if errors > 0 {
            try context.inform("\(sentence), \(Fr.compte(errors, "erreur", "erreurs")) à corriger.")
        } else {
            // What could not be read has been told, and is no page without errors.
            try context.inform(status > .wrongAnswers ? "\(sentence)." : "\(sentence), aucune erreur.")
        }
    }

    private func consolidate() throws(Failure) {
        guard let consolidated else { return }
        try consolidated.write(workbookOfAll())
        try context.inform("le classeur d’ensemble est \(Fr.guillemets(consolidated.path)).")
    }

    private func workbookOfAll() throws(Failure) -> [UInt8] {
        let today = try context.clock.today()
        do {
            return try ClasseurConsolide(table.lignes, aujourdhui: today).octets()
        } catch {
            throw Failure(unforeseen: error)
        }
    }

    private mutating func give(_ piece: [UInt8]) throws(Failure) {
        if page == nil { try context.output.write(piece) } else { page? += piece }
    }

    private mutating func tell(_ outcome: ImportReader.Outcome) throws(Failure) {
        status = max(status, outcome.status)
        errors += outcome.errors
        if let line = outcome.line { table.ajouter(line) }
        try progress.clear()
        if !outcome.piece.isEmpty {
            if !hasBegun { try give(reader.report.debut) }
            hasBegun = true
            try give(outcome.piece)
        }
        if let failure = outcome.failure { try context.report(failure) }
        if let note = outcome.note { try context.inform(note) }
        if let file, let bytes = outcome.reconciled {
            try file.write(bytes)
            try context.inform("votre classeur rapproché est \(Fr.guillemets(file.path)).")
        }
    }
}
