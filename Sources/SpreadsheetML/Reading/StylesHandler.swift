internal import XMLStream

/// Reads the number formats of the styles part (ISO 29500-1 §18.8.30 and §18.8.10). The file's own definition of an id
/// wins over the standard's: Gnumeric, Numbers and WPS use low ids for formats of their own.
final class StylesHandler: XMLContentHandler {
    private enum Place {
        case document, styleSheet, numberFormats, cellFormats
    }

    private var place = Place.document
    private var definitions: [Int: CellFormatTable.Entry] = [:]
    private var formatIDs: [Int] = []
    private var kept: TextBudget
    private let part: String
    private let limits: ReadingLimits

    init(part: String, limits: ReadingLimits) {
        self.part = part
        self.limits = limits
        kept = TextBudget(limits, part: part)
    }

    /// The cell formats, to be asked for when the part is read: the order of its lists is not relied upon.
    var table: CellFormatTable {
        var table = CellFormatTable()
        for id in formatIDs {
            table.append(definitions[id] ?? CellFormatTable.Entry(.builtIn(id) ?? .general))
        }
        return table
    }

    func startElement(_ element: inout XMLElement) throws {
        switch (place, element.name) {
        case (.document, _):
            try element.requireRoot("styleSheet", part: part)
            place = .styleSheet
        case (.styleSheet, .numFmts): place = .numberFormats
        case (.styleSheet, .cellXfs): place = .cellFormats
        case (.numberFormats, .numFmt):
            if let id = element.lenientInt(.numFmtId), let code = element.string(.formatCode) {
                try ReadingLimits.check(definitions.count + 1, "formats", limit: limits.formats, place: part)
                try kept.take(code.utf8.count)
                definitions[id] = CellFormatTable.Entry(NumberFormat(code))
            }
            element.skipContent()
        case (.cellFormats, .xf):
            try ReadingLimits.check(formatIDs.count + 1, "formats", limit: limits.formats, place: part)
            formatIDs.append(element.lenientInt(.numFmtId) ?? 0)
            element.skipContent()
        default: element.skipContent()
        }
    }

    func endElement(_ name: XMLName) {
        switch place {
        case .numberFormats, .cellFormats: place = .styleSheet
        case .document, .styleSheet: place = .document
        }
    }
}
