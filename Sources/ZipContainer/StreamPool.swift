internal import Synchronization

/// The idle zlib streams of an archive: as many as were ever in use at once.
///
/// A stream serves one piece of work after another and is never in two hands at once, which is why it may cross threads.
final class StreamPool<Stream: AnyObject & Sendable>: Sendable {
    private let idle = Mutex<[Stream]>([])
    private let make: @Sendable () throws(ZipError) -> Stream
    private let reset: @Sendable (Stream) -> Void

    /// - Parameter reset: makes a stream ready for other data.
    init(_ make: @escaping @Sendable () throws(ZipError) -> Stream, reset: @escaping @Sendable (Stream) -> Void) {
        self.make = make
        self.reset = reset
    }

    func take() throws(ZipError) -> Stream {
        guard let stream = idle.withLock({ $0.popLast() }) else { return try make() }
        reset(stream)
        return stream
    }

    func giveBack(_ stream: Stream) {
        idle.withLock { $0.append(stream) }
    }
}
