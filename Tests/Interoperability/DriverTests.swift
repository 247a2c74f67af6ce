import Foundation
import TestSupport
import Testing

/// The drivers themselves, on workbooks that are not ours: when these fail, the others prove nothing.
@Suite("Drivers of other programs")
struct DriverTests {
    @Test("LibreOffice fills, changes, recalculates, reads and saves; a failing job spoils no other")
    func libreOffice() async throws {
        let folder = try TemporaryDirectory()
        let sample = try await sample("xlsxwriter.xlsx", in: folder)
        let saved = LibreOfficeSession.Format.allCases.map { ($0, folder.file("saved.\($0.rawValue)")) }
        let results = try await LibreOfficeSession([
            .init(
                "work", open: sample.file,
                [
                    .set(.named("population"), .number(82_000)),
                    .set(.named("i_1A1_atteint"), .text("Partiel")),
                    .set(.at(sheet: "Nombres", "A1"), .formula("=ROUND(population/3;0)")),
                    .set(.at(sheet: "Nombres", "A2"), .date("2026-12-31")),
                    .set(.at(sheet: "Nombres", "A3"), .percent(64)),
                    .set(.at(sheet: "Nombres", "A4"), .typed("64 %")),
                    .set(.at(sheet: "Nombres", "A5"), .typed("31/12/2026")),
                    .set(.at(sheet: "Nombres", "A6"), .typed("1234,5")),
                    .set(.at(sheet: "Nombres", "A7"), .boolean(true)),
                    .set(.at(sheet: "Nombres", "A8"), .formula("=1/0")),
                    .recalculate, .readNames(label: "filled"),
                    .insertRows(sheet: "Nombres", at: 1, count: 2), .renameSheet("Nombres", to: "L'autre"),
                    .copySheet("L'autre", to: "copie", index: 0), .hideSheet("copie"), .moveSheet("Textes", index: 0),
                    .readNames(["population"], label: "moved"), .readSheets(["L'autre", "copie"], shown: true),
                ] + saved.map { .store($0.1, $0.0) }),
            .init("absent", open: folder.file("absent.xlsx"), []),
            .init("no such name", open: sample.file, [.set(.named("inconnu"), .empty)]),
            .init("too slow", open: sample.file, [.readSheets()], timeout: 0.001),
            .init("after", open: sample.file, [.readNames(["population"])]),
        ]).run()

        let work = results["work"]
        #expect(work.error == nil)
        #expect(work.value("population", label: "filled")?.number == 82_000)
        #expect(work.value("i_1A1_atteint")?.text == "Partiel")
        #expect(work.value("population", label: "moved")?.address == "D10")
        let sheets = try #require(work.readings.last?.sheets)
        #expect(sheets.map(\.visible) == [true, false])
        let cells = sheets[0]
        #expect(cells["A3"]?.number == 27_333)
        #expect(cells["A4"]?.number == 46_387)
        #expect(cells["A5"]?.number == 0.64)
        #expect(cells["A6"]?.number == 0.64)
        #expect(cells["A7"]?.number == 46_387)
        #expect(cells["A8"]?.number == 1234.5)
        #expect(cells["A9"]?.number == 1)
        #expect(cells["A10"]?.type == .error)
        #expect(cells["A10"]?.text == "#DIV/0!")
        #expect(cells["A6"]?.shown == "64,00 %")
        #expect(cells["D14"]?.shown == "0,3")
        for (_, file) in saved {
            #expect(FileManager.default.fileExists(atPath: file.path))
        }
        #expect(results["absent"].error?.contains("absent.xlsx") == true)
        #expect(results["no such name"].error?.contains("inconnu") == true)
        #expect(results["too slow"].error?.contains("not done within") == true)
        #expect(results["after"].error == nil)
        #expect(results["after"].value("population")?.number == 412)
    }

    @Test("Gnumeric fills by defined name, recalculates and saves")
    func gnumeric() async throws {
        let folder = try TemporaryDirectory()
        let sample = try await sample("xlsxwriter.xlsx", in: folder)
        let out = folder.file("gnumeric.xlsx")
        let answer = try await Gnumeric.resave(
            sample.file, filling: ["population": .number(21), "double": .formula("=population*2")], to: out)
        #expect(!answer.version.isEmpty)
        let dump = try #require(try await PythonDriver.calamineDump([out]).first)
        #expect(dump["Nombres"]?["D8"]?.number == 21)
        #expect(dump["Oui ou non"]?["B1"]?.number == 42)
        await #expect(throws: CannotTest.self) {
            try await Gnumeric.resave(sample.file, filling: ["inconnu": .number(1)], to: out)
        }
    }

    @Test("openpyxl fills by defined name and saves")
    func openpyxl() async throws {
        let folder = try TemporaryDirectory()
        let sample = try await sample("openpyxl.xlsx", in: folder)
        let out = folder.file("filled.xlsx")
        try await PythonDriver.openpyxlFill(
            sample.file, ["population": .number(5), "i_1A1_atteint": .text("=Oui"), "ailleurs": .date("2026-12-31")],
            to: out)
        let dump = try #require(try await PythonDriver.openpyxlDump([out]).first)
        #expect(dump["Nombres"]?["D8"]?.number == 5)
        #expect(dump["Textes"]?["D2"]?.text == "=Oui")
        #expect(dump["Textes"]?["D2"]?.type == .text)
        #expect(dump["Formules d'ici"]?["D2"]?.date == "2026-12-31")
        #expect(dump.names["ailleurs"] == "'Formules d''ici'!$D$2")
        await #expect(throws: CannotTest.self) {
            try await PythonDriver.openpyxlFill(sample.file, ["inconnu": .number(5)], to: out)
        }
    }

    @Test("The samples hold what stands beside them, as calamine sees it")
    func samples() async throws {
        let folder = try TemporaryDirectory()
        let samples = try await PythonDriver.samples(in: folder.url)
        #expect(samples.count == 8)
        let dumps = try await PythonDriver.calamineDump(samples.map(\.file))
        for (sample, dump) in zip(samples, dumps) {
            let name = Comment(rawValue: sample.file.lastPathComponent)
            #expect(dump.sheets.map(\.name) == sample.expected.sheets.map(\.name), name)
            #expect(dump.sheets.map(\.visible) == sample.expected.sheets.map(\.visible), name)
            for (found, expected) in zip(dump.sheets, sample.expected.sheets) {
                let told = expected.cells.filter { $0.type != .error && $0.type != .none && $0.text != "" }
                #expect(found.cells.map(\.address) == told.map(\.address), name)
                #expect(zip(found.cells, told).allSatisfy { $0.type == $1.type && $0.value == $1.value }, name)
            }
        }
    }

    @Test("The schemas find what is planted, and nothing in XlsxWriter's files")
    func schemas() async throws {
        let folder = try TemporaryDirectory()
        let (good, bad) = try await goodAndBad(in: folder)
        let schemas = try await PythonDriver.schemaCheck([good, bad])
        #expect(schemas.map(\.error) == [nil, nil])
        #expect(schemas[0].findings.isEmpty)
        #expect(schemas[0].checked.contains("xl/worksheets/sheet1.xml"))
        #expect(Set(schemas[1].findings.map(\.part)) == ["xl/worksheets/sheet1.xml", "docProps/core.xml"])
    }

    @Test("openxml-audit finds what is planted, and nothing in XlsxWriter's files")
    func audit() async throws {
        let folder = try TemporaryDirectory()
        let (good, bad) = try await goodAndBad(in: folder)
        let audits = try await PythonDriver.audit([good, bad])
        #expect(audits.map(\.error) == [nil, nil])
        #expect(!audits[0].findings.contains { $0.severity == "error" })
        #expect(audits[1].findings.contains { $0.severity == "error" && $0.part == "/xl/worksheets/sheet1.xml" })
    }

    /// XlsxWriter's workbook, and one in which something is planted.
    private func goodAndBad(in folder: TemporaryDirectory) async throws -> (good: URL, bad: URL) {
        let good = try await sample("xlsxwriter.xlsx", in: folder).file
        let bad = folder.file("bad.xlsx")
        let planted = try await ExternalProgram.python.run(["-c", Self.planting, good.path, bad.path])
        #expect(planted.exitCode == 0, Comment(rawValue: planted.summary))
        return (good, bad)
    }

    /// Puts an unknown element into a sheet and into the core properties.
    private static let planting = """
        import sys, zipfile
        source, target = zipfile.ZipFile(sys.argv[1]), zipfile.ZipFile(sys.argv[2], "w")
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part = part.replace(b"<sheetData>", b"<zut/><sheetData>")
            if name == "docProps/core.xml":
                part = part.replace(b"</cp:coreProperties>", b"<dc:zut/></cp:coreProperties>")
            target.writestr(name, part)
        target.close()
        """

    private func sample(_ name: String, in folder: TemporaryDirectory) async throws -> PythonDriver.Sample {
        let samples = try await PythonDriver.samples(in: folder.url)
        return try #require(samples.first { $0.file.lastPathComponent == name })
    }
}

extension DumpedWorkbook.Cell {
    /// The value as a text that can be compared.
    fileprivate var value: String {
        [number.map { "\($0)" }, text, boolean.map { "\($0)" }, date].compactMap(\.self).joined(separator: "|")
    }
}
