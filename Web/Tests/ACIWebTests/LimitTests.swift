import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization
import Testing

@testable import ACIWeb

@Suite("What the server withstands")
struct LimitTests {
    private static var small: Limits {
        var limits = Limits()
        limits.fileBytes = 1 << 20
        limits.requestBytes = 2 << 20
        limits.heldBytes = 3 << 20
        limits.files = 3
        limits.wait = .milliseconds(200)
        return limits
    }

    @Test("Too large a file, too large a request, too many files")
    func bounds() async throws {
        let visit = try Visit(limits: Self.small)
        let large = [UInt8](repeating: 7, count: 1 << 20 + 1)
        let file = try await visit.post("/api/v1/import", large)
        #expect(file.status == .contentTooLarge)
        #expect(file.text.contains("dépasse 1\u{A0}Mo"))
        #expect(try await visit.post("/relire", form: Forms(["a.xlsx": large])).status == .contentTooLarge)
        let part = [UInt8](repeating: 7, count: 1 << 20)
        let three = try await visit.post("/relire", form: Forms(["a.xlsx": part, "b.xlsx": part, "c.xlsx": part]))
        #expect(three.status == .contentTooLarge)
        #expect(three.text.contains("dépasse 2\u{A0}Mo"))
        let many = try await visit.post("/relire", form: Forms(["a": [1], "b": [1], "c": [1], "d": [1]]))
        #expect(many.status == .contentTooLarge)
        #expect(many.text.contains("plus de 3 fichiers"))
    }

    @Test("Who finds no thread is asked to come back")
    func busy() async throws {
        let threads = ReadingThreads(1, wait: .milliseconds(50))
        let isReleased = Atomic(false)
        async let long: Void = threads.run { while !isReleased.load(ordering: .relaxed) { _ = 1 } }
        try await Task.sleep(for: .milliseconds(20))
        await #expect(throws: Problem.busy) { try await threads.run {} }
        isReleased.store(true, ordering: .relaxed)
        try await long
        try await threads.run {}
        #expect(Problem.busy.status == .serviceUnavailable)
        #expect(Problem.busy.retryAfter == 5)
    }

    @Test("While a body fills the room, the next is told when to come back; then there is room again")
    func retryAfter() async throws {
        var limits = Self.small
        // One body may stand aside; there is no room besides.
        limits.heldBytes = limits.fileBytes
        let visit = try Visit(limits: limits)
        let file = try Sample.ordinary.workbook
        let (body, source) = RequestBody.makeStream()
        async let first = visit.send(.post, "/api/v1/import", [:], body)
        await source.yield(ByteBuffer(bytes: file.prefix(1_000)))
        try await Task.sleep(for: .milliseconds(100))
        let second = try await visit.post("/api/v1/import", file)
        #expect(second.status == .serviceUnavailable)
        #expect(second.headers[.retryAfter] == "5")
        #expect(second.headers[.contentType] == "application/problem+json")
        await source.yield(ByteBuffer(bytes: file.dropFirst(1_000)))
        source.finish()
        #expect(try await first.status == .ok)
        #expect(try await visit.post("/api/v1/import", file).status == .ok)
    }

    @Test("Room is taken as bytes come and given back with the body; one body always finds its end")
    func room() async throws {
        let room = BodyRoom(Self.small)
        #expect(room.free == 2 << 20)
        do {
            let one = BodyLease(room), two = BodyLease(room), three = BodyLease(room)
            try await one.grow(to: 1 << 20)
            try await two.grow(to: 1 << 19)
            try await two.grow(to: 900_000)
            #expect(room.free == 0)
            // The third stands aside, and keeps growing there.
            try await three.grow(to: 10)
            try await three.grow(to: 1 << 20)
            let four = BodyLease(room)
            await #expect(throws: Problem.busy) { try await four.grow(to: 1) }
            withExtendedLifetime((one, two, three, four)) {}
        }
        #expect(room.free == 2 << 20)
        try await BodyLease(room).grow(to: 5)
        #expect(room.free == 2 << 20)
    }

    @Test("Those who wait come in as soon as something is given back, in their order")
    func queue() async throws {
        let turnstile = Turnstile(0, wait: .seconds(5))
        let order = Order()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...3 {
                group.addTask {
                    try await turnstile.pass { stock in
                        guard stock > 0 else { return false }
                        stock -= 1
                        order.numbers.withLock { $0.append(number) }
                        return true
                    }
                }
                try await Task.sleep(for: .milliseconds(20))
            }
            for _ in 1...3 { turnstile.giveBack { $0 += 1 } }
            try await group.waitForAll()
        }
        #expect(order.numbers.withLock { $0 } == [1, 2, 3])
    }

    private final class Order: Sendable {
        let numbers = Mutex<[Int]>([])
    }
}
