import ACIModel
import ACIWorkbook
import TestSupport
import Testing

/// A blank outside quotes is the separator of thousands to a French LibreOffice: `#,##0.00 "€"` comes back as
/// `#,##0.00,€`, and a year's euros show as a thousandth.
@Suite("Formats through a French LibreOffice")
struct FormatsFrancaisTests {
    @Test("Euros and percents show the same after it has saved the workbook")
    func amounts() async throws {
        let day = try #require(Jour(iso: "2026-01-15"))
        let blank = try ClasseurModele(Bilan(bareme: Cadres.embarques.bareme(exercice: 2025)), aujourdhui: day).octets()
        let folder = try TemporaryDirectory()
        let file = try folder.write(blank, to: "blank.xlsx")
        let saved = folder.file("saved.xlsx")
        let names = ["fonctionnement", "taux_partiel", "taux_retenu"]
        let results = try await LibreOfficeSession([
            .init(
                "saved", open: file,
                [
                    .set(.named("population"), .number(100_000)), .set(.named("signature"), .date("2021-06-14")),
                    .set(.named("taux_partiel"), .number(0.6)), .recalculate, .store(saved),
                ]),
            .init("reopened", open: saved, [.readNames(names, shown: true)]),
        ]).run()
        #expect(results["saved"].error == nil)
        let shown = names.map { name in results["reopened"].value(name)?.shown.map(Fr.cleDeComparaison) }
        #expect(shown == ["75 000,00 €", "60,0 %", "60,0 %"])
    }
}
