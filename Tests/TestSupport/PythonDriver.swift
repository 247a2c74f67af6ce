public import Foundation
public import Testing

/// The Python scripts of Tests/Interoperability/Programs that answer in JSON.
public enum PythonDriver {
    /// One sample workbook and what a reader must find in it.
    public struct Sample: Sendable {
        public let file: URL
        public let expected: DumpedWorkbook
    }

    public struct Finding: Decodable, Sendable {
        /// `package`, `schema`, `semantic`, `relationship` …
        public let kind: String
        /// `error`, `warning` or `info`.
        public let severity: String
        public let part: String
        public let path: String
        public let message: String
    }

    public struct AuditReport: Decodable, Sendable {
        public let file: String
        public let error: String?
        public let findings: [Finding]
    }

    public struct SchemaFinding: Decodable, Sendable {
        public let part: String
        public let line: Int
        public let message: String
    }

    public struct SchemaReport: Decodable, Sendable {
        public let file: String
        public let error: String?
        public let checked: [String]
        /// Parts for which there is no schema, such as VML drawings.
        public let unchecked: [String]
        public let findings: [SchemaFinding]
    }

    private struct SchemaAnswer: Decodable {
        let schemas: Bool
        let files: [SchemaReport]
    }

    /// All cells of the files as openpyxl reads them, formulas with their cached values.
    public static func openpyxlDump(
        _ files: [URL], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [DumpedWorkbook] {
        try await answer("openpyxl_tool.py", ["dump"] + files.map(\.path), sourceLocation)
    }

    /// Fills cells by defined name and saves to `out`, as a script with openpyxl would. The answer has the warnings.
    @discardableResult
    public static func openpyxlFill(
        _ file: URL, _ values: [String: TypedValue], to out: URL, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> DumpedWorkbook {
        let folder = try TemporaryDirectory()
        let request = try folder.write(JSONEncoder().encode(values), to: "values.json")
        let answer: DumpedWorkbook = try await answer(
            "openpyxl_tool.py", ["fill", file.path, request.path, out.path], sourceLocation)
        if let error = answer.error {
            throw CannotTest(description: "openpyxl_tool.py fill \(file.lastPathComponent): \(error)")
        }
        return answer
    }

    /// A formula and the cells that it is copied from and to.
    public struct CopiedFormula: Encodable, Sendable {
        public let formula: String
        public let origin: String
        public let target: String

        public init(_ formula: String, from origin: String, to target: String) {
            self.formula = formula
            self.origin = origin
            self.target = target
        }
    }

    /// What openpyxl makes of formulas that are copied; nil where a reference leaves the grid.
    public static func openpyxlTranslate(
        _ formulas: [CopiedFormula], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [String?] {
        let folder = try TemporaryDirectory()
        let request = try folder.write(JSONEncoder().encode(formulas), to: "formulas.json")
        return try await answer("openpyxl_tool.py", ["translate", request.path], sourceLocation)
    }

    /// All cells as calamine reads them. It tells no formulas and no names, and gives errors as empty cells.
    public static func calamineDump(
        _ files: [URL], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [DumpedWorkbook] {
        try await answer("calamine_dump.py", files.map(\.path), sourceLocation)
    }

    /// All values as formulon computes them anew.
    public static func formulonDump(
        _ files: [URL], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [DumpedWorkbook] {
        try await answer("formulon_dump.py", files.map(\.path), sourceLocation)
    }

    /// A workbook and what is typed into its cells, or where it is saved as it is.
    public struct TypedWorkbook: Encodable, Sendable {
        private struct Cell: Encodable, Sendable {
            let sheet, address: String
            let value: TypedValue
        }

        private let file: String
        private let cells: [Cell]
        private let out: String?

        public init(file: URL, cells: [(WrittenWorkbook.Cell, TypedValue)]) {
            self.file = file.path
            out = nil
            self.cells = cells.map { Cell(sheet: $0.sheet, address: $0.address, value: $1) }
        }

        public init(file: URL, savedTo out: URL) {
            self.file = file.path
            cells = []
            self.out = out.path
        }
    }

    /// All values as OnlyOffice's document builder computes them after the typing.
    public static func onlyOfficeDump(
        _ workbooks: [TypedWorkbook], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [DumpedWorkbook] {
        let folder = try TemporaryDirectory()
        let request = try folder.write(JSONEncoder().encode(workbooks), to: "request.json")
        return try await answer("onlyoffice_dump.py", [request.path], sourceLocation)
    }

    /// What stands around the cells of a workbook.
    public struct FeatureReport: Decodable, Sendable {
        public let error: String?
        /// By sheet, kind and place: `Synthèse merge A9:A10`.
        public let features: [String: String]
    }

    /// What stands around the cells, as openpyxl reads it.
    public static func features(
        _ files: [URL], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [FeatureReport] {
        try await answer("feature_dump.py", files.map(\.path), sourceLocation)
    }

    /// What openxml-audit, and so Microsoft's Open XML SDK, has against the files.
    public static func audit(
        _ files: [URL], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [AuditReport] {
        try await answer("audit.py", files.map(\.path), sourceLocation)
    }

    /// What the ISO 29500-4 and OPC schemas have against the files. Where the schemas are absent the test ends here,
    /// as it does where a program is missing.
    public static func schemaCheck(
        _ files: [URL], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [SchemaReport] {
        _ = try ExternalProgram.xmllint.required(sourceLocation: sourceLocation)
        let answer: SchemaAnswer = try await answer("schema_check.py", files.map(\.path), sourceLocation)
        guard answer.schemas else {
            try giveUp(
                "the ISO schemas are missing: CONTRIBUTING.md says where they are had and put",
                sourceLocation: sourceLocation)
        }
        return answer.files
    }

    /// Workbooks with every kind of cell, written into `folder` by XlsxWriter and by openpyxl.
    public static func samples(
        in folder: URL, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [Sample] {
        for script in ["xlsxwriter_samples.py", "openpyxl_samples.py"] {
            _ = try await output(script, [folder.path], sourceLocation)
        }
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.filter { $0.pathExtension == "xlsx" }.sorted { $0.path < $1.path }.map { file in
            let expected = try Data(contentsOf: file.appendingPathExtension("json"))
            return Sample(file: file, expected: try JSONDecoder().decode(DumpedWorkbook.self, from: expected))
        }
    }

    public struct QueryAnswer: Decodable, Sendable {
        public let columns: [String]
        public let rows: [[String?]]
    }

    /// What DuckDB answers to the queries of a page, whose SQL it runs in a folder.
    public static func queries(
        of page: URL, in folder: URL, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [QueryAnswer] {
        let data = try await output("duckdb_queries.py", [page.path], directory: folder, sourceLocation)
        return try JSONDecoder().decode([QueryAnswer].self, from: data)
    }

    static func answer<Answer: Decodable>(
        _ script: String, _ arguments: [String], _ sourceLocation: SourceLocation
    ) async throws -> Answer {
        try JSONDecoder().decode(Answer.self, from: await output(script, arguments, sourceLocation))
    }

    private static func output(
        _ script: String, _ arguments: [String], directory: URL? = nil, _ sourceLocation: SourceLocation
    ) async throws -> Data {
        let path = Checkout.programs.appending(path: script).path
        let run = try await ExternalProgram.python.run(
            ["-B", path] + arguments, directory: directory, timeout: 300, sourceLocation: sourceLocation)
        guard run.exitCode == 0 else {
            throw CannotTest(description: "\(script): \(run.summary)")
        }
        return run.standardOutput
    }
}
