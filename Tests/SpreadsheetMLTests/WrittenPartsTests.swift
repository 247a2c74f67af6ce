import Foundation
import SpreadsheetML
import TestSupport
import Testing

/// What leaves the library, as it was read beside the standard. A change that is meant is renewed by
/// `ACI_RENEW_OUTPUTS=1 swift test --filter WrittenPartsTests`.
@Suite struct WrittenPartsTests {
    @Test("Each part of a workbook with one of everything is what was approved")
    func parts() throws {
        let package = try PatchedPackage(SampleWorkbook.make().encoded())
        let written = package.entries.map { name, bytes in
            let isXML = bytes.starts(with: "<?xml".utf8)
            let content = isXML ? String(decoding: bytes, as: UTF8.self) : "\(bytes.count) bytes"
            return "== \(name)\n" + content.replacing("><", with: ">\n<") + "\n"
        }.joined()
        try expectApproved(written, "parts.txt")
    }

    @Test("Each refusal has the words that were approved")
    func refusals() throws {
        let lines = try WriterGateTests.refused.map { refused in
            let error = #expect(throws: SpreadsheetError.self) { try WriterGateTests().write(refused.make) }
            return "\(refused.testDescription): \(try #require(error))\n"
        }
        try expectApproved(lines.joined(), "refusals.txt")
    }

    private func expectApproved(_ written: String, _ name: String) throws {
        let file = Checkout.root.appending(path: "Tests/SpreadsheetMLTests/Outputs/\(name)")
        if ProcessInfo.processInfo.environment["ACI_RENEW_OUTPUTS"] == "1" { try Data(written.utf8).write(to: file) }
        let approved = try String(contentsOf: file, encoding: .utf8)
        let lines = [written, approved].map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
        #expect(lines[0].count == lines[1].count)
        for (line, expected) in zip(lines[0], lines[1]) where line != expected {
            Issue.record("\(line) instead of \(expected)")
        }
    }
}
