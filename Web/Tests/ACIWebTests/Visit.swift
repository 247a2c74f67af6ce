import ACIModel
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Synchronization
import Testing

@testable import ACIWeb

/// A server of a test's own, and what it logged.
final class Visit: Sendable {
    private let options: Options
    private let lines = Mutex<[String]>([])

    init(_ arguments: String..., limits: Limits = Limits()) throws {
        var options = try Options(arguments)
        options.site.limits = limits
        self.options = options
    }

    var log: [String] { lines.withLock { $0 } }

    /// Requests go through the responder alone, or over a connection of their own.
    func run<Value: Sendable>(
        live: Bool = false, _ visit: @escaping @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        var options = options
        options.port = 0
        let application = try WebServer.application(
            options, log: RequestLog { line in self.lines.withLock { $0.append(line) } })
        return try await application.test(live ? .live : .router, visit)
    }

    func get(_ address: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await run { try await $0.execute(uri: address, method: .get, headers: headers) }
    }

    func post(_ address: String, _ body: [UInt8], _ headers: HTTPFields) async throws -> TestResponse {
        try await run {
            try await $0.execute(uri: address, method: .post, headers: headers, body: ByteBuffer(bytes: body))
        }
    }

    func post(_ address: String, form: Forms, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        var headers = headers
        headers[.contentType] = Forms.type
        return try await post(address, form.body, headers)
    }
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

extension TestResponse {
    var text: String { String(buffer: body) }
    var bytes: [UInt8] { Array(body.readableBytesView) }
}

/// The filled workbooks of `Samples/`, and what `import` says of each.
enum Sample: String, CaseIterable {
    case incomplete = "1-petite-incomplete"
    case ordinary = "2-taille3-ordinaire"
    case crisis = "3-taille4-crise"

    var name: String { "\(rawValue).xlsx" }
    var workbook: [UInt8] { get throws { try Self.file(name) } }
    var document: [UInt8] { get throws { try Self.file("\(rawValue).json") } }

    private static func file(_ name: String) throws -> [UInt8] {
        let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
        return Array(try Data(contentsOf: root.appending(path: "Samples/\(name)")))
    }
}
