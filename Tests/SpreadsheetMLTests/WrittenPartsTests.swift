import Foundation
import SpreadsheetML
import TestSupport
import Testing

/// Every part of a workbook with one of everything, as it was read beside the standard. A change that is meant is renewed
/// by `ACI_RENEW_OUTPUTS=1 swift test --filter WrittenPartsTests`.
@Suite struct WrittenPartsTests {
    @Test("Each part of a workbook with one of everything is what was approved")
    func parts() throws {
        let package = try PatchedPackage(SampleWorkbook.make().encoded())
        let written = package.entries.map { name, bytes in
            let isXML = bytes.starts(with: "<?xml".utf8)
            let content = isXML ? String(decoding: bytes, as: UTF8.self) : "\(bytes.count) bytes"
            return "== \(name)\n" + content.replacing("><", with: ">\n<") + "\n"
        }.joined()
        let file = Checkout.root.appending(path: "Tests/SpreadsheetMLTests/Outputs/parts.txt")
        if ProcessInfo.processInfo.environment["ACI_RENEW_OUTPUTS"] == "1" { try Data(written.utf8).write(to: file) }
        let approved = try String(contentsOf: file, encoding: .utf8)
        let lines = [written, approved].map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
        #expect(lines[0].count == lines[1].count)
        for (line, expected) in zip(lines[0], lines[1]) where line != expected {
            Issue.record("\(line) instead of \(expected)")
        }
    }
}
