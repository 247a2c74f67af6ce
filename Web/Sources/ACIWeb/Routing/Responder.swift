import ACIModel
import ACIReports
import HTTPTypes
public import Hummingbird
import NIOHTTP1

/// Finds the route of a request, checks where the request comes from, and gives every answer what all answers have.
public struct Responder: HTTPResponder {
    public typealias Context = BasicRequestContext

    private let site: Site
    private let routes: [Route]
    private let log: RequestLog

    /// - Parameters:
    ///   - service: what does the work.
    ///   - concurrent: how many workbooks are read at once.
    public init(_ site: Site, _ service: WorkbookService, concurrent: Int, log: RequestLog) {
        let desk = Desk(
            site: site, service: service, threads: ReadingThreads(concurrent, wait: site.limits.wait),
            form: Form(room: BodyRoom(site.limits), limits: site.limits))
        self.site = site
        self.log = log
        routes = PageRoutes(desk: desk).all + ProgramRoutes(desk: desk).all + AssetRoutes.all
    }

    public func respond(to request: Request, context: Context) async throws -> Response {
        try await respond(to: request)
    }

    func respond(to request: Request) async throws -> Response {
        let start = ContinuousClock.now
        var pattern = "-"
        var response: Response
        do {
            response = try await answer(to: request, &pattern)
        } catch let problem as Problem {
            response = self.response(to: problem, request)
        } catch let error as HTTPParserError {
            // What came is no HTTP; the connection answers that itself.
            throw error
        } catch {
            response = self.response(to: .unforeseen, request)
        }
        finish(&response)
        if request.method == .head { response = response.createHeadResponse() }
        log.write(request.method, pattern, response, ContinuousClock.now - start)
        return response
    }

    private func answer(to request: Request, _ pattern: inout String) async throws -> Response {
        guard let path = path(request) else { throw Problem.notFound }
        let found = routes.compactMap { route in route.argument(of: path).map { (route: route, argument: $0) } }
        guard let first = found.first else { throw Problem.notFound }
        pattern = first.route.pattern
        let method = request.method == .head ? .get : request.method
        guard let match = found.first(where: { $0.route.method == method }) else {
            let methods = found.map(\.route.method)
            throw Problem.methodNotAllowed(methods.contains(.get) ? methods + [.head] : methods)
        }
        if method == .post { try checkOrigin(request) }
        let query = request.uri.queryParameters.reduce(into: [String: String]()) { query, parameter in
            query[String(parameter.key)] = String(parameter.value)
        }
        return try await match.route.answer(request, Route.Call(argument: match.argument, query: query))
    }

    /// The path within the site.
    private func path(_ request: Request) -> String? {
        let path = request.uri.path
        guard path.hasPrefix(site.basePath) else { return nil }
        let rest = path.dropFirst(site.basePath.count)
        return rest.isEmpty ? "/" : rest.hasPrefix("/") ? String(rest) : nil
    }

    /// Other sites may not send through their visitors' browsers. Browsers say where a request comes from; programs
    /// don't. `null` is what a page under our own `Referrer-Policy` says, where the connection is a plain one.
    private func checkOrigin(_ request: Request) throws(Problem) {
        if let site = request.headers[.init("Sec-Fetch-Site")!] {
            guard ["same-origin", "none"].contains(site) else { throw .foreignOrigin }
            return
        }
        guard let origin = request.headers[.origin], origin != "null" else { return }
        let host = origin.firstRange(of: "://").map { origin[$0.upperBound...] }
        guard let host, let own = request.head.authority, host.lowercased() == own.lowercased() else {
            throw .foreignOrigin
        }
    }

    private func response(to problem: Problem, _ request: Request) -> Response {
        var response: Response
        if Route.isForPrograms(path(request) ?? "/") {
            response = Response(bytes: problem.document.encoded(.line), ContentType.problem)
        } else {
            let page = ProblemPage(site: site, problem: problem).html
            response = Response(bytes: Array(page.text.utf8), ContentType.html)
        }
        response.status = problem.status
        if let seconds = problem.retryAfter { response.headers[.retryAfter] = String(seconds) }
        if !problem.allowed.isEmpty {
            response.headers[.allow] = problem.allowed.map(\.rawValue).joined(separator: ", ")
        }
        return response
    }

    private func finish(_ response: inout Response) {
        response.headers[.contentSecurityPolicy] = Responder.policy
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.init("Referrer-Policy")!] = "no-referrer"
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    }

    private static let policy = [
        "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'", "connect-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")
}

extension Response {
    /// A whole answer of that type.
    init(bytes: [UInt8], _ type: String) {
        self.init(
            status: .ok, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// A file to keep.
    init(file bytes: [UInt8], _ type: String, named name: String) {
        self.init(bytes: bytes, type)
        headers[.contentDisposition] = FileName.attachment(name)
    }
}
