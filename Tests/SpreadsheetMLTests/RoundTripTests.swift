import Randomness
import SpreadsheetML
import TestSupport
import Testing

/// What is written is read back the same.
@Suite struct RoundTripTests {
    @Test("cells", arguments: UInt64(1)...40)
    func cells(seed: UInt64) throws {
        var random = SeededRandom(seed)
        var workbook = Workbook()
        let formats: [NumberFormat] = [
            .general, "0.00", "0%", "dd/mm/yyyy", "h:mm", "[h]:mm", .text, "#,##0.00\\ \"€\"",
        ]
        let styles = formats.map { workbook.styles.add(CellStyle(numberFormat: $0)) }
        var sheet = try Worksheet(name: "Feuille d'été \(seed)")
        var written: [CellReference: (value: CellValue, formula: Formula?, format: NumberFormat)] = [:]
        for _ in 0..<Int.random(in: 0...120, using: &random) {
            let place = try #require(address(&random))
            let format = Int.random(in: formats.indices, using: &random)
            let value = shown(self.value(&random), in: formats[format])
            let formula = Int.random(in: 0..<4, using: &random) == 0 ? self.formula(&random) : nil
            try sheet.set(value, formula: formula, style: styles[format], at: place)
            written[place] = (value, formula, formats[format])
        }
        try workbook.add(sheet)
        let read = try WorkbookReader(workbook.encoded()).readSheet(0)
        #expect(read.name == sheet.name)
        #expect(read.warnings.isEmpty)
        #expect(read.rows.reduce(0) { $0 + $1.cells.count } == written.count)
        for (place, expected) in written {
            let cell = try #require(read[place])
            #expect(cell.value == expected.value)
            if case .text(let text) = expected.value {
                // Not only the same to the eye: composed and decomposed accents are equal Strings.
                #expect(Array(cell.rawText.utf8) == Array(text.utf8))
            }
            #expect(cell.formula == expected.formula)
            #expect(cell.numberFormat == expected.format)
            #expect(cell.showsPercent == (expected.format == "0%"))
        }
    }

    @Test("names, properties, merges, visibility") func workbook() throws {
        var workbook = Workbook()
        workbook.properties.application = "SpreadsheetML & Cie"
        workbook.properties.custom = [
            CustomProperty(name: "ACI.Version", value: "2026.1"), CustomProperty(name: "<été>", value: "à \"l'heure\""),
        ]
        for name in ["Synthèse", "Mission 1 – Soins", "N# 1", "L'été"] {
            var sheet = try Worksheet(name: name)
            for range in ["A1:B2", "D4:XFD4", "A1048575:A1048576"] {
                try sheet.merge(#require(CellRange(range)))
            }
            try workbook.add(sheet)
        }
        let names = [
            DefinedName("_x0041_", formula: "3.14"),
            DefinedName("population", formula: "'Mission 1 – Soins'!$G$6:$G$9"),
            DefinedName("été", formula: "'L''été'!$A$1", scope: 3),
        ]
        for name in names { try workbook.define(name) }
        let reader = try WorkbookReader(workbook.encoded())
        #expect(reader.sheets.map(\.name) == workbook.sheets.map(\.name))
        #expect(reader.sheets.allSatisfy { $0.visibility == .visible && $0.kind == .worksheet })
        #expect(reader.definedNames == names)
        #expect(reader.definedNames.map { $0.target?.sheet } == [nil, "Mission 1 – Soins", "L'été"])
        #expect(reader.customProperties == workbook.properties.custom)
        #expect(reader.application == "SpreadsheetML & Cie")
        #expect(reader.dateSystem == .from1900)
        for (index, sheet) in workbook.sheets.enumerated() {
            #expect(try reader.readSheet(index).merges == sheet.merges)
        }
    }

    private func address(_ random: inout SeededRandom) -> CellReference? {
        let isFar = Int.random(in: 0..<20, using: &random) == 0
        let row = Int.random(in: 1...(isFar ? CellReference.maximumRow : 12), using: &random)
        let column = Int.random(in: 1...(isFar ? CellReference.maximumColumn : 12), using: &random)
        return CellReference(row: row, column: column)
    }

    private func value(_ random: inout SeededRandom) -> CellValue {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: .empty
        case 1: .boolean(.random(using: &random))
        case 2: .error(random.pick(["#REF!", "#N/A", "#NUM!", "#SPILL!"]))
        case 3: .number(Double(Int.random(in: -1_000_000...1_000_000, using: &random)) / 100)
        case 4: .number(number(&random))
        default: .text(text(&random))
        }
    }

    /// Any finite number.
    private func number(_ random: inout SeededRandom) -> Double {
        let number = Double(bitPattern: random.next())
        return number.isFinite ? number : 0
    }

    private func text(_ random: inout SeededRandom) -> String {
        let pieces = [
            "a", " ", "é", "e\u{301}", "œ", "\n", "\t", "\r", "\r\n", "_x0041_", "_x", "_x000D_", "_", "&", "<", ">",
            "\"",
            "'", "]]>", "😀",
            "\u{0}", "\u{1}", "\u{1F}", "\u{7F}", "\u{FFFE}", "\u{FFFF}", "\u{FEFF}", "\u{202F}", "\u{A0}", "=1+1", "@",
            "123", "東京", "\u{10FFFF}",
        ]
        return (0..<Int.random(in: 0...9, using: &random)).map { _ in random.pick(pieces) }.joined()
    }

    private func formula(_ random: inout SeededRandom) -> Formula {
        random.pick([
            "SUM(A1:B2)", #"IF(A1<>"",A1&" €","<&>")"#, "'L''été'!$A$1+1", "TRUE()", #"""a""&""b"""#, "A1\n+B1",
        ])
    }

    /// Numbers in cells that show dates are dates.
    private func shown(_ value: CellValue, in format: NumberFormat) -> CellValue {
        guard case .number(let number) = value, format.showsDate else { return value }
        return .date(SerialDate(serial: number))
    }
}
