internal import ACIModel
internal import ACIReports
internal import ACIWorkbook

/// Reads one workbook of `import` and makes its piece of the result. Any thread may do it.
struct ImportReader: Sendable {
    let report: Rapport
    let strict: Bool
    let reading: WorkbookReading
    let reconciles: Bool
    /// Whether the lines hold the points to mend, which the consolidated workbook alone shows.
    let keepsPoints: Bool

    /// What one workbook gives.
    struct Outcome: Sendable {
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
            let workbook = try reading.workbook(file, opened)
            let errors = workbook.compte(.erreur)
            let wrong = errors + (strict ? workbook.compte(.avertissement) : 0)
            var outcome = Outcome(
                piece: report.morceau(workbook), line: line(workbook), errors: errors,
                status: wrong > 0 ? .wrongAnswers : .success)
            if reconciles { reconcile(opened.bytes, workbook, &outcome) }
            return outcome
        } catch {
            return Outcome(
                line: LigneConsolidee(illisible: file.path, error.message), status: error.status, failure: error)
        }
    }

    private func line(_ workbook: ClasseurLu) -> LigneConsolidee {
        LigneConsolidee(workbook.lu, fichier: workbook.provenance, avecPoints: keepsPoints)
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
