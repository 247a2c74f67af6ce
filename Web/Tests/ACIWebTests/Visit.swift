import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

@testable import ACIWeb

/// A responder of a test's own, without a network, and what it logged.
final class Visit: Sendable {
    private let responder: Responder
    private let lines: Lines

    private final class Lines: Sendable {
        let all = Mutex<[String]>([])
    }

    init(_ arguments: String..., limits: Limits = Limits()) throws {
        var site = try Options(arguments).site
        site.limits = limits
        let lines = Lines()
        self.lines = lines
        responder = Responder(
            site, try WorkbookService(), concurrent: 2,
            log: RequestLog { line in lines.all.withLock { $0.append(line) } })
    }

    var log: [String] { lines.all.withLock { $0 } }

    func send(
        _ method: HTTPRequest.Method, _ address: String, _ headers: HTTPFields = [:],
        _ body: RequestBody = RequestBody(buffer: ByteBuffer())
    ) async throws -> Answer {
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "localhost", path: address, headerFields: headers)
        let response = try await responder.respond(to: Request(head: head, body: body))
        let collector = Collector()
        try await response.body.write(collector)
        return Answer(status: response.status, headers: response.headers, bytes: collector.bytes.withLock { $0 })
    }

    func get(_ address: String, _ headers: HTTPFields = [:]) async throws -> Answer {
        try await send(.get, address, headers)
    }

    func post(_ address: String, _ body: [UInt8], _ headers: HTTPFields = [:]) async throws -> Answer {
        try await send(.post, address, headers, RequestBody(buffer: ByteBuffer(bytes: body)))
    }

    func post(_ address: String, form: Forms, _ headers: HTTPFields = [:]) async throws -> Answer {
        var headers = headers
        headers[.contentType] = Forms.type
        return try await post(address, form.body, headers)
    }

    private final class Collector: ResponseBodyWriter, Sendable {
        let bytes = Mutex<[UInt8]>([])

        func write(_ buffer: ByteBuffer) { bytes.withLock { $0 += buffer.readableBytesView } }

        func finish(_ trailingHeaders: HTTPFields?) {}
    }
}

/// What came back.
struct Answer {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// A form as a browser sends it.
struct Forms {
    static let type = "multipart/form-data; boundary=----limite"
    private var bytes: [UInt8] = []

    mutating func add(_ name: String = "fichiers", file: String? = nil, _ content: [UInt8]) {
        let file = file.map { "; filename=\"\($0)\"" } ?? ""
        bytes += Array("------limite\r\nContent-Disposition: form-data; name=\"\(name)\"\(file)\r\n\r\n".utf8)
        bytes += content + Array("\r\n".utf8)
    }

    var body: [UInt8] { bytes + Array("------limite--\r\n".utf8) }

    /// Files, each with its name.
    init(_ files: KeyValuePairs<String, [UInt8]> = [:]) {
        for (name, content) in files { add(file: name, content) }
    }
}

/// The filled workbooks of `Samples/`.
enum Sample: String, CaseIterable {
    case incomplete = "1-petite-incomplete"
    case ordinary = "2-taille3-ordinaire"
    case crisis = "3-taille4-crise"

    var workbook: [UInt8] {
        get throws {
            let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
            return Array(try Data(contentsOf: root.appending(path: "Samples/\(rawValue).xlsx")))
        }
    }
}
