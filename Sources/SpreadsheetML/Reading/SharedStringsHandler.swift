internal import XMLStream

/// Reads the shared strings part (ISO 29500-1 §18.4). The counts that it states are ignored: many writers get them wrong.
final class SharedStringsHandler: XMLContentHandler {
    private enum Place {
        case document, table, item
    }

    private(set) var table = SharedStringTable()
    private var place = Place.document
    private var text: StringItemReader
    private let part: String
    private let limits: ReadingLimits
    private let item = XMLName(.spreadsheet, "si")

    init(part: String, palette: ColorPalette, limits: ReadingLimits) {
        text = StringItemReader(palette)
        self.part = part
        self.limits = limits
    }

    func startElement(_ element: inout XMLElement) throws {
        switch place {
        case .document:
            try element.requireRoot("sst", part: part)
            place = .table
        case .table where element.name == item: place = .item
        case .table: element.skipContent()
        case .item:
            text.start(&element)
            try checkTexts()
        }
    }

    func characters(_ piece: UnsafeBufferPointer<UInt8>) throws {
        guard place == .item else { return }
        text.append(piece)
        try checkTexts()
    }

    func endElement(_ name: XMLName) throws {
        guard place == .item, !text.end() else { return }
        try ReadingLimits.check(table.count + 1, "strings", limit: limits.strings, place: part)
        table.append(EscapedText.decode(text.bytes), text.richText)
        text.removeAll()
        place = .table
        try checkTexts()
    }

    private func checkTexts() throws(SpreadsheetError) {
        try ReadingLimits.check(
            table.byteCount + text.heldBytes, "stringBytes", limit: limits.spanBytes, place: part)
    }
}
