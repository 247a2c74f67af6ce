import HTTPTypes
import Testing

@testable import ACIWeb

@Suite("What programs ask for")
struct ProgramTests {
    private let visit: Visit

    init() throws { visit = try Visit() }

    @Test("A workbook's document, under the name that its sender gives it", arguments: Sample.allCases)
    func json(sample: Sample) async throws {
        let response = try await visit.post(
            "/api/v1/import", sample.workbook, [.contentDisposition: "attachment; filename*=UTF-8''%C3%A9t%C3%A9.xlsx"])
        #expect(response.status == .ok)
        #expect(response.headers[.contentType] == "application/json")
        #expect(response.text.hasPrefix("{\n  \"schema\": 1,\n  \"fichier\": \"été.xlsx\","))
    }

    @Test(
        "Accept chooses the form of the result",
        arguments: [
            ("*/*", "application/json", "{"), ("text/html", "text/html; charset=utf-8", "<!DOCTYPE html>"),
            ("text/csv;q=0.5, application/*;q=0.1", "text/csv; charset=utf-8", "\u{FEFF}"),
            ("text/plain", "text/plain; charset=utf-8", "CPTS"), (Download.workbookType, Download.workbookType, "PK"),
        ])
    func accept(accept: String, type: String, start: String) async throws {
        let response = try await visit.post("/api/v1/import", Sample.ordinary.workbook, [.accept: accept])
        #expect(response.headers[.contentType] == type)
        #expect(response.headers[.vary] == "Accept")
        #expect(response.bytes.starts(with: Array(start.utf8)))
    }

    @Test("What can't be answered is a problem with the command's sentence")
    func problems() async throws {
        let text = try await visit.post("/api/v1/import", Array("abc".utf8))
        #expect(text.status == .unprocessableContent)
        #expect(text.headers[.contentType] == "application/problem+json")
        #expect(text.text.contains("\"status\":422,\"detail\":\"«\u{A0}classeur.xlsx\u{A0}»\u{A0}: "))
        #expect(try await visit.post("/api/v1/import", [], [.accept: "image/png"]).status == .notAcceptable)
        #expect(try await visit.post("/api/v1/consolidate", []).status == .unsupportedMediaType)
        let cut: HTTPFields = [.contentType: Forms.type]
        #expect(try await visit.post("/api/v1/consolidate", Array("------limite".utf8), cut).status == .badRequest)
        #expect(try await visit.get("/api/v1/import").headers[.allow] == "POST")
        #expect(try await visit.get("/api/v1/rien").headers[.contentType] == "application/problem+json")
        let told = text.text.replacing("\u{A0}", with: " ")
        #expect(told.contains("« classeur.xlsx » : c’est un fichier de texte (CSV), pas un classeur"))
        for (address, sentence) in [
            ("/api/v1/new?annee=x", "L’année s’écrit en chiffres, par exemple 2026."),
            ("/api/v1/bareme?taille=9", "La taille va de 1 à 4, en chiffres."),
            ("/api/v1/new?annee=2026&cadre=aci", "Le cadre « aci » n’existe pas. Choisissez aci-2019 ou avenant-2."),
        ] {
            let answer = try await visit.get(address)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.replacing("\u{A0}", with: " ").contains("\"detail\":\"\(sentence)\""), "\(address)")
        }
    }

    @Test("Several files: a line each, those that can't be read among them")
    func consolidate() async throws {
        let form = try Forms(["a.xlsx": Sample.ordinary.workbook, "b.xlsx": [], "c.xlsx": Sample.crisis.workbook])
        let lines = try await visit.post("/api/v1/consolidate", form: form)
        #expect(lines.headers[.contentType] == "application/x-ndjson")
        #expect(lines.headers[.init("Fichiers-Illisibles")!] == "1")
        let documents = lines.text.split(separator: "\n")
        #expect(documents.count == 3)
        #expect(documents[1].hasPrefix("{\"schema\":1,\"fichier\":\"b.xlsx\",\"illisible\":"))
        #expect(documents[0].hasPrefix("{\"schema\":1,\"fichier\":\"a.xlsx\","))
        #expect(documents[0].contains("\"total\":37937443,"))
        #expect(documents[2].hasPrefix("{\"schema\":1,\"fichier\":\"c.xlsx\","))
        for (type, start) in [("text/csv", "\u{FEFF}"), ("text/html", "<!DOCTYPE"), (Download.workbookType, "PK")] {
            let response = try await visit.post("/api/v1/consolidate", form: form, [.accept: type])
            #expect(response.bytes.starts(with: Array(start.utf8)), "\(type)")
        }
    }

    @Test(
        "Other sites may not send through their visitors' browsers",
        arguments: [
            ([.init("Sec-Fetch-Site")!: "cross-site"], false), ([.init("Sec-Fetch-Site")!: "same-site"], false),
            ([.init("Sec-Fetch-Site")!: "same-origin", .origin: "null"], true),
            ([.origin: "https://ailleurs.example"], false),
            ([.origin: "http://localhost"], true), ([.origin: "null"], true), ([:], true),
        ] as [(HTTPFields, Bool)])
    func origin(headers: HTTPFields, isTaken: Bool) async throws {
        let response = try await visit.post("/api/v1/import", Sample.ordinary.workbook, headers)
        #expect(response.status == (isTaken ? .ok : .forbidden))
    }

    @Test("The log names no file, no address, no question")
    func log() async throws {
        _ = try await visit.post("/relire", form: Forms(["secret.xlsx": Sample.ordinary.workbook]))
        _ = try await visit.get("/nulle-part/secret?secret=1")
        _ = try await visit.get("/bareme/2026?secret=1")
        #expect(visit.log.count == 3)
        #expect(!visit.log.joined().contains("secret"))
        #expect(visit.log[0].contains(" POST /relire 200 "))
        #expect(visit.log[1].contains(" GET - 404 "))
        #expect(visit.log[2].contains(" GET /bareme/{annee} 200 "))
        for line in visit.log {
            #expect(line.wholeMatch(of: /\S+T\S+Z [A-Z-]+ \S+ \d{3} (\d+|-) \d+/) != nil, "\(line)")
        }
    }

    @Test("Options are told from words, and a wrong one by a sentence")
    func options() throws {
        let options = try Options(["--host", "::1", "--port=80", "--concurrent", "3", "--base-path", "/a/"])
        #expect(options.host == "::1")
        #expect(options.port == 80)
        #expect(options.concurrent == 3)
        #expect(options.site.basePath == "/a")
        for (words, sentence) in [
            (["--porte"], "« --porte » n’est pas une option. Voyez aci-web --help."),
            (["x"], "« x » n’est pas une option. Voyez aci-web --help."),
            (["--port"], "--port attend une valeur. Voyez aci-web --help."),
            (["--host="], "--host attend une valeur. Voyez aci-web --help."),
            (["--port", "x"], "--port attend un nombre de 0 à 65535."),
            (["--port", "65536"], "--port attend un nombre de 0 à 65535."),
            (["--concurrent", "0"], "--concurrent attend un nombre de 1 à 256."),
            (["--concurrent", "257"], "--concurrent attend un nombre de 1 à 256."),
            (["--base-path", "a"], "--base-path attend un chemin qui commence par /, par exemple /aci."),
            (["--legal-notice", "javascript:x"], "--legal-notice attend une adresse qui commence par https://."),
        ] {
            let mistake = #expect(throws: Options.Mistake.self) { try Options(words) }
            #expect(mistake?.message.replacing("\u{A0}", with: " ") == sentence)
        }
        #expect(try Options(["--port", "0", "--concurrent", "256"]).concurrent == 256)
        for option in Options.help.matches(of: /--[a-z-]+/).map({ String($0.output) }) where option != "--" {
            let values = [
                "--port": "1", "--concurrent": "1", "--base-path": "/a", "--legal-notice": "/", "--accessibility": "/",
            ]
            _ = try Options(
                [option, values[option] ?? "x"].prefix(["--help", "--version"].contains(option) ? 1 : 2).map(\.self))
        }
    }
}
