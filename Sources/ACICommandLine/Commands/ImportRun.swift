internal import ACIModel
internal import ACIWorkbook

/// One run of `import` over its workbooks: read on all cores, told in order.
struct ImportRun {
    private let reader: ImportReader
    private let reconciled: SafeFile?
    private let surroundings: Surroundings
    private var table = TableConsolidee()
    private var status = ExitStatus.success
    private var progress: Progress

    /// - Parameter reconciled: where the user's own workbook goes, with the engine's results.
    init(
        report: ImportReport, strict: Bool, reading: WorkbookReading, reconciled: SafeFile?, surroundings: Surroundings
    ) {
        reader = ImportReader(report: report, strict: strict, reading: reading, reconciles: reconciled != nil)
        self.reconciled = reconciled
        self.surroundings = surroundings
        progress = Progress(surroundings)
    }

    /// Reads all and writes their results.
    ///
    /// - Returns: the highest status of all.
    mutating func status(of items: [WorkbookList.Item]) throws(Failure) -> ExitStatus {
        try surroundings.output.write(reader.report.head)
        var rest = items[...]
        while !rest.isEmpty {
            let batch = Array(rest.prefix(Workers.batch))
            rest = rest.dropFirst(batch.count)
            for outcome in Workers.map(batch, { [reader] in reader.outcome(of: $0) }) { try tell(outcome) }
            try progress.show(items.count - rest.count, of: items.count)
        }
        try progress.clear()
        try surroundings.output.write(reader.report.tail(table))
        return status
    }

    private mutating func tell(_ outcome: ImportReader.Outcome) throws(Failure) {
        status = max(status, outcome.status)
        if let line = outcome.line { table.ajouter(line) }
        try progress.clear()
        try surroundings.output.write(outcome.piece)
        if let failure = outcome.failure { try surroundings.report(failure) }
        if let reconciled, let bytes = outcome.reconciled {
            try reconciled.write(bytes)
            try surroundings.inform("votre classeur rapproché est \(Fr.guillemets(reconciled.path)).")
        }
    }
}
