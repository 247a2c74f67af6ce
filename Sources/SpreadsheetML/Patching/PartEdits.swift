internal import XMLStream
internal import ZipContainer

/// Changes to one of the small parts around the sheets, which is read as a whole.
struct PartEdits {
    typealias Tag = MarkupScanner.Tag

    private(set) var scanner: MarkupScanner
    private var edits: [(range: Range<Int>, markup: [UInt8])] = []

    private init(_ source: MarkupSource) { scanner = MarkupScanner(source) }

    /// The part as `edit` leaves it; nil if that is as it was.
    static func apply(
        to entry: ZipEntry, of archive: ZipArchive, _ edit: (inout PartEdits) throws -> Void
    ) throws -> [UInt8]? {
        try MarkupSource.with(archive.reader(for: entry)) { source in
            var part = PartEdits(source)
            try edit(&part)
            return part.edits.isEmpty ? nil : try part.edited()
        }
    }

    private mutating func edited() throws -> [UInt8] {
        while try scanner.next() != nil {}
        var bytes: [UInt8] = []
        var copied = 0
        for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            bytes += scanner[copied..<edit.range.lowerBound]
            bytes += edit.markup
            copied = edit.range.upperBound
        }
        return bytes + scanner[copied..<scanner.position]
    }

    /// The next tag, and how many elements are around it.
    mutating func next(_ depth: inout Int) throws -> (tag: Tag, depth: Int)? {
        guard let tag = try scanner.next() else { return nil }
        if tag.kind == .end { depth -= 1 }
        defer { if tag.kind == .start { depth += 1 } }
        return (tag, depth)
    }

    func prefix(of tag: Tag) -> String { scanner.text(tag.name.lowerBound..<tag.local.lowerBound) }

    private static func escaped(_ text: String) throws -> String {
        var xml = XMLWriter(fragmentCapacity: 64)
        xml.text(text)
        return String(decoding: try xml.bytes, as: UTF8.self)
    }

    // MARK: Lists

    /// An element that holds others of one kind.
    struct List {
        /// The end tag; of an empty element, the start tag.
        var end: Tag
        var count = 0
    }

    /// The counts of a list are optional, and wrong once something joins it.
    mutating func dropCount(of tag: Tag) {
        for attribute in scanner.attributes(of: tag)
        where scanner.isNamed(attribute, "count") || scanner.isNamed(attribute, "uniqueCount") {
            edits.append((attribute.range, []))
        }
    }

    /// Puts markup behind the last child of a list.
    mutating func insert(_ markup: [UInt8], into list: List) {
        guard list.end.kind == .empty else { return insert(markup, at: list.end.range.lowerBound) }
        let end = list.end.range.upperBound
        edits.append(((end - 2)..<end, [UInt8(ascii: ">")] + markup + "</\(scanner.text(list.end.name))>".utf8))
    }

    mutating func insert(_ markup: [UInt8], at place: Int) { edits.append((place..<place, markup)) }

    func number(_ attribute: StaticString, of tag: Tag) -> Int? {
        scanner.value(of: attribute, in: tag).flatMap { $0.withUnsafeBufferPointer(XMLSchemaValue.integer) }
    }

    // MARK: Shared strings

    /// Adds texts behind the last one of the table (ISO 29500-1 §18.4.9).
    mutating func append(strings: [String]) throws {
        var depth = 0
        while let (tag, around) = try next(&depth) {
            let isRoot = around == 0
            if isRoot, tag.kind != .end { dropCount(of: tag) }
            let isExtension = around == 1 && tag.kind != .end && scanner.isNamed(tag, "extLst")
            guard isExtension || isRoot && tag.kind != .start else { continue }
            let prefix = prefix(of: tag)
            let items = try strings.map {
                "<\(prefix)si><\(prefix)t xml:space=\"preserve\">\(try Self.escaped(EscapedText.encode($0)))</\(prefix)t>"
                    + "</\(prefix)si>"
            }.joined()
            if isExtension { return insert(Array(items.utf8), at: tag.range.lowerBound) }
            return insert(Array(items.utf8), into: List(end: tag))
        }
    }

    // MARK: Defined names

    /// Gives names of the whole workbook another meaning, or brings them in (ISO 29500-1 §18.2.5).
    mutating func define(_ names: [DefinedName]) throws {
        var left = names
        var depth = 0
        var place: (at: Int, prefix: String)?
        while let (tag, around) = try next(&depth) {
            if around == 1, tag.kind != .start, ["sheets", "functionGroups", "externalReferences"].contains(local(tag))
            {
                place = (tag.range.upperBound, prefix(of: tag))
            }
            if around == 1, tag.kind != .start, scanner.isNamed(tag, "definedNames") {
                let markup = try left.map { try Self.markup(of: $0, prefix(of: tag)) }.joined()
                guard !left.isEmpty else { return }
                if tag.kind == .end {
                    edits.append((tag.range.lowerBound..<tag.range.lowerBound, Array(markup.utf8)))
                } else {
                    edits.append((tag.range, try Self.names(markup, prefix(of: tag))))
                }
                return
            }
            guard around == 2, tag.kind == .start, scanner.isNamed(tag, "definedName"),
                scanner.value(of: "localSheetId", in: tag) == nil,
                let name = scanner.value(of: "name", in: tag).map({ String(decoding: $0, as: UTF8.self) }),
                let index = left.firstIndex(where: { $0.name.lowercased() == name.lowercased() })
            else { continue }
            let formula = try Self.escaped(left.remove(at: index).formula)
            let start = tag.range.upperBound
            guard let (end, _) = try next(&depth) else { return }
            edits.append((start..<end.range.lowerBound, Array(formula.utf8)))
        }
        guard let place, !left.isEmpty else { return }
        let markup = try left.map { try Self.markup(of: $0, place.prefix) }.joined()
        edits.append((place.at..<place.at, try Self.names(markup, place.prefix)))
    }

    func local(_ tag: Tag) -> String { scanner.text(tag.local) }

    private static func names(_ markup: String, _ prefix: String) throws -> [UInt8] {
        Array("<\(prefix)definedNames>\(markup)</\(prefix)definedNames>".utf8)
    }

    private static func markup(of name: DefinedName, _ prefix: String) throws -> String {
        "<\(prefix)definedName name=\"\(name.name)\">\(try escaped(name.formula))</\(prefix)definedName>"
    }

    // MARK: Charts

    /// Renews the numbers that a chart shows until a program computes them (ISO 29500-1 §21.2.2.121).
    ///
    /// - Parameter number: what a cell has now, no number included; nil for one that stays.
    mutating func renewNumbers(_ number: (_ sheet: String, CellReference) -> Double??) throws {
        var depth = 0
        var formula: SheetReference?
        while let (tag, _) = try next(&depth) {
            if tag.kind == .start, scanner.isNamed(tag, "f") {
                formula = try text(of: tag, &depth).flatMap { SheetReference($0) }
            } else if tag.kind == .start, scanner.isNamed(tag, "numCache"), let reference = formula {
                try renewCache(tag, reference, number, &depth)
            }
        }
    }

    private mutating func renewCache(
        _ cache: Tag, _ reference: SheetReference, _ number: (String, CellReference) -> Double??, _ depth: inout Int
    ) throws {
        let inside = depth
        var points: [Int: Double] = [:]
        var place: Range<Int>?
        var index: Int?
        while let (tag, around) = try next(&depth), around >= inside {
            let isPoint = scanner.isNamed(tag, "pt")
            if around == inside, tag.kind != .start, isPoint || scanner.isNamed(tag, "ptCount") {
                // The points stand together, behind their number if it is told.
                place = (place?.lowerBound ?? tag.range.upperBound)..<tag.range.upperBound
            } else if tag.kind == .start, isPoint {
                index = self.number("idx", of: tag)
                if around == inside, place == nil { place = tag.range }
            } else if tag.kind == .start, scanner.isNamed(tag, "v"), let index {
                points[index] = try text(of: tag, &depth).flatMap { Double($0) }
            }
        }
        var renewed = points
        for (index, cell) in reference.range.cells(atMost: Self.pointsAtMost).enumerated() {
            if let value = number(reference.sheet, cell) { renewed[index] = value }
        }
        guard renewed != points, let place else { return }
        let prefix = prefix(of: cache)
        var markup = ""
        for (index, value) in renewed.sorted(by: { $0.key < $1.key }) {
            var xml = XMLWriter(fragmentCapacity: 32)
            xml.text(value)
            let number = String(decoding: try xml.bytes, as: UTF8.self)
            markup += "<\(prefix)pt idx=\"\(index)\"><\(prefix)v>\(number)</\(prefix)v></\(prefix)pt>"
        }
        edits.append((place, Array(markup.utf8)))
    }

    private static let pointsAtMost = 1_000

    /// The text of an element that has no children, its references resolved.
    private mutating func text(of tag: Tag, _ depth: inout Int) throws -> String? {
        guard let (end, _) = try next(&depth), end.kind == .end else { return nil }
        return String(decoding: scanner.resolved(tag.range.upperBound..<end.range.lowerBound), as: UTF8.self)
    }
}

extension CellRange {
    /// Row by row, the first ones only of a large range.
    fileprivate func cells(atMost limit: Int) -> [CellReference] {
        var cells: [CellReference] = []
        for row in first.row...last.row {
            for column in first.column...last.column {
                guard cells.count < limit else { return cells }
                if let cell = CellReference(row: row, column: column) { cells.append(cell) }
            }
        }
        return cells
    }
}
