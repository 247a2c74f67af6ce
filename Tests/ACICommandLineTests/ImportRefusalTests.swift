import Foundation
import TestSupport
import Testing

/// What `import` refuses before it reads, each with its sentence; nothing is written then.
@Suite("What import refuses")
struct ImportRefusalTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try place.writeOrdinary(to: "a.xlsx")
    }

    @Test(
        "options that do not go together are told, and leave no file",
        arguments: [
            ("--summary --format csv", "--summary donne un texte ou une page : --format text ou html."),
            ("--summary --format json", "--summary donne un texte ou une page : --format text ou html."),
            ("--keep-inputs", "--keep-inputs va avec --output : donnez le fichier du classeur rendu."),
            (
                "--output b.xlsx --anonymous clé.csv",
                "--output rend le classeur entier, noms compris : il ne va pas avec --anonymous."
            ),
            (
                "--consolidated b.xlsx --output ./b.xlsx",
                "--output et --consolidated écrivent chacun leur fichier : donnez-leur deux noms."
            ),
            (
                "--consolidated b --anonymous ./b",
                "--consolidated et --anonymous écrivent chacun leur fichier : donnez-leur deux noms."
            ),
            (
                "--anonymous b --format html --output b",
                "--output et --anonymous écrivent chacun leur fichier : donnez-leur deux noms."
            ),
            ("--anonymous b.xlsx", "Le résultat s’écrit au format .csv et non .xlsx : --anonymous b.csv"),
            (
                "--keep-inputs --format html --output b.html",
                "--keep-inputs va avec --output : donnez le fichier du classeur rendu."
            ),
            (
                "--expected liste --consolidated ./liste --force",
                "« liste » est à lire : --consolidated ne peut pas le remplacer. Choisissez un autre nom."
            ),
            ("--sort Name", "« Name » n’est pas un ordre : --sort prend name, total, risk ou region."),
        ])
    func options(options: String, message: String) async throws {
        let run = try await place.run(["import", "a.xlsx"] + options.split(separator: " ").map(String.init))
        #expect(run.exitCode == 64)
        #expect(run.plainErrors == "Erreur : \(message)\n")
        #expect(run.output.isEmpty)
        #expect(try place.names == ["a.xlsx"])
    }

    @Test("a list without a column of names is none, whatever else it holds")
    func expectedList() async throws {
        try place.write("CPTS;département\r\nCPTS du Lac;Vienne\r\n".utf8, to: "liste.csv")
        let run = try await place.run("import", "a.xlsx", "--expected", "liste.csv", "--consolidated", "b.xlsx")
        #expect(run.exitCode == 65)
        #expect(run.plainErrors.contains("« liste.csv » n’est pas une liste de CPTS : sa première ligne doit nommer"))
        #expect(try place.names == ["a.xlsx", "liste.csv"])
    }

    @Test("a stream that goes on beyond 22 MB is refused, though nobody said how long it is")
    func stream() async throws {
        let run = try await place.shell("head -c 24000000 /dev/zero | \"$ACI\" import /dev/stdin")
        #expect(run.exitCode == 65)
        #expect(run.plainErrors.contains("dépasse 22 Mo : c’est trop pour un classeur d’indicateurs."))
        #expect(run.output.isEmpty)
    }

    @Test("a folder for temporary files that is none is told, where one is needed")
    func temporaryFolder() async throws {
        try place.writeOrdinary(to: "b.xlsx")
        let run = try await place.run(
            ["import", "a.xlsx", "b.xlsx", "--format", "json", "--sort", "name"], environment: ["TMPDIR": "/absent"])
        #expect(run.exitCode == 73)
        #expect(run.plainErrors.contains("Le dossier des fichiers temporaires ne peut pas servir : "))
    }

    @Test("the page tells the amounts that the workbook has otherwise")
    func otherAmounts() async throws {
        var package = try PatchedPackage(place.contents("a.xlsx"))
        try package.change("xl/worksheets/sheet2.xml") { $0.replacing("<v>397500</v>", with: "<v>1</v>") }
        try place.write(package.zipped(), to: "a.xlsx")
        let run = try await place.run("import", "a.xlsx", "--format", "html")
        let caption = "Le classeur annonce d’autres montants (en euros)"
        let rows = try #require(FigureTables.read(page: run.output)[caption])
        #expect(rows.contains { $0["Montant"] == .word("Total estimé") })
        for row in rows {
            #expect(row["Classeur"] == .number(1) && row["Calculé"] == .number(397_500), "\(row)")
            #expect(row["Écart"] == .number(-397_499), "\(row)")
        }
        try place.writeOrdinary(to: "a.xlsx")
        #expect(
            try await !place.run("import", "a.xlsx", "--format", "html").output.contains("annonce d’autres montants"))
    }
}
