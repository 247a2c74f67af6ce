import Randomness
import SpreadsheetML
import TestSupport
import Testing

/// What programs don't hold is refused where it enters, with the value and the limit.
/// Characters are counted in UTF-16 units: each 😀 is two.
@Suite("Limits of the writer")
struct WriterLimitTests {
    private func expectBeyond(
        _ value: Int, _ limit: Int, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
    ) {
        let error = #expect(throws: SpreadsheetError.self, sourceLocation: sourceLocation) { try body() }
        guard case .beyondLimit(_, let found, let allowed) = error?.code else {
            Issue.record("\(String(describing: error))", sourceLocation: sourceLocation)
            return
        }
        #expect(found == value, sourceLocation: sourceLocation)
        #expect(allowed == limit, sourceLocation: sourceLocation)
        #expect(error?.detail.contains("\(value)") == true, sourceLocation: sourceLocation)
        #expect(error?.detail.contains("\(limit)") == true, sourceLocation: sourceLocation)
    }

    @Test("A cell's text")
    func text() throws {
        let longest = String(repeating: "😀", count: 16_383) + "a"
        _ = try WrittenSheet.bytes { try $0.set(.text(longest), at: SampleWorkbook.cell("A1")) }
        var sheet = try Worksheet(name: "a")
        expectBeyond(32_768, 32_767) { try sheet.set(.text(longest + "a"), at: SampleWorkbook.cell("XFD1048576")) }
    }

    @Test("A formula")
    func formula() throws {
        let longest = "1" + String(repeating: "+1", count: 4_095) + " "
        _ = try WrittenSheet.bytes { try $0.set(.number(1), formula: Formula(longest), at: SampleWorkbook.cell("A1")) }
        var sheet = try Worksheet(name: "a")
        expectBeyond(8_193, 8_192) {
            try sheet.set(.number(1), formula: Formula(longest + " "), at: SampleWorkbook.cell("A1"))
        }
    }

    @Test("A sheet's name")
    func sheetName() throws {
        let longest = String(repeating: "😀", count: 15) + "a"
        #expect(try Worksheet(name: longest).name == longest)
        expectBeyond(32, 31) { _ = try Worksheet(name: longest + "a") }
    }

    @Test("A defined name")
    func definedName() throws {
        var workbook = try SampleWorkbook.make()
        let longest = String(repeating: "é", count: 255)
        try workbook.define(DefinedName(longest, formula: "1"))
        expectClean(try workbook.encoded())
        expectBeyond(256, 255) { try workbook.define(DefinedName(longest + "e", formula: "1")) }
    }

    @Test("A validation's titles and messages")
    func validationTexts() throws {
        let title = String(repeating: "😀", count: 16)
        let message = String(repeating: "😀", count: 127) + "a"
        let range = try SampleWorkbook.range("A1")
        _ = try WrittenSheet.bytes {
            try $0.validate(
                DataValidation([range], .any, promptTitle: title, prompt: message, errorTitle: title, error: message))
        }
        var sheet = try Worksheet(name: "a")
        expectBeyond(33, 32) { try sheet.validate(DataValidation([range], .any, promptTitle: title + "a")) }
        expectBeyond(33, 32) { try sheet.validate(DataValidation([range], .any, errorTitle: title + "a")) }
        expectBeyond(256, 255) { try sheet.validate(DataValidation([range], .any, prompt: message + "a")) }
        expectBeyond(256, 255) { try sheet.validate(DataValidation([range], .any, error: message + "a")) }
    }

    @Test("A literal list, its commas counted")
    func literalList() throws {
        let range = try SampleWorkbook.range("A1")
        let items = (100..<163).map { "\($0)" } + ["abc"]
        #expect(items.joined(separator: ",").utf16.count == 255)
        _ = try WrittenSheet.bytes { try $0.validate(DataValidation([range], .list(items))) }
        var sheet = try Worksheet(name: "a")
        expectBeyond(256, 255) { try sheet.validate(DataValidation([range], .list(items.dropLast() + ["abcd"]))) }
    }

    @Test("A list's item holds no comma, and no list is empty", arguments: [["a,b"], [], ["a", ""]])
    func listItems(items: [String]) throws {
        var sheet = try Worksheet(name: "a")
        let rule = DataValidation([try SampleWorkbook.range("A1")], .list(items))
        #expect(throws: SpreadsheetError.self) { try sheet.validate(rule) }
    }

    @Test("A header and a footer")
    func header() throws {
        let longest = String(repeating: "😀", count: 127) + "a"
        _ = try WrittenSheet.bytes { $0.printSetup = PrintSetup(.portrait, header: longest, footer: longest) }
        expectBeyond(256, 255) {
            _ = try WrittenSheet.bytes { $0.printSetup = PrintSetup(.portrait, header: longest + "a") }
        }
        expectBeyond(256, 255) {
            _ = try WrittenSheet.bytes { $0.printSetup = PrintSetup(.portrait, footer: longest + "a") }
        }
    }

    @Test("A link's tooltip")
    func tooltip() throws {
        let cell = try SampleWorkbook.cell("A1")
        let longest = String(repeating: "é", count: 255)
        _ = try WrittenSheet.bytes { $0.hyperlinks = [Hyperlink(cell, to: .place("Feuille!A1"), tooltip: longest)] }
        expectBeyond(256, 255) {
            _ = try WrittenSheet.bytes {
                $0.hyperlinks = [Hyperlink(cell, to: .place("Feuille!A1"), tooltip: longest + "é")]
            }
        }
    }

    @Test("Numbers are finite", arguments: [Double.infinity, -.infinity, .nan])
    func finite(number: Double) throws {
        var sheet = try Worksheet(name: "a")
        for value in [CellValue.number(number), .date(SerialDate(serial: number))] {
            let error = #expect(throws: SpreadsheetError.self) { try sheet.set(value, at: SampleWorkbook.cell("A1")) }
            #expect(error?.code == .nonFiniteNumber)
            #expect(error?.place == "a!A1")
        }
    }

    @Test("Merges don't overlap; one cell is none")
    func merges() throws {
        var sheet = try Worksheet(name: "a")
        try sheet.merge(SampleWorkbook.range("B2:C3"))
        try sheet.merge(SampleWorkbook.range("D2:D3"))
        try sheet.merge(SampleWorkbook.range("B2"))
        #expect(sheet.merges.count == 2)
        for other in ["A1:B2", "C3:C4", "B2:C3", "A1:D4", "C2:D2"] {
            #expect(throws: SpreadsheetError.self) { try sheet.merge(SampleWorkbook.range(other)) }
        }
    }

    @Test("A merge that overlaps names the first that it meets, whatever their sizes", arguments: UInt64(1)...20)
    func firstOverlap(seed: UInt64) throws {
        var random = SeededRandom(seed)
        var sheet = try Worksheet(name: "a")
        func range() throws -> CellRange {
            let (row, column) = (
                random.within(1...1 << random.within(1...12)), random.within(1...1 << random.within(1...7))
            )
            let (height, width) = (1 << random.within(0...8), 1 << random.within(0...6))
            return CellRange(
                try #require(CellReference(row: row, column: column)),
                try #require(
                    CellReference(row: row + random.below(height) + 1, column: column + random.below(width))))
        }
        for _ in 0..<400 {
            let new = try range()
            let met = sheet.merges.first { $0.overlaps(new) }
            do throws(SpreadsheetError) {
                try sheet.merge(new)
                #expect(met == nil, "\(new)")
            } catch {
                #expect(error.code == .overlappingMerge(new.description))
                #expect(error.detail == "\(new) overlaps the merged \(met.map(\.description) ?? "")")
            }
        }
        #expect(sheet.merges.count > 20)
    }

    @Test(
        "A hundred thousand merges take no time that grows with their square",
        arguments: ["B1:C1", "A1:XFD1", "A1:A10", "A1:XFD10"])
    func manyMerges(first: String) throws {
        let first = try SampleWorkbook.range(first)
        let height = first.last.row
        var sheet = try Worksheet(name: "a")
        try sheet.merge(SampleWorkbook.range("A1048575:A1048576"))
        let seconds = try ProcessorTime.of {
            for index in 0..<100_000 {
                let top = index * height + 1
                try sheet.merge(
                    CellRange(
                        try #require(CellReference(row: top, column: first.first.column)),
                        try #require(CellReference(row: top + height - 1, column: first.last.column))))
            }
        }
        #expect(seconds < 60)
        #expect(sheet.merges.count == 100_001)
        let error = #expect(throws: SpreadsheetError.self) {
            try sheet.merge(SampleWorkbook.range("A\(50_000 * height):C\(50_000 * height + 1)"))
        }
        #expect(error?.code == .overlappingMerge("A\(50_000 * height):C\(50_000 * height + 1)"))
    }
}
