public import Foundation
public import Testing

/// Jobs for one headless LibreOffice, done one after the other in one run.
///
/// ```swift
/// let results = try await LibreOfficeSession([
///     .init("année", open: workbook, [
///         .set(.named("population"), .number(82_000)), .set(.named("i_1A1_atteint"), .text("Oui")),
///         .recalculate, .readNames(["total_estime"]), .store(folder.file("a.ods"), .ods),
///     ])
/// ]).run()
/// #expect(results["année"].value("total_estime")?.number == 312_500)
/// ```
public struct LibreOfficeSession: Sendable {
    /// One workbook opened, worked on by steps, and closed.
    public struct Job: Sendable {
        public var id: String
        public var workbook: URL
        public var steps: [Step]
        /// Seconds.
        public var timeout: Double

        public init(_ id: String, open workbook: URL, _ steps: [Step], timeout: Double = 60) {
            self.id = id
            self.workbook = workbook
            self.steps = steps
            self.timeout = timeout
        }
    }

    public enum Step: Sendable {
        case set(Cell, TypedValue)
        /// Rows and columns count from 1.
        case insertRows(sheet: String, at: Int, count: Int = 1)
        case deleteRows(sheet: String, at: Int, count: Int = 1)
        case insertColumns(sheet: String, at: Int, count: Int = 1)
        case deleteColumns(sheet: String, at: Int, count: Int = 1)
        case renameSheet(String, to: String)
        /// The sheet's place counts from 0.
        case moveSheet(String, index: Int)
        case copySheet(String, to: String, index: Int)
        case addSheet(String)
        case deleteSheet(String)
        case hideSheet(String)
        case showSheet(String)
        case unprotectSheet(String)
        /// All formulas, wanted or not.
        case recalculate
        /// The cells behind these defined names; behind all of them when none is given. What they show is slow to ask
        /// for, and told only when wanted.
        case readNames([String] = [], label: String = "", shown: Bool = false)
        /// All filled cells of these sheets, or the values of those with formulas; of all sheets when none is given.
        case readSheets([String] = [], label: String = "", shown: Bool = false, formulasOnly: Bool = false)
        case store(URL, Format = .xlsx)
    }

    public enum Cell: Sendable {
        case named(String)
        case at(sheet: String, String)
    }

    public enum Format: String, Sendable, Encodable, CaseIterable {
        case xlsx, ods, xls, csv, pdf
    }

    /// What the jobs gave.
    public struct Results: Decodable, Sendable {
        /// LibreOffice's version.
        public let version: String?
        public let results: [JobResult]

        public subscript(id: String) -> JobResult {
            results.first { $0.id == id }
                ?? JobResult(id: id, error: "no job is called \(id)", seconds: nil, readings: [])
        }
    }

    public struct JobResult: Decodable, Sendable {
        public let id: String
        /// What stopped the job, and at which step; nil when all was done.
        public let error: String?
        public let seconds: Double?
        public let readings: [Reading]

        /// A named cell as the last reading that has it shows it.
        public func value(_ name: String, label: String? = nil) -> CellValue? {
            readings.last { (label == nil || $0.label == label) && $0.names[name] != nil }?.names[name]
        }
    }

    public struct Reading: Decodable, Sendable {
        public let label: String
        public let names: [String: CellValue]
        public let sheets: [Sheet]
    }

    public struct Sheet: Decodable, Sendable {
        public let name: String
        public let visible: Bool
        public let cells: [CellValue]

        public subscript(address: String) -> CellValue? { cells.first { $0.address == address } }
    }

    public struct CellValue: Decodable, Sendable, Equatable {
        public enum Kind: String, Decodable, Sendable { case empty, number, text, error }

        public let sheet: String
        public let address: String
        public let type: Kind
        /// A date is a number here, a boolean too.
        public let number: Double?
        /// The text, or the error's text.
        public let text: String?
        /// LibreOffice's own form, with semicolons.
        public let formula: String?
        /// What the cell shows.
        public let shown: String?
    }

    public var jobs: [Job]
    /// Language of the user; decides how `.typed` values are read and how cells are shown.
    public var locale = "fr-FR"

    public init(_ jobs: [Job]) {
        self.jobs = jobs
    }

    /// Does all jobs. A job that fails has its `error`, and the others are done all the same.
    public func run(sourceLocation: SourceLocation = #_sourceLocation) async throws -> Results {
        let soffice = try ExternalProgram.soffice.required(sourceLocation: sourceLocation)
        let folder = try TemporaryDirectory()
        let request = Request(soffice: soffice, locale: locale, jobs: jobs)
        let jobsFile = try folder.write(JSONEncoder().encode(request), to: "jobs.json")
        let resultsFile = folder.file("results.json")
        let script = Checkout.programs.appending(path: "libreoffice_session.py")
        let allowed = jobs.reduce(120) { $0 + $1.timeout }
        let run = try await ExternalProgram.unoPython.run(
            [script.path, jobsFile.path, resultsFile.path], timeout: allowed, sourceLocation: sourceLocation)
        guard run.exitCode == 0 else {
            throw CannotTest(description: "libreoffice_session.py: \(run.summary)")
        }
        return try JSONDecoder().decode(Results.self, from: Data(contentsOf: resultsFile))
    }
}

private struct Request: Encodable {
    let soffice: String
    let locale: String
    let jobs: [LibreOfficeSession.Job]
}

extension LibreOfficeSession.Job: Encodable {
    private enum CodingKeys: String, CodingKey {
        case id, open, steps, timeout
    }

    public func encode(to encoder: any Encoder) throws {
        var job = encoder.container(keyedBy: CodingKeys.self)
        try job.encode(id, forKey: .id)
        try job.encode(workbook.path, forKey: .open)
        try job.encode(steps, forKey: .steps)
        try job.encode(timeout, forKey: .timeout)
    }
}

extension LibreOfficeSession.Cell: Encodable {
    private enum CodingKeys: String, CodingKey {
        case name, sheet, address
    }

    public func encode(to encoder: any Encoder) throws {
        var cell = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .named(let name):
            try cell.encode(name, forKey: .name)
        case .at(let sheet, let address):
            try cell.encode(sheet, forKey: .sheet)
            try cell.encode(address, forKey: .address)
        }
    }
}

extension LibreOfficeSession.Step: Encodable {
    private enum CodingKeys: String, CodingKey {
        case step = "do"
        case cell, value, sheet, sheets, names, at, count, to, index, label, shown, formulasOnly, file, format
    }

    public func encode(to encoder: any Encoder) throws {
        var step = encoder.container(keyedBy: CodingKeys.self)
        func lines(_ kind: String, _ sheet: String, _ at: Int, _ count: Int) throws {
            try sheetStep(kind, sheet)
            try step.encode(at, forKey: .at)
            try step.encode(count, forKey: .count)
        }
        func sheetStep(_ kind: String, _ sheet: String) throws {
            try step.encode(kind, forKey: .step)
            try step.encode(sheet, forKey: .sheet)
        }
        switch self {
        case .set(let cell, let value):
            try step.encode("set", forKey: .step)
            try step.encode(cell, forKey: .cell)
            try step.encode(value, forKey: .value)
        case .insertRows(let sheet, let at, let count): try lines("insertRows", sheet, at, count)
        case .deleteRows(let sheet, let at, let count): try lines("deleteRows", sheet, at, count)
        case .insertColumns(let sheet, let at, let count): try lines("insertColumns", sheet, at, count)
        case .deleteColumns(let sheet, let at, let count): try lines("deleteColumns", sheet, at, count)
        case .renameSheet(let sheet, let name):
            try sheetStep("renameSheet", sheet)
            try step.encode(name, forKey: .to)
        case .moveSheet(let sheet, let index):
            try sheetStep("moveSheet", sheet)
            try step.encode(index, forKey: .index)
        case .copySheet(let sheet, let name, let index):
            try sheetStep("copySheet", sheet)
            try step.encode(name, forKey: .to)
            try step.encode(index, forKey: .index)
        case .addSheet(let sheet): try sheetStep("addSheet", sheet)
        case .deleteSheet(let sheet): try sheetStep("deleteSheet", sheet)
        case .hideSheet(let sheet): try sheetStep("hideSheet", sheet)
        case .showSheet(let sheet): try sheetStep("showSheet", sheet)
        case .unprotectSheet(let sheet): try sheetStep("unprotectSheet", sheet)
        case .recalculate: try step.encode("recalculate", forKey: .step)
        case .readNames(let names, let label, let shown):
            try step.encode("readNames", forKey: .step)
            try step.encode(names, forKey: .names)
            try step.encode(label, forKey: .label)
            try step.encode(shown, forKey: .shown)
        case .readSheets(let sheets, let label, let shown, let formulasOnly):
            try step.encode("readSheets", forKey: .step)
            try step.encode(sheets, forKey: .sheets)
            try step.encode(label, forKey: .label)
            try step.encode(shown, forKey: .shown)
            try step.encode(formulasOnly, forKey: .formulasOnly)
        case .store(let file, let format):
            try step.encode("store", forKey: .step)
            try step.encode(file.path, forKey: .file)
            try step.encode(format, forKey: .format)
        }
    }
}
