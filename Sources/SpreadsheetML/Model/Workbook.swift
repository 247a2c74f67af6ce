/// A workbook to be written.
///
/// ```swift
/// var workbook = Workbook()
/// let euros = workbook.styles.add(CellStyle(numberFormat: "#,##0.00\" €\""))
/// var sheet = try Worksheet(name: "Budget")
/// try sheet.set(.text("Loyer"), at: "A1")
/// try sheet.set(.number(1250), style: euros, at: "B1")
/// try workbook.add(sheet)
/// let bytes = try workbook.encoded()
/// ```
public struct Workbook: Sendable {
    /// The sheets in the order of their tabs.
    public private(set) var sheets: [Worksheet] = []
    /// The names in the order in which they were defined.
    public private(set) var definedNames: [DefinedName] = []
    /// The looks of the cells.
    public var styles = StyleTable()
    /// What the file says of itself.
    public var properties = DocumentProperties()
    /// The day from which the file counts its dates: those of another system are converted.
    public var dateSystem = DateSystem.from1900
    /// The size of the window that shows the workbook; nil: as programs like.
    public var window: WorkbookWindow?
    /// The sheet that opens first, by position; where it is hidden, the first that is shown.
    public var activeSheet = 0
    /// Deflate's level, 1 (fast) to 9 (small).
    public var compressionLevel = standardCompressionLevel
    /// Half the time of zlib's own default, 6, for files that are 1 % larger.
    public static let standardCompressionLevel = 5

    /// A workbook without a sheet.
    public init() {}

    /// Adds a sheet behind the others.
    ///
    /// - Throws: `duplicateSheetName`: names are compared without regard to case; `beyondLimit`, `nonFiniteNumber`,
    ///   `invalidFormula`, `outOfOrder`, `unwritable` for what no program takes of that which stands around the cells.
    public mutating func add(_ sheet: Worksheet) throws(SpreadsheetError) {
        try sheet.check()
        try sheetNames.claim(sheet.name)
        sheets.append(sheet)
    }

    /// Changes a sheet that has been added; where something is thrown, it stays as it was.
    ///
    /// - Parameters:
    ///   - name: the sheet's, in any case.
    ///   - body: changes the sheet.
    /// - Throws: `noSuchSheet`, what ``add(_:)`` throws, and what `body` throws.
    public mutating func update(sheet name: String, _ body: (inout Worksheet) throws -> Void) throws {
        guard let index = sheets.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) else {
            throw SpreadsheetError(.noSuchSheet(name), detail: "there is no sheet '\(name)'")
        }
        var changed = sheets
        try body(&changed[index])
        try changed[index].check()
        var names = SheetNames()
        for sheet in changed { try names.claim(sheet.name) }
        (sheets, sheetNames) = (changed, names)
    }

    /// Adds the sheets of another workbook, with the looks that their cells have and the names that it defines.
    ///
    /// Sheets can so be made beside each other, each in a workbook of its own.
    /// - Throws: `duplicateSheetName`, `duplicateDefinedName` within the same scope, or `unwritable` for a style that is
    ///   not of the other workbook.
    public mutating func add(contentsOf other: Workbook) throws(SpreadsheetError) {
        let before = sheets.count
        let places = styles.add(contentsOf: other.styles)
        for var sheet in other.sheets {
            try sheet.move(toStyles: places, of: other.styles)
            try sheetNames.claim(sheet.name)
            sheets.append(sheet)
        }
        for name in other.definedNames {
            try append(DefinedName(name.name, formula: name.formula, scope: name.scope.map { $0 &+ before }))
        }
    }

    /// Gives cells, a constant or a formula a name.
    ///
    /// - Throws: `invalidDefinedName`, `invalidFormula`, `beyondLimit`, or `duplicateDefinedName` within the same scope.
    public mutating func define(_ name: DefinedName) throws(SpreadsheetError) {
        try name.check()
        try append(name)
    }

    private mutating func append(_ name: DefinedName) throws(SpreadsheetError) {
        guard scopes[name.scope, default: []].insert(name.name.lowercased()).inserted else {
            throw SpreadsheetError(
                .duplicateDefinedName(name.name), place: name.name, detail: "'\(name.name)' is defined twice")
        }
        definedNames.append(name)
    }

    /// The sheet that opens first; a hidden one only where all are.
    var openingSheet: Int {
        if sheets[activeSheet].visibility == .visible { return activeSheet }
        return sheets.firstIndex { $0.visibility == .visible } ?? activeSheet
    }

    /// What was not checked where it entered.
    func check() throws(SpreadsheetError) {
        guard !sheets.isEmpty else { throw .noSheet }
        try WritingLimit.compression.check(compressionLevel, place: nil)
        try properties.check()
        if let window {
            try WritingLimit.window.check(window.width, place: nil)
            try WritingLimit.window.check(window.height, place: nil)
            try WritingLimit.tabRatio.check(window.tabRatio, place: nil)
        }
        guard sheets.indices.contains(activeSheet) else { throw .noSheet(activeSheet, of: sheets.count, place: nil) }
        if sheets[openingSheet].visibility != .visible { throw .noSheet }
        try SheetTable.checkNames(of: sheets, beside: definedNames)
        let names = Set(sheets.map { $0.name.lowercased() })
        for sheet in sheets {
            for reference in sheet.charts.flatMap(\.references) where !names.contains(reference.sheet.lowercased()) {
                throw SpreadsheetError(
                    .noSuchSheet(reference.sheet), place: sheet.name,
                    detail: "a chart reads \(reference), which is not there")
            }
        }
        for name in definedNames {
            guard let scope = name.scope, !sheets.indices.contains(scope) else { continue }
            throw .noSheet(scope, of: sheets.count, place: name.name)
        }
    }

    /// The names taken, in lower case, for programs don't look at it, by the sheet that they are for.
    private var scopes: [Int?: Set<String>] = [:]
    private var sheetNames = SheetNames()
}

/// The window in which a workbook opens (ISO 29500-1 §18.2.30).
public struct WorkbookWindow: Hashable, Sendable {
    /// Twentieths of a point.
    public var width: Int
    /// Twentieths of a point.
    public var height: Int
    /// The tabs' share of the bar below the sheet, in thousandths.
    public var tabRatio: Int

    /// A window of this size, in twentieths of a point.
    public init(width: Int, height: Int, tabRatio: Int = 600) {
        self.width = width
        self.height = height
        self.tabRatio = tabRatio
    }
}
