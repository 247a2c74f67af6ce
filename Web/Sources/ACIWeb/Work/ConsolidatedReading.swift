import ACIModel
import ACIReports
import ACIWorkbook
import HTTPTypes

/// Several workbooks, read one after the other; what their result needs is kept of each, the rest is dropped.
struct ConsolidatedReading: Sendable {
    /// What the result is made of.
    enum Result: Sendable {
        case page, workbook
        case report(Rapport)
    }

    /// What a page shows of one workbook.
    struct Report: Sendable {
        let title: String
        let state: String
        let article: HTML
    }

    /// What one file gives.
    struct Outcome: Sendable {
        fileprivate var line: LigneConsolidee
        fileprivate var report: Report?
        fileprivate var piece: [UInt8] = []
        fileprivate var problem: Problem?
    }

    private let result: Result
    private let service: WorkbookService
    private(set) var together: Ensemble
    private(set) var reports: [Report] = []
    private(set) var problems: [Problem] = []
    /// The workbooks' pieces of the report, in their order, each behind its anchor.
    private var pieces: [UInt8] = []
    /// Bytes of reports and pieces.
    private(set) var bytes = 0

    init(_ result: Result, _ service: WorkbookService) {
        self.result = result
        self.service = service
        together = service.together
    }

    /// Reads one file. A bad one is a line of its own and never stops the others.
    func outcome(of upload: Upload) -> Outcome {
        do throws(Problem) {
            let workbook = try service.read(upload)
            var outcome = Outcome(line: LigneConsolidee(workbook.lu, fichier: upload.name))
            switch result {
            case .workbook: break
            case .page:
                outcome.report = Report(
                    title: Resume(classeur: workbook).nom, state: WorkbookState(workbook).words,
                    article: HTML(markup: RapportHTML(classeur: workbook, explications: false).article))
            case .report(let report): outcome.piece = report.morceau(workbook)
            }
            return outcome
        } catch {
            return Outcome(
                line: LigneConsolidee(illisible: upload.name, error.sentence), piece: piece(upload, error),
                problem: error)
        }
    }

    mutating func add(_ outcome: Outcome) {
        let line = together.ajouter(outcome.line)
        if let report = outcome.report { reports.append(report) }
        if let problem = outcome.problem { problems.append(problem) }
        var piece = outcome.piece
        if case .report(let report) = result, !piece.isEmpty {
            if case .copie(let original) = line.etat {
                piece = note(line.fichier, "copie", original)
            } else {
                piece = report.intercalaire(together.lignes.count - 1) + piece
            }
        }
        pieces += piece
        bytes += outcome.piece.count + (outcome.report?.article.text.utf8.count ?? 0)
    }

    /// All of the report; `nil` where the result is none.
    var document: [UInt8]? {
        guard case .report(let report) = result else { return nil }
        return report.debut(together) + pieces + report.fin(together)
    }

    /// A file that could not be read has its line among the documents too: nobody misses it in silence.
    private func piece(_ upload: Upload, _ problem: Problem) -> [UInt8] {
        note(upload.name, "illisible", problem.sentence)
    }

    private func note(_ file: String, _ key: String, _ sentence: String) -> [UInt8] {
        guard case .report(let report) = result, report.format == .json else { return [] }
        let document: JSONValue = .object([
            (key: "schema", value: 1), (key: "fichier", value: .string(file)), (key: key, value: .string(sentence)),
        ])
        return document.encoded(.line)
    }
}
