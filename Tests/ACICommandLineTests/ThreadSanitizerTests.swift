import ACIWorkbook
import Foundation
import TestSupport
import Testing

@Suite("Threads")
struct ThreadSanitizerTests {
    @Test("ThreadSanitizer finds nothing in the import of a folder")
    func folder() async throws {
        // It stays where it is, so that only what has changed is compiled again.
        let scratch = Checkout.root.appending(path: ".build/thread")
        // gold, the default linker, fails on the sanitizers' debug information.
        let build = try await ExternalProgram.swift.run(
            [
                "build", "--package-path", Checkout.root.path, "--product", "aci-xlsx", "--sanitize", "thread",
                "--scratch-path", scratch.path, "-Xswiftc", "-use-ld=lld",
            ], timeout: 1_500)
        try #require(build.exitCode == 0, "\(build.output)\n\(build.summary)")

        let folder = try TemporaryDirectory()
        for rank in 0..<24 {
            let bilan = try Modeles.ordinaire(exercice: 2024 + rank % 3, nom: "CPTS \(rank)")
            _ = try folder.write(ClasseurModele(bilan, aujourdhui: ClasseurVierge.jour).octets(), to: "\(rank).xlsx")
        }
        _ = try folder.write(Array("a;b\n1;2\n".utf8), to: "pas-un-classeur.xlsx")
        let run = try await ProgramRun.of(
            scratch.appending(path: "debug/aci-xlsx").path,
            ["import", folder.url.path, "--format", "json", "--consolidated", folder.file("ensemble.xlsx").path],
            environment: ["TSAN_OPTIONS": "halt_on_error=1 exitcode=86"], timeout: 600)
        #expect(run.exitCode == 65, "\(run.summary)")
        #expect(run.output.split(separator: "\n").count == 24)
    }
}
