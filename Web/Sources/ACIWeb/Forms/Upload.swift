import Hummingbird
import Multipart

/// A file as it came: its name, its bytes, and the room that they take.
struct Upload: Sendable {
    let name: String
    let bytes: [UInt8]
    let lease: BodyLease
}

/// The bytes of one file while they arrive.
struct UploadInProgress {
    let name: String
    private var bytes: [UInt8] = []
    private let lease: BodyLease
    private let limits: Limits

    /// - Parameter announced: how many bytes the sender says will come. Memory that is asked for and not written to
    ///   costs nothing, so that it may be believed up to the limit.
    init(_ name: String, announced: Int?, _ room: BodyRoom, _ limits: Limits) {
        self.name = name
        lease = BodyLease(room)
        self.limits = limits
        if let announced { bytes.reserveCapacity(min(announced, limits.fileBytes)) }
    }

    /// - Throws: ``Problem``, where the file is too large or no room is left.
    mutating func append(_ piece: some Collection<UInt8>) async throws(Problem) {
        guard bytes.count + piece.count <= limits.fileBytes else { throw .tooLarge(name, limits) }
        try await lease.grow(to: bytes.count + piece.count)
        bytes.append(contentsOf: piece)
    }

    var finished: Upload { Upload(name: name, bytes: bytes, lease: lease) }
}
