internal import XMLStream

/// Reads a worksheet part (ISO 29500-1 §18.3.1.99): its cells and merged ranges, nothing else.
///
/// What the file says of sizes (`dimension`, `spans`, `cols`, the counts, the `si` of shared formulas) is not looked at.
final class SheetHandler: XMLContentHandler {
    private enum Place {
        case document, worksheet, sheetData, row, cell, value, formula, inlineString, mergeCells
    }

    /// Constants of the instance: reaching a static one costs a call, for every tag of the sheet.
    private struct Names {
        let sheetData = XMLName(.spreadsheet, "sheetData")
        let row = XMLName(.spreadsheet, "row")
        let cell = XMLName(.spreadsheet, "c")
        let value = XMLName(.spreadsheet, "v")
        let formula = XMLName(.spreadsheet, "f")
        let inlineString = XMLName(.spreadsheet, "is")
        let mergeCells = XMLName(.spreadsheet, "mergeCells")
        let mergeCell = XMLName(.spreadsheet, "mergeCell")
        let reference = XMLAttributeName("r")
        let style = XMLAttributeName("s")
        let type = XMLAttributeName("t")
        let range = XMLAttributeName("ref")
        let group = XMLAttributeName("si")
    }

    private(set) var merges: [CellRange] = []
    // Several times a cell: checking each access costs a sixth of the time, and a parser never calls twice at once.
    @exclusivity(unchecked) private(set) var rows: RowCollector
    @exclusivity(unchecked) private var place = Place.document
    @exclusivity(unchecked) private var content: CellContent
    @exclusivity(unchecked) private var cell = PackedCell(column: 0, format: 0)
    /// The cell stands in the grid.
    @exclusivity(unchecked) private var isPlaced = true
    @exclusivity(unchecked) private var rowIsPlaced = true
    /// The group that the cell's formula is shared in.
    @exclusivity(unchecked) private var formulaGroup: Int?
    /// The places of the groups' formulas by their `si`.
    private var groups: [Int: Int] = [:]
    @exclusivity(unchecked) private var cellCount = 0
    @exclusivity(unchecked) private(set) var shownBytes = 0

    /// The sheet may have `x14ac:dyDescent` on its rows.
    private(set) var knowsDescent = false

    private let names = Names()
    let sheet: String
    private let part: String
    private let tables: WorkbookTables
    private let limits: ReadingLimits

    /// The rows in the order of the grid, handed over and no longer held here: a second hand on them would mean a copy.
    func takeRows() -> RowCollector {
        var taken = RowCollector(tables: tables, limits: limits, receive: nil)
        swap(&taken, &rows)
        taken.sortRows()
        return taken
    }

    /// - Parameter receive: takes each row as it ends; without it, the rows are kept.
    init(
        sheet: String, part: String, tables: WorkbookTables, limits: ReadingLimits,
        receive: ((SheetRow) throws -> Void)? = nil
    ) {
        content = CellContent(tables.palette)
        self.sheet = sheet
        self.part = part
        self.tables = tables
        self.limits = limits
        rows = RowCollector(tables: tables, limits: limits, receive: receive)
    }

    func startElement(_ element: inout XMLElement) throws {
        let name = element.name
        switch place {
        case .row where name == names.cell:
            try beginCell(
                element.bytes(names.reference), style: element.bytes(names.style), type: element.bytes(names.type))
            place = .cell
        case .cell where name == names.value:
            content.hasValue = true
            place = .value
        case .cell where name == names.formula:
            beginFormula(type: element.bytes(names.type), group: element.bytes(names.group))
            place = .formula
        case .cell where name == names.inlineString:
            content.hasInline = true
            place = .inlineString
        case .inlineString:
            content.inline.start(&element)
            try checkTexts(with: content.value.count)
        case .sheetData where name == names.row:
            try beginRow(element.bytes(names.reference))
            place = .row
        case .worksheet where name == names.sheetData: place = .sheetData
        case .worksheet where name == names.mergeCells: place = .mergeCells
        case .mergeCells where name == names.mergeCell:
            try addMerge(element)
            element.skipContent()
        case .document:
            try element.requireRoot("worksheet", part: part)
            knowsDescent = element.declares("x14ac")
            place = .worksheet
        default: element.skipContent()
        }
    }

    func characters(_ text: UnsafeBufferPointer<UInt8>) throws {
        switch place {
        case .value: content.value.append(contentsOf: text)
        case .formula: content.formula.append(contentsOf: text)
        case .inlineString: content.inline.append(text)
        default: return
        }
        try checkTexts(with: content.value.count)
    }

    func endElement(_ name: XMLName) throws {
        switch place {
        case .value, .formula: place = .cell
        case .inlineString: if !content.inline.end() { place = .cell }
        case .cell:
            let value = content.value
            try value.withUnsafeBufferPointer { try endCell($0) }
            place = .row
        case .row:
            try rows.endRow()
            place = .sheetData
        case .sheetData, .mergeCells: place = .worksheet
        case .worksheet, .document: place = .document
        }
    }

    private func beginRow(_ reference: UnsafeBufferPointer<UInt8>?) throws {
        rowIsPlaced = true
        if let reference, let index = XMLSchemaValue.integer(reference), rows.beginRow(index) { return }
        rowIsPlaced = rows.beginRow()
        if let reference { rows.warn(.unreadableReference(Self.shown(reference))) }
    }

    private func beginCell(
        _ reference: UnsafeBufferPointer<UInt8>?, style: UnsafeBufferPointer<UInt8>?,
        type: UnsafeBufferPointer<UInt8>?
    ) throws {
        cellCount += 1
        try ReadingLimits.check(cellCount, "cells", limit: limits.cells, place: sheet)
        if let reference, let address = CellReference(utf8: reference), !reference.contains(UInt8(ascii: "$")) {
            try rows.move(to: address)
            rowIsPlaced = true
            isPlaced = true
        } else {
            isPlaced = rowIsPlaced && rows.moveOn()
            if !isPlaced { rows.warn(.outsideGrid) }
            if let reference { rows.warn(.unreadableReference(Self.shown(reference))) }
        }
        cell = PackedCell(
            column: UInt16(truncatingIfNeeded: rows.column),
            format: tables.formats.place(ofStyle: style.flatMap(XMLSchemaValue.integer)))
        content.begin(CellContent.CellType(type))
        if content.type == .unknown, let type { rows.warn(.unknownCellType(Self.shown(type))) }
        formulaGroup = nil
    }

    @inline(__always)
    private func beginFormula(type: UnsafeBufferPointer<UInt8>?, group: UnsafeBufferPointer<UInt8>?) {
        cell.formulaKind = .own
        guard let type, type.elementsEqual("shared".utf8) else { return }
        formulaGroup = group.flatMap(XMLSchemaValue.integer)
    }

    private func endCell(_ value: UnsafeBufferPointer<UInt8>) throws {
        try checkTexts(with: value.count)
        guard isPlaced else { return }
        if cell.formulaKind == .own { setFormula() }
        if !content.fill(&cell, value, in: rows.storage), content.type != .unknown { rows.warn(.untypedText) }
        try rows.append(cell, place: sheet)
        shownBytes += rows.storage.textByteCount(of: cell)
        try ReadingLimits.check(shownBytes, "shownBytes", limit: limits.shownBytes, place: sheet)
    }

    private func setFormula() {
        if let formulaGroup, content.formula.isEmpty {
            guard let place = groups[formulaGroup] else { return }
            cell.formulaKind = .shared
            cell.formula = PackedCell.Span(start: UInt32(truncatingIfNeeded: place), count: 0)
            return
        }
        if let formulaGroup {
            groups[formulaGroup] = rows.storage.append(
                SharedFormula(row: rows.row, column: rows.column, text: content.formula))
        }
        cell.formula = rows.storage.append(content.formula)
    }

    /// - Parameter valueBytes: those of the cell's value.
    private func checkTexts(with valueBytes: Int) throws(SpreadsheetError) {
        let kept = rows.storage.textBytes
        let held = kept + valueBytes + content.formula.count + content.inline.heldBytes
        try ReadingLimits.check(held, "stringBytes", limit: limits.spanBytes, place: sheet)
    }

    private func addMerge(_ element: borrowing XMLElement) throws(SpreadsheetError) {
        let text = element.string(names.range) ?? ""
        try ReadingLimits.check(merges.count + 1, "merges", limit: limits.merges, place: sheet)
        guard let range = CellRange(text) ?? CellRange(wholeRowsOrColumns: text) else {
            return rows.warnings.add(.unreadableMerge(String(text.prefix(64))), row: 1, column: 1)
        }
        merges.append(range)
    }

    private static func shown(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        String(decoding: bytes.prefix(64), as: UTF8.self)
    }
}

extension CellRange {
    /// Reads `A:C` or `1:3`.
    fileprivate init?(wholeRowsOrColumns text: String) {
        let ends = text.split(separator: ":", omittingEmptySubsequences: false)
        let (lastRow, lastColumn) = (CellReference.maximumRow, CellReference.columnLetters(CellReference.maximumColumn))
        guard ends.count == 2,
            let range = CellRange("\(ends[0])1:\(ends[1])\(lastRow)")
                ?? CellRange("A\(ends[0]):\(lastColumn)\(ends[1])")
        else { return nil }
        self = range
    }
}

// MARK: - Rows that need no parser

extension SheetHandler {
    /// The next `sheetData` begins the rows.
    var standsBeforeRows: Bool { place == .worksheet }

    /// A row may come next.
    var standsInRows: Bool { place == .sheetData }

    /// Takes a row as if its elements had come.
    func take(_ row: PlainRow, of bytes: UnsafeBufferPointer<UInt8>) throws {
        try beginRow(row.reference.unlessEmpty(bytes))
        for plain in row.cells {
            try beginCell(
                plain.reference.unlessEmpty(bytes), style: plain.style.unlessEmpty(bytes),
                type: plain.type.unlessEmpty(bytes))
            content.hasValue = plain.value.isPresent
            if plain.formula.isPresent {
                beginFormula(
                    type: plain.formulaType.unlessEmpty(bytes), group: plain.formulaGroup.unlessEmpty(bytes))
                plain.formula.append(of: bytes, to: &content.formula)
            }
            if plain.inline.isPresent {
                content.hasInline = true
                content.inline.append(plain.inline, of: bytes)
            }
            if plain.value.hasReferences {
                plain.value.append(of: bytes, to: &content.value)
                let value = content.value
                try value.withUnsafeBufferPointer { try endCell($0) }
            } else {
                try endCell(plain.value.piece.of(bytes))
            }
        }
        try rows.endRow()
    }
}
