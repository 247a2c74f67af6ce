public import OPCPackage

/// Why a workbook can't be read or a value can't be written.
///
/// `detail` is English and for engineers; a program shows its users its own words, chosen by `code`.
public struct SpreadsheetError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, to be told apart by a program. More may come.
    public enum Code: Hashable, Sendable {
        // Writing
        /// A value beyond what the format or its programs hold: characters are UTF-16 units.
        case beyondLimit(what: String, value: Int, limit: Int)
        /// No sheet can have this name.
        case invalidSheetName(String)
        /// Another sheet has the name, but for its case.
        case duplicateSheetName(String)
        /// No cells, constant or formula can have this name.
        case invalidDefinedName(String)
        /// The name is defined within the same scope already.
        case duplicateDefinedName(String)
        /// Programs would refuse the file for this formula.
        case invalidFormula(String)
        /// Infinity, or not a number.
        case nonFiniteNumber
        /// The range shares cells with a merged one.
        case overlappingMerge(String)
        /// A cell given twice, or a row given after a later one.
        case outOfOrder(String)
        /// A workbook without a sheet, or without a visible one.
        case noVisibleSheet
        /// A text or number that the format has no way to hold there; what it was meant for.
        case unwritable(String)
        // Reading
        /// The bytes are no workbook in Office Open XML.
        case notAWorkbook(ForeignFormat)
        /// A part that the workbook needs is absent.
        case missingPart(String)
        /// A part is there and can't be understood.
        case malformedPart(String)
        /// A cell's address or value is none; the cell, or its address as the file has it.
        case malformedCell(String)
        /// More than the budget allows.
        case overBudget(String)
        /// The workbook has no such sheet, by position or name.
        case noSuchSheet(String)
    }

    /// What went wrong, to be told apart by a program.
    public let code: Code
    /// The part, sheet or cell, such as `/xl/worksheets/sheet1.xml` or `Synthèse!B3`.
    public let place: String?
    /// One English sentence for an engineer.
    public let detail: String
    /// The error of a room below, or of the caller's own, behind this one.
    public let underlying: (any Error)?

    /// An error with its parts.
    public init(_ code: Code, place: String? = nil, detail: String, underlying: (any Error)? = nil) {
        self.code = code
        self.place = place
        self.detail = detail
        self.underlying = underlying
    }

    /// Place and detail in one line.
    public var description: String {
        (place.map { $0 + ": " } ?? "") + detail
    }

    static var noSheet: Self { Self(.noVisibleSheet, detail: "a workbook needs at least one sheet that is shown") }

    static func noSheet(_ index: Int, of count: Int, place: String?) -> Self {
        Self(.noSuchSheet(String(index)), place: place, detail: "there is no sheet \(index): the workbook has \(count)")
    }

    static func noAddress(_ text: String) -> Self {
        Self(.malformedCell(text), detail: "'\(text)' addresses no cell between A1 and XFD1048576")
    }

    static func unwritable(_ what: String, _ detail: String, place: String?) -> Self {
        Self(.unwritable(what), place: place, detail: "\(what) \(detail)")
    }

    /// - Throws: `nonFiniteNumber`.
    static func checkFinite(_ number: Double, _ what: String, place: @autoclosure () -> String?)
        throws(SpreadsheetError)
    {
        if number.isFinite { return }
        throw SpreadsheetError(.nonFiniteNumber, place: place(), detail: "\(what) can't be \(number)")
    }
}
