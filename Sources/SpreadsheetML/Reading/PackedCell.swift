/// A cell in 24 bytes. What is longer than a number stands elsewhere: in the table of shared strings, or among the
/// texts of the ``CellStorage`` that the cell belongs to.
struct PackedCell {
    enum Kind: UInt8 {
        case empty
        case number
        /// `payload` is the text's place in the table of shared strings.
        case sharedText
        /// `payload` is the text's ``Span``.
        case text
        case boolean
        /// `payload` is the ``Span`` of the error's text.
        case error
        /// An ISO 8601 date (`t="d"`); `payload` is its serial.
        case date
    }

    enum FormulaKind: UInt8 {
        case none
        /// `formula` is the ``Span`` of its text.
        case own
        /// `formula` begins with the place of the group's ``SharedFormula``.
        case shared
    }

    /// A run of bytes among the storage's texts.
    struct Span {
        static let none = Span(start: 0, count: 0)

        let start: UInt32
        let count: UInt32

        var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
    }

    var column: UInt16
    var kind = Kind.empty
    var formulaKind = FormulaKind.none
    /// The cell's format, as a place in the table of cell formats; never beyond its end.
    var format: UInt32
    var payload: UInt64 = 0
    var formula = Span.none

    var number: Double {
        get { Double(bitPattern: payload) }
        set { payload = newValue.bitPattern }
    }

    var text: Span {
        get { Span(start: UInt32(truncatingIfNeeded: payload >> 32), count: UInt32(truncatingIfNeeded: payload)) }
        set { payload = UInt64(newValue.start) << 32 | UInt64(newValue.count) }
    }
}
