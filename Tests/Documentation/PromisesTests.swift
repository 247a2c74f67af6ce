import Foundation
import TestSupport
import Testing

@Suite("docs/tests.md")
struct PromisesTests {
    @Test("Each promise names a test that stands in its folder")
    func tests() throws {
        let promises = try Document("docs/tests.md").text.matches(of: /(?m)^\|[^|]+\| `([A-Za-z]+)` \| `([^`]+)` \|$/)
        #expect(promises.count >= 30)
        for promise in promises {
            let (folder, title) = (String(promise.output.1), String(promise.output.2))
            #expect(try Self.titles(in: folder).contains(title), "\(folder): \(title)")
        }
    }

    @Test("Each line of a table is a promise: folder and title in code marks, and nothing more; or the score of a room")
    func lines() throws {
        let rooms = try FileManager.default.contentsOfDirectory(atPath: Checkout.root.appending(path: "Sources").path)
        for line in try Document("docs/tests.md").text.split(separator: "\n") where line.hasPrefix("| ") {
            let score = line.wholeMatch(of: /\| (\w+) \| \d+ % \|/)
            if let score, rooms.contains(String(score.output.1)) { continue }
            let isHead = ["| promise | folder | test |", "| room | noticed |"].contains(line)
            #expect(isHead || line.wholeMatch(of: /\|[^|]+\| `[A-Za-z]+` \| `[^`]+` \|/) != nil, "\(line)")
        }
    }

    /// The titles of the tests of a folder.
    private static func titles(in folder: String) throws -> Set<String> {
        let url = Checkout.root.appending(path: "Tests/\(folder)")
        let files = try FileManager.default.subpathsOfDirectory(atPath: url.path).filter { $0.hasSuffix(".swift") }
        return try files.reduce(into: []) { titles, file in
            let source = try String(contentsOf: url.appending(path: file), encoding: .utf8)
            titles.formUnion(source.matches(of: /@Test\(\s*"([^"]+)"/).map { String($0.output.1) })
        }
    }
}
