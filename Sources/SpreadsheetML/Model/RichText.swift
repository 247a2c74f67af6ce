/// A text whose pieces have fonts of their own (ISO 29500-1 §18.4.8, `CT_Rst`).
public struct RichText: Hashable, Sendable {
    /// A piece of one font (ISO 29500-1 §18.4.4).
    public struct Run: Hashable, Sendable {
        /// At least one character when it is written.
        public var text: String
        /// Nil: the cell's own.
        public var font: Font?

        /// A piece; without a font, it looks as the cell does.
        public init(_ text: String, font: Font? = nil) {
            self.text = text
            self.font = font
        }
    }

    /// The pieces, from the first to the last: at least one when it is written, and 32 767 UTF-16 units in all.
    public var runs: [Run]

    /// A text of pieces; it is checked when a cell takes it.
    public init(_ runs: [Run]) {
        self.runs = runs
    }

    /// What is read when the fonts are left aside.
    public var text: String { runs.map(\.text).joined() }

    /// - Throws: `beyondLimit`, `nonFiniteNumber`.
    func check(place: @autoclosure () -> String) throws(SpreadsheetError) {
        try WritingLimit.runs.check(runs.count, place: place())
        for run in runs {
            try WritingLimit.run.check(lengthOf: run.text, place: place())
            try run.font?.check(place: place())
        }
    }
}
