import Foundation
import TestSupport
import Testing

@Suite("aci-xlsx bareme")
struct BaremeCommandTests {
    @Test("amounts by size, with the year's note, the rules and the sources")
    func text() async throws {
        let run = try await Workplace().run("bareme", "--year", "2027")
        #expect(run.exitCode == 0)
        #expect(run.errors.isEmpty)
        let lines = run.plainOutput.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines[0] == "Barème 2027 · Avenant 2 à l’accord conventionnel interprofessionnel des CPTS")
        #expect(lines[1].hasPrefix("► Aucun barème n’est publié pour 2027"))
        #expect(
            lines.contains(
                "Fonctionnement                                         50 000,00   60 000,00   75 000,00   90 000,00"))
        #expect(
            lines.contains { $0.hasPrefix("• ACI du 20 juin 2019, tailles de CPTS, source officielle, vérifiée le ") })
        for line in lines where !line.hasPrefix("  https://") { #expect(line.count <= 100, "\(line)") }
    }

    @Test("JSON in centimes, one size if asked for")
    func json() async throws {
        let run = try await Workplace().run("bareme", "--year", "2021", "--taille", "2", "--format", "json")
        let document = try #require(try JSONSerialization.jsonObject(with: run.standardOutput) as? [String: Any])
        #expect(document["schema"] as? Int == 1)
        #expect(document["cadre"] as? String == "aci-2019")
        #expect(document["note"] is NSNull)
        let lines = try #require(document["lignes"] as? [[String: Any]])
        let volet = try #require(
            lines.first { $0["montant"] as? String == "missions.acces-aux-soins.fixe.snp_supplement" })
        let amounts = try #require(volet["montants"] as? [[String: Int]])
        #expect(amounts == [["taille": 2, "montant": 4_500_000]])
    }

    @Test("CSV for a French spreadsheet; the one-off of 2022 stands in that year only")
    func csv() async throws {
        let run = try await Workplace().run("bareme", "--year", "2022", "--format", "csv")
        #expect(run.standardOutput.prefix(3) == Data([0xEF, 0xBB, 0xBF]))
        let rows = run.csvRows
        let titles = "Exercice;Cadre;Montant;Libellé;Taille 1;Taille 2;Taille 3;Taille 4;Source;Confiance;Note"
        #expect(rows[0].joined(separator: ";") == titles)
        #expect(
            rows[1].prefix(8).joined(separator: ";")
                == "2022;avenant-2;fonctionnement;Fonctionnement;50000,00;60000,00;75000,00;90000,00")
        #expect(rows.last?[4...7] == ["37500,00", "45000,00", "56250,00", "67500,00"])
        let later = try await Workplace().run("bareme", "--year", "2023", "--format", "csv")
        #expect(!later.output.contains("horsTotal"))
    }

    @Test(
        "the year is that of SOURCE_DATE_EPOCH in UTC, to the second and before 1970 too",
        arguments: [
            ("1798761599", "Barème 2026 · "), ("1798761600", "Barème 2027 · "), ("1767225600", "Barème 2026 · "),
            ("1767225599", "Barème 2025 · "), ("-1", "Erreur : L’exercice 1969 n’a pas de barème."),
            ("0", "Erreur : L’exercice 1970 n’a pas de barème."),
        ])
    func epoch(seconds: String, start: String) async throws {
        let run = try await Workplace().run(["bareme"], environment: ["SOURCE_DATE_EPOCH": seconds])
        #expect((run.plainOutput + run.plainErrors).hasPrefix(start))
    }

    @Test("an epoch that is none leaves the day where the user is", arguments: ["", "x", "9223372036854775807"])
    func localDay(epoch: String) async throws {
        let place = try Workplace()
        try place.writeOrdinary(to: "a.xlsx")
        // Fourteen hours before UTC and twelve after, it is never the same day.
        for zone in ["UTC+12", "UTC-14"] {
            let format = DateFormatter()
            format.locale = Locale(identifier: "fr_FR")
            format.timeZone = TimeZone(secondsFromGMT: zone == "UTC+12" ? -43_200 : 50_400)
            format.dateFormat = "d MMMM yyyy"
            let before = format.string(from: Date())
            let run = try await place.run(
                ["import", "a.xlsx", "--format", "html"], environment: ["SOURCE_DATE_EPOCH": epoch, "TZ": zone])
            let days = [before, format.string(from: Date())].map { $0.hasPrefix("1 ") ? "1er\($0.dropFirst(1))" : $0 }
            #expect(days.contains { run.plainOutput.contains("<p>Établi le \($0)</p>") }, "\(days)")
        }
    }
}
