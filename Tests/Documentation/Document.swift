import Foundation
import TestSupport
import Testing

/// A document of the checkout. Blocks of it come from the code, between two marks:
///
///     <!-- generated: codes -->
///     …
///     <!-- end: codes -->
///
/// `ACI_RENEW_DOCS=1 swift test --filter DocumentationTests` writes them anew.
struct Document {
    let url: URL
    private(set) var text: String

    init(_ path: String) throws {
        url = Checkout.root.appending(path: path)
        text = try String(contentsOf: url, encoding: .utf8)
    }

    private static let renews = ProcessInfo.processInfo.environment["ACI_RENEW_DOCS"] == "1"

    /// Holds a block to what the code gives, or renews it.
    mutating func expect(block name: String, toBe lines: [String]) throws {
        let file = url.lastPathComponent
        let head = try #require(text.range(of: "<!-- generated: \(name) -->"), "\(file) lacks \(name)")
        let tail = try #require(text.range(of: "\n<!-- end: \(name) -->"), "\(file) lacks the end of \(name)")
        let wanted = "\n" + lines.joined(separator: "\n")
        guard text[head.upperBound..<tail.lowerBound] != wanted else { return }
        if Self.renews {
            text.replaceSubrange(head.upperBound..<tail.lowerBound, with: wanted)
            try Data(text.utf8).write(to: url)
        } else {
            Issue.record(
                """
                \(file): the block \(name) is not what the code gives. Renew it:
                ACI_RENEW_DOCS=1 swift test --filter DocumentationTests
                """)
        }
    }

    /// The fenced blocks of a language, each without its fences.
    func code(_ language: String) -> [String] {
        text.components(separatedBy: "```\(language)\n").dropFirst().map {
            $0.components(separatedBy: "\n```").first ?? ""
        }
    }

    /// Where links and pictures lead, headings of this document aside.
    var linkedPaths: [String] {
        text.matches(of: /\]\(([^)#:]+)(#[^)]*)?\)/).map { String($0.output.1) }
    }
}

/// A table in Markdown; the first row has the headings.
func markdownTable(_ rows: [[String]], amountsFrom firstAmount: Int = .max) -> [String] {
    let ruler = (rows.first ?? []).indices.map { $0 >= firstAmount ? "---:" : "---" }
    guard let head = rows.first else { return [] }
    return ([head, ruler] + rows.dropFirst()).map { "| " + $0.joined(separator: " | ") + " |" }
}
