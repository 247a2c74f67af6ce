import ACIModel
import ACIWorkbook
import Mutation
import Testing

/// What long runs of mutants found: each of these was given back as another bilan, or as a file that did not read.
@Suite("Given back")
struct GivenBackTests {
    private static func text(_ address: String, _ text: String) -> String {
        #"<c r="\#(address)" t="inlineStr"><is><t>\#(text)</t></is></c>"#
    }

    private static func number(_ address: String, _ number: Int) -> String {
        #"<c r="\#(address)"><v>\#(number)</v></c>"#
    }

    private static func result(_ address: String, _ number: Int) -> String {
        #"<c r="\#(address)"><f>SUM(B2:B3)</f><v>\#(number)</v></c>"#
    }

    /// A Synthèse of these rows, with names for some of its cells.
    private func verdict(_ rows: [String], names: [String: String] = [:]) throws -> Verdict {
        var workbook = HostileWorkbook(rows: .init(rows.joined()))
        let list = names.sorted { $0.key < $1.key }
            .map { #"<definedName name="\#($0)">'Synthèse'!\#($1)</definedName>"# }
        workbook.workbook(
            #"<sheets><sheet name="Synthèse" sheetId="1" r:id="rId1"/></sheets>"#
                + "<definedNames>\(list.joined())</definedNames>")
        return try Verdict(workbook.bytes(), .embarques, givingBack: true)
    }

    /// The bilan that was read and given back.
    private func bilan(_ verdict: Verdict) -> Bilan? {
        if case .read(let lu) = verdict { return lu.bilan }
        Issue.record("\(verdict)")
        return nil
    }

    private static let names = ["exercice": "$B$2", "population": "$B$3", "total_estime": "$B$6"]
    private static let year = "<row r=\"2\">\(text("A2", "Exercice"))\(number("B2", 2026))</row>"
    private static let population = "<row r=\"3\">\(text("A3", "Population"))\(number("B3", 60_000))</row>"

    @Test("A cell in another row's element takes no result that is not its own")
    func cellOfAnotherRow() throws {
        let rows = [
            Self.year, "<row r=\"3\">\(Self.text("A3", "Population"))\(Self.result("B6", 1))</row>",
            "<row r=\"6\">\(Self.text("A6", "Total"))\(Self.number("B3", 60_000))</row>",
        ]
        #expect(bilan(try verdict(rows, names: Self.names))?.identite.population == 60_000)
    }

    @Test("A result does not go into a cell that the person fills")
    func nameGoneAstray() throws {
        var names = Self.names
        names["total_estime"] = names["population"]
        #expect(bilan(try verdict([Self.year, Self.population], names: names))?.identite.population == 60_000)
    }

    @Test("The points to mend, which cite other years more often, do not say which year it is")
    func yearsInPoints() throws {
        let table = [("A5", "Code"), ("B5", "Valeur déclarée"), ("C5", "Atteint ?")].map(Self.text).joined()
        let rows = [
            "<row r=\"2\">\(Self.text("A2", "Exercice"))\(Self.number("B2", 2025))</row>", Self.population,
            "<row r=\"4\">\(Self.text("A4", "Date de signature"))\(Self.text("B4", "01/01/2022"))</row>",
            "<row r=\"5\">\(table)</row>", "<row r=\"6\">\(Self.text("A6", "1.A.1"))\(Self.number("B6", 120))</row>",
        ]
        #expect(bilan(try verdict(rows))?.exercice == 2025)
    }

    @Test("The points to mend do not push the year out of the rows looked at")
    func yearBelowPoints() throws {
        // Of each sheet the first 60 rows are looked at: these 43, but not the points' as well.
        let others = (7...46).map { "<row r=\"\($0)\">\(Self.text("A\($0)", "Note"))</row>" }
        let rows =
            [Self.population, "<row r=\"6\">\(Self.result("B6", 1))</row>"] + others
            + ["<row r=\"1048576\">\(Self.number("XFD1048576", 2026))</row>"]
        let verdict = try verdict(rows, names: Self.names)
        #expect(bilan(verdict)?.exercice == 2026)
        guard case .read(let lu) = verdict else { return }
        #expect(rows.count + lu.diagnostics.count > 60, "too few to push it out")
    }

    @Test("A result is no year to go by, for it changes")
    func yearAsResult() throws {
        let rows = [
            "<row r=\"2\">\(Self.text("A2", "Exercice"))\(Self.number("B2", 1))</row>", Self.population,
            "<row r=\"6\">\(Self.result("B6", 2_026))</row>",
        ]
        guard case .refused(let message) = try verdict(rows, names: Self.names) else {
            Issue.record("it was read")
            return
        }
        #expect(message.hasPrefix("L’exercice \(Fr.guillemets("1")) n’a pas de barème."))
    }

    @Test("What has no Synthèse to write to is read all the same")
    func withoutSynthese() throws {
        var workbook = HostileWorkbook(
            rows: .init(
                "<row r=\"1\">\(Self.text("A1", "Code"))\(Self.text("B1", "Atteint ?"))\(Self.number("C1", 2026))</row>"
                    + "<row r=\"2\">\(Self.text("A2", "1.A.1"))\(Self.text("B2", "Oui"))</row>"))
        workbook.workbook(#"<sheets><sheet name="Accès aux soins" sheetId="1" r:id="rId1"/></sheets>"#)
        let verdict = try Verdict(workbook.bytes(), .embarques, givingBack: true)
        guard case .readOnly(_, let message) = verdict else {
            Issue.record("\(verdict)")
            return
        }
        #expect(message.hasPrefix("Le classeur n’a pas d’onglet Synthèse où écrire les résultats."))
    }
}
