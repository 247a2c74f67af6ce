internal import Synchronization

/// A zlib stream that serves one piece of work after another. It goes from one owner to the next through a
/// ``StreamPool`` and is never in two hands at once, which is why it may cross threads.
protocol ReusableStream: AnyObject, Sendable {
    /// Makes the stream ready for other data.
    func reset()
}

/// The idle streams of an archive: as many as were ever in use at once.
final class StreamPool<Stream: ReusableStream>: Sendable {
    private let idle = Mutex<[Stream]>([])
    private let make: @Sendable () throws(ZipError) -> Stream

    init(_ make: @escaping @Sendable () throws(ZipError) -> Stream) {
        self.make = make
    }

    func take() throws(ZipError) -> Stream {
        guard let stream = idle.withLock({ $0.popLast() }) else { return try make() }
        stream.reset()
        return stream
    }

    func giveBack(_ stream: Stream) {
        idle.withLock { $0.append(stream) }
    }
}
