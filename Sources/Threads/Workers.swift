internal import CLibrary
internal import Synchronization

/// Independent work on all cores. Plain threads: a task group costs milliseconds of start-up.
public enum Workers {
    /// The processors that the system has, at least one.
    public static let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

    /// The threads that help now, in the whole process: work within work shares them.
    private static let helpers = Atomic(0)

    /// The values in the order of their elements. One element needs no thread but the caller's.
    public static func map<Element: Sendable, Value: Sendable>(
        _ elements: [Element], _ work: @escaping @Sendable (Element) -> Value
    ) -> [Value] {
        let crew = Crew(elements, work)
        var threads: [pthread_t] = []
        // This thread works too, and alone as long as no other can be had.
        repeat {
            if threads.count + 1 < min(cores, crew.left), let thread = startHelper({ while crew.workOnce() {} }) {
                threads.append(thread)
            }
        } while crew.workOnce()
        for thread in threads { pthread_join(thread, nil) }
        return crew.values
    }

    /// The values of two pieces of work, the second done beside the first if a thread may be had.
    public static func both<First, Second: Sendable>(
        _ first: () -> First, _ second: @escaping @Sendable () -> Second
    ) -> (First, Second) {
        let found = Found<Second>()
        let thread = startHelper { found.value.withLock { $0 = second() } }
        let own = first()
        if let thread { pthread_join(thread, nil) }
        return (own, found.value.withLock { $0 } ?? second())
    }

    private final class Found<Value: Sendable>: Sendable {
        let value = Mutex<Value?>(nil)
    }

    /// Does work beside the caller, who will need what comes of it. Where no thread may be had, it is left undone.
    public static func ahead(_ work: @escaping @Sendable () -> Void) {
        if let thread = startHelper(work) { pthread_detach(thread) }
    }

    /// A thread that counts among the helpers until its work is done; nil if there are as many as may be.
    private static func startHelper(_ work: @escaping @Sendable () -> Void) -> pthread_t? {
        guard helpers.add(1, ordering: .relaxed).newValue < cores,
            let thread = startThread({
                work()
                helpers.subtract(1, ordering: .relaxed)
            })
        else {
            helpers.subtract(1, ordering: .relaxed)
            return nil
        }
        return thread
    }

    private static func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let errand = Unmanaged.passRetained(Errand(body))
        let error = pthread_create(&thread, nil, runErrand, errand.toOpaque())
        if error != 0 {
            errand.release()
            return nil
        }
        return thread
    }
}

/// The elements that are left, and the values found.
private final class Crew<Element: Sendable, Value: Sendable>: Sendable {
    private let elements: [Element]
    private let task: @Sendable (Element) -> Value
    private let next = Atomic(0)
    private let found: Mutex<[Value?]>

    init(_ elements: [Element], _ task: @escaping @Sendable (Element) -> Value) {
        self.elements = elements
        self.task = task
        found = Mutex(Array(repeating: nil, count: elements.count))
    }

    /// How many elements nobody has taken yet.
    var left: Int { max(0, elements.count - next.load(ordering: .relaxed)) }

    /// - Returns: false if nothing was left to do.
    func workOnce() -> Bool {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < elements.count else { return false }
        let value = task(elements[index])
        found.withLock { $0[index] = value }
        return true
    }

    var values: [Value] { found.withLock { $0.compactMap { $0 } } }
}

private final class Errand: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

#if canImport(Darwin)
    private func runErrand(_ errand: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<Errand>.fromOpaque(errand).takeRetainedValue().body()
        return nil
    }
#else
    private func runErrand(_ errand: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        errand.map { Unmanaged<Errand>.fromOpaque($0).takeRetainedValue() }?.body()
        return nil
    }
#endif
