internal import ACIModel
internal import Glibc

/// Pieces of a result that wait until their order is known: in a file that has no name, so that memory stays flat.
struct Spool {
    private let descriptor: Int32
    private var places: [Range<Int>] = []

    var count: Int { places.count }

    init() throws(Failure) {
        let folder = environment("TMPDIR") ?? "/tmp"
        var path = (folder + "/aci-xlsx-XXXXXX").cPath
        descriptor = mkstemp(&path)
        guard descriptor >= 0 else { throw Spool.refusal(errno) }
        unlink(path)
    }

    mutating func append(_ piece: [UInt8]) throws(Failure) {
        let start = places.last?.upperBound ?? 0
        let error = writeAll(piece, to: descriptor)
        guard error == 0 else { throw Spool.refusal(error) }
        places.append(start..<start + piece.count)
    }

    /// The piece that was appended in this place, from 0.
    func piece(_ index: Int) throws(Failure) -> [UInt8] {
        let place = places[index]
        var error: Int32 = 0
        let piece = [UInt8](unsafeUninitializedCapacity: place.count) { buffer, count in
            while count < place.count {
                let result = pread(
                    descriptor, buffer.baseAddress.map { $0 + count }, place.count - count,
                    off_t(place.lowerBound + count))
                if result > 0 {
                    count += result
                } else if result == 0 || errno != EINTR {
                    error = result == 0 ? EIO : errno
                    return
                }
            }
        }
        guard error == 0 else { throw Spool.refusal(error) }
        return piece
    }

    /// Writes all pieces one after the other.
    ///
    /// - Returns: 0 or the `errno`.
    func copy(to descriptor: Int32) -> Int32 {
        for index in places.indices {
            guard let piece = try? piece(index) else { return EIO }
            let error = writeAll(piece, to: descriptor)
            if error != 0 { return error }
        }
        return 0
    }

    func discard() { close(descriptor) }

    private static func refusal(_ error: Int32) -> Failure {
        Failure(
            .cannotWrite,
            "Le dossier des fichiers temporaires ne peut pas servir\(Fr.insecable): \(reason(ofError: error)).")
    }
}
