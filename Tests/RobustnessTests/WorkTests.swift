import TestSupport
import Testing

/// What asks for the square of its size elsewhere is read or refused in time.
@Suite("Work", .serialized)
struct WorkTests {
    enum Demanding: String, CaseIterable {
        case attributes, nesting, definedNames, merges, areas, formula, farCells, labelsAtTheEdge, longTexts, numbers,
            comments, references, namespaces, sameNames, codes

        func workbook() throws -> HostileWorkbook {
            var workbook = try HostileWorkbook(sample: "1-petite-incomplete.xlsx")
            let sheet = "xl/worksheets/sheet2.xml"
            let text = try workbook.sampleText(sheet)
            func rows(_ rows: String, after: String = "") {
                workbook.parts[sheet] = .init(
                    text.replacing("<sheetData>", with: "<sheetData>" + rows).replacing(
                        "</sheetData>", with: "</sheetData>" + after))
            }
            switch self {
            case .attributes: rows("<row \((0..<100_000).map { "a\($0)=\"\"" }.joined(separator: " "))/>")
            case .nesting: rows(String(repeating: "<a>", count: 100_000))
            case .definedNames:
                let names = try workbook.sampleText("xl/workbook.xml")
                let more = (0..<1_000_000).map { "<definedName name=\"n\($0)\">A!$A$1</definedName>" }.joined()
                workbook.parts["xl/workbook.xml"] = .init(
                    names.replacing("</definedNames>", with: more + "</definedNames>"))
            case .merges:
                rows(
                    "",
                    after: "<mergeCells>" + String(repeating: #"<mergeCell ref="A1:XFD1048576"/>"#, count: 1_000_000)
                        + "</mergeCells>")
            case .areas:
                let areas = (1...30_000).map { "A\($0):XFD\($0)" }.joined(separator: " ")
                rows("", after: #"<dataValidations><dataValidation type="list" sqref="\#(areas)"/></dataValidations>"#)
            case .formula:
                rows("<row r=\"900\"><c r=\"A900\"><f>\(String(repeating: "A1+", count: 340_000))1</f></c></row>")
            case .farCells:
                rows(
                    (1...1_000).map {
                        #"<row r="\#(1_048_576 - 1_000 + $0)"><c r="XFD\#(1_048_576 - 1_000 + $0)"><v>1</v></c></row>"#
                    }.joined())
            case .labelsAtTheEdge:
                // A label without a neighbour is looked for again in each row, and each time among the merged ranges.
                let labels = (1_000...20_000).map {
                    #"<row r="\#($0)"><c r="XFD\#($0)" t="inlineStr"><is><t>Téléphone</t></is></c></row>"#
                }
                let merges = (0..<19_000).map { #"<mergeCell ref="A\#(200_000 + $0):B\#(200_000 + $0)"/>"# }
                rows(labels.joined(), after: "<mergeCells>\(merges.joined())</mergeCells>")
            case .longTexts:
                let strings = try workbook.sampleText("xl/sharedStrings.xml")
                let count = strings.split(separator: "</si>").count - 1
                let long = "<si><t>\(String(repeating: "Éa ", count: 30_000))</t></si></sst>"
                workbook.parts["xl/sharedStrings.xml"] = .init(strings.replacing("</sst>", with: long))
                rows(String(repeating: #"<row><c t="s"><v>\#(count)</v></c></row>"#, count: 120))
            case .numbers: rows(String(repeating: #"<row><c><v>0.1234567890123</v></c></row>"#, count: 60_000))
            case .comments: rows(String(repeating: "<!-- -->", count: 200_000))
            case .references:
                rows(
                    "<row r=\"900\"><c r=\"A900\" t=\"inlineStr\"><is><t>\(String(repeating: "&amp;", count: 50_000))</t></is></c></row>"
                )
            case .namespaces:
                rows((0..<200).map { "<a xmlns:p\($0)=\"u\">" }.joined() + String(repeating: "<p0:b/>", count: 500_000))
            case .sameNames:
                let names = try workbook.sampleText("xl/workbook.xml")
                let more = String(
                    repeating: "<definedName name=\"population\">Synthèse!$A$1</definedName>", count: 9_000)
                workbook.parts["xl/workbook.xml"] = .init(
                    names.replacing("</definedNames>", with: more + "</definedNames>"))
            case .codes: rows(String(repeating: #"<row><c><v>2.1</v></c><c><v>2.1</v></c></row>"#, count: 30_000))
            }
            return workbook
        }
    }

    @Test("It is read or refused without computing for ever, and in little memory", arguments: Demanding.allCases)
    func demanding(_ demanding: Demanding) async throws {
        try leaveOutOfQuickRuns()
        let trial = try await Trial(demanding.workbook().bytes(), .back)
        if case .broken(let promise) = trial.outcome { Issue.record("\(promise)") }
        // Given back, the file is there twice.
        #expect(trial.peak < 2 * Trial.budget, "\(trial.peak) MB")
    }
}
