import ACIModel
import ACIWorkbook
import Foundation
import TestSupport
import Testing

@Suite("aci-xlsx import, into a file")
struct ImportOutputTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    @Test(
        "an output that no folder takes is refused before anything is read",
        arguments: [
            ("absent/a.xlsx", "« absent/a.xlsx » ne peut pas être écrit : le dossier n’existe pas.", 73),
            ("", "Il manque un nom de fichier après --output.", 64),
        ])
    func outputNowhere(name: String, message: String, status: Int32) async throws {
        try place.writeOrdinary(to: "a.xlsx")
        let run = try await place.run("import", "a.xlsx", "--output", name)
        #expect(run.exitCode == status)
        #expect(run.output.isEmpty)
        #expect(run.plainErrors == "Erreur : \(message)\n")
    }

    @Test("a result that cannot be written is an error")
    func fullDisk() async throws {
        try place.writeOrdinary(to: "a.xlsx")
        let run = try await place.shell("exec \"$ACI\" import a.xlsx > /dev/full")
        #expect(run.exitCode == 73)
        #expect(
            run.plainErrors == "Erreur : La sortie ne peut pas être écrite : il n’y a plus de place sur le disque.\n")
    }

    @Test("--output gives the user's own workbook back, reconciled, and never over a file without --force")
    func reconciled() async throws {
        try place.writeOrdinary(to: "a.xlsx")
        let run = try await place.run("import", "a.xlsx", "--output", "b.xlsx")
        #expect(run.exitCode == 0)
        #expect(run.plainErrors == "À savoir : votre classeur rapproché est « b.xlsx ».\n")
        #expect(try await place.run("import", "b.xlsx").exitCode == 0)
        let again = try await place.run("import", "a.xlsx", "--output", "b.xlsx")
        #expect(again.exitCode == 73)
        #expect(again.output.isEmpty)
        let over = try await place.run("import", "a.xlsx", "--output", "./a.xlsx", "--force")
        #expect(over.exitCode == 64)
        #expect(
            over.plainErrors
                == "Erreur : « a.xlsx » est à lire : --output ne peut pas le remplacer. Choisissez un autre nom.\n")
        #expect(try place.names == ["a.xlsx", "b.xlsx"])
    }

    @Test("--output is for one workbook")
    func oneOutput() async throws {
        let run = try await place.run("import", "a.xlsx", "b.xlsx", "--output", "c.xlsx")
        #expect(run.exitCode == 64)
        #expect(
            run.plainErrors
                == "Erreur : --output rend un seul classeur : indiquez un seul fichier.\n"
                + "Pour un classeur d’ensemble : --consolidated c.xlsx\n")
    }

    @Test(
        "a name that says another format than what is written is refused",
        arguments: [
            (
                "--output mon.rapport.PDF",
                "Le classeur s’écrit au format .xlsx et non .pdf : --output mon.rapport.xlsx\n"
                    + "Pour un PDF, faites une page avec --format html et imprimez-la."
            ),
            (
                "--output page.html",
                "Le classeur s’écrit au format .xlsx et non .html : --output page.xlsx\n"
                    + "Pour une page : --format html --output page.html"
            ),
            (
                "--format csv --output bilans.csv",
                "Le classeur s’écrit au format .xlsx et non .csv : --output bilans.xlsx\n"
                    + "Pour un fichier .csv : --format csv > bilans.csv"
            ),
            ("--output b.ods", "Le classeur s’écrit au format .xlsx et non .ods : --output b.xlsx"),
            ("--consolidated b.csv", "Le classeur s’écrit au format .xlsx et non .csv : --consolidated b.xlsx"),
            (
                "--format html --output b.xlsx",
                "La page s’écrit au format .html et non .xlsx : --output b.html\n"
                    + "Pour votre classeur rapproché, retirez --format html."
            ),
            (
                "--format html --output b.pdf",
                "La page s’écrit au format .html et non .pdf : --output b.html\nOuvrez-la, puis imprimez-la en PDF."
            ),
        ])
    func otherEnding(options: String, message: String) async throws {
        try place.writeOrdinary(to: "a.xlsx")
        let run = try await place.run(["import", "a.xlsx"] + options.split(separator: " ").map(String.init))
        #expect(run.exitCode == 64)
        #expect(run.output.isEmpty)
        #expect(run.plainErrors == "Erreur : \(message)\n")
        #expect(try place.names == ["a.xlsx"])
    }

    @Test(
        "a name without an ending, or with one that says nothing, is the user's business",
        arguments: ["b", "csv", "b.2026", "b.XLSX", ".xlsx"])
    func freeEnding(name: String) async throws {
        try place.writeOrdinary(to: "a.xlsx")
        #expect(try await place.run("import", "a.xlsx", "--output", name).exitCode == 0)
        #expect(try place.contents(name).prefix(2) == Array("PK".utf8)[...])
    }

    @Test("--format html makes a page; --output puts it into a file")
    func html() async throws {
        try place.write(try Modeles.ordinaire(nom: "CPTS <b>&\"Co\""), to: "a.xlsx")
        let run = try await place.run("import", "a.xlsx", "--format", "html")
        #expect(run.exitCode == 0)
        #expect(run.output.hasPrefix("<!DOCTYPE html>\n<html lang=\"fr\">"))
        #expect(run.output.hasSuffix("</body>\n</html>\n"))
        #expect(run.output.contains("<h1><bdi>CPTS &lt;b&gt;&amp;&quot;Co&quot;</bdi></h1>"))
        let filed = try await place.run("import", "a.xlsx", "--format", "html", "--output", "a.html")
        #expect(filed.output.isEmpty)
        #expect(filed.plainErrors == "À savoir : la page est « a.html », aucune erreur.\n")
        #expect(try place.contents("a.html") == Array(run.standardOutput))
    }

    @Test("a page that goes into a file leaves a word on what is left to mend in all that was read")
    func pageWithErrors() async throws {
        var bilan = try Modeles.ordinaire()
        bilan.identite.signature = nil
        try place.write(bilan, to: "a.xlsx")
        let one = try await place.run("import", "a.xlsx", "--format", "html", "--output", "un.html")
        #expect(one.plainErrors == "À savoir : la page est « un.html », 1 erreur à corriger.\n")
        bilan.identite.nom = "CPTS Deux"
        try place.write(bilan, to: "b.xlsx")
        let run = try await place.run("import", "a.xlsx", "b.xlsx", "--format", "html", "--output", "tout.htm")
        #expect(run.exitCode == 1)
        #expect(run.plainErrors == "À savoir : la page est « tout.htm », 2 erreurs à corriger.\n")
        try place.writeOrdinary(to: "c.xlsx")
        try place.write([], to: "vide.xlsx")
        let unread = try await place.run("import", "c.xlsx", "vide.xlsx", "--format", "html", "--output", "d.html")
        #expect(unread.plainErrors.hasSuffix("\nÀ savoir : la page est « d.html ».\n"))
    }

    @Test("the key of the numbers names each file's CPTS, and stays with whoever made it")
    func key() async throws {
        try place.writeOrdinary(to: "a.xlsx")
        let run = try await place.run("import", "a.xlsx", "--anonymous", "clé.csv")
        #expect(run.plainErrors == "À savoir : la clé des numéros est « clé.csv » : ne la donnez à personne.\n")
        let lines = String(decoding: try place.contents("clé.csv"), as: UTF8.self).split(whereSeparator: \.isNewline)
        #expect(
            lines == [
                "\u{FEFF}\"Fichier anonyme\";\"CPTS anonyme\";\"Fichier\";\"CPTS\";\"CPAM\";\"ARS\";\"Coordinateur\";\"Exercice\"",
                "\"Fichier 1\";\"CPTS 1\";\"a.xlsx\";\"CPTS des Trois Rivières\";\"CPAM de la Vienne\";"
                    + "\"ARS Nouvelle-Aquitaine\";\"Dominique Modèle\";\"2025\"",
            ])
    }
}
