internal import XMLStream

/// What stands in a `c` element, gathered and then made a cell (ISO 29500-1 §18.3.1.4).
struct CellContent {
    /// `ST_CellType` (§18.18.11).
    enum CellType: String {
        case number = "n"
        case sharedString = "s"
        case formulaString = "str"
        case inlineString = "inlineStr"
        case boolean = "b"
        case error = "e"
        case date = "d"
        /// A type of the future, or a mistake.
        case unknown

        /// - Parameter bytes: the `t` attribute; without one, a cell holds a number.
        init(_ bytes: UnsafeBufferPointer<UInt8>?) {
            guard let bytes else {
                self = .number
                return
            }
            // The type of most cells needs no String.
            let isShared = bytes.count == 1 && bytes[0] == UInt8(ascii: "s")
            self = isShared ? .sharedString : Self(rawValue: String(decoding: bytes, as: UTF8.self)) ?? .unknown
        }
    }

    var type = CellType.number
    /// The text of `v`.
    var value: [UInt8] = []
    var hasValue = false
    var formula: [UInt8] = []
    var inline: StringItemReader
    var hasInline = false

    init(_ palette: ColorPalette) { inline = StringItemReader(palette) }

    /// Prepares for the next cell; the buffers stay.
    mutating func begin(_ type: CellType) {
        self.type = type
        if hasValue { value.removeAll(keepingCapacity: true) }
        if !formula.isEmpty { formula.removeAll(keepingCapacity: true) }
        hasValue = false
        if hasInline {
            inline.removeAll()
            hasInline = false
        }
    }

    /// Fills in a cell's value.
    /// - Parameter value: the text of `v`, which ``value`` need not have.
    /// - Returns: false if the value is a text for want of something better: what stands there is not of the cell's
    ///   type, or the type is unknown.
    /// Mutating, because the whole would be copied for a borrow.
    mutating func fill(_ cell: inout PackedCell, _ value: UnsafeBufferPointer<UInt8>, in storage: CellStorage) -> Bool {
        switch type {
        case .inlineString where hasInline:
            setText(inline.bytes, &cell, storage)
            if let richText = inline.richText { storage.add(richText, for: cell.text) }
        case .formulaString, .inlineString:
            if hasValue { setText(Array(value), &cell, storage) }
        case .error:
            guard !value.isEmpty else { break }
            cell.kind = .error
            cell.text = storage.append(value)
        case .unknown:
            if hasValue { setText(Array(value), &cell, storage) }
            return false
        case .number, .sharedString, .boolean, .date:
            guard !setTyped(&cell, value, storage.tables), !XMLSchemaValue.trimmed(value).isEmpty else { break }
            setText(Array(value), &cell, storage)
            return false
        }
        return true
    }

    private func setText(_ text: [UInt8], _ cell: inout PackedCell, _ storage: CellStorage) {
        cell.kind = .text
        cell.text = storage.append(EscapedText.decode(text))
    }

    /// - Returns: false if what stands there is not of the cell's type.
    private func setTyped(
        _ cell: inout PackedCell, _ value: UnsafeBufferPointer<UInt8>, _ tables: WorkbookTables
    ) -> Bool {
        switch type {
        case .sharedString:
            guard let index = XMLSchemaValue.integer(value), 0..<tables.strings.count ~= index else { return false }
            cell.kind = .sharedText
            cell.payload = UInt64(index)
        case .boolean:
            guard let boolean = XMLSchemaValue.boolean(value) else { return false }
            cell.kind = .boolean
            cell.payload = boolean ? 1 : 0
        case .date:
            guard let serial = ISODate.serial(Array(XMLSchemaValue.trimmed(value)), in: tables.dateSystem)
            else { return false }
            cell.kind = .date
            cell.number = serial
        default:
            guard let number = XMLSchemaValue.double(value) else { return false }
            cell.kind = .number
            cell.number = number
        }
        return true
    }
}
