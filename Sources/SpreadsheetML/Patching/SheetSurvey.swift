/// What has to be known of a worksheet part before it is patched, for its rows and cells may stand in any order. It
/// grows with the patch, not with the sheet.
struct SheetSurvey {
    /// The cells of the patch's values that the sheet does not have.
    private(set) var missingCells: Set<CellReference>
    /// The rows of the patch's values that the sheet has.
    private(set) var rows: Set<Int> = []
    /// The merged ranges that cover cells of the patch's values other than their first.
    private(set) var merges: [CellRange] = []
    /// The style indices of the cells that new ones are styled like.
    private(set) var styles: [CellReference: Int] = [:]

    private let patch: SheetPatch
    private let valueRows: Set<Int>
    private var wantedStyles: Set<CellReference>

    init(of source: MarkupSource, for patch: SheetPatch) throws {
        self.patch = patch
        missingCells = Set(patch.values.keys)
        valueRows = Set(patch.values.keys.map(\.row))
        wantedStyles = Set(patch.rows.flatMap { $0.cells.compactMap(\.styledLike) })
        var scanner = SheetScanner(source)
        while let tag = try scanner.next() {
            scanner.markup.kept = scanner.markup.position
            guard tag.kind != .end, !scanner.markup.isNamed(tag, "worksheet") else { continue }
            if tag.kind == .start, scanner.markup.isNamed(tag, "sheetData") {
                try lookAtRows(&scanner)
            } else if tag.kind == .start, !patch.values.isEmpty, scanner.markup.isNamed(tag, "mergeCells") {
                try lookAtMerges(&scanner)
            } else {
                try scanner.leaveOut(tag)
            }
        }
    }

    private mutating func lookAtRows(_ scanner: inout SheetScanner) throws {
        while let tag = try scanner.next(), tag.kind != .end {
            guard scanner.isOwn(tag, "row") else {
                try scanner.leaveOut(tag)
                continue
            }
            let row = try scanner.beginRow(tag)
            if valueRows.contains(row.index), !patch.removes(row.index) { rows.insert(row.index) }
            var child = row.first
            while let cell = child, cell.kind != .end {
                if scanner.isOwn(cell, "c") { lookAt(cell, &scanner) }
                try scanner.leaveOut(cell)
                child = try scanner.next()
            }
            scanner.markup.kept = scanner.markup.position
        }
    }

    private mutating func lookAtMerges(_ scanner: inout SheetScanner) throws {
        while let tag = try scanner.next(), tag.kind != .end {
            if let range = scanner.markup.value(of: "ref", in: tag).flatMap({ CellRange(utf8: $0) }),
                patch.values.keys.contains(where: { range.contains($0) && $0 != range.first })
            {
                merges.append(range)
            }
            try scanner.leaveOut(tag)
        }
    }

    private mutating func lookAt(_ cell: SheetScanner.Tag, _ scanner: inout SheetScanner) {
        guard let address = scanner.beginCell(cell) else { return }
        if !patch.removes(address.row) { missingCells.remove(address) }
        if wantedStyles.remove(address) != nil { styles[address] = scanner.number("s", of: cell) }
    }
}
