import Foundation
import SpreadsheetML
import TestSupport
import Testing

/// A workbook with one of everything, and one that was streamed out, opened by everything that is at hand: each finds
/// what we wrote.
@Suite("Everything that is written, opened by other programs")
struct WrittenFeaturesTests {
    private struct Files {
        let folder: TemporaryDirectory
        let urls: [URL]

        init() throws {
            let folder = try TemporaryDirectory()
            self.folder = folder
            urls = [
                try folder.write(SampleWorkbook.make().encoded(), to: "sample.xlsx"),
                try folder.write(WrittenFeaturesTests.streamed(), to: "streamed.xlsx"),
            ]
        }
    }

    private static let firstDay = 20_454

    /// Rows of 2026, in the system of 1904.
    private static func streamed() throws -> [UInt8] {
        var styles = StyleTable()
        let percent = styles.add(CellStyle(fill: 0xDDF3F0, numberFormat: "0%"))
        let stream = try WorkbookStream(styles: styles, dateSystem: .from1904)
        var frame = try Worksheet(name: "Flux")
        frame.frozenAt = try SampleWorkbook.cell("A2")
        frame.autoFilter = try SampleWorkbook.range("A1:C4")
        try frame.merge("D1:E1")
        frame.columns = [ColumnWidth(1...1, width: 20), ColumnWidth(7...7, width: 9, isHidden: true)]
        for (address, heading) in [("A1", "Jour"), ("B1", "Part"), ("C1", "État"), ("D1", "Notes")] {
            try frame.set(.text(heading), at: address)
        }
        frame.comments = [CellComment(try SampleWorkbook.cell("B3"), "À voir", author: "Léa")]
        try stream.addSheet(frame) { rows in
            for day in 0..<3 {
                let date = SerialDate(daysSince1970: firstDay + day)
                let share = StreamedCell(.number(Double(day) / 4), formula: Formula("\(day)/4"), style: percent)
                try rows.append(
                    cells: [StreamedCell(.date(date)), share, StreamedCell(.text("ok"))], height: 22.5)
            }
        }
        return try stream.finish()
    }

    @Test("openxml-audit and the schemas have nothing against them")
    func judges() async throws {
        let files = try Files()
        for report in try await PythonDriver.audit(files.urls) {
            #expect(report.error == nil)
            for finding in report.findings { Issue.record("\(report.file) \(finding.part): \(finding.message)") }
        }
        for report in try await PythonDriver.schemaCheck(files.urls) {
            #expect(report.error == nil)
            #expect(report.unchecked == [])
            #expect(report.checked.count >= 12)
            for finding in report.findings {
                Issue.record("\(report.file) \(finding.part):\(finding.line) \(finding.message)")
            }
        }
    }

    /// What openpyxl must tell of the sample's newer features, by sheet, kind and place.
    private static let expected = [
        "L'autre – onglet comment B2": "À revoir :\n  au printemps", "L'autre – onglet runs A5": "Un mot |en gras b s",
        "L'autre – onglet table Réponses": "E1:F2", "Caché state": "hidden", "Mise en page paper": "8",
        "Mise en page chart LineChart": "Mise en page!A1:A3", "Synthèse chart BarChart": "Synthèse!B2:B3",
        "Mise en page rotation D1": "135", "Mise en page shrink D1": "True", "Mise en page left D1": "dashDotDot",
        "Mise en page diagonal D1": "double", "Mise en page hidden row 2": "True", "Mise en page level row 2": "2",
        "Mise en page hidden column B": "True", "Mise en page level column B": "1",
        "Mise en page cellIs A1:A3": "notBetween 1 2",
        "Mise en page colorScale A1:A3": "min percentile 50.0 formula $A$3+1",
        "validation D2": "time notBetween 0.25 0.75", "date1904": "False",
    ]
    private static let expectedOfStream = [
        "Flux frozen": "A2", "Flux filter": "A1:C4", "Flux merge D1:E1": "True", "Flux height row 2": "22.5",
        "Flux hidden column G": "True", "Flux comment B3": "À voir", "date1904": "True",
    ]

    @Test("openpyxl finds each feature")
    func openpyxl() async throws {
        let files = try Files()
        let reports = try await PythonDriver.features(files.urls)
        for (report, expected) in zip(reports, [Self.expected, Self.expectedOfStream]) {
            #expect(report.error == nil)
            #expect(report.features.count { $0.key.hasPrefix("image ") } == (expected.count > 10 ? 2 : 0))
            for (name, value) in expected { #expect(report.features[name] == value, "\(name)") }
        }
    }

    enum Program: CaseIterable {
        case libreOffice, gnumeric, onlyOffice

        /// What the program doesn't know, or changes when it saves.
        var losses: Set<String> {
            switch self {
            // Without a window, there is no view that it could save.
            case .libreOffice: ["Synthèse frozen", "Flux frozen"]
            case .gnumeric:
                [
                    "Caché state", "L'autre – onglet table Réponses", "Mise en page colorScale A1:A3",
                    "Mise en page left D1", "Synthèse dataBar B2", "Synthèse height row 1",
                ]
            case .onlyOffice: []
            }
        }

        func resave(_ jobs: [(file: URL, out: URL)]) async throws {
            switch self {
            case .libreOffice:
                let results = try await LibreOfficeSession(
                    jobs.map { LibreOfficeSession.Job($0.lastPathComponent, open: $0, [.store($1)]) }
                ).run()
                #expect(results.results.compactMap(\.error) == [])
            case .gnumeric: for (file, out) in jobs { _ = try await Gnumeric.resave(file, to: out) }
            case .onlyOffice:
                let dumps = try await PythonDriver.onlyOfficeDump(
                    jobs.map { .init(file: $0, savedTo: $1) })
                #expect(dumps.compactMap(\.error) == [])
            }
        }
    }

    @Test("Another program opens each feature, and saves it as it was", arguments: Program.allCases)
    func resaved(by program: Program) async throws {
        let files = try Files()
        let outs = files.urls.map { files.folder.file("\(program)-" + $0.lastPathComponent) }
        try await program.resave(Array(zip(files.urls, outs)))
        let (before, after) = (try await PythonDriver.features(files.urls), try await PythonDriver.features(outs))
        for (ours, theirs) in zip(before, after) {
            #expect(theirs.error == nil)
            // A comment may come back with its author's name in front.
            let lost = ours.features.filter { name, value in
                !program.losses.contains(name) && theirs.features[name]?.contains(value) != true
            }
            for (name, value) in lost { Issue.record("\(name): \(value) became \(theirs.features[name] ?? "nothing")") }
        }
    }

    @Test("Days that are counted from 1904 are the same days to all")
    func days() async throws {
        let files = try Files()
        let out = files.folder.file("gnumeric.xlsx")
        try await Gnumeric.resave(files.urls[1], to: out)
        let openpyxl = try await PythonDriver.openpyxlDump([files.urls[1], out])
        for dump in try await PythonDriver.calamineDump([files.urls[1]]) + openpyxl {
            for day in 0..<3 {
                let cell = try #require(dump["Flux"]?["A\(day + 2)"])
                #expect(cell.shows(SerialDate(daysSince1970: Self.firstDay + day, system: .from1904)), "\(cell)")
            }
        }
        let results = try await LibreOfficeSession([
            .init("stream", open: files.urls[1], [.readSheets(shown: true)])
        ]).run()
        let cells = try #require(results["stream"].readings.first?.sheets.first)
        #expect(cells["A2"]?.shown == "2026-01-01")
        #expect(cells["B4"]?.number == 0.5)
        #expect(cells["B4"]?.shown?.plainSpaces == "50 %")
    }
}
