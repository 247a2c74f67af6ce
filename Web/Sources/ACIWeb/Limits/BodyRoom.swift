import Synchronization

/// The memory that bodies may take, all together.
///
/// A body takes room as its bytes arrive, so that who announces much and sends nothing holds nothing. Two large bodies
/// could then each hold what the other waits for: one body at a time may take its room from a part that is kept aside,
/// large enough for the largest file, so that one at least always comes to its end.
final class BodyRoom: Sendable {
    struct Stock: Sendable {
        var bytes: Int
        var isAsideFree = true
    }

    /// Room is taken in pieces of this size.
    static let piece = 256 << 10

    let turnstile: Turnstile<Stock>

    init(_ limits: Limits) {
        turnstile = Turnstile(Stock(bytes: limits.heldBytes - limits.fileBytes), wait: limits.wait)
    }

    /// What is free now, in bytes: a test's question.
    var free: Int {
        var bytes = 0
        turnstile.giveBack { bytes = $0.bytes }
        return bytes
    }
}

/// The room of one body, which it gives back when nobody holds it any more.
final class BodyLease: Sendable {
    private struct Held: Sendable {
        var bytes = 0
        var isAside = false
    }

    private let room: BodyRoom
    private let held = Mutex(Held())

    init(_ room: BodyRoom) { self.room = room }

    /// Makes room for a body of so many bytes in all, which no one but this lease's request asks for.
    ///
    /// - Throws: ``Problem/busy``.
    func grow(to bytes: Int) async throws(Problem) {
        let (now, isAside) = held.withLock { ($0.bytes, $0.isAside) }
        guard bytes > now, !isAside else { return }
        let more = (bytes - now + BodyRoom.piece - 1) / BodyRoom.piece * BodyRoom.piece
        try await room.turnstile.pass { [self] stock in
            if stock.bytes >= more {
                stock.bytes -= more
                held.withLock { $0.bytes += more }
                return true
            }
            guard stock.isAsideFree else { return false }
            // What it held so far goes back: all of it stands aside now.
            stock.isAsideFree = false
            held.withLock { held in
                stock.bytes += held.bytes
                held = Held(isAside: true)
            }
            return true
        }
    }

    deinit {
        let last = held.withLock { $0 }
        guard last.bytes > 0 || last.isAside else { return }
        room.turnstile.giveBack { stock in
            stock.bytes += last.bytes
            if last.isAside { stock.isAsideFree = true }
        }
    }
}
