internal import CLibrary

/// The threads that work beside the caller's: one less than there are cores, for the whole process, so that work within
/// work shares them. Each is started when it is first needed, and waits for more when it is done. Callers who wait for
/// them help too.
enum Helpers {
    typealias Work = @Sendable () -> Void

    private struct State {
        var threads = 0
        /// Those who wait, less the work that is meant for them.
        var idle = 0
        var work: [Work] = []
    }

    private static let state = Monitor(State())

    /// Has a helper do the work.
    /// - Returns: false if all have something to do.
    static func take(_ work: @escaping Work) -> Bool {
        let isFree = state.withLock { state in
            state.idle -= 1
            return state.idle >= 0
        }
        guard isFree || start() else {
            state.withLock { $0.idle += 1 }
            return false
        }
        state.change { $0.work.append(work) }
        return true
    }

    /// Does the work that is handed out, until there is none and the caller's own is done.
    /// - Parameter isDone: asked whenever somebody has finished a piece of work.
    static func serve(until isDone: () -> Bool) {
        while true {
            // Somebody may have waited for what was just done.
            state.change { $0.idle += 1 }
            let work: Work? = state.wait { state in
                if let work = state.work.popLast() { return .some(work) }
                guard isDone() else { return nil }
                state.idle -= 1
                return .some(nil)
            }
            guard let work else { return }
            work()
        }
    }

    private static func start() -> Bool {
        let mayStart = state.withLock { state in
            guard state.threads + 1 < Workers.cores else { return false }
            state.threads += 1
            return true
        }
        guard mayStart else { return false }
        guard startThread() else {
            state.withLock { $0.threads -= 1 }
            return false
        }
        // Linux often lets a new thread queue behind its maker for milliseconds, however idle the other cores are. One
        // that has come to wait is woken on an idle core at once.
        sched_yield()
        return true
    }

    private static func startThread() -> Bool {
        #if canImport(Darwin)
            var thread: pthread_t?
            guard pthread_create(&thread, nil, run, nil) == 0, let thread else { return false }
        #else
            var thread = pthread_t()
            guard pthread_create(&thread, nil, run, nil) == 0 else { return false }
        #endif
        pthread_detach(thread)
        return true
    }

    #if canImport(Darwin)
        private static let run: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { _ in
            serve { false }
            return nil
        }
    #else
        private static let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { _ in
            serve { false }
            return nil
        }
    #endif
}
