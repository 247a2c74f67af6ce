import Foundation
import TestSupport
import Testing

@Suite("docs/quirks.md")
struct QuirksTests {
    @Test("Each quirk has a test that is named like it, and each such test has its line")
    func keys() throws {
        let list = QuirkList(try Document("docs/quirks.md").text)
        let names = try QuirkTestName.all()
        #expect(!list.keys.isEmpty && !names.isEmpty)
        #expect(list.repeated == [])
        #expect(list.untested(by: names) == [])
        #expect(list.missing(from: names) == [])
    }

    @Test("A line has a key, producers, what the file does and what we do")
    func columns() throws {
        for row in QuirkList(try Document("docs/quirks.md").text).rows {
            #expect(row.count == 4 && row.allSatisfy { !$0.isEmpty }, "\(row.first ?? "")")
        }
    }

    @Test("What is planted is found")
    func planted() {
        let list = QuirkList(
            """
            | Key | Producers |
            |---|---|
            | `zip-case` | a |
            | `zip-dirs` | b |
            | `bom` | c |
            | `zip-case` | d |
            """)
        let source = """
            @Test("zip-case and zip-stored: both")
            // @Test("zip-dirs")
            @Test(
                "bom", arguments: [1])
            @Test("bom, names") func a() {}
            @Test("empty") func b() {}
            @Test("zip-code of a town")
            """
        let names = QuirkTestName.all(in: source, file: "ZipTests.swift")
        #expect(list.repeated == ["zip-case"])
        #expect(list.untested(by: names) == ["zip-dirs"])
        #expect(list.missing(from: names) == ["zip-stored"])
        let quirks = QuirkTestName.all(in: source, file: "ZipQuirkTests.swift")
        #expect(list.missing(from: quirks) == ["zip-stored", "names", "empty"])
    }
}

/// The tables of the document.
private struct QuirkList {
    /// The cells of each line with a key, the key without its marks.
    let rows: [[String]]
    var keys: [String] { rows.compactMap(\.first) }

    init(_ markdown: String) {
        rows = markdown.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
                .map { $0.trimmingCharacters(in: .whitespaces) }
            return cells.prefix(1).map { $0.trimmingCharacters(in: ["`"]) } + cells.dropFirst()
        }
    }

    var repeated: [String] {
        Dictionary(grouping: keys) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    }

    func untested(by names: [QuirkTestName]) -> [String] {
        let tested = Set(names.map(\.key))
        return keys.filter { !tested.contains($0) }
    }

    /// Names that are keys by their look: those of a file of quirks, and elsewhere those that begin like a listed key.
    func missing(from names: [QuirkTestName]) -> [String] {
        let beginnings = Set(keys.filter { $0.contains("-") }.map(Self.beginning))
        let known = Set(keys)
        return names.filter { name in
            !known.contains(name.key)
                && (name.isInFileOfQuirks || name.key.contains("-") && beginnings.contains(Self.beginning(name.key)))
        }.map(\.key)
    }

    private static func beginning(_ key: String) -> Substring { key.prefix { $0 != "-" } }
}

/// A test's display name, up to its colon, where it consists of words in kebab case: `zip-case and zip-dirs: …` is two.
private struct QuirkTestName {
    let key: String
    let isInFileOfQuirks: Bool

    private static let folders = [
        "ZipContainerTests", "XMLStreamTests", "OPCPackageTests", "SpreadsheetMLTests", "ACIModelTests",
        "ACIWorkbookTests", "Interoperability",
    ]

    static func all() throws -> [QuirkTestName] {
        try folders.flatMap { folder in
            let url = Checkout.root.appending(path: "Tests/\(folder)")
            let files = try FileManager.default.subpathsOfDirectory(atPath: url.path)
            return try files.filter { $0.hasSuffix(".swift") }.sorted().flatMap { file in
                all(in: try String(contentsOf: url.appending(path: file), encoding: .utf8), file: file)
            }
        }
    }

    static func all(in source: String, file: String) -> [QuirkTestName] {
        source.matches(of: /(?m)^[ \t]*@Test\(\s*"([^"]+)"/).flatMap { match in
            let words = match.output.1.prefix { $0 != ":" }.split(separator: #/, | and /#)
            guard words.allSatisfy({ $0.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil }) else {
                return [QuirkTestName]()
            }
            return words.map { QuirkTestName(key: String($0), isInFileOfQuirks: file.hasSuffix("QuirkTests.swift")) }
        }
    }
}
