import CLibrary
import Synchronization
import Testing
import Threads

@Suite("Workers")
struct WorkersTests {
    @Test("They give every value, in order")
    func values() {
        #expect(Workers.map(Array(0..<1_000)) { $0 * 2 } == (0..<1_000).map { $0 * 2 })
        #expect(Workers.map([Int]()) { $0 }.isEmpty)
    }

    @Test("Two pieces of work give their values, with and without a thread to be had")
    func both() {
        let sums = Workers.map(Array(0..<4 * Workers.cores)) { number in
            let (first, second) = Workers.both({ number }, { number * 2 })
            return first + second
        }
        #expect(sums == sums.indices.map { 3 * $0 })
    }

    /// The helpers' threads that are at work, and the most that have been at once. They alone have no task: who waits
    /// for helpers in another test helps here too.
    private final class Presence: Sendable {
        private struct State {
            var depths: [pthread_t: Int] = [:]
            var most = 0
        }

        private let state = Mutex(State())

        var most: Int { state.withLock { $0.most } }

        func during<Value>(_ work: () -> Value) -> Value {
            guard withUnsafeCurrentTask(body: { $0 == nil }) else { return work() }
            let thread = pthread_self()
            state.withLock { state in
                state.depths[thread, default: 0] += 1
                state.most = max(state.most, state.depths.count)
            }
            defer {
                state.withLock { state in
                    let depth = (state.depths[thread] ?? 1) - 1
                    state.depths[thread] = depth == 0 ? nil : depth
                }
            }
            return work()
        }
    }

    @Test("Work within work takes no more threads than there are cores")
    func nested() {
        let presence = Presence()
        let width = 4 * Workers.cores
        for _ in 0..<20 {
            let sums = Workers.map(Array(0..<width)) { outer in
                presence.during {
                    Workers.map(Array(0..<width)) { inner in
                        presence.during { (0..<2_000).reduce(outer) { $0 &+ $1 &* inner } }
                    }.count
                }
            }
            #expect(sums == Array(repeating: width, count: width))
        }
        #expect(presence.most < Workers.cores)
    }
}
