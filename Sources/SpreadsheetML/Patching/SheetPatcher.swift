/// Applies a ``SheetPatch`` to a worksheet part while it is read: what the patch does not name is copied.
struct SheetPatcher {
    private typealias Tag = MarkupScanner.Tag

    private let patch: SheetPatch
    private let survey: SheetSurvey
    private let looks: [CellReference: Int]
    private var scanner: SheetScanner
    private var output: PatchedMarkup
    /// Everything before this was put out, or left out.
    private var copied: Int {
        get { scanner.markup.kept }
        set { scanner.markup.kept = newValue }
    }
    /// Where the cell or row that was put out last stands: a row that states no place follows it.
    private var row = 0
    /// Cells of rows that the sheet has, by row, and cells of others; both in the grid's order.
    private var cellsToAdd: [Int: ArraySlice<CellReference>]
    private var rowsToAdd: ArraySlice<CellReference>
    /// Shared formulas whose first cell has another or none from now on, by their numbers.
    private var orphans: [Int: SharedFormula] = [:]
    private var linksAreWritten: Bool
    private var dataIsBehind = false

    /// - Parameters:
    ///   - survey: of the same part, for the same patch.
    ///   - strings: where the patch's texts stand in the table of shared strings.
    ///   - looks: the cell formats of cells that take none of the sheet's.
    ///   - write: takes the patched part, piece by piece.
    init(
        _ source: MarkupSource, _ patch: SheetPatch, _ survey: SheetSurvey, strings: [String: Int],
        looks: [CellReference: Int], write: @escaping (UnsafeRawBufferPointer) throws -> Void
    ) {
        self.patch = patch
        self.survey = survey
        self.looks = looks
        scanner = SheetScanner(source)
        output = PatchedMarkup(strings: strings, write)
        let missing = survey.missingCells.sorted()
        rowsToAdd = missing.filter { !survey.rows.contains($0.row) }[...]
        cellsToAdd = Dictionary(grouping: missing.filter { survey.rows.contains($0.row) }, by: \.row)
            .mapValues { $0[...] }
        linksAreWritten = patch.links.isEmpty
    }

    mutating func run() throws {
        while let tag = try scanner.next() {
            if scanner.markup.isNamed(tag, "worksheet") {
                output.prefix = scanner.prefix
                if tag.kind != .start { try writeLinks(before: tag) }
            } else if tag.kind != .end {
                try patchChild(tag)
            }
        }
        try copy(to: scanner.markup.position)
        try output.handOverRest()
    }

    // MARK: Children of the worksheet

    private mutating func patchChild(_ tag: Tag) throws {
        // The programs wrap controls and embedded objects in it, which stand near the end.
        let isAlternate = dataIsBehind && scanner.markup.isNamed(tag, "AlternateContent")
        if isAlternate || ElementOrder.comesAfterLinks(scanner.markup.text(tag.local)) { try writeLinks(before: tag) }
        let grows = !survey.missingCells.isEmpty || patch.removedRows != nil
        if scanner.markup.isNamed(tag, "dimension"), grows {
            // Optional, and wrong now.
            try leaveOut(tag)
        } else if scanner.markup.isNamed(tag, "sheetData") {
            try patchData(tag)
            dataIsBehind = true
        } else if scanner.markup.isNamed(tag, "hyperlinks") {
            try patchLinks(tag)
        } else {
            try passOver(tag)
        }
    }

    private mutating func patchData(_ data: Tag) throws {
        guard data.kind == .start else {
            try copy(to: data.range.lowerBound)
            output.write("<\(output.prefix)sheetData>")
            try addRows(before: nil)
            output.write("</\(output.prefix)sheetData>")
            copied = data.range.upperBound
            return
        }
        while let tag = try scanner.next() {
            guard tag.kind != .end else {
                try copy(to: tag.range.lowerBound)
                return try addRows(before: nil)
            }
            // What is no row may count rows as it likes.
            if scanner.isOwn(tag, "row") { try patchRow(tag) } else { try passOverForeign(tag) }
        }
    }

    // MARK: Rows

    private mutating func patchRow(_ tag: Tag) throws {
        let current = try scanner.beginRow(tag)
        try addRows(before: (current.index, tag))
        guard !patch.removes(current.index) else { return try removeRow(tag, current) }
        if current.isCounted, current.index != row + 1 {
            // The row that it followed is another one now.
            try copy(to: tag.name.upperBound)
            output.write(" r=\"\(current.index)\"")
            writeAttributes(of: tag, except: ["r"])
            copied = tag.range.upperBound - (tag.kind == .empty ? 2 : 1)
        }
        row = current.index
        if current.first == nil, cellsToAdd[current.index] != nil {
            try copy(to: tag.range.upperBound - 2)
            output.write(">")
            try addCells(to: current.index, before: nil)
            output.endRow()
            copied = tag.range.upperBound
        }
        var child = current.first
        while let cell = child, cell.kind != .end {
            if scanner.isOwn(cell, "c") { try patchCell(cell, in: current.index) } else { try passOverForeign(cell) }
            child = try scanner.next()
        }
        if let end = child { try addCells(to: current.index, before: (.max, end)) }
        try copyAlong()
    }

    /// Cells that state other rows than the element's stay, if those do.
    private mutating func removeRow(_ tag: Tag, _ removed: SheetScanner.Row) throws {
        try copy(to: tag.range.lowerBound)
        var isKept = false
        var child = removed.first
        while let cell = child, cell.kind != .end {
            copied = cell.range.lowerBound
            if scanner.isOwn(cell, "c"), let address = scanner.beginCell(cell), !patch.removes(address.row) {
                if !isKept { output.startRow(address.row) }
                isKept = true
                try patchCell(cell, at: address)
                try copy(to: scanner.markup.position)
            } else {
                try scanner.leaveOut(cell)
            }
            child = try scanner.next()
        }
        copied = scanner.markup.position
        if isKept { output.endRow() }
    }

    private mutating func patchCell(_ tag: Tag, in row: Int) throws {
        guard let address = scanner.beginCell(tag) else { return try passOver(tag) }
        guard !patch.removes(address.row) else { return try leaveOut(tag) }
        if address.row == row { try addCells(to: row, before: (address.column, tag)) }
        try patchCell(tag, at: address)
    }

    private mutating func patchCell(_ tag: Tag, at address: CellReference) throws {
        row = address.row
        guard let value = patch.values[address] else { return try passOver(tag, at: address) }
        try copy(to: tag.range.lowerBound)
        output.write("<\(output.prefix)c")
        let style = style(of: address)
        writeAttributes(of: tag, except: style == nil ? ["t"] : ["t", "s"])
        if let style { output.write(" s=\"\(style)\"") }
        try output.endCell(value, formula: try formula(of: address, in: tag))
    }

    private mutating func writeAttributes(of tag: Tag, except names: [String]) {
        for attribute in scanner.markup.attributes(of: tag) where !names.contains(scanner.markup.text(attribute.name)) {
            output.write(scanner.markup[attribute.range])
        }
    }

    private func style(of cell: CellReference) -> Int? {
        looks[cell] ?? patch.looks[cell].flatMap { survey.styles[$0] }
    }

    private func newFormula(of cell: CellReference) throws -> ArraySlice<UInt8>? {
        try patch.formulas[cell].map { try output.markup(of: $0) }
    }

    /// The formula that the cell has from now on; the scanner goes on to the cell's end.
    private mutating func formula(of address: CellReference, in cell: Tag) throws -> ArraySlice<UInt8>? {
        let (standing, isOfOthers) = try formula(in: cell, at: address)
        if patch.constants.contains(address) { return nil }
        return isOfOthers ? standing : try newFormula(of: address) ?? standing
    }

    /// The formula of the cell, as it is written, and whether others have their values of it; the scanner goes on to the
    /// cell's end, and nothing is copied.
    private mutating func formula(
        in cell: Tag, at address: CellReference
    ) throws -> (ArraySlice<UInt8>?, isOfOthers: Bool) {
        copied = scanner.markup.position
        guard cell.kind == .start else { return (nil, false) }
        var formula: ArraySlice<UInt8>?
        var isOfOthers = false
        while let tag = try scanner.next(), tag.kind != .end {
            if scanner.markup.isNamed(tag, "f") {
                copied = tag.range.lowerBound
                let group = scanner.number("si", of: tag)
                let isFirst = scanner.markup.value(of: "ref", in: tag) != nil
                isOfOthers = isFirst && group == nil
                let own = try ownFormula(in: tag, at: address)
                var (depth, end) = (tag.depth, tag.range.upperBound)
                while let inner = try scanner.next(within: &depth) { end = inner.range.lowerBound }
                formula = own ?? scanner.markup[tag.range.lowerBound..<scanner.markup.position]
                if isFirst, let group, patch.replacesFormula(of: address) {
                    let text = Array(scanner.markup.resolved(tag.range.upperBound..<end))
                    orphans[group] = SharedFormula(row: address.row, column: address.column, text: text)
                }
                copied = scanner.markup.position
            } else {
                try scanner.leaveOut(tag)
            }
        }
        copied = scanner.markup.position
        return (formula, isOfOthers)
    }

    /// What a cell needs that shared the formula of one that does not keep it.
    private func ownFormula(in tag: Tag, at address: CellReference) throws -> ArraySlice<UInt8>? {
        guard !orphans.isEmpty, scanner.markup.isNamed(tag, "f"), scanner.markup.value(of: "ref", in: tag) == nil,
            let shared = scanner.number("si", of: tag).flatMap({ orphans[$0] })
        else { return nil }
        return try output.markup(of: Formula(shared.text(atRow: address.row, column: address.column)))
    }

    // MARK: What was not there

    /// Adds the rows that belong before this one.
    private mutating func addRows(before next: (row: Int, tag: Tag)?) throws {
        while let first = rowsToAdd.first?.row, first < next?.row ?? .max {
            if let next { try copy(to: next.tag.range.lowerBound) }
            output.startRow(first)
            for cell in rowsToAdd.prefix(while: { $0.row == first }) { try add(cell) }
            output.endRow()
            rowsToAdd = rowsToAdd.drop { $0.row == first }
        }
    }

    /// Adds the cells that belong before this one, or before the row's end; a row in pieces has them all in its first.
    private mutating func addCells(to row: Int, before next: (column: Int, tag: Tag)?) throws {
        guard let cells = cellsToAdd[row], let first = cells.first, first.column < next?.column ?? .max else { return }
        if let next { try copy(to: next.tag.range.lowerBound) }
        let added = cells.prefix { $0.column < next?.column ?? .max }
        for cell in added { try add(cell) }
        let rest = cells.dropFirst(added.count)
        cellsToAdd[row] = rest.isEmpty ? nil : rest
    }

    private mutating func add(_ cell: CellReference) throws {
        row = cell.row
        try output.cell(
            cell, style: style(of: cell), value: patch.values[cell] ?? .empty,
            formula: newFormula(of: cell))
    }

    // MARK: Links

    /// The element stays as long as it has a link (ISO 29500-1 §18.3.1.48).
    private mutating func patchLinks(_ tag: Tag) throws {
        guard tag.kind == .start else { return try leaveOut(tag) }
        try copy(to: tag.range.lowerBound)
        var heldBack: ArraySlice<UInt8>? = scanner.markup[tag.range]
        copied = tag.range.upperBound
        func begin() {
            if let start = heldBack { output.write(start) }
            heldBack = nil
        }
        while let link = try scanner.next() {
            guard link.kind != .end else {
                if !linksAreWritten { begin() }
                guard heldBack == nil else { return copied = scanner.markup.position }
                try copy(to: link.range.lowerBound)
                return try writeLinkElements()
            }
            let place = scanner.markup.value(of: "ref", in: link)
                .flatMap { CellRange(String(decoding: $0, as: UTF8.self)) }
            if let place, patch.removesLink(of: place.first) {
                // Nothing is put out before the start tag.
                if heldBack == nil { try leaveOut(link) } else { try scanner.leaveOut(link) }
            } else {
                begin()
                try passOver(link)
            }
        }
    }

    private mutating func writeLinks(before tag: Tag) throws {
        guard !linksAreWritten else { return }
        try copy(to: tag.range.lowerBound)
        output.write("<\(output.prefix)hyperlinks>")
        try writeLinkElements()
        output.write("</\(output.prefix)hyperlinks>")
    }

    private mutating func writeLinkElements() throws {
        guard !linksAreWritten else { return }
        linksAreWritten = true
        try output.links(patch.links) { if case .text(let text) = patch.values[$0] { text } else { nil } }
    }

    // MARK: What stays, and what goes

    /// What stands among rows or cells, and is none.
    private mutating func passOverForeign(_ tag: Tag) throws {
        guard !scanner.markup.isNamed(tag, "AlternateContent") else { throw UnpatchablePart.alternativeCells }
        try passOver(tag)
    }

    private mutating func passOver(_ cell: Tag, at address: CellReference) throws {
        guard !orphans.isEmpty, cell.kind == .start else { return try passOver(cell) }
        while let child = try scanner.next(), child.kind != .end {
            if let formula = try ownFormula(in: child, at: address) {
                try leaveOut(child)
                output.write(formula)
            } else {
                try passOver(child)
            }
        }
        try copyAlong()
    }

    private mutating func passOver(_ tag: Tag) throws {
        var depth = tag.depth
        while try scanner.next(within: &depth) != nil { try copyAlong() }
        try copyAlong()
    }

    private mutating func leaveOut(_ tag: Tag) throws {
        try copy(to: tag.range.lowerBound)
        try scanner.leaveOut(tag)
    }

    private mutating func copy(to end: Int) throws {
        if end > copied {
            output.write(scanner.markup[copied..<end])
            copied = end
        }
        try output.handOverPieces()
    }

    /// Copies what has been passed over, once it is worth it.
    private mutating func copyAlong() throws {
        if scanner.markup.position - copied >= PatchedMarkup.pieceBytes { try copy(to: scanner.markup.position) }
    }
}

extension ElementOrder {
    /// The child stands behind the place of `hyperlinks`.
    static func comesAfterLinks(_ name: String) -> Bool { worksheet.isAfter("hyperlinks", name) }

    func isAfter(_ reference: String, _ name: String) -> Bool {
        guard let place = names.firstIndex(of: reference), let other = names.firstIndex(of: name) else { return false }
        return other > place
    }
}
