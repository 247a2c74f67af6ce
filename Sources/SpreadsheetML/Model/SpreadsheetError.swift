public import OPCPackage

/// Why a workbook can't be read or a value can't be written.
///
/// `detail` is English and for engineers; a program shows its users its own words, chosen by `code`.
public struct SpreadsheetError: Error, Sendable, CustomStringConvertible {
    public enum Code: Hashable, Sendable {
        // Writing
        /// A value beyond what the format or its programs hold: characters are UTF-16 units.
        case beyondLimit(what: String, value: Int, limit: Int)
        case invalidSheetName(String)
        case duplicateSheetName(String)
        case invalidDefinedName(String)
        case duplicateDefinedName(String)
        case invalidFormula(String)
        case nonFiniteNumber
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
        case noSuchSheet(String)
    }

    public let code: Code
    /// The part, sheet or cell, such as `/xl/worksheets/sheet1.xml` or `Synthèse!B3`.
    public let place: String?
    public let detail: String
    public let underlying: (any Error)?

    public init(_ code: Code, place: String? = nil, detail: String, underlying: (any Error)? = nil) {
        self.code = code
        self.place = place
        self.detail = detail
        self.underlying = underlying
    }

    public var description: String {
        (place.map { $0 + ": " } ?? "") + detail
    }

    static var noSheet: Self { Self(.noVisibleSheet, detail: "a workbook needs at least one sheet") }

    static func noSheet(_ index: Int, of count: Int, place: String?) -> Self {
        Self(.noSuchSheet(String(index)), place: place, detail: "there is no sheet \(index): the workbook has \(count)")
    }

    static func unwritable(_ what: String, _ detail: String, place: String?) -> Self {
        Self(.unwritable(what), place: place, detail: "\(what) \(detail)")
    }

    /// - Throws: `nonFiniteNumber`.
    static func checkFinite(_ number: Double, _ what: String, place: @autoclosure () -> String?) throws(SpreadsheetError) {
        if number.isFinite { return }
        throw SpreadsheetError(.nonFiniteNumber, place: place(), detail: "\(what) can't be \(number)")
    }
}
