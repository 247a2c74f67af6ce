internal import XMLStream

/// Applies a ``SheetPatch`` to a worksheet part while it is read: what the patch does not name is copied.
struct SheetPatcher {
    private let patch: SheetPatch
    private let write: (UnsafeRawBufferPointer) throws -> Void
    private var scanner: MarkupScanner
    private var output: [UInt8] = []
    /// Everything before this was put out, or left out.
    private var copied: Int {
        get { scanner.kept }
        set { scanner.kept = newValue }
    }
    /// `x:` where the part writes `x:worksheet`.
    private var prefix = ""
    private var row = 0
    private var column = 0
    private let styles: [CellReference: String]
    private var pending: ArraySlice<CellReference>
    private var linksAreWritten = false
    private var newRowsAreWritten = false

    /// Bytes gathered before they are handed over.
    private static let pieceBytes = 1 << 16

    /// - Parameters:
    ///   - styles: the style indices of the cells that new ones are styled like.
    ///   - write: takes the patched part, piece by piece.
    init(
        _ source: MarkupSource, _ patch: SheetPatch, styles: [CellReference: String],
        write: @escaping (UnsafeRawBufferPointer) throws -> Void
    ) {
        self.patch = patch
        self.styles = styles
        self.write = write
        scanner = MarkupScanner(source)
        pending = patch.values.keys.sorted()[...]
        linksAreWritten = patch.rows.allSatisfy { row in row.cells.allSatisfy { $0.link == nil } }
    }

    mutating func run() throws {
        while let tag = try scanner.next() {
            if scanner.isNamed(tag, "worksheet") {
                if tag.kind == .start {
                    prefix = scanner.text(tag.name.lowerBound..<tag.local.lowerBound)
                } else {
                    try writeLinks(before: tag)
                }
            } else if tag.kind != .end {
                try patchChild(tag)
            }
        }
        try copy(to: scanner.position)
        try flush()
    }

    // MARK: Children of the worksheet

    private mutating func patchChild(_ tag: MarkupScanner.Tag) throws {
        if ElementOrder.comesAfterLinks(scanner.text(tag.local)) { try writeLinks(before: tag) }
        if scanner.isNamed(tag, "dimension") {
            // Optional, and wrong once rows are added.
            try leaveOut(tag)
        } else if scanner.isNamed(tag, "sheetData") {
            try patchData(tag)
        } else if scanner.isNamed(tag, "hyperlinks") {
            try patchLinks(tag)
        } else {
            try passOver(tag)
        }
    }

    /// Goes on to the element's end, and copies it.
    private mutating func passOver(_ tag: MarkupScanner.Tag) throws {
        try goThrough(tag) { try $0.copyAlong() }
        try copyAlong()
    }

    private mutating func leaveOut(_ tag: MarkupScanner.Tag) throws {
        try copy(to: tag.range.lowerBound)
        try goThrough(tag) { $0.copied = $0.scanner.position }
        copied = scanner.position
    }

    private mutating func goThrough(_ tag: MarkupScanner.Tag, _ step: (inout Self) throws -> Void = { _ in }) throws {
        guard tag.kind == .start else { return }
        var depth = 1
        while depth > 0, let inner = try scanner.next() {
            if inner.kind == .start { depth += 1 } else if inner.kind == .end { depth -= 1 }
            try step(&self)
        }
    }

    // MARK: Rows

    private mutating func patchData(_ data: MarkupScanner.Tag) throws {
        guard data.kind == .start else {
            try copy(to: data.range.lowerBound)
            write("<\(prefix)sheetData>")
            try writeMissingRows(before: nil)
            write("</\(prefix)sheetData>")
            copied = data.range.upperBound
            return
        }
        while let tag = try scanner.next() {
            guard tag.kind != .end else {
                try copy(to: tag.range.lowerBound)
                return try writeMissingRows(before: nil)
            }
            // What is no row may count rows as it likes.
            if isOwn(tag, "row") { try patchRow(tag) } else { try passOver(tag) }
        }
    }

    private mutating func patchRow(_ tag: MarkupScanner.Tag) throws {
        row = number(tag, "r").flatMap { 1...CellReference.maximumRow ~= $0 ? $0 : nil } ?? row + 1
        column = 0
        try writeMissingRows(before: (row, tag))
        if let removed = patch.removedRows, removed.contains(row) { return try leaveOut(tag) }
        guard pending.first?.row == row else { return try passOver(tag) }
        if tag.kind == .empty {
            try copy(to: tag.range.upperBound - 2)
            write(">")
            writeMissingCells(beforeColumn: nil)
            write("</\(prefix)row>")
            copied = tag.range.upperBound
            return
        }
        while let cell = try scanner.next() {
            guard cell.kind != .end else {
                try copy(to: cell.range.lowerBound)
                writeMissingCells(beforeColumn: nil)
                return
            }
            if isOwn(cell, "c") { try patchCell(cell) } else { try passOver(cell) }
        }
    }

    private mutating func patchCell(_ tag: MarkupScanner.Tag) throws {
        let address = scanner.attributes(of: tag).first { $0.name == "r" }.flatMap { CellReference($0.value) }
        // In another row's element, its own address counts.
        if let address, address.row != row { return try passOver(tag) }
        column = address?.column ?? column + 1
        if let next = pending.first, next.row == row, next.column < column {
            try copy(to: tag.range.lowerBound)
            writeMissingCells(beforeColumn: column)
        }
        guard let next = pending.first, next.row == row, next.column == column else { return try passOver(tag) }
        pending.removeFirst()
        try copy(to: tag.range.lowerBound)
        write("<\(prefix)c")
        for attribute in scanner.attributes(of: tag) where attribute.name != "t" { write(attribute.range) }
        let formula = try formula(in: tag)
        write(value: patch.values[next] ?? .empty, formula: formula)
    }

    /// The formula of the cell, as it is written; the scanner goes on to the cell's end, and nothing is copied.
    private mutating func formula(in cell: MarkupScanner.Tag) throws -> [UInt8]? {
        copied = scanner.position
        guard cell.kind == .start else { return nil }
        var formula: [UInt8]?
        while let tag = try scanner.next(), tag.kind != .end {
            if scanner.isNamed(tag, "f") {
                copied = tag.range.lowerBound
                try goThrough(tag)
                formula = Array(scanner[tag.range.lowerBound..<scanner.position])
            } else {
                try goThrough(tag) { $0.copied = $0.scanner.position }
            }
            copied = scanner.position
        }
        copied = scanner.position
        return formula
    }

    // MARK: Cells that were not there

    private mutating func writeMissingRows(before next: (row: Int, tag: MarkupScanner.Tag)?) throws {
        let limit = next?.row ?? .max
        while let first = pending.first, first.row < limit {
            if first.row > patch.firstNewRow { try writeNewRows(before: next?.tag) }
            if let next { try copy(to: next.tag.range.lowerBound) }
            write("<\(prefix)row r=\"\(first.row)\">")
            let current = row
            row = first.row
            writeMissingCells(beforeColumn: nil)
            row = current
            write("</\(prefix)row>")
        }
        if limit > patch.firstNewRow { try writeNewRows(before: next?.tag) }
    }

    private mutating func writeNewRows(before tag: MarkupScanner.Tag?) throws {
        guard !newRowsAreWritten else { return }
        newRowsAreWritten = true
        if let tag { try copy(to: tag.range.lowerBound) }
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
    private mutating func write(value: CellValue, formula: [UInt8]?) {
        let type: String? =
            switch value {
            case .text: formula == nil ? "inlineStr" : "str"
            case .boolean: "b"
            case .error: "e"
            case .empty, .number, .date: nil
            }
        write((type.map { " t=\"\($0)\"" } ?? "") + ">")
        if let formula { output += formula }
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

    private mutating func patchLinks(_ tag: MarkupScanner.Tag) throws {
        guard tag.kind == .start else { return try leaveOut(tag) }
        while let link = try scanner.next() {
            guard link.kind != .end else {
                try copy(to: link.range.lowerBound)
                return writeLinkElements()
            }
            let row = scanner.attributes(of: link).first { $0.name == "ref" }.flatMap { CellRange($0.value) }?.first.row
            if let row, let removed = patch.removedRows, removed.contains(row) {
                try leaveOut(link)
            } else {
                try passOver(link)
            }
        }
    }

    private mutating func writeLinks(before tag: MarkupScanner.Tag) throws {
        guard !linksAreWritten else { return }
        try copy(to: tag.range.lowerBound)
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

    private mutating func copy(to end: Int) throws {
        if end > copied {
            output += scanner[copied..<end]
            copied = end
        }
        if output.count >= Self.pieceBytes { try flush() }
    }

    /// Copies what has been passed over, once it is worth it.
    private mutating func copyAlong() throws {
        if scanner.position - copied >= Self.pieceBytes { try copy(to: scanner.position) }
    }

    private mutating func flush() throws {
        try output.withUnsafeBytes(write)
        output.removeAll(keepingCapacity: true)
    }

    private mutating func write(_ text: String) { output += text.utf8 }
    private mutating func write(_ range: Range<Int>) { output += scanner[range] }

    /// An element of the sheet's own vocabulary, as far as the prefix tells.
    private func isOwn(_ tag: MarkupScanner.Tag, _ name: StaticString) -> Bool {
        scanner.isNamed(tag, name) && scanner.text(tag.name.lowerBound..<tag.local.lowerBound) == prefix
    }

    private func number(_ tag: MarkupScanner.Tag, _ name: String) -> Int? {
        scanner.attributes(of: tag).first { $0.name == name }.flatMap { Int($0.value) }
    }

    /// The style indices of the cells that new ones are styled like.
    static func styles(wantedBy patch: SheetPatch, in source: MarkupSource) throws -> [CellReference: String] {
        let wanted = Set(patch.rows.flatMap { $0.cells.compactMap(\.styledLike) })
        var found: [CellReference: String] = [:]
        var scanner = MarkupScanner(source)
        while found.count < wanted.count, let tag = try scanner.next() {
            scanner.kept = scanner.position
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
