/// The address of one cell, such as `G6` (ISO 29500-1 §18.18.7, `ST_CellRef`).
///
/// Rows and columns count from 1. The grid ends at row 1 048 576 and column 16 384 (`XFD`).
public struct CellReference: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The grid's last row.
    public static let maximumRow = 1_048_576
    /// The grid's last column, `XFD`.
    public static let maximumColumn = 16_384

    /// From 1 to 1 048 576.
    public let row: Int
    /// From 1 to 16 384.
    public let column: Int

    /// `nil` when the address lies outside the grid.
    public init?(row: Int, column: Int) {
        guard 1...Self.maximumRow ~= row, 1...Self.maximumColumn ~= column else { return nil }
        self.row = row
        self.column = column
    }

    init(uncheckedRow row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// Reads `G6`, `g6` or `$G$6`; anything else, or an address outside the grid, is `nil`.
    public init?(_ text: some StringProtocol) {
        self.init(utf8: text.utf8)
    }

    /// Reads `G6`, `g6` or `$G$6`.
    /// - Throws: `malformedCell` for anything else, or an address outside the grid.
    public init(parsing text: String) throws(SpreadsheetError) {
        guard let cell = CellReference(text) else { throw .noAddress(text) }
        self = cell
    }

    /// Reads the bytes of `G6`, `g6` or `$G$6`.
    public init?(utf8 bytes: some Collection<UInt8>) {
        var (column, row) = (0, 0)
        var (columnIsFixed, rowIsFixed) = (false, false)
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                row = row * 10 + Int(byte - UInt8(ascii: "0"))
                guard column > 0, 1...Self.maximumRow ~= row else { return nil }
            case UInt8(ascii: "$"):
                guard row == 0, !rowIsFixed, column > 0 || !columnIsFixed else { return nil }
                if column > 0 { rowIsFixed = true } else { columnIsFixed = true }
            default:
                // Small letters as well as capitals.
                let digit = Int(byte & 0xDF) - 0x40
                column = column * 26 + digit
                guard byte < 0x80, 1...26 ~= digit, column <= Self.maximumColumn, row == 0, !rowIsFixed else {
                    return nil
                }
            }
        }
        self.init(row: row, column: column)
    }

    /// The letters of a column: 1 is `A`, 16 384 is `XFD`.
    public static func columnLetters(_ column: Int) -> String {
        guard column > 0 else { return "" }
        let last = String(Unicode.Scalar(UInt8(ascii: "A") + UInt8((column - 1) % 26)))
        return column > 26 ? columnLetters((column - 1) / 26) + last : last
    }

    /// `G6`
    public var description: String { Self.columnLetters(column) + String(row) }

    /// `$G$6`
    public var absolute: String { "$" + Self.columnLetters(column) + "$" + String(row) }

    /// In reading order: by row, then by column.
    public static func < (left: Self, right: Self) -> Bool {
        (left.row, left.column) < (right.row, right.column)
    }
}

/// A rectangle of cells, such as `A1:C4` (ISO 29500-1 §18.18.62, `ST_Ref`).
public struct CellRange: Hashable, Sendable, CustomStringConvertible {
    /// The top left corner.
    public let first: CellReference
    /// The bottom right corner.
    public let last: CellReference

    /// The smallest rectangle that holds both corners.
    public init(_ corner: CellReference, _ opposite: CellReference) {
        first = CellReference(
            uncheckedRow: min(corner.row, opposite.row), column: min(corner.column, opposite.column))
        last = CellReference(
            uncheckedRow: max(corner.row, opposite.row), column: max(corner.column, opposite.column))
    }

    /// The range of one cell.
    public init(_ cell: CellReference) {
        self.init(cell, cell)
    }

    /// Reads `A1:C4`, `$A$1:$C$4` or `A1`.
    public init?(_ text: some StringProtocol) {
        self.init(utf8: text.utf8)
    }

    /// Reads `A1:C4`, `$A$1:$C$4` or `A1`.
    /// - Throws: `malformedCell` for anything else, or an address outside the grid.
    public init(parsing text: String) throws(SpreadsheetError) {
        guard let range = CellRange(text) else { throw .noAddress(text) }
        self = range
    }

    init?(utf8 bytes: some Collection<UInt8>) {
        let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
        guard let first = CellReference(utf8: bytes[..<(colon ?? bytes.endIndex)]),
            let last = colon.map({ CellReference(utf8: bytes[bytes.index(after: $0)...]) }) ?? first
        else { return nil }
        self.init(first, last)
    }

    /// Whether the cell is one of the range's.
    public func contains(_ cell: CellReference) -> Bool {
        first.row...last.row ~= cell.row && first.column...last.column ~= cell.column
    }

    /// Whether the two have a cell in common.
    public func overlaps(_ other: CellRange) -> Bool {
        first.row <= other.last.row && other.first.row <= last.row
            && first.column <= other.last.column && other.first.column <= last.column
    }

    /// `A1:C4`, or `A1` when it is one cell.
    public var description: String {
        first == last ? first.description : first.description + ":" + last.description
    }

    /// `$A$1:$C$4`, or `$A$1` when it is one cell.
    public var absolute: String {
        first == last ? first.absolute : first.absolute + ":" + last.absolute
    }
}
