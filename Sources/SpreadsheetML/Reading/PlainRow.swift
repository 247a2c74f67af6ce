/// A row whose markup is as plain as nearly every program writes it, taken apart without an XML parser: where in the
/// bytes its parts stand.
struct PlainRow {
    /// A stretch of the bytes.
    struct Piece {
        var start: UInt32
        var end: UInt32

        static let none = Piece(start: 0, end: 0)

        /// An empty attribute means none.
        func unlessEmpty(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
            start == end ? nil : of(bytes)
        }

        func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
            UnsafeBufferPointer(rebasing: bytes[Int(start)..<Int(end)])
        }
    }

    /// The text of an element; it may hold references such as `&amp;`.
    struct Text {
        var piece = Piece.none
        var isPresent = false
        var hasReferences = false
    }

    struct Cell {
        var reference = Piece.none
        var style = Piece.none
        var type = Piece.none
        var value = Text()
        var formula = Text()
        /// The `t` of an inline string.
        var inline = Text()
    }

    var reference = Piece.none
    var cells: [Cell] = []

    /// Prepares for the next row; the memory stays.
    mutating func removeAll() {
        reference = .none
        cells.removeAll(keepingCapacity: true)
    }
}
