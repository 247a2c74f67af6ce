internal import ACIModel
internal import Glibc

/// A line that says how far work beyond a second has come, on a terminal that shows nothing else meanwhile.
struct Progress {
    private let stream: OutputStream?
    private let start: Int
    private var isShown = false

    /// - Parameters:
    ///   - fillsOutput: the work writes its result to standard output as it goes.
    ///   - start: when the work began, by ``now()``.
    init(_ context: CommandContext, fillsOutput: Bool, start: Int = Progress.now()) {
        let isQuiet = !fillsOutput || !context.output.isTerminal
        stream = context.errors.isTerminal && isQuiet ? context.errors : nil
        self.start = start
    }

    mutating func show(_ done: Int, of total: Int) throws(Failure) {
        guard let stream, done < total, Progress.now() - start >= 1_000 else { return }
        isShown = true
        try stream.write("\r\(Fr.entier(done)) classeurs lus sur \(Fr.entier(total))\u{1B}[K")
    }

    mutating func clear() throws(Failure) {
        guard let stream, isShown else { return }
        isShown = false
        try stream.write("\r\u{1B}[K")
    }

    /// Milliseconds of a clock that only goes forward.
    static func now() -> Int {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return now.tv_sec * 1_000 + now.tv_nsec / 1_000_000
    }
}
