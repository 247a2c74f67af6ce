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
    /// Bytes of the shared strings, of the texts and formulas held at once, and of the names and texts kept of any other
    /// part, in UTF-8.
    public var stringBytes = 256 << 20
    /// Bytes of the texts of one sheet's cells, a shared string counted anew for every cell that shows it.
    public var shownBytes = 64 << 30
    /// Sheets of the workbook.
    public var sheets = 10_000
    /// Properties of the workbook's own.
    public var properties = 10_000
    /// Defined names of the workbook.
    public var definedNames = 100_000
    /// Number formats, and cell formats.
    public var formats = 100_000
    /// Merged ranges of one sheet.
    public var merges = 100_000
    /// Links, validations, comments, tables, and runs of columns of one sheet: of each so many.
    public var details = 100_000
    /// Warnings kept of one sheet; those beyond are dropped.
    public var warnings = 1_000
    /// Bytes of one list of relationships, or of the content types; the package keeps several times as much of it.
    public var listBytes = 64 << 20
    /// The archive's budgets: bytes of the file and of its parts.
    public var zip = ZipLimits.standard
    /// The budgets of each part: depth, attributes, single texts.
    public var xml = XMLLimits.standard

    /// The standard budgets.
    public init() {}

    /// Room for every workbook that people make: a sheet filled to 20 million cells can be streamed, one of 4 million
    /// be held.
    public static let standard = ReadingLimits()

    /// What a 32-bit place among the texts reaches.
    var spanBytes: Int { min(stringBytes, Int(UInt32.max)) }

    /// The same budgets, less what a sheet has taken of those for everything held at once.
    func less(_ sheet: SheetHandler) -> ReadingLimits {
        var left = self
        left.heldCells -= sheet.rows.storage.cells.count
        left.stringBytes -= sheet.rows.storage.textBytes
        left.shownBytes -= sheet.shownBytes
        left.merges -= sheet.merges.count
        left.warnings -= sheet.rows.warnings.warnings.count
        return left
    }

    @inline(__always)
    static func check(
        _ count: Int, _ what: StaticString, limit: Int, place: @autoclosure () -> String
    ) throws(SpreadsheetError) {
        guard count > limit else { return }
        throw SpreadsheetError(
            .overBudget(what.description), place: place(), detail: "\(what): more than the \(limit) allowed")
    }
}

/// The budgets of the archive and of the parts' XML, for callers that know nothing of either.
extension ReadingLimits {
    /// Bytes of the file.
    public var fileBytes: Int {
        get { zip.fileBytes }
        set { zip.fileBytes = newValue }
    }

    /// Entries of the archive.
    public var entries: Int {
        get { zip.entries }
        set { zip.entries = newValue }
    }

    /// Bytes of one part, unpacked.
    public var entryBytes: Int {
        get { zip.entryBytes }
        set { zip.entryBytes = newValue }
    }

    /// Bytes of all parts, unpacked.
    public var totalBytes: Int {
        get { zip.totalBytes }
        set { zip.totalBytes = newValue }
    }

    /// Bytes of the XML of one part.
    public var documentBytes: Int {
        get { xml.documentBytes }
        set { xml.documentBytes = newValue }
    }

    /// Bytes of a single text or attribute.
    public var textBytes: Int {
        get { xml.textBytes }
        set { xml.textBytes = newValue }
    }

    /// Elements within elements, of one part.
    public var depth: Int {
        get { xml.depth }
        set { xml.depth = newValue }
    }

    /// Attributes of one element, namespace declarations included.
    public var attributes: Int {
        get { xml.attributes }
        set { xml.attributes = newValue }
    }

    /// Namespace declarations in scope.
    public var namespaces: Int {
        get { xml.namespaces }
        set { xml.namespaces = newValue }
    }

    /// Different names of elements, attributes and namespaces of one part.
    public var names: Int {
        get { xml.names }
        set { xml.names = newValue }
    }

    /// Bytes of a name.
    public var nameBytes: Int {
        get { xml.nameBytes }
        set { xml.nameBytes = newValue }
    }

    /// Bytes of one tag, comment or instruction.
    public var tagBytes: Int {
        get { xml.tagBytes }
        set { xml.tagBytes = newValue }
    }
}
