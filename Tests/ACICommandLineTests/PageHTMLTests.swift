import ACIModel
import Foundation
import TestSupport
import Testing

@testable import ACICommandLine

@Suite("The HTML report in a browser")
struct PageHTMLTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    /// The page as Chromium prints it.
    private func printed(_ page: String) async throws -> URL {
        let pdf = place.folder.file("page.pdf")
        let run = try await ExternalProgram.chromium.run([
            "--headless", "--disable-gpu", "--no-first-run", "--no-sandbox", "--disable-dev-shm-usage",
            "--user-data-dir=\(place.folder.file("profile").path)", "--no-pdf-header-footer",
            "--print-to-pdf=\(pdf.path)", place.folder.file(page).absoluteString,
        ])
        try #require(run.exitCode == 0, "\(run.summary)")
        return pdf
    }

    /// The text of each page.
    private func texts(_ pdf: URL) async throws -> [String] {
        let run = try await ExternalProgram.pdftotext.run(["-layout", pdf.path, "-"])
        try #require(run.exitCode == 0, "\(run.summary)")
        return run.output.plainSpaces.split(separator: "\u{C}").map(String.init)
    }

    @Test("a complete bilan prints on two A4 pages, in colour: the year, then every answer; no command to run next")
    func twoPages() async throws {
        try place.writeOrdinary(to: "a.xlsx")
        _ = try await place.run("import", "a.xlsx", "--format", "html", "--output", "a.html")
        let pdf = try await printed("a.html")
        let pages = try await texts(pdf)
        #expect(pages.count == 2)
        for words in ["CPTS des Trois Rivières", "397 500,00 €", "206 250,00 €", "Total estimé", "35 000,00 € acquis"] {
            #expect(pages[0].contains(words), "\(words)")
        }
        for words in [
            "Toutes les réponses", "Liste des actions avec date et lieu", "Pour un contrôle", "signature",
            "le contrat signé l’emporte",
        ] {
            #expect(pages[1].contains(words), "\(words)")
        }
        #expect(!pages.joined().contains("Étape suivante"))
        let picture = try await ExternalProgram.pdftoppm.run(["-r", "72", "-singlefile", pdf.path])
        // PPM: the size, then three bytes a pixel.
        #expect(picture.standardOutput.starts(with: Data("P6\n595 842\n255\n".utf8)))
        #expect(picture.standardOutput.range(of: Data([0x0F, 0x76, 0x6E])) != nil, "the band is printed")
    }

    /// Total and range, the largest lever, the year without the *Partiel*, what the Non cost, which proofs are missing.
    @Test(
        "the first page says in figures what is earned, what is within reach and what is at risk",
        arguments: [
            (
                "1-petite-incomplete",
                [
                    "125 375,86 €", "de 122 146,69 € à", "144 438,36 €", "19 062,50 €", "d’abord 3.3 : 3 333,33 €",
                    "le plancher, 3 229,17 € de moins", "aucune réponse Non ne coûte", "5 sur 7",
                    "à compléter : 1.A.3 et 1.B.1",
                ]
            ),
            (
                "2-taille3-ordinaire",
                [
                    "379 374,43 €", "de 370 874,43 € à", "385 041,10 €", "5 666,67 €", "d’abord 2.4 : 4 500,00 €",
                    "le plancher, 8 500,00 € de moins", "7 500,00 €", "d’abord 5.2 : 7 500,00 €", "20 sur 20",
                    "chaque Oui ou Partiel en a une",
                ]
            ),
        ])
    func firstPage(sample: String, figures: [String]) async throws {
        let sample = Checkout.samples.appending(path: "\(sample).xlsx")
        let html = place.folder.file("a.html").path
        _ = try await place.run("import", sample.path, "--format", "html", "--output", html)
        let pages = try await texts(printed("a.html"))
        #expect(pages.count == 2)
        let first = pages[0].split { $0.isWhitespace }.joined(separator: " ")
        for figure in figures { #expect(first.contains(figure), "\(figure)") }
    }

    @Test("the overview of several workbooks comes first, then each begins on a page of its own")
    func morePages() async throws {
        try place.makeFolder("bilans")
        var bilan = try Modeles.ordinaire()
        for code in bilan.reponses.keys { bilan.reponses[code]?.preuve = nil }
        try place.write(bilan, to: "bilans/a.xlsx")
        try place.write(try Modeles.ordinaire(nom: "CPTS Deux"), to: "bilans/b.xlsx")
        _ = try await place.run("import", "bilans", "--format", "html", "--output", "a.html")
        let pages = try await texts(printed("a.html"))
        #expect(pages[0].contains("Ensemble de 2 classeurs"))
        let reports = pages.indices.filter { pages[$0].contains("Établi le 15 janvier 2026") }
        #expect(reports.count == 2)
        #expect(pages[reports[0]].contains("CPTS des Trois Rivières") && pages[reports[1]].contains("CPTS Deux"))
        #expect(!pages[reports[1]].contains("CPTS des Trois Rivières"))
    }
}
