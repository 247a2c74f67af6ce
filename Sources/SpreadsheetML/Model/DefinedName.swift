/// A name for cells, a constant or a formula (ISO 29500-1 §18.2.5).
public struct DefinedName: Hashable, Sendable {
    public let name: String
    /// The formula it stands for, such as `'Synthèse'!$B$3`; whatever the file says when it was read.
    public let formula: String
    /// The sheet, by position, that alone knows the name; `nil`: the whole workbook.
    public let scope: Int?

    public init(_ name: String, formula: String, scope: Int? = nil) {
        self.name = name
        self.formula = formula
        self.scope = scope
    }

    public init(_ name: String, _ target: SheetReference) {
        self.init(name, formula: target.description)
    }

    /// The cells it names, where it names one rectangle on one sheet.
    public var target: SheetReference? { SheetReference(formula) }

    static let lengthLimit = 255

    /// Excel's hidden name for the range of a sheet's automatic filter; LibreOffice finds the filter by it.
    static let filterDatabase = "_xlnm._FilterDatabase"

    /// A name begins with a letter, `_` or `\`, goes on with letters, digits, `_`, `.` or `\`, and does
    /// not look like a cell's address (`AB12`, `R1C1`, `R`, `C`).
    func check() throws(SpreadsheetError) {
        if name.utf16.count > Self.lengthLimit {
            throw .beyondLimit("a defined name", name.utf16.count, limit: Self.lengthLimit, place: name)
        }
        let isReserved = name.hasPrefix("_xlnm.")
        guard let first = name.unicodeScalars.first, first.properties.isAlphabetic || first == "_" || first == "\\",
            name.unicodeScalars.allSatisfy({
                $0.properties.isAlphabetic || $0.properties.numericType != nil || "_.\\".unicodeScalars.contains($0)
            }),
            isReserved || (CellReference(name) == nil && !Self.looksLikeRowColumn(name)), !formula.isEmpty
        else {
            throw SpreadsheetError(
                .invalidDefinedName(name), place: name,
                detail: "'\(name)' can't be a defined name (ISO 29500-1 §18.2.5)")
        }
    }

    private static func looksLikeRowColumn(_ name: String) -> Bool {
        var rest = name.uppercased()[...]
        guard rest.first == "R" || rest.first == "C" else { return false }
        for letter in "RC" where rest.first == letter {
            rest = rest.dropFirst()
            rest = rest.drop { $0.isASCII && $0.isNumber }
        }
        return rest.isEmpty
    }
}
