/// The bytes of the names and texts that a part may have kept of it.
struct TextBudget {
    private var taken = 0
    private let limit: Int
    private let part: String

    init(_ limits: ReadingLimits, part: String) {
        limit = limits.stringBytes
        self.part = part
    }

    /// - Throws: `overBudget` if the bytes are more than what is left.
    mutating func take(_ bytes: Int) throws(SpreadsheetError) {
        taken += bytes
        try ReadingLimits.check(taken, "stringBytes", limit: limit, place: part)
    }

    /// - Returns: the text.
    mutating func take(_ text: String) throws(SpreadsheetError) -> String {
        try take(text.utf8.count)
        return text
    }
}
