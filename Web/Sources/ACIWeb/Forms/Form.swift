import HTTPTypes
import Hummingbird
import Multipart

/// Reads the bodies of requests, within the limits.
struct Form: Sendable {
    /// The field that holds the files of every form.
    static let files = "fichiers"
    /// Bytes of all other fields.
    private static let fieldBytes = 4 << 10

    let room: BodyRoom
    let limits: Limits

    /// The body, one file whatever its type.
    ///
    /// - Throws: ``Problem``, and what the connection throws.
    func file(_ request: Request) async throws -> Upload {
        let name = FileName.ofRequest(request.headers[.contentDisposition])
        let announced = announced(request)
        guard announced ?? 0 <= limits.fileBytes else { throw Problem.tooLarge(name, limits) }
        var upload = UploadInProgress(name, announced: announced, room, limits)
        var count = 0
        for try await piece in request.body {
            count += piece.readableBytes
            try await upload.append(piece.readableBytesView)
        }
        guard count == announced ?? count else { throw Problem.brokenForm }
        return upload.finished
    }

    /// Hands over the files of a multipart form one by one, as soon as each is complete.
    ///
    /// - Parameter take: what is done with one; the next is read after it.
    /// - Returns: the fields that are no files.
    /// - Throws: ``Problem``, what `take` throws, and what the connection throws.
    func read(
        _ request: Request, take: (Upload) async throws -> Void
    ) async throws -> [String: String] {
        let announced = announced(request)
        guard announced ?? 0 <= limits.requestBytes else { throw Problem.tooMuch(limits) }
        var reader = try start(request)
        var fields: [String: String] = [:]
        var fieldBytes = 0
        var field: String?
        var upload: UploadInProgress?
        var files = 0
        var count = 0
        for try await piece in request.body {
            count += piece.readableBytes
            guard count <= limits.requestBytes else { throw Problem.tooMuch(limits) }
            for event in try events(&reader, piece) {
                switch event {
                case .part(let part) where part.name == Form.files:
                    // A browser sends a field of files that is left empty as a file without a name and without a byte.
                    guard part.fileName != "" else { continue }
                    files += 1
                    guard files <= limits.files else { throw Problem.tooMany(limits) }
                    upload = UploadInProgress(FileName.clean(part.fileName), announced: announced, room, limits)
                case .part(let part): field = part.name
                case .bytes(let bytes):
                    try await upload?.append(bytes)
                    guard let field else { continue }
                    fieldBytes += bytes.count
                    guard fieldBytes <= Form.fieldBytes else { throw Problem.brokenForm }
                    fields[field, default: ""] += String(decoding: bytes, as: UTF8.self)
                case .endOfPart:
                    if let complete = upload?.finished {
                        upload = nil
                        try await take(complete)
                    }
                    field = nil
                }
            }
        }
        do { try reader.finish() } catch { throw Problem.brokenForm }
        guard files > 0 else { throw Problem.nothingChosen }
        return fields
    }

    private func announced(_ request: Request) -> Int? { request.headers[.contentLength].flatMap(Int.init) }

    private func start(_ request: Request) throws(Problem) -> MultipartReader {
        do {
            return try MultipartReader(contentType: request.headers[.contentType] ?? "")
        } catch {
            throw .noForm
        }
    }

    private func events(
        _ reader: inout MultipartReader, _ piece: ByteBuffer
    ) throws(Problem) -> [MultipartReader.Event] {
        do {
            return try reader.read(piece.readableBytesView)
        } catch {
            throw error == .tooManyParts ? .tooMany(limits) : .brokenForm
        }
    }
}
