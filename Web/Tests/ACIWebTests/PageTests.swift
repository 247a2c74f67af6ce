import ACIModel
import Foundation
import HTTPTypes
import Testing

@testable import ACIWeb

@Suite("The pages that a person sees")
struct PageTests {
    private let visit: Visit

    init() throws { visit = try Visit() }

    @Test(
        "every page has its protection, and nothing that it would drop",
        arguments: [
            "/", "/bareme/2026", "/accessibilite", "/nulle-part", "/page.css", "/page.js", "/icone.svg",
            "/api/v1/openapi.json", "/healthz", "/nouveau?annee=2026",
        ])
    func protection(address: String) async throws {
        let response = try await visit.get(address)
        let policy = try #require(response.headers[.contentSecurityPolicy])
        for word in ["default-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"] {
            #expect(policy.contains(word))
        }
        #expect(!policy.contains("unsafe"))
        #expect(response.headers[.xContentTypeOptions] == "nosniff")
        #expect(response.headers[.init("Referrer-Policy")!] == "no-referrer")
        #expect(response.headers[.cacheControl] != nil)
        #expect(response.headers[.setCookie] == nil)
        if response.headers[.contentType]?.hasPrefix("text/html") == true {
            #expect(!response.text.contains(" style="))
            #expect(!response.text.contains("<style"))
            // A source of the amounts is a link to follow; nothing is loaded from another host.
            let sources = try Cadres.embarques.liste.flatMap(\.sources).compactMap(\.adresse)
            let loaded = sources.reduce(response.text) { text, address in
                text.replacing("<a href=\"\(address)\"><bdi>\(address)</bdi></a>", with: "")
            }
            #expect(!loaded.contains("://"), "no address of another host")
        }
    }

    @Test(
        "HEAD answers as GET does, without the body",
        arguments: [
            "/", "/bareme/2026", "/page.css", "/nouveau?annee=2025", "/api/v1/bareme", "/healthz", "/rien",
        ])
    func head(address: String) async throws {
        let got = try await visit.get(address)
        let head = try await visit.send(.head, address)
        #expect(head.status == got.status)
        #expect(head.bytes.isEmpty)
        for name in [HTTPField.Name.contentType, .contentLength] { #expect(head.headers[name] == got.headers[name]) }
        #expect(head.headers[.contentLength] == String(got.bytes.count))
    }

    @Test("A filled workbook is told in the page's frame, and carried back reconciled")
    func report() async throws {
        let document = try await visit.post("/api/v1/import", Sample.incomplete.workbook)
        let points = document.text.matches(of: /"gravite": "avertissement"/).count
        let response = try await visit.post("/relire", form: Forms(["bilan.xlsx": Sample.incomplete.workbook]))
        #expect(response.status == .ok)
        let text = response.text
        #expect(text.contains("<title>\(points)\u{A0}points à vérifier – CPTS du Val d’Exemple (inventée)</title>"))
        #expect(text.contains("<a href=\"#point-1\">"))
        #expect(text.contains("<tr id=\"point-\(points)\">"))
        #expect(text.contains("Total estimé</dt><dd>125"))
        #expect(text.contains("Corrigé\u{A0}? Déposez-le de nouveau"))
        #expect(!text.contains(" style="))
        let start = try #require(text.firstRange(of: ";base64,")).upperBound
        let coded = text[start...].prefix { $0 != "\"" }
        #expect(coded.utf8.starts(with: "UEsDB".utf8), "a zip archive")
        let carried = [UInt8](try #require(Data(base64Encoded: String(coded))))
        let asked = try await visit.post(
            "/api/v1/import", Sample.incomplete.workbook, [.accept: Download.workbookType])
        #expect(carried == asked.bytes)
        // The sample's differences are none, but its points are written under Synthèse.
        #expect(try carried != Sample.incomplete.workbook)
        let again = try await visit.post("/api/v1/import", carried)
        #expect(again.status == .ok)
        #expect(response.headers[.contentLength] == String(response.bytes.count))
    }

    @Test("Several workbooks are one table, a bad file among them is told and stops nothing")
    func several() async throws {
        let form = try Forms([
            "a.xlsx": Sample.incomplete.workbook, "b.xlsx": Sample.ordinary.workbook, "c.xlsx": Array("abc".utf8),
        ])
        let response = try await visit.post("/relire", form: form)
        #expect(response.status == .ok)
        #expect(response.text.contains("<title>Erreur\u{A0}: 1\u{A0}fichier refusé</title>"))
        #expect(response.text.contains("2\u{A0}classeurs relus"))
        #expect(response.text.contains("«\u{A0}c.xlsx\u{A0}»"))
        #expect(response.text.contains("download=\"ensemble-aci.xlsx\""))
    }

    @Test("What can't be read shows the form again, with the sentence on top and beside the field")
    func refusal() async throws {
        var empty = Forms()
        empty.add(file: "", [])
        let cases: [(Forms, HTTPResponse.Status, String)] = [
            (empty, .unprocessableContent, "Aucun fichier n’est choisi."),
            (Forms(["a.csv": Array("a;b".utf8)]), .unprocessableContent, "c’est un fichier de texte (CSV)"),
            (Forms(["a.xlsx": []]), .unprocessableContent, "le fichier est vide"),
            (Forms(["a.xlsx": [], "b.xlsx": []]), .unprocessableContent, "2\u{A0}fichiers refusés"),
        ]
        for (form, status, sentence) in cases {
            let response = try await visit.post("/relire", form: form)
            #expect(response.status == status)
            #expect(response.text.contains("<title>Erreur\u{A0}: "))
            #expect(response.text.contains("Il y a un problème"))
            #expect(response.text.contains("<a href=\"#fichiers\">"))
            #expect(response.text.contains("aria-invalid=\"true\""))
            #expect(response.text.contains(sentence), "\(sentence)")
        }
    }

    @Test("A name is text: escaped, isolated, without what can't be seen")
    func names() async throws {
        let form = try Forms(["C:\\x\\<b>\u{202E}a\u{7}.xlsx": Sample.ordinary.workbook])
        let text = try await visit.post("/relire", form: form).text
        #expect(text.contains("<bdi>&lt;b&gt;a.xlsx</bdi>"))
        #expect(!text.contains("<b>"))
        #expect(FileName.clean("../../etc/passwd") == "passwd")
        #expect(FileName.clean("\u{1}") == "classeur.xlsx")
        #expect(FileName.clean(String(repeating: "é", count: 300)).count == 120)
        #expect(
            FileName.attachment("été \"1\".xlsx")
                == "attachment; filename=\"_t_ _1_.xlsx\"; filename*=UTF-8''%C3%A9t%C3%A9%20%221%22.xlsx")
    }

    @Test("The blank workbook of a year, and the one that goes on from last year's")
    func blank() async throws {
        let blank = try await visit.get("/nouveau?annee=2026")
        #expect(blank.headers[.contentDisposition]?.contains("indicateurs-aci-2026.xlsx") == true)
        #expect(blank.bytes.starts(with: Array("PK".utf8)))
        var form = try Forms(["avant.xlsx": Sample.ordinary.workbook])
        form.add("annee", Array("2027".utf8))
        let next = try await visit.post("/nouveau", form: form)
        #expect(next.headers[.contentDisposition]?.contains("indicateurs-aci-2027.xlsx") == true)
        let read = try await visit.post("/api/v1/import", next.bytes)
        for carried in [
            "\"exercice\": 2027", "\"nom\": \"CPTS des Trois Rivières (inventée)\"", "\"population\": 112400",
            "\"membres\": 163", "\"signature\": \"2021-06-14\"", "\"debut\": \"2027-01-01\"", "\"poids\": 3,",
            "\"precedent\": {", "\"vierge\": false",
        ] {
            #expect(read.text.contains(carried), "\(carried)")
        }
        #expect(!read.text.contains("\"atteint\": \"oui\""), "no answer goes on")
        #expect(try await visit.get("/nouveau?annee=1999").status == .unprocessableContent)
        let nothing = try await visit.post("/nouveau", form: Forms())
        #expect(nothing.status == .unprocessableContent)
        #expect(nothing.text.contains("<a href=\"#ancien\">"))
    }

    @Test("Behind a proxy every address begins with the base path")
    func basePath() async throws {
        let visit = try Visit("--base-path", "/aci/", "--operator", "Fédération <X>", "--legal-notice", "/mentions")
        let page = try await visit.get("/aci/")
        #expect(page.status == .ok)
        #expect(page.text.contains("action=\"/aci/relire#resume\""))
        #expect(page.text.contains("Hébergé par Fédération &lt;X&gt;"))
        #expect(page.text.contains("href=\"/mentions\""))
        #expect(try await visit.get("/aci").status == .ok)
        #expect(try await visit.get("/").status == .notFound)
        #expect(try await visit.get("/acide").status == .notFound)
        #expect(try await visit.get("/aci/bareme?annee=2021").headers[.location] == "/aci/bareme/2021")
    }
}
