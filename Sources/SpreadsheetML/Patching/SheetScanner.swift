internal import XMLStream

/// Walks over the tags of a worksheet part, and knows where on the grid its rows and cells stand, as ``RowCollector``
/// does when it reads them.
struct SheetScanner {
    typealias Tag = MarkupScanner.Tag

    struct Row {
        /// What it states, or its first cell does, or the row after the last.
        let index: Int
        /// Nothing in it states where it stands.
        let isCounted: Bool
        /// Its first child, or its end; nil if it is an empty tag.
        let first: Tag?
    }

    var markup: MarkupScanner
    /// `x:` where the part writes `x:worksheet`.
    private(set) var prefix = ""
    private var hasBegun = false
    private var row = 0
    private var column = 0

    init(_ source: MarkupSource) {
        markup = MarkupScanner(source)
    }

    mutating func next() throws -> Tag? {
        guard let tag = try markup.next() else { return nil }
        if !hasBegun { prefix = prefix(of: tag) }
        hasBegun = true
        return tag
    }

    /// The next tag within an element, its end the last one.
    /// - Parameter depth: 1 behind the start tag of the element; 0 if there is nothing in it.
    mutating func next(within depth: inout Int) throws -> Tag? {
        guard depth > 0, let tag = try markup.next() else { return nil }
        if tag.kind == .start { depth += 1 } else if tag.kind == .end { depth -= 1 }
        return tag
    }

    /// Goes on to the element's end, and lets go of all before it.
    mutating func leaveOut(_ tag: Tag) throws {
        var depth = tag.depth
        while try next(within: &depth) != nil { markup.kept = markup.position }
        markup.kept = markup.position
    }

    /// An element of the sheet's own vocabulary, as far as the prefix tells.
    func isOwn(_ tag: Tag, _ name: StaticString) -> Bool {
        markup.isNamed(tag, name) && prefix(of: tag) == prefix
    }

    private func prefix(of tag: Tag) -> String {
        tag.name.lowerBound == tag.local.lowerBound ? "" : markup.text(tag.name.lowerBound..<tag.local.lowerBound)
    }

    /// Begins a row, and reads its first child already.
    mutating func beginRow(_ tag: Tag) throws -> Row {
        let stated = number("r", of: tag).flatMap { 1...CellReference.maximumRow ~= $0 ? $0 : nil }
        let first = tag.kind == .start ? try next() : nil
        row = stated ?? row + 1
        column = 0
        let cell = stated == nil ? first.flatMap(statedAddress) : nil
        return Row(index: cell?.row ?? row, isCounted: stated == nil && cell == nil, first: first)
    }

    /// Goes to a cell.
    /// - Returns: where it stands; nil if that is outside the grid.
    mutating func beginCell(_ tag: Tag) -> CellReference? {
        if let stated = statedAddress(tag) {
            (row, column) = (stated.row, stated.column)
        } else {
            column += 1
        }
        return CellReference(row: row, column: column)
    }

    func number(_ name: StaticString, of tag: Tag) -> Int? {
        markup.value(of: name, in: tag).flatMap { $0.withUnsafeBufferPointer(XMLSchemaValue.integer) }
    }

    private func statedAddress(_ tag: Tag) -> CellReference? {
        guard tag.kind != .end, isOwn(tag, "c") else { return nil }
        return markup.value(of: "r", in: tag).flatMap { CellReference(utf8: $0) }
    }
}

extension MarkupScanner.Tag {
    /// Of ``SheetScanner/next(within:)``.
    var depth: Int { kind == .start ? 1 : 0 }
}
