internal import ACIModel

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
    private let start: Int
    private var isShown = false

    /// - Parameters:
    ///   - fillsOutput: the work writes its result to standard output as it goes.
    ///   - start: when the work began, in seconds of a clock that only goes forward.
    init(_ surroundings: Surroundings, fillsOutput: Bool, start: Int = Progress.seconds()) {
        let isQuiet = !fillsOutput || !surroundings.output.isTerminal
        stream = surroundings.errors.isTerminal && isQuiet ? surroundings.errors : nil
        self.start = start
    }

    mutating func show(_ done: Int, of total: Int) throws(Failure) {
        guard let stream, done < total, Progress.seconds() - start >= 1 else { return }
        isShown = true
        try stream.write("\r\(Fr.entier(done)) classeurs lus sur \(Fr.entier(total))\u{1B}[K")
    }

    mutating func clear() throws(Failure) {
        guard let stream, isShown else { return }
        isShown = false
        try stream.write("\r\u{1B}[K")
    }

    static func seconds() -> Int {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return now.tv_sec
    }
}
