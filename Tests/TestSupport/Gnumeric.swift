public import Foundation
public import Testing

/// Gnumeric's converter `ssconvert`, which opens a workbook, recalculates and saves.
public enum Gnumeric {
    /// - Parameters:
    ///   - out: its extension decides the format: `.xlsx`, `.ods`, `.xls`, `.csv`, `.pdf`
    ///   - cells: values to type first, by address (`Synthèse!B3`, `'Mission 2 – Parcours'!G6`), as at the keyboard;
    ///     it knows no defined names here
    public static func convert(
        _ workbook: URL, to out: URL, setting cells: [(cell: String, value: String)] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let sets = cells.map { "--set=\($0.cell)=\($0.value)" }
        let run = try await ExternalProgram.ssconvert.run(
            ["--recalc"] + sets + [workbook.path, out.path], sourceLocation: sourceLocation)
        // It complains on its standard error of much that is harmless.
        guard run.exitCode == 0, FileManager.default.fileExists(atPath: out.path) else {
            throw CannotTest(description: "ssconvert: \(run.summary)")
        }
    }
}
