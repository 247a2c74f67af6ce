#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A line that says how far work beyond a second has come, on a terminal that shows nothing else meanwhile.
struct Progress {
    private let stream: OutputStream?
    private let start = Progress.seconds()
    private var isShown = false

    init(_ surroundings: Surroundings) {
        stream = surroundings.errors.isTerminal && !surroundings.output.isTerminal ? surroundings.errors : nil
    }

    mutating func show(_ done: Int, of total: Int) throws(Failure) {
        guard let stream, done < total, Progress.seconds() - start >= 1 else { return }
        isShown = true
        try stream.write("\r\(done) classeurs lus sur \(total)\u{1B}[K")
    }

    mutating func clear() throws(Failure) {
        guard let stream, isShown else { return }
        isShown = false
        try stream.write("\r\u{1B}[K")
    }

    private static func seconds() -> Int {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return now.tv_sec
    }
}
