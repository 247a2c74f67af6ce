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

    /// Where the directory begins: it says so in the last record, behind which nothing stands.
    private func directory(of bytes: [UInt8]) -> Int {
        (16..<20).reversed().reduce(0) { $0 << 8 | Int(bytes[bytes.count - 22 + $1]) }
    }

    /// A byte of the first entry's record in the directory, and of its local header, which begins the file.
    @Test(
        "What is odd in the records of an archive is found",
        arguments: [
            (.zipMethod, 10, 8, 12), (.zipFlags, 8, 6, 2), (.zipDate, 14, 12, 0x22), (.zipVersion, 6, 4, 45),
            (.zipHeadersDiffer, 14, nil, 0x22), (.zipHeadersDiffer, 16, nil, 0),
        ] as [(AuditFinding.Code, Int, Int?, UInt8)])
    func oddRecord(code: AuditFinding.Code, central: Int, local: Int?, value: UInt8) throws {
        var bytes = try SampleWorkbook.make().encoded()
        let place = directory(of: bytes) + central
        // A checksum may be anything.
        let odd = bytes[place] == value ? value &+ 1 : value
        bytes[place] = odd
        if let local { bytes[local] = odd }
        let findings = PackageAudit.findings(in: bytes)
        #expect(findings.contains { $0.code == code && $0.part == "[Content_Types].xml" }, "\(findings)")
    }

    @Test("An extra field, and what follows the directory, are found")
    func extraAndComment() throws {
        let bytes = try SampleWorkbook.make().encoded()
        #expect(PackageAudit.findings(in: bytes + [0]).map(\.code).contains(.zipComment))
        var extra = bytes
        let record = directory(of: bytes)
        extra[record + 30] = 4
        extra.insert(contentsOf: [0xFE, 0xCA, 0, 0], at: record + 46 + Int(bytes[record + 28]))
        #expect(PackageAudit.findings(in: extra).map(\.code).contains(.zipExtra))
    }

    @Test("Two tables of one id are found")
    func tableIDs() throws {
        var workbook = Workbook()
        for name in ["a_", "b_"] {
            var sheet = try Worksheet(name: name)
            try sheet.set(.text("Titre"), at: "A1")
            sheet.tables = [SheetTable(name: "t_" + name, try SampleWorkbook.range("A1:A2"))]
            try workbook.add(sheet)
        }
        var package = try PatchedPackage(workbook.encoded())
        expectClean(try package.zipped())
        try package.replace(" id=\"2\"", with: " id=\"1\"", in: "xl/tables/table2.xml")
        #expect(PackageAudit.findings(in: try package.zipped()).map(\.code) == [.table])
    }

    private func expectFound(_ defect: PlantedDefect) throws {
        var package = try PatchedPackage(SampleWorkbook.make().encoded())
        try defect.plant(&package)
        let findings = PackageAudit.findings(in: try package.zipped())
        #expect(findings.contains { $0.code == defect.code && $0.part == defect.part }, "\(findings)")
    }
}
