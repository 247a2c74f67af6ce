import Foundation
import SpreadsheetML
import TestSupport
import Testing

/// What leaves the library, as it was read beside the standard.
@Suite struct WrittenPartsTests {
    @Test("Each part of a workbook with one of everything is what was approved")
    func parts() throws {
        let package = try PatchedPackage(SampleWorkbook.make().encoded())
        let written = package.entries.map { name, bytes in
            let isXML = bytes.starts(with: "<?xml".utf8)
            let content = isXML ? String(decoding: bytes, as: UTF8.self) : "\(bytes.count) bytes"
            return "== \(name)\n" + content.replacing("><", with: ">\n<") + "\n"
        }.joined()
        try Approved.expect(Data(written.utf8), in: "Tests/SpreadsheetMLTests/Outputs/parts.txt")
    }

    @Test("Each refusal has the words that were approved")
    func refusals() throws {
        let lines = try WriterGateTests.refused.map { refused in
            let error = #expect(throws: SpreadsheetError.self) { try WriterGateTests().write(refused.make) }
            return "\(refused.testDescription): \(try #require(error))\n"
        }
        try Approved.expect(Data(lines.joined().utf8), in: "Tests/SpreadsheetMLTests/Outputs/refusals.txt")
    }
}
