internal import CLibrary

/// Independent work on all cores. Plain threads: a task group costs milliseconds of start-up.
public enum Workers {
    /// The processors that the system has, at least one.
    public static let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

    /// The values in the order of their elements. One element needs no thread but the caller's.
    public static func map<Element: Sendable, Value: Sendable>(
        _ elements: [Element], _ work: @escaping @Sendable (Element) -> Value
    ) -> [Value] {
        let backlog = Backlog<Value>()
        for element in elements { backlog.add { work(element) } }
        return backlog.finish()
    }

    /// The values of two pieces of work, the second done beside the first if a thread may be had.
    public static func both<First, Second: Sendable>(
        _ first: () -> First, _ second: @escaping @Sendable () -> Second
    ) -> (First, Second) {
        let backlog = Backlog<Second>()
        backlog.add(second)
        backlog.recruit()
        let own = first()
        return (own, backlog.finish()[0])
    }
}
