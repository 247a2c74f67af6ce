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

/// The names that a workbook's sheets have taken.
struct SheetNames {
    private var keys: Set<String> = []

    /// - Throws: `duplicateSheetName`: names are compared without regard to case.
    mutating func claim(_ name: String) throws(SpreadsheetError) {
        guard keys.insert(name.lowercased()).inserted else {
            throw SpreadsheetError(.duplicateSheetName(name), place: name, detail: "two sheets are named '\(name)'")
        }
    }
}

/// What the file says of itself (ISO 29500-2 §11 and ISO 29500-1 §22.2).
public struct DocumentProperties: Hashable, Sendable {
    public var title = ""
    public var subject = ""
    public var creator = ""
    public var description = ""
    public var language = ""
    /// The program that writes the file.
    public var application = "SpreadsheetML"
    /// `2026-01-01T00:00:00Z`: given, never read from a clock, so that the same input gives the same bytes.
    public var created = "1980-01-01T00:00:00Z"
    /// Further properties, in this order; their names differ.
    public var custom: [CustomProperty] = []

    public init() {}
}

/// A text property of one's own (ISO 29500-1 §22.3).
public struct CustomProperty: Hashable, Sendable {
    public let name: String
    public let value: String

    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
