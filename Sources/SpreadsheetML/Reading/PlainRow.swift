internal import XMLStream

/// A row whose markup is as plain as nearly every program writes it, taken apart without an XML parser: where in the
/// bytes its parts stand.
struct PlainRow {
    /// The text of an element; it may hold references such as `&amp;`.
    struct Text {
        var piece = PlainMarkup.Piece.none
        var isPresent = false
        var hasReferences = false

        func append(of bytes: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
            if hasReferences {
                PlainText.append(piece.of(bytes), to: &result)
            } else {
                result.append(contentsOf: piece.of(bytes))
            }
        }
    }

    struct Cell {
        var reference = PlainMarkup.Piece.none
        var style = PlainMarkup.Piece.none
        var type = PlainMarkup.Piece.none
        var value = Text()
        var formula = Text()
        /// The `t` of an inline string.
        var inline = Text()
    }

    var reference = PlainMarkup.Piece.none
    var cells: [Cell] = []

    /// Prepares for the next row; the memory stays.
    mutating func removeAll() {
        reference = .none
        cells.removeAll(keepingCapacity: true)
    }
}
