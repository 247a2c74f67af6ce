import Foundation
import TestSupport
import Testing

@Suite("README.md")
struct ReadmeTests {
    @Test("Its examples are those that the tests compile and run")
    func examples() throws {
        let compiled = try String(
            contentsOf: Checkout.root.appending(path: "Tests/SpreadsheetMLTests/ReadmeExamplesTests.swift"),
            encoding: .utf8)
        let examples = try Self.examples()
        #expect(examples.count == 7)
        for example in examples {
            let body = example.split(separator: "\n", omittingEmptySubsequences: false)
                .drop { $0.hasPrefix("import ") || $0.isEmpty }.joined(separator: "\n")
            #expect(compiled.contains("\n" + body + "\n"), "not in ReadmeExamplesTests.swift:\n\(body)")
        }
    }

    private static func examples() throws -> [String] {
        try Document("README.md").code("swift").filter { !$0.contains(".package(") }
    }

    @Test("A package of its own builds with its examples, and does what they say", arguments: ["debug", "release"])
    func client(configuration: String) async throws {
        // It stays where it is, so that only what has changed is compiled again.
        let folder = Checkout.root.appending(path: ".build/readme-client-\(configuration)")
        let sources = folder.appending(path: "Sources/client")
        try FileManager.default.createDirectory(at: sources, withIntermediateDirectories: true)
        let manifest = """
            // swift-tools-version: 6.1
            import PackageDescription
            let package = Package(
                name: "client",
                dependencies: [.package(name: "aci-xlsx", path: "\(Checkout.root.path)")],
                targets: [
                    .executableTarget(
                        name: "client",
                        dependencies: ["SpreadsheetML", "SpreadsheetMLFoundation"].map { .product(name: $0, package: "aci-xlsx") })
                ])
            """
        let main = """
            let file = URL(fileURLWithPath: CommandLine.arguments[1])
            try writeBudget(to: file)
            try fillTemplate(file, into: file)
            let image = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
            let logo = [UInt8](Data(base64Encoded: image)!)
            let invoice = file.deletingLastPathComponent().appendingPathComponent("invoice.xlsx")
            try writeInvoice([("Screws", 12.5), ("Nails", 7.25)], logo: logo, to: invoice)
            try fillTemplate(invoice, into: invoice)
            print(try sumOfColumnB(in: file), try sumOfColumnB(in: invoice), try countTexts(in: invoice))
            """
        try Self.write(manifest, to: folder.appending(path: "Package.swift"))
        try Self.write(
            (try Self.examples() + [main]).joined(separator: "\n\n"), to: sources.appending(path: "main.swift"))
        let file = try TemporaryDirectory()
        let run = try await ExternalProgram.swift.run(
            [
                "run", "--package-path", folder.path, "--configuration", configuration, "client",
                file.file("budget.xlsx").path,
            ], timeout: 1_500)
        #expect(run.exitCode == 0, "\(run.output)\n\(run.summary)")
        #expect(run.output.hasSuffix("\n4750.0 3539.5 5\n"))
    }

    private static func write(_ text: String, to file: URL) throws {
        guard (try? String(contentsOf: file, encoding: .utf8)) != text else { return }
        try Data(text.utf8).write(to: file)
    }

    @Test("The coordinator's part is ten lines")
    func opening() throws {
        let lines = try Document("README.md").text.split(separator: "\n", omittingEmptySubsequences: false)
        let french = lines.dropFirst().prefix { !$0.hasPrefix("## ") }.filter { !$0.isEmpty }
        #expect(french.count == 10)
    }
}
