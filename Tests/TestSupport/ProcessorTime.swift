import Foundation

/// The processor's time that work takes on this thread. What else the machine does meanwhile, other tests included,
/// doesn't count.
public enum ProcessorTime {
    /// - Returns: seconds.
    public static func of(_ work: () throws -> Void) rethrows -> Double {
        let start = now
        try work()
        return now - start
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
