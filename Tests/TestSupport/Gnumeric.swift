public import Foundation
public import Testing

/// Gnumeric opens a workbook, recalculates and saves.
public enum Gnumeric {
    public struct Answer: Decodable, Sendable {
        public let version: String
        /// What it said while it read the workbook.
        public let warnings: [String]
    }

    /// Opens, fills cells by defined name, recalculates all formulas and saves to `out`, whose extension decides the
    /// format: `.xlsx`, `.ods`, `.xls`, `.csv`, `.pdf`.
    @discardableResult
    public static func resave(
        _ workbook: URL, filling values: [String: TypedValue] = [:], to out: URL,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
        _ = try ExternalProgram.ssconvert.required(sourceLocation: sourceLocation)
        let folder = try TemporaryDirectory()
        let request = try folder.write(JSONEncoder().encode(values), to: "values.json")
        return try await PythonDriver.answer(
            "gnumeric_tool.py", [workbook.path, request.path, out.path], sourceLocation)
    }
}
