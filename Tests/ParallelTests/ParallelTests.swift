import Glibc
import Synchronization
import Testing

@testable import Parallel

@Suite("Parallel work")
struct ParallelTests {
    @Test("Every value comes, in order, on the caller's thread", arguments: [0, 1, 2, 1_000])
    func order(count: Int) {
        let caller = pthread_self()
        var values: [Int] = []
        var isElsewhere = false
        Parallel.map(0..<count, { $0 * 2 }) { value in
            values.append(value)
            if pthread_self() != caller { isElsewhere = true }
        }
        #expect(values == (0..<count).map { $0 * 2 })
        #expect(!isElsewhere)
    }

    @Test("Whoever takes long does not change the order")
    func uneven() {
        var values: [Int] = []
        Parallel.map(0..<64, { number in (0..<(number % 7) * 20_000).reduce(number) { $0 &+ $1 & 0 } }) {
            values.append($0)
        }
        #expect(values == Array(0..<64))
    }

    @Test("As many as there are cores are worked on at once, and no more")
    func allCores() {
        let presence = Presence()
        // Whoever sleeps leaves his core to a thread that should not be there.
        Parallel.map(0..<8 * Parallel.cores, { _ in presence.during { usleep(2_000) } }) { _ in }
        #expect(presence.most == Parallel.cores)
    }

    @Test("Few values are held, however many there are")
    func bounded() {
        let begun = Counter()
        var received = 0
        var furthest = 0
        Parallel.map(0..<10_000, { _ in begun.count() }) {
            received += 1
            furthest = max(furthest, begun.value - received)
        }
        #expect(received == 10_000)
        #expect(furthest <= 2 * Parallel.cores)
    }

    @Test("What is thrown ends all, and what nobody has begun is left undone")
    func thrown() {
        struct Enough: Error {}
        let begun = Counter()
        #expect(throws: Enough.self) {
            try Parallel.map(0..<10_000, { _ in begun.count() }) { () throws(Enough) in throw Enough() }
        }
        #expect(begun.value <= 2 * Parallel.cores + 1)
    }

    @Test("What was begun is done before the call is over")
    func awaited() {
        struct Enough: Error {}
        let begun = Counter()
        let done = Counter()
        #expect(throws: Enough.self) {
            try Parallel.map(
                0..<100,
                { number in
                    begun.count()
                    usleep(number == 0 ? 20_000 : 60_000)
                    done.count()
                }
            ) { () throws(Enough) in throw Enough() }
        }
        #expect(done.value == begun.value)
    }

    @Test("One thread at a time changes what is shared, and whoever joins a thread waits for its end")
    func shared() throws {
        final class Shared: @unchecked Sendable {
            let monitor = Monitor()
            var count = 0
        }
        let shared = Shared()
        let threads = try (0..<4).map { _ in
            try #require(
                Thread {
                    for _ in 0..<2_000 {
                        shared.monitor.change {
                            let count = shared.count
                            sched_yield()
                            shared.count = count + 1
                        }
                    }
                })
        }
        for thread in threads { thread.join() }
        #expect(shared.count == 8_000)
    }

    @Test("A single piece is done by the caller: threads begin with the second")
    func single() {
        let work = OrderedWork<Bool>()
        let caller = pthread_self()
        #expect(work.add { pthread_self() == caller } == [])
        usleep(20_000)
        #expect(work.next() == true)
    }

    @Test("Work goes on where values are taken in between, and begins anew")
    func takenInBetween() {
        let work = OrderedWork<Int>()
        #expect(work.next() == nil)
        var values: [Int] = []
        for number in 0..<100 {
            values += work.add { number }
            if number % 9 == 0, let value = work.next() { values.append(value) }
        }
        while let value = work.next() { values.append(value) }
        #expect(values == Array(0..<100))
        #expect(work.add { 7 } == [])
        #expect(work.next() == 7)
    }

    private final class Counter: Sendable {
        private let number = Atomic(0)

        var value: Int { number.load(ordering: .relaxed) }

        func count() { number.add(1, ordering: .relaxed) }
    }

    /// How many are at work, and the most that have been at once.
    private final class Presence: Sendable {
        private let state = Mutex((now: 0, most: 0))

        var most: Int { state.withLock { $0.most } }

        func during<Value>(_ work: () -> Value) -> Value {
            state.withLock { state in
                state.now += 1
                state.most = max(state.most, state.now)
            }
            defer { state.withLock { $0.now -= 1 } }
            return work()
        }
    }
}
