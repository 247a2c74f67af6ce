/// A workbook to be written.
///
/// ```swift
/// var workbook = Workbook()
/// let euros = workbook.styles.add(CellStyle(numberFormat: "#,##0.00\" €\""))
/// var sheet = try Worksheet(name: "Budget")
/// try sheet.set(.text("Loyer"), at: CellReference("A1")!)
/// try sheet.set(.number(1250), style: euros, at: CellReference("B1")!)
/// try workbook.add(sheet)
/// let bytes = try workbook.encoded()
/// ```
public struct Workbook: Sendable {
    public private(set) var sheets: [Worksheet] = []
    public private(set) var definedNames: [DefinedName] = []
    public var styles = StyleTable()
    public var properties = DocumentProperties()
    /// The sheet that opens first, by position.
    public var activeSheet = 0
    /// Deflate's level, 1 (fast) to 9 (small).
    public var compressionLevel = standardCompressionLevel
    /// Half the time of zlib's own default, 6, for files that are 1 % larger.
    public static let standardCompressionLevel = 5

    public init() {}

    /// - Throws: `duplicateSheetName`: names are compared without regard to case; `beyondLimit` for a header, a footer
    ///   or a link's tooltip.
    public mutating func add(_ sheet: Worksheet) throws(SpreadsheetError) {
        try sheet.printSetup?.check(place: sheet.name)
        for link in sheet.hyperlinks { try link.check(place: sheet.name) }
        try sheetNames.claim(sheet.name)
        sheets.append(sheet)
    }

    /// - Throws: `invalidDefinedName`, or `duplicateDefinedName` within the same scope.
    public mutating func define(_ name: DefinedName) throws(SpreadsheetError) {
        try name.check()
        if !definedKeys.insert(DefinedKey(name: name.name.lowercased(), scope: name.scope)).inserted {
            throw SpreadsheetError(
                .duplicateDefinedName(name.name), place: name.name, detail: "'\(name.name)' is defined twice")
        }
        definedNames.append(name)
    }

    private struct DefinedKey: Hashable {
        let name: String
        let scope: Int?
    }

    private var definedKeys: Set<DefinedKey> = []
    private var sheetNames = SheetNames()
}
