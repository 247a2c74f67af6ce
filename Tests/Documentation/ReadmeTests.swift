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
        let examples = try Document("README.md").code("swift").filter { !$0.contains(".package(") }
        #expect(examples.count == 4)
        for example in examples {
            let body = example.split(separator: "\n", omittingEmptySubsequences: false)
                .drop { $0.hasPrefix("import ") || $0.isEmpty }.joined(separator: "\n")
            #expect(compiled.contains("\n" + body + "\n"), "not in ReadmeExamplesTests.swift:\n\(body)")
        }
    }

    @Test("The coordinator's part is ten lines")
    func opening() throws {
        let lines = try Document("README.md").text.split(separator: "\n", omittingEmptySubsequences: false)
        let french = lines.dropFirst().prefix { !$0.hasPrefix("## ") }.filter { !$0.isEmpty }
        #expect(french.count == 10)
    }
}
