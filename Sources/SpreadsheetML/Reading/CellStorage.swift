/// Cells in a flat array, with the bytes of their texts and formulas in another, and what the whole workbook shares.
///
/// A class, so that a cell that is handed out keeps one thing alive and not four. Once one is, nothing changes here any
/// more: who fills it looks whether it is his alone.
final class CellStorage: @unchecked Sendable {
    @exclusivity(unchecked) private(set) var cells: [PackedCell] = []
    @exclusivity(unchecked) private(set) var texts: [UInt8] = []
    /// Of the groups whose first cell has been read.
    private(set) var sharedFormulas: [SharedFormula] = []
    private var sharedFormulaBytes = 0
    /// The pieces of inline texts that have fonts of their own, by where the texts begin.
    private var richTexts: [UInt32: RichText] = [:]
    private var richBytes = 0
    let tables: WorkbookTables

    init(tables: WorkbookTables, sharedFormulas: [SharedFormula] = []) {
        self.tables = tables
        self.sharedFormulas = sharedFormulas
        sharedFormulaBytes = sharedFormulas.reduce(0) { $0 + $1.text.count }
    }

    func append(_ cell: PackedCell) {
        cells.append(cell)
    }

    /// The caller's budget keeps the texts within what a span can point at.
    func append(_ text: some Collection<UInt8>) -> PackedCell.Span {
        let start = texts.count
        texts.append(contentsOf: text)
        return PackedCell.Span(
            start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: texts.count - start))
    }

    /// Of all that is no number.
    var textBytes: Int { texts.count + sharedFormulaBytes + richBytes }

    func add(_ richText: RichText, for text: PackedCell.Span) {
        richTexts[text.start] = richText
        richBytes += richText.heldBytes
    }

    func richText(of cell: PackedCell) -> RichText? {
        switch cell.kind {
        case .sharedText: tables.strings.richTexts[Int(cell.payload)]
        case .text: cell.text.count == 0 ? nil : richTexts[cell.text.start]
        case .empty, .number, .boolean, .error, .date: nil
        }
    }

    /// - Returns: the formula's place.
    func append(_ formula: SharedFormula) -> Int {
        sharedFormulas.append(formula)
        sharedFormulaBytes += formula.text.count
        return sharedFormulas.count - 1
    }

    func replaceCells(in range: Range<Int>, with new: [PackedCell]) {
        cells.replaceSubrange(range, with: new)
    }

    /// Forgets all cells, but not the shared formulas; the memory is kept for the next ones.
    func removeAll() {
        cells.removeAll(keepingCapacity: true)
        texts.removeAll(keepingCapacity: true)
        richTexts = [:]
        richBytes = 0
    }

    func formula(of cell: PackedCell, inRow row: Int) -> Formula? {
        switch cell.formulaKind {
        case .none: nil
        case .own: Formula(string(cell.formula))
        case .shared:
            Formula(sharedFormulas[Int(cell.formula.start)].text(atRow: row, column: Int(cell.column)))
        }
    }

    func string(_ span: PackedCell.Span) -> String {
        String(decoding: texts[span.range], as: UTF8.self)
    }

    /// The bytes of a cell's text, wherever it stands.
    func textByteCount(of cell: PackedCell) -> Int {
        switch cell.kind {
        case .sharedText: tables.strings.byteCount(of: Int(cell.payload))
        case .text, .error: Int(cell.text.count)
        case .empty, .number, .boolean, .date: 0
        }
    }

    func value(of cell: PackedCell) -> CellValue {
        switch cell.kind {
        case .empty: .empty
        case .number where tables.formats.showsDate(cell.format): .date(date(cell))
        case .number: .number(cell.number)
        case .sharedText: .text(tables.strings[Int(cell.payload)])
        case .text: .text(string(cell.text))
        case .boolean: .boolean(cell.payload != 0)
        case .error: .error(string(cell.text))
        case .date: .date(date(cell))
        }
    }

    private func date(_ cell: PackedCell) -> SerialDate {
        SerialDate(serial: cell.number, system: tables.dateSystem)
    }
}

/// What all sheets of a workbook share.
final class WorkbookTables: Sendable {
    let strings: SharedStringTable
    let formats: CellFormatTable
    let palette: ColorPalette
    let dateSystem: DateSystem

    init(strings: SharedStringTable, formats: CellFormatTable, palette: ColorPalette, dateSystem: DateSystem) {
        self.strings = strings
        self.formats = formats
        self.palette = palette
        self.dateSystem = dateSystem
    }
}
