import SpreadsheetML
import TestSupport
import Testing

/// The audit finds what is planted, and nothing in a good workbook: an audit that finds nothing proves nothing.
@Suite("PackageAudit")
struct PackageAuditTests {
    @Test("A good workbook has no finding")
    func good() throws {
        expectClean(try SampleWorkbook.make().encoded())
    }

    @Test("The smallest workbook has no finding")
    func smallest() throws {
        var workbook = Workbook()
        try workbook.add(Worksheet(name: "Feuille"))
        expectClean(try workbook.encoded())
    }

    @Test("Taken apart and zipped again, it still has none")
    func rezipped() throws {
        let bytes = try SampleWorkbook.make().encoded()
        expectClean(try PatchedPackage(bytes).zipped())
    }

    @Test("No zip at all is one finding", arguments: [[], Array("PK".utf8), Array(repeating: 0, count: 100)])
    func noArchive(bytes: [UInt8]) {
        #expect(PackageAudit.findings(in: bytes).map(\.code).contains(.zipUnreadable))
    }

    @Test("A cut file is unreadable")
    func cut() throws {
        let bytes = try SampleWorkbook.make().encoded()
        #expect(PackageAudit.findings(in: Array(bytes.dropLast(40))).map(\.code) == [.zipUnreadable, .zipUnreadable])
    }

    /// In the order of the list.
    @Test("Each of the 25 defects is found", arguments: PlantedDefect.known)
    func fieldNotes(defect: PlantedDefect) throws {
        try expectFound(defect)
    }

    @Test("Further defects are found", arguments: PlantedDefect.further)
    func further(defect: PlantedDefect) throws {
        try expectFound(defect)
    }

    @Test("Our conventions bind nobody else")
    func otherProducers() throws {
        var package = try PatchedPackage(SampleWorkbook.make().encoded())
        package.swap(0, 3)
        try package.replace("numFmtId=\"164\"", with: "numFmtId=\"100\"", in: "xl/styles.xml")
        try package.change("xl/styles.xml") { $0.replacing("numFmtId=\"164\"", with: "numFmtId=\"100\"") }
        let bytes = try package.zipped()
        #expect(Set(PackageAudit.findings(in: bytes).map(\.code)) == [.zipOrder, .formatReserved])
        #expect(PackageAudit.findings(in: bytes, from: .anyProducer) == [])
    }

    @Test("Every code that a package's parts can have is planted once")
    func everyCode() {
        let ofTheArchive: Set<AuditFinding.Code> = [
            .zipUnreadable, .zipMethod, .zipFlags, .zipDate, .zipVersion, .zipExtra, .zipComment, .zipOrder,
            .zipHeadersDiffer,
        ]
        let planted = Set((PlantedDefect.known + PlantedDefect.further).map(\.code))
        #expect(Set(AuditFinding.Code.allCases).subtracting(ofTheArchive).subtracting(planted) == [])
    }

    private func expectFound(_ defect: PlantedDefect) throws {
        var package = try PatchedPackage(SampleWorkbook.make().encoded())
        try defect.plant(&package)
        let findings = PackageAudit.findings(in: try package.zipped())
        #expect(findings.contains { $0.code == defect.code && $0.part == defect.part }, "\(findings)")
    }
}
