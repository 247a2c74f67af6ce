import NIOPosix

/// The threads on which workbooks are read and made, so that the event loops never wait for one.
final class ReadingThreads: Sendable {
    private let pool: NIOThreadPool
    private let places: Turnstile<Int>

    /// - Parameter count: how many work at once.
    init(_ count: Int, wait: Duration) {
        pool = NIOThreadPool(numberOfThreads: count)
        pool.start()
        places = Turnstile(count, wait: wait)
    }

    /// Does the work on one of the threads.
    ///
    /// - Throws: ``Problem/busy`` where none was free in time, and what the work throws.
    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await places.pass { free in
            guard free > 0 else { return false }
            free -= 1
            return true
        }
        defer { places.giveBack { $0 += 1 } }
        return try await pool.runIfActive(work)
    }

    deinit { pool.shutdownGracefully { _ in } }
}
