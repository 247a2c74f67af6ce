/// What has to be known of a worksheet part before it is patched, for its rows and cells may stand in any order. It
/// grows with the patch, not with the sheet.
struct SheetSurvey {
    /// The cells of the patch's values that the sheet does not have.
    private(set) var missingCells: Set<CellReference>
    /// The rows of the patch's values that the sheet has.
    private(set) var rows: Set<Int> = []
    /// The merged ranges that cover cells of the patch's values other than their first.
    private(set) var merges: [CellRange] = []
    /// The style indices of the cells that others take their look from, and of those that may get another number format.
    private(set) var styles: [CellReference: Int] = [:]
    /// Texts of the patch that go into cells without a formula.
    private(set) var texts: [CellReference: String]

    private let patch: SheetPatch
    private let valueRows: Set<Int>
    private var wantedStyles: Set<CellReference>

    init(of source: MarkupSource, for patch: SheetPatch) throws {
        self.patch = patch
        missingCells = Set(patch.values.keys)
        valueRows = Set(patch.values.keys.map(\.row))
        wantedStyles = Set(patch.looks.values).union(patch.numberFormats.keys)
            .union(patch.values.lazy.filter { $0.value.isDate }.map(\.key))
        texts = patch.texts
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
                if scanner.isOwn(cell, "c") { try lookAt(cell, &scanner) } else { try scanner.leaveOut(cell) }
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

    private mutating func lookAt(_ cell: SheetScanner.Tag, _ scanner: inout SheetScanner) throws {
        guard let address = scanner.beginCell(cell) else { return try scanner.leaveOut(cell) }
        let isRemoved = patch.removes(address.row)
        if !isRemoved { missingCells.remove(address) }
        if wantedStyles.remove(address) != nil { styles[address] = scanner.number("s", of: cell) }
        guard !isRemoved, texts[address] != nil, !patch.constants.contains(address), cell.kind == .start else {
            return try scanner.leaveOut(cell)
        }
        while let child = try scanner.next(), child.kind != .end {
            if scanner.markup.isNamed(child, "f") { texts[address] = nil }
            try scanner.leaveOut(child)
        }
        scanner.markup.kept = scanner.markup.position
    }
}
