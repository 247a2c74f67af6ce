internal import XMLStream

/// Applies a ``SheetPatch`` to the bytes of a worksheet part: what the patch does not name is copied.
struct SheetPatcher {
    private let patch: SheetPatch
    private var scanner: MarkupScanner
    private var output: [UInt8] = []
    /// Everything before this stands in `output`, or was left out.
    private var copied = 0
    /// `x:` where the part writes `x:worksheet`.
    private var prefix = ""
    private var row = 0
    private var column = 0
    private var styles: [CellReference: String] = [:]
    private var pending: [CellReference]
    private var linksAreWritten = false
    private var newRowsAreWritten = false

    init(_ bytes: [UInt8], _ patch: SheetPatch) {
        self.patch = patch
        scanner = MarkupScanner(bytes)
        pending = patch.values.keys.sorted()
        linksAreWritten = patch.rows.allSatisfy { row in row.cells.allSatisfy { $0.link == nil } }
    }

    mutating func patched() -> [UInt8] {
        styles = wantedStyles()
        output.reserveCapacity(scanner.bytes.count + 4_096)
        while let tag = scanner.next() {
            if scanner.isNamed(tag, "worksheet") {
                if tag.kind == .start {
                    prefix = scanner.text(tag.name.lowerBound..<tag.local.lowerBound)
                } else {
                    writeLinks(before: tag)
                }
            } else if tag.kind != .end {
                patchChild(tag)
            }
        }
        copy(to: scanner.bytes.count)
        return output
    }

    // MARK: Children of the worksheet

    private mutating func patchChild(_ tag: MarkupScanner.Tag) {
        if ElementOrder.comesAfterLinks(scanner.text(tag.local)) { writeLinks(before: tag) }
        if scanner.isNamed(tag, "dimension") {
            // Optional, and wrong once rows are added.
            leaveOut(tag)
        } else if scanner.isNamed(tag, "sheetData") {
            patchData(tag)
        } else if scanner.isNamed(tag, "hyperlinks") {
            patchLinks(tag)
        } else {
            passOver(tag)
        }
    }

    private mutating func passOver(_ tag: MarkupScanner.Tag) {
        guard tag.kind == .start else { return }
        var depth = 1
        while depth > 0, let inner = scanner.next() {
            if inner.kind == .start { depth += 1 } else if inner.kind == .end { depth -= 1 }
        }
    }

    private mutating func leaveOut(_ tag: MarkupScanner.Tag) {
        copy(to: tag.range.lowerBound)
        passOver(tag)
        copied = tag.kind == .start ? scanner.position : tag.range.upperBound
    }

    // MARK: Rows

    private mutating func patchData(_ data: MarkupScanner.Tag) {
        guard data.kind == .start else {
            copy(to: data.range.lowerBound)
            write("<\(prefix)sheetData>")
            writeMissingRows(before: nil)
            write("</\(prefix)sheetData>")
            copied = data.range.upperBound
            return
        }
        while let tag = scanner.next() {
            guard tag.kind != .end else {
                copy(to: tag.range.lowerBound)
                return writeMissingRows(before: nil)
            }
            // What is no row may count rows as it likes.
            if isOwn(tag, "row") { patchRow(tag) } else { passOver(tag) }
        }
    }

    private mutating func patchRow(_ tag: MarkupScanner.Tag) {
        row = number(tag, "r").flatMap { 1...CellReference.maximumRow ~= $0 ? $0 : nil } ?? row + 1
        column = 0
        writeMissingRows(before: (row, tag))
        if let removed = patch.removedRows, removed.contains(row) { return leaveOut(tag) }
        guard pending.first?.row == row else { return passOver(tag) }
        if tag.kind == .empty {
            copy(to: tag.range.upperBound - 2)
            write(">")
            writeMissingCells(beforeColumn: nil)
            write("</\(prefix)row>")
            copied = tag.range.upperBound
            return
        }
        while let cell = scanner.next() {
            guard cell.kind != .end else {
                copy(to: cell.range.lowerBound)
                writeMissingCells(beforeColumn: nil)
                return
            }
            if isOwn(cell, "c") { patchCell(cell) } else { passOver(cell) }
        }
    }

    private mutating func patchCell(_ tag: MarkupScanner.Tag) {
        let address = scanner.attributes(of: tag).first { $0.name == "r" }.flatMap { CellReference($0.value) }
        column = address?.column ?? column + 1
        if let next = pending.first, next.row == row, next.column < column {
            copy(to: tag.range.lowerBound)
            writeMissingCells(beforeColumn: column)
        }
        guard let next = pending.first, next.row == row, next.column == column else { return passOver(tag) }
        pending.removeFirst()
        copy(to: tag.range.lowerBound)
        write("<\(prefix)c")
        for attribute in scanner.attributes(of: tag) where attribute.name != "t" { write(attribute.range) }
        let formula = formula(in: tag)
        write(value: patch.values[next] ?? .empty, formula: formula)
        copied = tag.kind == .start ? scanner.position : tag.range.upperBound
    }

    /// The formula of the cell, as it is written; the scanner goes on to the cell's end.
    private mutating func formula(in cell: MarkupScanner.Tag) -> Range<Int>? {
        guard cell.kind == .start else { return nil }
        var formula: Range<Int>?
        while let tag = scanner.next(), tag.kind != .end {
            passOver(tag)
            if scanner.isNamed(tag, "f") {
                formula = tag.range.lowerBound..<(tag.kind == .start ? scanner.position : tag.range.upperBound)
            }
        }
        return formula
    }

    // MARK: Cells that were not there

    private mutating func writeMissingRows(before next: (row: Int, tag: MarkupScanner.Tag)?) {
        let limit = next?.row ?? .max
        while let first = pending.first, first.row < limit {
            if first.row > patch.firstNewRow { writeNewRows(before: next?.tag) }
            if let next { copy(to: next.tag.range.lowerBound) }
            write("<\(prefix)row r=\"\(first.row)\">")
            let current = row
            row = first.row
            writeMissingCells(beforeColumn: nil)
            row = current
            write("</\(prefix)row>")
        }
        if limit > patch.firstNewRow { writeNewRows(before: next?.tag) }
    }

    private mutating func writeNewRows(before tag: MarkupScanner.Tag?) {
        guard !newRowsAreWritten else { return }
        newRowsAreWritten = true
        if let tag { copy(to: tag.range.lowerBound) }
        for (offset, row) in patch.rows.enumerated() { write(row, at: patch.firstNewRow + offset) }
    }

    private mutating func writeMissingCells(beforeColumn limit: Int?) {
        while let cell = pending.first, cell.row == row, cell.column < limit ?? .max {
            pending.removeFirst()
            write("<\(prefix)c r=\"\(cell)\"")
            write(value: patch.values[cell] ?? .empty, formula: nil)
        }
    }

    private mutating func write(_ row: SheetPatch.Row, at index: Int) {
        write("<\(prefix)row r=\"\(index)\">")
        for cell in row.cells.sorted(by: { $0.column < $1.column }) {
            guard let address = CellReference(row: index, column: cell.column) else { continue }
            write("<\(prefix)c r=\"\(address)\"")
            if let style = cell.styledLike.flatMap({ styles[$0] }) { write(" s=\"\(style)\"") }
            write(value: .text(cell.text), formula: nil)
        }
        write("</\(prefix)row>")
    }

    /// Ends the cell's start tag and writes what it holds. Text stands in the cell: the table of shared
    /// strings is another part, and stays as it is.
    private mutating func write(value: CellValue, formula: Range<Int>?) {
        let type: String? =
            switch value {
            case .text: formula == nil ? "inlineStr" : "str"
            case .boolean: "b"
            case .error: "e"
            case .empty, .number, .date: nil
            }
        write((type.map { " t=\"\($0)\"" } ?? "") + ">")
        if let formula { write(formula) }
        var text = XMLWriter(fragmentCapacity: 64)
        switch value {
        case .text(let string), .error(let string): text.text(EscapedText.encode(string))
        case .boolean(let boolean): text.text(boolean ? "1" : "0")
        case .number, .date: text.text(value.storedNumber ?? 0)
        case .empty: break
        }
        if type == "inlineStr" {
            write("<\(prefix)is><\(prefix)t xml:space=\"preserve\">")
            output += text.bytes
            write("</\(prefix)t></\(prefix)is>")
        } else if value != .empty {
            write("<\(prefix)v>")
            output += text.bytes
            write("</\(prefix)v>")
        }
        write("</\(prefix)c>")
    }

    // MARK: Links

    private mutating func patchLinks(_ tag: MarkupScanner.Tag) {
        guard tag.kind == .start else { return leaveOut(tag) }
        while let link = scanner.next() {
            guard link.kind != .end else {
                copy(to: link.range.lowerBound)
                return writeLinkElements()
            }
            let row = scanner.attributes(of: link).first { $0.name == "ref" }.flatMap { CellRange($0.value) }?.first.row
            if let row, let removed = patch.removedRows, removed.contains(row) {
                leaveOut(link)
            } else {
                passOver(link)
            }
        }
    }

    private mutating func writeLinks(before tag: MarkupScanner.Tag) {
        guard !linksAreWritten else { return }
        copy(to: tag.range.lowerBound)
        write("<\(prefix)hyperlinks>")
        writeLinkElements()
        write("</\(prefix)hyperlinks>")
    }

    private mutating func writeLinkElements() {
        guard !linksAreWritten else { return }
        linksAreWritten = true
        for (offset, row) in patch.rows.enumerated() {
            for cell in row.cells {
                guard let link = cell.link,
                    let address = CellReference(row: patch.firstNewRow + offset, column: cell.column)
                else { continue }
                var place = XMLWriter(fragmentCapacity: 64)
                place.start("hyperlink")
                place.attribute("ref", address.description)
                place.attribute("location", link)
                place.end()
                write("<\(prefix)")
                output += place.bytes.dropFirst()
            }
        }
    }

    // MARK: Bytes

    private mutating func copy(to end: Int) {
        if end > copied { output += scanner.bytes[copied..<end] }
        copied = max(copied, end)
    }

    private mutating func write(_ text: String) { output += text.utf8 }
    private mutating func write(_ range: Range<Int>) { output += scanner.bytes[range] }

    /// An element of the sheet's own vocabulary, as far as the prefix tells.
    private func isOwn(_ tag: MarkupScanner.Tag, _ name: StaticString) -> Bool {
        scanner.isNamed(tag, name) && scanner.text(tag.name.lowerBound..<tag.local.lowerBound) == prefix
    }

    private func number(_ tag: MarkupScanner.Tag, _ name: String) -> Int? {
        scanner.attributes(of: tag).first { $0.name == name }.flatMap { Int($0.value) }
    }

    /// The style indices of the cells whose look is wanted.
    private func wantedStyles() -> [CellReference: String] {
        let wanted = Set(patch.rows.flatMap { $0.cells.compactMap(\.styledLike) })
        guard !wanted.isEmpty else { return [:] }
        var found: [CellReference: String] = [:]
        var scanner = scanner
        while let tag = scanner.next() {
            guard tag.kind != .end, scanner.isNamed(tag, "c") else { continue }
            let attributes = scanner.attributes(of: tag)
            if let address = attributes.first(where: { $0.name == "r" }).flatMap({ CellReference($0.value) }),
                wanted.contains(address), let style = attributes.first(where: { $0.name == "s" })?.value
            {
                found[address] = style
            }
        }
        return found
    }
}

extension ElementOrder {
    /// The child stands behind the place of `hyperlinks`.
    static func comesAfterLinks(_ name: String) -> Bool { worksheet.isAfter("hyperlinks", name) }

    private func isAfter(_ reference: String, _ name: String) -> Bool {
        guard let place = names.firstIndex(of: reference), let other = names.firstIndex(of: name) else { return false }
        return other > place
    }
}
