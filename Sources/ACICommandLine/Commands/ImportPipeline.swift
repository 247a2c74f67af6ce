internal import ACIModel
internal import ACIReports
internal import ACIWorkbook
internal import Parallel

/// One run of `import`: its workbooks are read on all cores, and told in order.
struct ImportPipeline {
    /// The files that a run writes.
    struct Targets {
        /// The HTML report, or the user's own workbook with the engine's results.
        let result: SafeFile?
        /// The workbook of all.
        let consolidated: SafeFile?
        /// Who is behind which number; where it is given, nothing else says so.
        let key: SafeFile?

        var all: [SafeFile] { [result, consolidated, key].compactMap(\.self) }
    }

    private let reading: Reading
    private let files: Targets
    private let order: Ensemble.Tri?
    /// The page for the file, where the result goes there instead of standard output.
    private var page: Spool?
    private let context: CommandContext
    private var together: Ensemble
    private var anonymity: Anonymat?
    /// The pieces of the result, where one that is read last may come first.
    private var waiting: Spool?
    /// For each line of ``together``, its piece in ``waiting``.
    private var pieces: [Int?] = []
    /// Those of the bilans that count.
    private var errors = 0
    private var status = ExitStatus.success
    private var hasBegun = false
    private var progress: Progress

    /// - Parameters:
    ///   - strict: points to verify count as errors in the exit status.
    ///   - keepsInputs: inputs that the formulas don't count stay as they were typed.
    ///   - order: of the results; nil: as the files come.
    ///   - expected: the CPTS that ought to have answered.
    init(
        _ report: Rapport, _ schemes: Cadres, strict: Bool, keepsInputs: Bool, _ files: Targets, order: Ensemble.Tri?,
        expected: [CPTSAttendue], today: Jour, context: CommandContext
    ) throws(Failure) {
        let makesPage = report.format == .html
        var anonymity = files.key.map { _ in Anonymat() }
        together = Ensemble(attendues: expected.map { anonymity?.masquer($0) ?? $0 }, aujourdhui: today)
        self.anonymity = anonymity
        reading = Reading(
            report: report, reader: LecteurClasseur(schemes), today: today, strict: strict,
            givesBack: files.result != nil && !makesPage, keepsInputs: keepsInputs,
            keepsPoints: files.consolidated != nil, isAnonymous: anonymity != nil)
        self.files = files
        self.order = order
        waiting = order != nil || report.commenceParLEnsemble ? try Spool() : nil
        page = files.result != nil && makesPage ? try Spool() : nil
        self.context = context
        progress = Progress(context, fillsOutput: page == nil && waiting == nil)
    }

    /// Reads all and writes their results.
    ///
    /// - Returns: the highest status of all.
    mutating func run(_ items: [WorkbookList.Item]) throws(Failure) -> ExitStatus {
        defer { for spool in [waiting, page] { spool?.discard() } }
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
            try finish()
            try filePage()
            for repeated in together.repetitions.groupes { context.warn(repeated.francais) }
            try consolidate()
            try fileKey()
        }
        return status
    }

    private mutating func tell(_ outcome: Outcome) throws(Failure) {
        var outcome = outcome
        hide(&outcome)
        status = max(status, outcome.status)
        try progress.clear()
        if let line = outcome.line {
            let taken = together.ajouter(line)
            errors += taken.etat.erreurs
            pieces.append(nil)
            if case .copie(let original) = taken.etat {
                outcome.note =
                    "\(Fr.guillemets(line.fichier)) a les mêmes réponses que \(Fr.guillemets(original))\(Fr.insecable): "
                    + "il est laissé de côté."
            } else if outcome.isRead {
                try take(outcome.piece)
            }
        }
        if let failure = outcome.failure { context.report(failure) }
        if let note = outcome.note { context.inform(note) }
        if let file = files.result, let bytes = outcome.reconciled {
            try file.write(bytes)
            context.inform("votre classeur rapproché est \(Fr.guillemets(file.path)).")
        }
    }

    /// Puts numbers in place of names.
    private mutating func hide(_ outcome: inout Outcome) {
        guard anonymity != nil else { return }
        if let workbook = outcome.workbook {
            let hidden = anonymity?.masquer(
                workbook.lu, fichier: workbook.provenance, avecPoints: reading.keepsPoints)
            guard let hidden else { return }
            outcome.line = hidden.ligne
            outcome.piece = reading.report.morceau(
                ClasseurLu(fichier: hidden.alias, jour: reading.today, lu: hidden.lu))
        } else if let failure = outcome.failure, let line = outcome.line {
            let hidden = anonymity?.masquer(
                illisible: line.fichier, failure.message, citation: Fr.guillemets(line.fichier))
            guard let hidden else { return }
            outcome.failure = Failure(failure.status, hidden.phrase)
            outcome.line = LigneConsolidee(illisible: hidden.alias, hidden.phrase)
        }
        outcome.note = outcome.note.map(Anonymat.masquer)
    }

    private mutating func take(_ piece: [UInt8]) throws(Failure) {
        if waiting != nil {
            pieces[pieces.count - 1] = waiting?.count
            try waiting?.append(piece)
        } else {
            if !hasBegun { try give(reading.report.debut(together)) }
            try give(piece)
        }
        hasBegun = true
    }

    /// What waited, in order, and what follows the last workbook.
    private mutating func finish() throws(Failure) {
        let order = order.map { together.trier($0) } ?? Array(together.lignes.indices)
        if let waiting {
            try give(reading.report.debut(together))
            for (place, before) in order.enumerated() {
                guard let piece = pieces[before] else { continue }
                try give(reading.report.intercalaire(place) + waiting.piece(piece))
            }
        }
        try give(reading.report.fin(together))
    }

    private mutating func give(_ piece: [UInt8]) throws(Failure) {
        if page == nil { try context.output.write(piece) } else { try page?.append(piece) }
    }

    private func filePage() throws(Failure) {
        guard let file = files.result, let page else { return }
        try file.write(page)
        let sentence = "la page est \(Fr.guillemets(file.path))"
        if errors > 0 {
            context.inform("\(sentence), \(Fr.compte(errors, "erreur", "erreurs")) à corriger.")
        } else {
            // What could not be read, or that nobody filled, has been told, and is no page without errors.
            context.inform(status > .success ? "\(sentence)." : "\(sentence), aucune erreur.")
        }
    }

    private func consolidate() throws(Failure) {
        guard let file = files.consolidated else { return }
        let bytes: [UInt8]
        do {
            bytes = try ClasseurConsolide(together).octets()
        } catch {
            throw Failure(unforeseen: error)
        }
        try file.write(bytes)
        context.inform("le classeur d’ensemble est \(Fr.guillemets(file.path)).")
    }

    private func fileKey() throws(Failure) {
        guard let file = files.key, let anonymity else { return }
        try file.write(anonymity.csv)
        context.inform("la clé des numéros est \(Fr.guillemets(file.path))\(Fr.insecable): ne la donnez à personne.")
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
    /// Whether its piece waits for the number that stands for its name.
    let isAnonymous: Bool

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
            var outcome = Outcome(isRead: true, status: wrong > 0 ? .wrongAnswers : .success)
            if isAnonymous {
                outcome.workbook = workbook
            } else {
                outcome.piece = report.morceau(workbook)
                outcome.line = LigneConsolidee(workbook.lu, fichier: workbook.provenance, avecPoints: keepsPoints)
            }
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
    var isRead = false
    var piece: [UInt8] = []
    var line: LigneConsolidee?
    /// Where its names are to be hidden first.
    var workbook: ClasseurLu?
    var reconciled: [UInt8]?
    var status = ExitStatus.success
    var failure: Failure?
    /// What there is to know about the file.
    var note: String?
}
