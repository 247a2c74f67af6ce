/// A name for cells, a constant or a formula (ISO 29500-1 §18.2.5).
public struct DefinedName: Hashable, Sendable {
    /// At most 255 UTF-16 units; names differ by more than case.
    public let name: String
    /// The formula it stands for, such as `'Synthèse'!$B$3`; whatever the file says when it was read.
    public let formula: String
    /// The sheet, by position, that alone knows the name; `nil`: the whole workbook.
    public let scope: Int?

    /// A name for a formula; ``Workbook/define(_:)`` checks both.
    public init(_ name: String, formula: String, scope: Int? = nil) {
        self.name = name
        self.formula = formula
        self.scope = scope
    }

    /// A name for a rectangle of cells that the whole workbook knows.
    public init(_ name: String, _ target: SheetReference) {
        self.init(name, formula: target.description)
    }

    /// The cells it names, where it names one rectangle on one sheet.
    public var target: SheetReference? { SheetReference(formula) }

    /// Excel's hidden name for the range of a sheet's automatic filter; LibreOffice finds the filter by it.
    static let filterDatabase = "_xlnm._FilterDatabase"

    /// A name begins with a letter, `_` or `\`, goes on with letters, digits, `_`, `.` or `\`, and does
    /// not look like a cell's address (`AB12`, `R1C1`, `R`, `C`).
    func check() throws(SpreadsheetError) {
        let scalars = name.unicodeScalars
        guard let first = scalars.first, Self.mayBegin(first), scalars.allSatisfy(Self.mayContain),
            CellReference(name) == nil, !Self.looksLikeRowColumn(name)
        else {
            throw SpreadsheetError(
                .invalidDefinedName(name), place: name,
                detail: "'\(name)' can't be a defined name (ISO 29500-1 §18.2.5)")
        }
        try WritingLimit.definedName.check(lengthOf: name, place: name)
        try Formula(formula).check(place: name)
    }

    private static func mayBegin(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar == "_" || scalar == "\\"
    }

    private static func mayContain(_ scalar: Unicode.Scalar) -> Bool {
        mayBegin(scalar) || scalar == "." || scalar.properties.numericType != nil
    }

    private static func looksLikeRowColumn(_ name: String) -> Bool {
        var rest = Substring(name.lowercased())
        for letter in "rc" where rest.first == letter {
            rest = rest.dropFirst().drop { $0.isASCII && $0.isNumber }
        }
        return rest.isEmpty
    }
}
