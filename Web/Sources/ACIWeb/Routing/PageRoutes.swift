import ACIModel
import ACIReports
import ACIWorkbook
import HTTPTypes
import Hummingbird

/// What a person's browser asks for.
struct PageRoutes: Sendable {
    let desk: Desk

    private var site: Site { desk.site }
    private var service: WorkbookService { desk.service }

    var all: [Route] {
        [
            Route(method: .get, pattern: "/") { _, _ in page(home.html) },
            Route(method: .post, pattern: "/relire") { request, _ in
                try await refusing(DepositForm.field) { try await read(request) }
            },
            Route(method: .get, pattern: "/nouveau") { _, call in
                try await new(service.bareme(annee: call.query["annee"], cadre: call.query["cadre"]))
            },
            Route(method: .post, pattern: "/nouveau") { request, _ in
                try await refusing(HomePage.lastYearField) { try await goOn(request) }
            },
            Route(method: .get, pattern: "/bareme") { _, call in
                let year = try service.bareme(annee: call.query["annee"]).exercice
                return Response(status: .seeOther, headers: [.location: "\(site.basePath)/bareme/\(year)"])
            },
            Route(method: .get, pattern: "/bareme/{annee}") { _, call in
                page(BaremePage(site: site, bareme: try service.bareme(annee: call.argument)).html)
            },
            Route(method: .get, pattern: "/accessibilite") { _, _ in page(StatementPage(site: site).html) },
        ]
    }

    private var home: HomePage { HomePage(site: site, service: service) }

    private func page(_ html: HTML) -> Response { Response(bytes: Array(html.text.utf8), ContentType.html) }

    /// What can't be read is told on the form, beside the field.
    private func refusing(_ field: String, _ answer: () async throws -> Response) async throws -> Response {
        do {
            return try await answer()
        } catch let refusal as Refusal {
            var response = page(home.html(refusing: refusal.problems, at: field))
            response.status = .unprocessableContent
            return response
        } catch let problem as Problem where problem.status.kind == .clientError {
            var response = page(home.html(refusing: [problem], at: field))
            response.status = problem.status
            return response
        }
    }

    /// None of the files could be read.
    private struct Refusal: Error {
        let problems: [Problem]
    }

    private func read(_ request: Request) async throws -> Response {
        var reading = ConsolidatedReading(.page, service)
        let lease = BodyLease(desk.form.room)
        // Whether a file is the only one is known when the next begins, or none.
        var waiting: Upload?
        var count = 0
        _ = try await desk.form.read(request) { upload in
            count += 1
            if let earlier = waiting { try await desk.add(earlier, to: &reading, lease) }
            waiting = upload
        }
        guard let last = waiting else { throw Problem.nothingChosen }
        if count == 1 { return try await report(last) }
        waiting = nil
        try await desk.add(last, to: &reading, lease)
        guard !reading.reports.isEmpty else { throw Refusal(problems: reading.problems) }
        let whole = try await desk.threads.run { [reading] in
            ConsolidatedPage(
                site: site, reading: reading, now: service.now, workbook: try service.consolidated(reading.together)
            ).page
        }
        return whole.response([lease])
    }

    private func report(_ upload: Upload) async throws -> Response {
        let whole = try await desk.threads.run {
            let workbook = try service.read(upload)
            let reconciled = Result { () throws(Problem) in try service.reconciled(upload, workbook) }
            return ReportPage(
                site: site, workbook: workbook, size: upload.bytes.count, now: service.now, reconciled: reconciled
            ).page
        }
        return whole.response([upload.lease])
    }

    private func new(_ bareme: Bareme, from upload: Upload? = nil) async throws -> Response {
        let bytes = try await desk.threads.run {
            try service.new(bareme, from: upload.map { upload throws(Problem) in try service.read(upload) })
        }
        return Response(
            file: bytes, ContentType.workbook, named: ClasseurModele.nomDeFichier(exercice: bareme.exercice))
    }

    private func goOn(_ request: Request) async throws -> Response {
        var lastYear: Upload?
        let fields = try await desk.form.read(request) { lastYear = $0 }
        return try await new(service.bareme(annee: fields["annee"]), from: lastYear)
    }
}
