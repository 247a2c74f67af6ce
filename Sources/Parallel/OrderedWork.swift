/// Independent pieces of work, done on all cores, whose values come back in the order of the pieces.
///
/// Its threads begin with the second piece and end with the object. One thread at a time may use it.
public final class OrderedWork<Value: Sendable> {
    private let pieces = Pieces<Value>()
    private var threads: [Thread] = []
    private var added = 0
    private var taken = 0

    /// So many pieces and values are held at once, whatever the number added.
    private let held = 2 * cores

    public init() {}

    deinit {
        pieces.end()
        for thread in threads { thread.join() }
    }

    /// Adds a piece. Where too many would be held, the caller's thread works until one is done.
    /// - Returns: the values that make room, in order.
    public func add(_ work: @escaping @Sendable () -> Value) -> [Value] {
        pieces.add(added, work)
        added += 1
        if added - taken > 1, threads.count + 1 < cores, let thread = Thread({ [pieces] in while pieces.workOnce() {} })
        {
            threads.append(thread)
        }
        var values: [Value] = []
        while added - taken > held, let value = next() { values.append(value) }
        return values
    }

    /// The next value in order, for which the caller's thread works too; nil if all have been taken.
    public func next() -> Value? {
        guard taken < added else { return nil }
        taken += 1
        return pieces.value(taken - 1)
    }
}

/// What the threads share.
private final class Pieces<Value: Sendable>: @unchecked Sendable {
    private typealias Piece = (number: Int, work: @Sendable () -> Value)

    private let monitor = Monitor()
    private var waiting: [Piece] = []
    private var values: [Int: Value] = [:]
    private var isEnded = false

    func add(_ number: Int, _ work: @escaping @Sendable () -> Value) {
        monitor.change { waiting.append((number, work)) }
    }

    /// What nobody has begun is left undone.
    func end() {
        monitor.change {
            waiting = []
            isEnded = true
        }
    }

    /// Waits for a piece and does it.
    /// - Returns: false if no more will come.
    func workOnce() -> Bool {
        let piece = monitor.wait(until: { isEnded || !waiting.isEmpty }) { isEnded ? nil : waiting.removeFirst() }
        if let piece { work(piece) }
        return piece != nil
    }

    /// The value of a piece, waited for by doing others.
    func value(_ number: Int) -> Value {
        while true {
            let (value, piece) = monitor.wait(until: { values[number] != nil || !waiting.isEmpty }) {
                let value = values.removeValue(forKey: number)
                return (value, value == nil ? waiting.removeFirst() : nil)
            }
            if let value { return value }
            if let piece { work(piece) }
        }
    }

    private func work(_ piece: Piece) {
        let value = piece.work()
        monitor.change { values[piece.number] = value }
    }
}
