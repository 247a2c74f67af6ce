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
    public var definedNames: [DefinedName] { names.map(\.name) }
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

    /// Adds the sheets of another workbook, with the looks that their cells have and the names that it defines.
    ///
    /// Sheets can so be made beside each other, each in a workbook of its own.
    /// - Throws: `duplicateSheetName`, or `duplicateDefinedName` within the same scope.
    public mutating func add(contentsOf other: Workbook) throws(SpreadsheetError) {
        let before = sheets.count
        let places = other.styles.styles.map { styles.add($0) }
        for sheet in other.sheets {
            try sheetNames.claim(sheet.name)
            sheets.append(sheet.moved(toStyles: places))
        }
        for name in other.names { try append(name.moved(by: before)) }
    }

    /// - Throws: `invalidDefinedName`, or `duplicateDefinedName` within the same scope.
    public mutating func define(_ name: DefinedName) throws(SpreadsheetError) {
        try name.check()
        try append(KeyedName(name))
    }

    private mutating func append(_ name: KeyedName) throws(SpreadsheetError) {
        guard scopes[name.name.scope, default: []].insert(name.key).inserted else {
            throw SpreadsheetError(
                .duplicateDefinedName(name.name.name), place: name.name.name,
                detail: "'\(name.name.name)' is defined twice")
        }
        names.append(name)
    }

    /// A name, and what tells it from others: programs don't look at its case.
    struct KeyedName: Sendable {
        let name: DefinedName
        let key: String

        init(_ name: DefinedName) {
            self.name = name
            key = name.name.lowercased()
        }

        /// The same, for a sheet that stands further behind.
        fileprivate func moved(by sheets: Int) -> KeyedName {
            guard let scope = name.scope, sheets > 0 else { return self }
            return KeyedName(DefinedName(name.name, formula: name.formula, scope: scope + sheets))
        }
    }

    private(set) var names: [KeyedName] = []
    /// The keys taken, by the sheet that they are for.
    private var scopes: [Int?: Set<String>] = [:]
    private var sheetNames = SheetNames()
}
