import Foundation
import TestSupport
import Testing

/// A small file that hides much is refused, or read, within the memory that any file may take.
@Suite("Memory", .serialized)
struct MemoryTests {
    /// 400 MB of each.
    enum Hidden: String, CaseIterable {
        case zeros, spaces, cells, oneString, sharedStrings

        func workbook() -> HostileWorkbook {
            let size = 400 << 20
            var workbook = HostileWorkbook()
            switch self {
            case .zeros: workbook.parts["xl/media/image1.png"] = .init("\0", times: size)
            case .spaces: workbook.sheet(.init(" ", times: size))
            case .cells: workbook.sheet(.init("<row><c><v>1</v></c></row>", times: size / 26))
            case .oneString: workbook.strings(.init(head: "<si><t>", "a", times: size, tail: "</t></si>"))
            case .sharedStrings: workbook.strings(.init("<si><t>a</t></si>", times: size / 17))
            }
            return workbook
        }
    }

    @Test("400 MB hidden in a small file, size stated or not, take no memory", arguments: Hidden.allCases)
    func hidden(_ hidden: Hidden) async throws {
        try leaveOutOfQuickRuns()
        let honest = try hidden.workbook().bytes()
        for bytes in [honest, HostileWorkbook.stating(atMost: 20 << 20, in: honest)] {
            #expect(bytes.count < 4 << 20)
            let trial = try await Trial(bytes)
            #expect(trial.peak < Trial.budget, "\(trial.peak) MB")
            if case .refused = trial.outcome { continue }
            // A picture is never unpacked: what it holds does not matter, as long as its size is stated small.
            #expect(hidden == .zeros && trial.outcome == .read, "\(trial.outcome)")
        }
    }

    /// The most that the budgets let in.
    enum Fullest: String, CaseIterable {
        case nothing, cellsOfOwnRows, cellsInReverse, styledCells, strings, escapedString, inlineTexts, formulas, names,
            merges, formats, relationships, contentTypes, entries, sheets

        func workbook() throws -> HostileWorkbook {
            var workbook = HostileWorkbook()
            switch self {
            case .nothing: workbook.sheet(.init("<a/>", times: (8 << 20) - 1_000))
            case .cellsOfOwnRows: workbook.sheet(.init("<row><c><v>1</v></c></row>", times: 400_000))
            case .cellsInReverse:
                let rows = (0..<400_000).reversed().map { #"<row r="\#($0 + 1)"><c><v>1</v></c></row>"# }
                workbook.sheet(.init(rows.joined()))
            case .styledCells:
                workbook.sheet(.init("<row>" + String(repeating: "<c s=\"1\"/>", count: 16_000) + "</row>", times: 25))
            case .strings: workbook.strings(.init("<si><t>abcdefghijklmnopqrst</t></si>", times: 199_999))
            case .escapedString:
                workbook.strings(
                    .init("<si><r><t>" + String(repeating: "_x0041_", count: 8_000) + "</t></r></si>", times: 74))
            case .inlineTexts:
                workbook.sheet(.init(#"<row><c t="inlineStr"><is><t>abcdefghij</t></is></c></row>"#, times: 399_999))
            case .formulas:
                let formula = String(repeating: "A1+", count: 300_000) + "1"
                workbook.sheet(.init("<row><c><f>\(formula)</f><v>1</v></c></row>", times: 4))
            case .names:
                let name = #"<definedName name="n">"# + String(repeating: "x", count: 400) + "</definedName>"
                workbook.workbook(
                    #"<sheets><sheet name="Synthèse" sheetId="1" r:id="rId1"/></sheets>"#
                        + "<definedNames>\(String(repeating: name, count: 10_000))</definedNames>")
            case .merges:
                let merges = String(repeating: #"<mergeCell ref="A1:XFD1048576"/>"#, count: 20_000)
                workbook.sheet(
                    .init("<row>" + String(repeating: "<c><v>1</v></c>", count: 16_384) + "</row>", times: 24),
                    after: "<mergeCells>\(merges)</mergeCells>")
            case .formats:
                let code = String(repeating: "[Red]", count: 40_000)
                workbook.styles(
                    .init(
                        head: #"<numFmts><numFmt numFmtId="164" formatCode="\#(code)"/></numFmts><cellXfs>"#,
                        #"<xf numFmtId="164"/>"#, times: 65_536, tail: "</cellXfs>"))
            case .relationships:
                let links = Array(repeating: ("r", "x", "a"), count: 8_000)
                workbook.parts["xl/_rels/workbook.xml.rels"] = .init(HostileWorkbook.relationships(links))
            case .contentTypes:
                let types = (0..<14_000).map {
                    #"<Override PartName="/a\#($0)" ContentType="application/octet-stream"/>"#
                }
                workbook.parts["[Content_Types].xml"] = .init(
                    #"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"# + types.joined()
                        + "</Types>")
            case .entries:
                for index in 0..<1_990 {
                    workbook.parts["xl/media/\(String(repeating: "a", count: 1_000))\(index)"] = .init("a")
                }
            case .sheets:
                let sheets = (1...256).map { #"<sheet name="F\#($0)" sheetId="\#($0)" r:id="r\#($0)"/>"# }
                workbook.workbook("<sheets>\(sheets.joined())</sheets>")
                workbook[links: "xl/_rels/workbook.xml.rels"] = (1...256).map { ("r\($0)", "worksheet", "w\($0).xml") }
                for index in 1...256 {
                    workbook.sheet(.init(#"<row><c t="odd"><v>abc</v></c></row>"#, times: 1_500))
                    workbook.parts["xl/w\(index).xml"] = workbook.parts[HostileWorkbook.sheetPart]
                }
            }
            return workbook
        }
    }

    @Test("The fullest file that the budgets let in stays within them", arguments: Fullest.allCases)
    func fullest(_ fullest: Fullest) async throws {
        try leaveOutOfQuickRuns()
        var workbook = try fullest.workbook()
        // The file itself is memory too.
        workbook.parts["xl/media/image1.png"] = .init(raw: try noise(18 << 20))
        let trial = try await Trial(workbook.bytes())
        if case .broken(let promise) = trial.outcome { Issue.record("\(promise)") }
        if case .refused(let sentence) = trial.outcome {
            #expect(!sentence.contains("trop volumineux"), "\(sentence)")
        }
        #expect(trial.peak < Trial.budget, "\(trial.peak) MB")
    }

    /// The most that the budgets let into the one sheet that is patched.
    enum FullestSheet: String, CaseIterable {
        case elements, blanks, emptyRows, rows, cells, longTexts

        /// In megabytes. Rows without cells are held neither by the reader nor by whoever patches.
        var budget: Double { self == .emptyRows ? 48 : Trial.budget }

        func workbook() throws -> HostileWorkbook {
            var workbook = try HostileWorkbook(sample: "2-taille3-ordinaire.xlsx")
            let part = "xl/worksheets/sheet2.xml"
            let text = try workbook.sampleText(part)
            let end = try #require(text.range(of: "</sheetData>")).lowerBound
            func fill(_ piece: String, times count: Int) {
                workbook.parts[part] = .init(
                    head: String(text[..<end]), piece, times: count, tail: String(text[end...]))
            }
            switch self {
            case .elements: fill("<a/>" + String(repeating: " ", count: 60), times: 480_000)
            case .blanks: fill(String(repeating: " ", count: 1_000_000) + "<a/>", times: 32)
            case .emptyRows:
                // Before the others: what comes after the last value need not be known beforehand.
                let start = try #require(text.range(of: "<sheetData>")).upperBound
                let row = "<row r=\"1\" ht=\"15\" customHeight=\"1\"></row>"
                workbook.parts[part] = .init(
                    head: String(text[..<start]), row, times: 790_000, tail: String(text[start...]))
            case .rows: fill("<row><c><v>1</v></c></row>", times: 390_000)
            case .cells: fill("<row>" + String(repeating: "<c s=\"1\"/>", count: 16_000) + "</row>", times: 24)
            case .longTexts:
                let string = String(repeating: "a", count: 30_000)
                fill("<row><c t=\"inlineStr\"><is><t>\(string)</t></is></c></row>", times: 120)
            }
            return workbook
        }
    }

    @Test("Given back, the fullest sheet takes no more than the budget", arguments: FullestSheet.allCases)
    func givenBack(_ fullest: FullestSheet) async throws {
        try leaveOutOfQuickRuns()
        var workbook = try fullest.workbook()
        // The file is there twice then, and more while it grows.
        workbook.parts["xl/media/image1.png"] = .init(raw: try noise(8 << 20))
        let trial = try await Trial(workbook.bytes(), .output)
        #expect(trial.outcome == .read)
        #expect(trial.peak < fullest.budget, "\(trial.peak) MB")
    }

    @Test("Pictures of 20 MB in an honest workbook are no obstacle")
    func pictures() async throws {
        var workbook = try HostileWorkbook(sample: "2-taille3-ordinaire.xlsx")
        workbook.parts["xl/media/image1.png"] = .init(raw: try noise(20 << 20))
        let trial = try await Trial(workbook.bytes())
        #expect(trial.outcome == .read)
        #expect(trial.peak < Trial.budget, "\(trial.peak) MB")
    }

    /// Bytes that nothing compresses, as pictures are.
    private func noise(_ count: Int) throws -> [UInt8] {
        let random = try FileHandle(forReadingFrom: URL(filePath: "/dev/urandom"))
        return Array(try random.read(upToCount: count) ?? Data())
    }
}
