/// A cell as the file has it (ISO 29500-1 §18.3.1.4).
///
/// Texts are made when they are asked for; the cell keeps its sheet's, or its batch of rows', memory alive.
public struct SheetCell: Sendable {
    let packed: PackedCell
    let storage: CellStorage
    let row: Int

    /// From 1 to 16 384.
    public var column: Int { Int(packed.column) }

    /// The value, or a formula's last result. A number in a cell that shows dates is a date.
    public var value: CellValue { storage.value(of: packed) }

    /// The pieces of a text that have fonts of their own; nil where it has no such pieces.
    public var richText: RichText? { storage.richText(of: packed) }

    /// The formula that computes the value; that of a group, which the file has once, as it is in this cell. Its text
    /// is empty in data tables, and where the group's first cell has not come.
    public var formula: Formula? { storage.formula(of: packed, inRow: row) }

    /// How numbers are shown.
    public var numberFormat: NumberFormat { storage.tables.formats[packed.format] }

    /// The format shows a hundredfold: a stored 0.64 appears as 64 %.
    public var showsPercent: Bool { storage.tables.formats.showsPercent(packed.format) }

    /// The value of a cell whose format shows hours, minutes or seconds without end (`[h]:mm`), to the microsecond; nil for
    /// others.
    public var duration: Duration? {
        guard case .number(let days) = value, numberFormat.kind == .duration else { return nil }
        return .days(days)
    }

    /// The value as text for a message: a text or error itself, a number or serial in its shortest decimal form,
    /// `TRUE` or `FALSE`; empty for an empty cell.
    public var rawText: String {
        switch value {
        case .empty: ""
        case .text(let text), .error(let text): text
        case .boolean(let value): value ? "TRUE" : "FALSE"
        case .number(let number): Self.shortest(number)
        case .date(let date): Self.shortest(date.serial)
        }
    }

    private static func shortest(_ number: Double) -> String {
        let text = number.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
