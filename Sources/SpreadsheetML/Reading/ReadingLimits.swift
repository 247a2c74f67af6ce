public import XMLStream
public import ZipContainer

/// Budgets for reading a workbook; all absolute, all checked while it streams.
public struct ReadingLimits: Sendable, Hashable {
    /// Cells of one sheet, empty ones included.
    public var cells = 20_000_000
    /// Cells held in memory at once: those of a sheet read as a whole, or of one row. Each takes 24 bytes.
    public var heldCells = 4_000_000
    /// Texts in the table of shared strings.
    public var strings = 4_000_000
    /// Bytes of the shared strings, and of the texts and formulas held at once, in UTF-8.
    public var stringBytes = 256 << 20
    /// Sheets of the workbook, and properties of its own.
    public var sheets = 10_000
    public var definedNames = 100_000
    /// Number formats, and cell formats.
    public var formats = 100_000
    /// Merged ranges of one sheet.
    public var merges = 100_000
    /// Warnings kept of one sheet; those beyond are dropped.
    public var warnings = 1_000
    /// The archive's budgets: bytes of the file and of its parts.
    public var zip = ZipLimits.standard
    /// The budgets of each part: depth, attributes, single texts.
    public var xml = XMLLimits.standard

    public init() {}

    /// Room for every workbook that people make: a sheet filled to 20 million cells can be streamed, one of 4 million
    /// be held.
    public static let standard = ReadingLimits()

    /// What a 32-bit place among the texts reaches.
    var spanBytes: Int { min(stringBytes, Int(UInt32.max)) }

    static func check(_ count: Int, _ what: String, limit: Int, place: String) throws(SpreadsheetError) {
        guard count > limit else { return }
        throw SpreadsheetError(
            .overBudget(what), place: place, detail: "\(what): more than the \(limit) allowed")
    }
}
