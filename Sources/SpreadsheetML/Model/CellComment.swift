/// A note on a cell, which programs show while the pointer rests there (ISO 29500-1 §18.7.3).
public struct CellComment: Hashable, Sendable {
    /// The cell; it has one comment.
    public var cell: CellReference
    /// What is noted: at most 32 767 UTF-16 units.
    public var text: String
    /// Who noted it: at most 255 UTF-16 units.
    public var author: String

    /// A comment; it is checked when its sheet is added to a workbook.
    public init(_ cell: CellReference, _ text: String, author: String = "") {
        self.cell = cell
        self.text = text
        self.author = author
    }

    func check(place sheet: String) throws(SpreadsheetError) {
        try WritingLimit.comment.check(lengthOf: text, place: "\(sheet)!\(cell)")
        try WritingLimit.commentAuthor.check(lengthOf: author, place: "\(sheet)!\(cell)")
    }
}
