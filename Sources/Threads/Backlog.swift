/// Pieces of independent work, done beside the one who brings them and by him when he asks for their values.
public final class Backlog<Value: Sendable>: Sendable {
    private struct Pieces {
        /// Nil where somebody has taken it.
        var work: [(@Sendable () -> Value)?] = []
        var next = 0
        var values: [Value?] = []
        var helpers = 0

        var waiting: Int { work.count - next }
    }

    private let pieces = Monitor(Pieces())

    public init() {}

    deinit {
        // What nobody has taken is for nobody any more.
        pieces.withLock { pieces in
            pieces.work = []
            pieces.next = 0
        }
    }

    /// How many pieces nobody has taken yet.
    public var waiting: Int { pieces.withLock { $0.waiting } }

    /// Adds a piece. Nobody does it before ``recruit()``, ``workOnce()`` or ``finish()``.
    public func add(_ work: @escaping @Sendable () -> Value) {
        pieces.withLock { pieces in
            pieces.work.append(work)
            pieces.values.append(nil)
        }
    }

    /// Has a helper do what waits, if one may be had and finds something to do beside those already at it.
    public func recruit() {
        let isWanted = pieces.withLock { pieces in
            guard pieces.helpers < min(Workers.cores - 1, pieces.waiting) else { return false }
            pieces.helpers += 1
            return true
        }
        guard isWanted else { return }
        let isHad = Helpers.take { [pieces] in
            while Self.workOnce(pieces) {}
            pieces.withLock { $0.helpers -= 1 }
        }
        if !isHad { pieces.withLock { $0.helpers -= 1 } }
    }

    /// Does one of the pieces that wait.
    /// - Returns: false if none did.
    @discardableResult
    public func workOnce() -> Bool { Self.workOnce(pieces) }

    /// Does what nobody has taken, and helps others until the helpers are done.
    /// - Returns: the values of all pieces, in the order in which they came; none are left afterwards.
    public func finish() -> [Value] {
        repeat {
            // One piece needs no thread but the caller's.
            if waiting > 1 { recruit() }
        } while workOnce()
        // Who has nothing to wait for does not take on the work of others.
        let hasHelpers = pieces.withLock { $0.helpers > 0 }
        if hasHelpers { Helpers.serve { [pieces] in pieces.withLock { $0.helpers == 0 } } }
        return pieces.withLock { pieces in
            var values: [Value] = []
            values.reserveCapacity(pieces.values.count)
            for value in pieces.values { if let value { values.append(value) } }
            pieces = Pieces()
            return values
        }
    }

    private static func workOnce(_ pieces: Monitor<Pieces>) -> Bool {
        let taken: (index: Int, work: @Sendable () -> Value)? = pieces.withLock { pieces in
            guard pieces.waiting > 0, let work = pieces.work[pieces.next] else { return nil }
            pieces.work[pieces.next] = nil
            pieces.next += 1
            return (pieces.next - 1, work)
        }
        guard let taken else { return false }
        let value = taken.work()
        pieces.withLock { $0.values[taken.index] = value }
        return true
    }
}
