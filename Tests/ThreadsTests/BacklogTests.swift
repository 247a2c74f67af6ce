import Synchronization
import Testing
import Threads

@Suite("Backlog")
struct BacklogTests {
    @Test("Its values come in the order of the pieces, whoever did them")
    func order() {
        let backlog = Backlog<Int>()
        for number in 0..<1_000 {
            backlog.add { number }
            if number % 10 == 0 { backlog.recruit() }
            if number % 7 == 0 { backlog.workOnce() }
        }
        #expect(backlog.finish() == Array(0..<1_000))
        #expect(backlog.waiting == 0)
    }

    @Test("It begins anew when it is finished")
    func again() {
        let backlog = Backlog<String>()
        #expect(backlog.finish().isEmpty)
        backlog.add { "un" }
        #expect(backlog.finish() == ["un"])
        backlog.add { "deux" }
        backlog.recruit()
        #expect(backlog.finish() == ["deux"])
    }

    @Test("The caller does a piece himself, and only what waits")
    func workOnce() {
        let backlog = Backlog<Int>()
        #expect(!backlog.workOnce())
        backlog.add { 1 }
        #expect(backlog.waiting == 1)
        #expect(backlog.workOnce())
        #expect(!backlog.workOnce())
        #expect(backlog.finish() == [1])
    }

    @Test("What waits in one that is given up is left undone")
    func givenUp() {
        let done = Counter()
        do {
            let backlog = Backlog<Void>()
            backlog.add { done.count() }
            #expect(backlog.waiting == 1)
        }
        #expect(done.value == 0)
    }

    private final class Counter: Sendable {
        private let number = Atomic(0)

        var value: Int { number.load(ordering: .relaxed) }

        func count() { number.add(1, ordering: .relaxed) }
    }
}
