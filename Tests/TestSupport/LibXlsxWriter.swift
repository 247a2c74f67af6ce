public import Foundation
public import Testing

/// libxlsxwriter, which a small program of Tests/Interoperability/Programs uses.
public enum LibXlsxWriter {
    /// Writes workbooks with every kind of cell into `folder`.
    public static func samples(
        in folder: URL, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [URL] {
        let header = try await ExternalProgram.cCompiler.run(
            ["-fsyntax-only", "-include", "xlsxwriter.h", "-x", "c", "/dev/null"], sourceLocation: sourceLocation)
        guard header.exitCode == 0 else {
            try giveUp("libxlsxwriter is missing: run `make setup`, which installs it", sourceLocation: sourceLocation)
        }
        let program = folder.appending(path: "libxlsxwriter_samples")
        let source = Checkout.programs.appending(path: "libxlsxwriter_samples.c").path
        try succeed(
            await ExternalProgram.cCompiler.run(
                ["-o", program.path, source, "-lxlsxwriter"], sourceLocation: sourceLocation))
        try succeed(await ProgramRun.of(program.path, directory: folder))
        return ["libxlsxwriter.xlsx", "libxlsxwriter-inline.xlsx"].map { folder.appending(path: $0) }
    }

    private static func succeed(_ run: ProgramRun) throws {
        if run.exitCode != 0 { throw CannotTest(description: "libxlsxwriter_samples: \(run.summary)") }
    }
}
