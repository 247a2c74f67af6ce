internal import CLibrary

/// The threads that work beside the caller's: one less than there are cores, for the whole process, so that work within
/// work shares them. Each is started when it is first needed, and waits for more when it is done.
enum Helpers {
    typealias Work = @Sendable () -> Void

    private struct State {
        var threads = 0
        /// Those who wait and whom no work is meant for yet.
        var idle = 0
        var work: [Work] = []
    }

    private static let state = Monitor(State())

    /// Has a helper do the work.
    /// - Returns: false if all have something to do.
    static func take(_ work: @escaping Work) -> Bool {
        let isTaken = state.change { state in
            guard state.idle > 0 else { return false }
            state.idle -= 1
            state.work.append(work)
            return true
        }
        return isTaken || start(work)
    }

    private static func start(_ work: @escaping Work) -> Bool {
        let mayStart = state.withLock { state in
            guard state.threads + 1 < Workers.cores else { return false }
            state.threads += 1
            return true
        }
        guard mayStart else { return false }
        let isStarted = startThread(First(work))
        if !isStarted { state.withLock { $0.threads -= 1 } }
        return isStarted
    }

    /// What a thread does first.
    private final class First: Sendable {
        let work: Work

        init(_ work: @escaping Work) { self.work = work }
    }

    private static func serve(_ first: First) {
        first.work()
        while true {
            state.withLock { $0.idle += 1 }
            let work = state.wait { $0.work.popLast() }
            work()
        }
    }

    private static func startThread(_ first: First) -> Bool {
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let argument = Unmanaged.passRetained(first)
        guard pthread_create(&thread, nil, run, argument.toOpaque()) == 0 else {
            argument.release()
            return false
        }
        #if canImport(Darwin)
            if let thread { pthread_detach(thread) }
        #else
            pthread_detach(thread)
        #endif
        return true
    }

    #if canImport(Darwin)
        private static let run: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { argument in
            serve(Unmanaged<First>.fromOpaque(argument).takeRetainedValue())
            return nil
        }
    #else
        private static let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
            if let argument { serve(Unmanaged<First>.fromOpaque(argument).takeRetainedValue()) }
            return nil
        }
    #endif
}
