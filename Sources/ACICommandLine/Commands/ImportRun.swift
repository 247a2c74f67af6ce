internal import ACIModel
internal import ACIWorkbook

/// One run of `import` over its workbooks: read on all cores, told in order.
struct ImportRun {
    private let report: ImportReport
    private let strict: Bool
    private let reading: WorkbookReading
    private let surroundings: Surroundings
    private var table = TableConsolidee()
    private var status = ExitStatus.success
    private var progress: Progress

    init(report: ImportReport, strict: Bool, reading: WorkbookReading, surroundings: Surroundings) {
        self.report = report
        self.strict = strict
        self.reading = reading
        self.surroundings = surroundings
        progress = Progress(surroundings)
    }

    /// What one workbook gives.
    private struct Outcome: Sendable {
        var piece: [UInt8] = []
        var line: TableConsolidee.Ligne?
        var status = ExitStatus.success
        var failure: Failure?
    }

    /// Reads all and writes their results.
    ///
    /// - Returns: the highest status of all.
    mutating func status(of items: [WorkbookList.Item]) throws(Failure) -> ExitStatus {
        try surroundings.output.write(report.head)
        var rest = items[...]
        while !rest.isEmpty {
            let batch = Array(rest.prefix(Workers.batch))
            rest = rest.dropFirst(batch.count)
            let outcomes = Workers.map(batch) { [report, strict, reading] item in
                ImportRun.outcome(of: item, report: report, strict: strict, reading: reading)
            }
            for outcome in outcomes { try tell(outcome) }
            try progress.show(items.count - rest.count, of: items.count)
        }
        try progress.clear()
        try surroundings.output.write(report.tail(table))
        return status
    }

    private mutating func tell(_ outcome: Outcome) throws(Failure) {
        status = max(status, outcome.status)
        if let line = outcome.line { table.ajouter(line) }
        if let failure = outcome.failure {
            try progress.clear()
            try surroundings.report(failure)
        }
        try surroundings.output.write(outcome.piece)
    }

    private static func outcome(
        of item: WorkbookList.Item, report: ImportReport, strict: Bool, reading: WorkbookReading
    ) -> Outcome {
        switch item {
        case .failure(let failure): return Outcome(status: failure.status, failure: failure)
        case .file(let file):
            do {
                let workbook = try reading.workbook(file)
                let wrong = workbook.compte(.erreur) + (strict ? workbook.compte(.avertissement) : 0)
                return Outcome(
                    piece: report.piece(workbook), line: TableConsolidee.Ligne(workbook),
                    status: wrong > 0 ? .wrongAnswers : .success)
            } catch {
                return Outcome(
                    line: TableConsolidee.Ligne(illisible: file.path), status: error.status, failure: error)
            }
        }
    }
}
