import Foundation
import SpreadsheetML
import TestSupport
import Testing

/// Files of other programs, with every kind of cell, read as they were written and as calamine reads them.
@Suite("Files of other programs")
struct AutresProgrammesTests {
    @Test("What XlsxWriter and openpyxl wrote comes in as it was written")
    func samples() async throws {
        let folder = try TemporaryDirectory()
        for sample in try await PythonDriver.samples(in: folder.url) { try compare(sample.file, with: sample.expected) }
    }

    enum Producer: CaseIterable {
        case gnumeric, libreOffice, libxlsxwriter

        /// Samples of its own, or what it makes of those of XlsxWriter and openpyxl.
        func files(in folder: TemporaryDirectory) async throws -> [URL] {
            switch self {
            case .gnumeric:
                return try await resaved(in: folder) { files in
                    for (sample, file) in files { _ = try await Gnumeric.resave(sample, to: file) }
                }
            case .libreOffice:
                return try await resaved(in: folder) { files in
                    let jobs = files.map { LibreOfficeSession.Job($1.lastPathComponent, open: $0, [.store($1)]) }
                    _ = try await LibreOfficeSession(jobs).run()
                }
            case .libxlsxwriter: return try await LibXlsxWriter.samples(in: folder.url)
            }
        }

        private func resaved(
            in folder: TemporaryDirectory, _ resave: ([(sample: URL, file: URL)]) async throws -> Void
        ) async throws -> [URL] {
            let samples = try await PythonDriver.samples(in: folder.url)
            let files = samples.enumerated().map { ($1.file, folder.file("\(self)-\($0).xlsx")) }
            try await resave(files)
            return files.map(\.1)
        }
    }

    @Test("What others write reads as calamine reads it", arguments: Producer.allCases)
    func asCalamine(_ producer: Producer) async throws {
        let folder = try TemporaryDirectory()
        for dump in try await PythonDriver.calamineDump(producer.files(in: folder)) {
            #expect(dump.sheets.reduce(0) { $0 + $1.cells.count } > 40, "\(dump.file)")
            try compare(URL(filePath: dump.file), with: dump)
        }
    }

    /// Every cell that the other reader tells, with its kind and value; what it leaves out is not asked for.
    private func compare(_ file: URL, with expected: DumpedWorkbook) throws {
        #expect(expected.error == nil)
        let workbook = try WorkbookReader(Array(Data(contentsOf: file)))
        #expect(workbook.sheets.map(\.name) == expected.sheets.map(\.name))
        for (index, sheet) in expected.sheets.enumerated() {
            let contents = try workbook.readSheet(index)
            for cell in sheet.cells where cell.type != .none && cell.text != "" {
                let address = try #require(CellReference(cell.address))
                let value = contents[address]?.value ?? .empty
                #expect(
                    Self.agrees(value, with: cell),
                    "\(file.lastPathComponent) \(sheet.name)!\(cell.address): \(value), \(cell)")
            }
        }
    }

    private static func agrees(_ value: CellValue, with cell: DumpedWorkbook.Cell) -> Bool {
        switch (value, cell.type) {
        // Sixteen digits are what these writers keep of a number.
        case (.number(let number), .number):
            abs(number - (cell.number ?? .nan)) <= 1e-15 * max(1, abs(number))
        case (.text(let text), .text):
            // Gnumeric leaves out `xml:space`, and calamine then drops the blanks at the ends of each run.
            text.filter { !$0.isWhitespace } == cell.text?.filter { !$0.isWhitespace }
        case (.boolean(let boolean), .boolean): boolean == cell.boolean
        case (.error(let error), .error): error == cell.text
        // A time alone has no day.
        case (.date(let date), .date): date.serial < 1 || cell.date?.prefix(10) == iso(date)?[...]
        case (.number, .duration), (.date, .duration): true
        default: false
        }
    }

    private static func iso(_ date: SerialDate) -> String? {
        date.civilDate.map { String(format: "%04d-%02d-%02d", $0.year, $0.month, $0.day) }
    }
}
