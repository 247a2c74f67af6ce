import Foundation
import Testing

/// The real server with a real browser, judges of accessibility and of interfaces, and slow senders: `Web/Tests/Live`.
/// They are written in Python, which has the tools, and told here in pytest's own words.
@Suite("The real server")
struct LiveTests {
    private static let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
    private static let python = root.appending(path: ".venv-web/bin/python").path
    /// SwiftPM puts the tests beside the programs of the same build.
    private static let server = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "aci-web").path

    @Test("stands what is sent to it and keeps nothing") func service() async throws {
        try await run("test_service.py")
    }

    @Test("is enough for a person who has only a browser") func browser() async throws {
        try await run("test_browser.py")
    }

    @Test("installs as docs/web.md says, behind the servers that it names, and goes without a trace")
    func hosting() async throws {
        try await run("test_hosting.py")
    }

    private func run(_ file: String) async throws {
        guard FileManager.default.isExecutableFile(atPath: Self.python) else {
            let reason = ".venv-web is missing: run `make setup`"
            guard ProcessInfo.processInfo.environment["CI"] != "true" else { throw Missing(description: reason) }
            FileHandle.standardError.write(Data("NOT RUN: \(file): \(reason)\n".utf8))
            try Test.cancel(Comment(rawValue: reason))
        }
        let pytest = Process()
        pytest.executableURL = URL(filePath: Self.python)
        pytest.arguments = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "Web/Tests/Live/\(file)"]
        pytest.currentDirectoryURL = Self.root
        pytest.environment = ProcessInfo.processInfo.environment.merging(["ACI_WEB": Self.server]) { $1 }
        let log = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).log")
        try Data().write(to: log)
        defer { try? FileManager.default.removeItem(at: log) }
        let output = try FileHandle(forWritingTo: log)
        pytest.standardOutput = output
        pytest.standardError = output
        // The other tests go on meanwhile.
        let status = try await withCheckedThrowingContinuation { (end: CheckedContinuation<Int32, any Error>) in
            pytest.terminationHandler = { end.resume(returning: $0.terminationStatus) }
            do { try pytest.run() } catch { end.resume(throwing: error) }
        }
        let words = try String(contentsOf: log, encoding: .utf8)
        #expect(status == 0, "\(words.suffix(8_000))")
    }

    private struct Missing: Error, CustomStringConvertible {
        let description: String
    }
}
