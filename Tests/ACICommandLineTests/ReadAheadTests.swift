import ACIWorkbook
import Foundation
import TestSupport
import Testing

@testable import ACICommandLine

@Suite("What is read ahead")
struct ReadAheadTests {
    private let place: Workplace
    private let workbook: String

    init() throws {
        place = try Workplace()
        try place.write(Modeles.ordinaire(), to: "bilan.xlsx")
        workbook = place.folder.file("bilan.xlsx").path
    }

    @Test("The workbook that is named, once")
    func named() throws {
        let ahead = ReadAhead(["import", workbook, "--format", "json"])
        #expect(ahead.take("autre.xlsx") == nil)
        let opened = try #require(ahead.take(workbook))
        #expect(opened.bytes == (try place.contents("bilan.xlsx")))
        #expect(throws: Never.self) { try opened.workbook.get() }
        #expect(ahead.take(workbook) == nil)
    }

    @Test("Nothing that another command names, or that may be written")
    func notNamed() {
        #expect(ReadAhead(["new", "--from", workbook]).take(workbook) == nil)
        #expect(ReadAhead(["compare", workbook, workbook]).take(workbook) == nil)
        #expect(ReadAhead(["import", "--output", workbook]).take(workbook) == nil)
        #expect(ReadAhead(["import", "absent.xlsx"]).take("absent.xlsx") == nil)
    }

    @Test("No pipe: it can be read once only")
    func pipe() {
        let pipe = place.folder.file("tube.xlsx").path
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(ReadAhead(["import", pipe]).take(pipe) == nil)
    }

    @Test("A file that is no workbook says so when it is read")
    func noWorkbook() throws {
        try place.write(Array("bonjour".utf8), to: "texte.xlsx")
        let text = place.folder.file("texte.xlsx").path
        let opened = try #require(ReadAhead(["import", text]).take(text))
        #expect(throws: ClasseurIllisible.self) { try opened.workbook.get() }
    }
}
