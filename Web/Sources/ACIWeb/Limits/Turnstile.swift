import Synchronization

/// Something that there is little of, handed out in turn. Who can't have it at once waits a while, then is refused.
final class Turnstile<Stock: Sendable>: Sendable {
    private struct Waiting: Sendable {
        let number: Int
        let take: @Sendable (inout Stock) -> Bool
        let admit: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var stock: Stock
        var queue: [Waiting] = []
        var next = 0
    }

    private let state: Mutex<State>
    private let wait: Duration

    /// - Parameter wait: how long one waits at most.
    init(_ stock: Stock, wait: Duration) {
        state = Mutex(State(stock: stock))
        self.wait = wait
    }

    /// - Parameter take: takes what is needed, if it is there, and says so; it is asked again after each return.
    /// - Throws: ``Problem/busy`` where the wait was too long.
    func pass(_ take: @escaping @Sendable (inout Stock) -> Bool) async throws(Problem) {
        // Those who wait come first.
        let isThrough = state.withLock { $0.queue.isEmpty && take(&$0.stock) }
        if isThrough { return }
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        let patience = Task { [wait] in
            try await Task.sleep(for: wait)
            self.leave(number)
        }
        defer { patience.cancel() }
        let isAdmitted = await withCheckedContinuation { admit in
            let admitted = state.withLock { state in
                state.queue.append(Waiting(number: number, take: take, admit: admit))
                return Turnstile.admitted(&state)
            }
            for one in admitted { one.admit.resume(returning: true) }
        }
        guard isAdmitted else { throw .busy }
    }

    /// Gives back what was taken.
    func giveBack(_ change: (inout Stock) -> Void) {
        let admitted = state.withLock { state in
            change(&state.stock)
            return Turnstile.admitted(&state)
        }
        for one in admitted { one.admit.resume(returning: true) }
    }

    private func leave(_ number: Int) {
        let gone = state.withLock { state in
            let place = state.queue.firstIndex { $0.number == number }
            return place.map { state.queue.remove(at: $0) }
        }
        gone?.admit.resume(returning: false)
    }

    /// Those in the queue whose turn it is. One who needs much does not hold up those behind who need little.
    private static func admitted(_ state: inout State) -> [Waiting] {
        var admitted: [Waiting] = []
        var staying: [Waiting] = []
        for one in state.queue {
            if one.take(&state.stock) { admitted.append(one) } else { staying.append(one) }
        }
        state.queue = staying
        return admitted
    }
}
