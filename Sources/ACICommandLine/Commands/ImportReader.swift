internal import ACIModel
internal import ACIWorkbook

/// Reads one workbook of `import` and makes its piece of the result. Any thread may do it.
struct ImportReader: Sendable {
    let report: ImportReport
    let strict: Bool
    let reading: WorkbookReading
    let reconciles: Bool

    /// What one workbook gives.
    struct Outcome: Sendable {
        var piece: [UInt8] = []
        var line: TableConsolidee.Ligne?
        var reconciled: [UInt8]?
        var status = ExitStatus.success
        var failure: Failure?
    }

    func outcome(of item: WorkbookList.Item) -> Outcome {
        switch item {
        case .failure(let failure): Outcome(status: failure.status, failure: failure)
        case .file(let file): outcome(of: file)
        }
    }

    private func outcome(of file: InputFile) -> Outcome {
        do {
            let bytes = try file.bytes()
            let workbook = try reading.workbook(file, from: bytes)
            let wrong = workbook.compte(.erreur) + (strict ? workbook.compte(.avertissement) : 0)
            var outcome = Outcome(
                piece: report.piece(workbook), line: TableConsolidee.Ligne(workbook),
                status: wrong > 0 ? .wrongAnswers : .success)
            if reconciles { reconcile(bytes, workbook, &outcome) }
            return outcome
        } catch {
            return Outcome(line: TableConsolidee.Ligne(illisible: file.path), status: error.status, failure: error)
        }
    }

    private func reconcile(_ bytes: [UInt8], _ workbook: ClasseurLu, _ outcome: inout Outcome) {
        do {
            outcome.reconciled = try ClasseurRapproche.octets(bytes, workbook.lu)
        } catch {
            outcome.failure = Failure(.unreadable, error.message)
            outcome.status = .unreadable
        }
    }
}
