import ACIModel
import ACIReports
import ACIWorkbook
import HTTPTypes
import Hummingbird

/// What programs ask for: the commands, by address.
struct ProgramRoutes: Sendable {
    let desk: Desk

    private var service: WorkbookService { desk.service }

    var all: [Route] {
        [
            Route(method: .post, pattern: "/api/v1/import") { request, call in try await read(request, call) },
            Route(method: .post, pattern: "/api/v1/consolidate") { request, _ in try await consolidate(request) },
            Route(method: .get, pattern: "/api/v1/new") { _, call in
                let bareme = try service.bareme(annee: call.query["annee"], cadre: call.query["cadre"])
                return Response(
                    file: try await desk.threads.run { try service.new(bareme) }, ContentType.workbook,
                    named: ClasseurModele.nomDeFichier(exercice: bareme.exercice))
            },
            Route(method: .get, pattern: "/api/v1/bareme") { request, call in try bareme(request, call) },
            Route(method: .get, pattern: "/healthz") { _, _ in
                // It can work as long as its threads do.
                let words = try await desk.threads.run { "ok\n" }
                return Response(bytes: Array(words.utf8), ContentType.text)
            },
        ]
    }

    /// The types of a report, the one that a request without `Accept` gets first.
    private static let reports: [(type: String, format: FormatRapport)] = [
        (ContentType.json, .json), (ContentType.html, .html), (ContentType.csv, .csv), (ContentType.text, .text),
    ]

    private func type(_ request: Request, among types: [String]) throws(Problem) -> String {
        guard let type = ContentType.preferred(request.headers[.accept], among: types) else {
            throw .notAcceptable(types.map { String($0.prefix { $0 != ";" }) })
        }
        return type
    }

    private func read(_ request: Request, _ call: Route.Call) async throws -> Response {
        let type = try type(request, among: Self.reports.map(\.type) + [ContentType.workbook])
        let format = Self.reports.first { $0.type == type }?.format
        let upload = try await desk.form.file(request)
        let bytes = try await desk.threads.run {
            let workbook = try service.read(upload)
            guard let format else { return try service.reconciled(upload, workbook) }
            let report = service.report(format, isSeveral: false, explain: call.query["explain"] == "true")
            let none = service.together
            return report.debut(none) + report.morceau(workbook) + report.fin(none)
        }
        return held(bytes, type, upload.lease, format == nil ? upload.name : nil)
    }

    private func consolidate(_ request: Request) async throws -> Response {
        let formats = [(ContentType.jsonLines, FormatRapport.json)] + Self.reports.dropFirst()
        let type = try type(request, among: formats.map(\.0) + [ContentType.workbook])
        let format = formats.first { $0.0 == type }?.1
        let (reading, lease) = try await desk.consolidate(
            request, format.map { .report(service.report($0, isSeveral: true)) } ?? .workbook)
        let bytes = try await desk.threads.run { try reading.document ?? service.consolidated(reading.together) }
        var response = held(bytes, type, lease, format == nil ? "ensemble-aci.xlsx" : nil)
        // Some forms of the result have no place for a file that could not be read.
        response.headers[.init("Fichiers-Illisibles")!] = String(reading.problems.count)
        return response
    }

    private func bareme(_ request: Request, _ call: Route.Call) throws -> Response {
        let type = try type(request, among: [ContentType.json, ContentType.csv, ContentType.text])
        let bareme = try service.bareme(annee: call.query["annee"], cadre: call.query["cadre"])
        let report = RapportBareme(bareme: bareme, tailles: try sizes(call.query["taille"], of: bareme.cadre))
        let bytes =
            switch type {
            case ContentType.csv: report.csv
            case ContentType.text: Array(report.texte(.plain).utf8)
            default: report.document.encoded(.indented)
            }
        var response = Response(bytes: bytes, type)
        response.headers[.vary] = "Accept"
        return response
    }

    private func sizes(_ asked: String?, of scheme: Cadre) throws(Problem) -> [Int] {
        let known = scheme.tailles.map(\.numero)
        guard let asked else { return known }
        guard let size = Int(asked), known.contains(size) else {
            throw Problem(
                .unprocessableContent, "La taille va de \(known.first ?? 0) à \(known.last ?? 0), en chiffres.")
        }
        return [size]
    }

    /// An answer whose bytes keep their room until they are sent.
    private func held(_ bytes: [UInt8], _ type: String, _ lease: BodyLease, _ name: String?) -> Response {
        let body = ResponseBody(contentLength: bytes.count) { writer in
            try await writer.write(ByteBuffer(bytes: bytes))
            try await writer.finish(nil)
            withExtendedLifetime(lease) {}
        }
        var response = Response(status: .ok, headers: [.contentType: type, .vary: "Accept"], body: body)
        // A page of the report's own, with its own style: to keep, not to show here.
        if let name = name ?? (type == ContentType.html ? "bilan-aci.html" : nil) {
            response.headers[.contentDisposition] = FileName.attachment(name)
        }
        return response
    }
}
