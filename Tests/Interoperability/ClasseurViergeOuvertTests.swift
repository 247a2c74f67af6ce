import ACIModel
import ACIWorkbook
import Foundation
import SpreadsheetML
import TestSupport
import Testing

/// The blank workbooks of all years, opened by everything that is at hand. None has anything to say.
@Suite("Le classeur vierge, ouvert par les autres")
struct ClasseurViergeOuvertTests {
    private struct Files {
        private let folder: TemporaryDirectory
        let names: [String]
        let urls: [URL]

        init() throws {
            let folder = try TemporaryDirectory()
            let vierges = try ClasseurVierge.tous()
            self.folder = folder
            names = vierges.map(\.testDescription)
            urls = try vierges.map { try folder.write($0.octets(), to: "\($0.exercice)-\($0.cadre).xlsx") }
        }
    }

    @Test("openxml-audit")
    func openXMLAudit() async throws {
        let files = try Files()
        let reports = try await PythonDriver.audit(files.urls)
        #expect(reports.count == files.urls.count)
        for report in reports {
            #expect(report.error == nil, "\(report.file)")
            for finding in report.findings {
                Issue.record("\(report.file) \(finding.part) \(finding.path): \(finding.severity) \(finding.message)")
            }
        }
    }

    @Test("Les schémas d’ISO 29500-4 et de l’OPC")
    func schemas() async throws {
        let files = try Files()
        let reports = try await PythonDriver.schemaCheck(files.urls)
        #expect(reports.count == files.urls.count)
        for report in reports {
            #expect(report.error == nil, "\(report.file)")
            #expect(report.unchecked == [], "\(report.file)")
            #expect(report.checked.count >= 20, "\(report.file)")
            for finding in report.findings {
                Issue.record("\(report.file) \(finding.part):\(finding.line) \(finding.message)")
            }
        }
    }

    @Test("openpyxl et python-calamine y lisent les mêmes cellules que nous")
    func lecteurs() async throws {
        let files = try Files()
        let openpyxl = try await PythonDriver.openpyxlDump(files.urls)
        let calamine = try await PythonDriver.calamineDump(files.urls)
        for (position, url) in files.urls.enumerated() {
            let ours = try WrittenWorkbook(Array(Data(contentsOf: url)))
            for (dump, tellsFormulas) in [(openpyxl[position], true), (calamine[position], false)] {
                #expect(dump.error == nil, "\(dump.file)")
                #expect(dump.warnings == [], "\(dump.file)")
                #expect(dump.sheets.map(\.name) == ours.sheets.map(\.name), "\(dump.file)")
                #expect(dump.sheets.filter { !$0.visible }.map(\.name) == [], "\(dump.file)")
                if tellsFormulas { #expect(Set(dump.names.keys) == Set(ours.names.keys), "\(dump.file)") }
                expectSame(dump, ours, tellsFormulas: tellsFormulas)
            }
        }
    }

    private func expectSame(_ dump: DumpedWorkbook, _ ours: WrittenWorkbook, tellsFormulas: Bool) {
        for sheet in ours.sheets {
            let theirs = Dictionary((dump[sheet.name]?.cells ?? []).map { ($0.address, $0) }) { first, _ in first }
            for (address, cell) in sheet.cells {
                let place = "\(dump.file) \(sheet.name)!\(address)"
                let found = theirs[address]
                switch cell.value {
                case .empty, .text(""): break
                case .text(let text): #expect(found?.text == text, "\(place)")
                case .boolean(let boolean): #expect(found?.boolean == boolean, "\(place)")
                case .error(let text): #expect(found?.text == text, "\(place)")
                case .number(let number):
                    #expect(found?.number == number || found?.shows(SerialDate(serial: number)) == true, "\(place)")
                }
                if tellsFormulas, let formula = cell.formula { #expect(found?.formula == "=" + formula, "\(place)") }
            }
        }
    }

    @Test("LibreOffice l’ouvre et y trouve ce que nous avons écrit")
    func libreOffice() async throws {
        let files = try Files()
        let jobs = zip(files.names, files.urls).map { LibreOfficeSession.Job($0, open: $1, [.readSheets()]) }
        let results = try await LibreOfficeSession(jobs).run()
        for (name, url) in zip(files.names, files.urls) {
            #expect(results[name].error == nil, "\(name)")
            let ours = try WrittenWorkbook(Array(Data(contentsOf: url)))
            let sheets = try #require(results[name].readings.first?.sheets)
            #expect(sheets.map(\.name) == ours.sheets.map(\.name))
            #expect(sheets.filter { !$0.visible }.map(\.name) == [])
            for (theirs, sheet) in zip(sheets, ours.sheets) {
                for cell in theirs.cells where cell.type == .error {
                    Issue.record("\(name) \(sheet.name)!\(cell.address): \(cell)")
                }
                let formulas = sheet.cells.values.count { $0.formula != nil }
                #expect(theirs.cells.filter { $0.formula != nil }.count == formulas, "\(name) \(sheet.name)")
                let found = Dictionary(theirs.cells.map { ($0.address, $0) }) { first, _ in first }
                for (address, cell) in sheet.cells where cell.formula == nil {
                    switch cell.value {
                    case .empty, .text(""), .error: break
                    case .text(let text): #expect(found[address]?.text == text, "\(name) \(sheet.name)!\(address)")
                    case .number(let number):
                        #expect(found[address]?.number == number, "\(name) \(sheet.name)!\(address)")
                    case .boolean(let boolean):
                        #expect(found[address]?.number == (boolean ? 1 : 0), "\(name) \(sheet.name)!\(address)")
                    }
                }
            }
        }
    }

    @Test("Gnumeric l’ouvre sans un mot", arguments: [2019, 2022, 2026, 2030])
    func gnumeric(exercice: Int) async throws {
        let folder = try TemporaryDirectory()
        let file = try folder.write(ClasseurVierge(exercice: exercice).octets(), to: "vierge.xlsx")
        let out = folder.file("gnumeric.xlsx")
        #expect(try await Gnumeric.resave(file, to: out).warnings == [])
        expectClean(Array(try Data(contentsOf: out)), from: .anyProducer)
    }
}
