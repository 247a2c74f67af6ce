import Foundation
import TestSupport
import Testing

@Suite("Public declarations")
struct PublicDeclarationsTests {
    /// Cases whose name is all there is to say are left out: an `oui` among the answers, a code that
    /// `FicheDiagnostic` explains.
    @Test(
        "Each has its docstring",
        arguments: [("SpreadsheetML", 250), ("ACIModel", 250), ("ACIWorkbook", 50), ("ACIReports", 30)])
    func documented(module: String, atLeast count: Int) async throws {
        let graph = try await SymbolGraph.of(module: module)
        #expect(graph.symbols.count > count)
        let bare = graph.symbols.filter {
            $0.file != nil && !$0.isDocumented && ($0.kindName != "swift.enum.case" || module == "SpreadsheetML")
        }.map(\.name).sorted()
        #expect(bare == [])
    }

    @Test("The examples of SpreadsheetML's pages are those that the tests compile")
    func examples() throws {
        func lines(_ text: String) -> [String] {
            text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        let tests = Checkout.root.appending(path: "Tests/SpreadsheetMLTests")
        let compiled = try FileManager.default.contentsOfDirectory(atPath: tests.path)
            .filter { $0.hasSuffix("ExamplesTests.swift") }.sorted()
            .flatMap { try lines(String(contentsOf: tests.appending(path: $0), encoding: .utf8)) }
        let pages = try FileManager.default.contentsOfDirectory(atPath: Self.catalogue.path)
        let examples = try pages.flatMap {
            try Document("Sources/SpreadsheetML/SpreadsheetML.docc/\($0)").code("swift")
        }
        #expect(examples.count >= 8)
        for example in examples {
            #expect(compiled.contains(lines(example)), "in no file of examples:\n\(example)")
        }
    }

    private static let catalogue = Checkout.root.appending(path: "Sources/SpreadsheetML/SpreadsheetML.docc")

    @Test("The pages of SpreadsheetML build without a warning")
    func catalogue() async throws {
        let folder = try TemporaryDirectory()
        let graphs = folder.file("graphs")
        try await SymbolGraph.write(module: "SpreadsheetML", into: graphs)
        let run = try await ExternalProgram.docc.run([
            "convert", Self.catalogue.path,
            "--additional-symbol-graph-dir", graphs.path, "--output-path", folder.file("pages").path,
            "--warnings-as-errors",
        ])
        #expect(run.exitCode == 0, "\(run.output)\n\(run.summary)")
    }
}
