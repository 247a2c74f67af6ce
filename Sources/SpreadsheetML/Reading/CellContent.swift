internal import XMLStream

/// What stands in a `c` element, gathered and then made a cell (ISO 29500-1 §18.3.1.4).
struct CellContent {
    /// `ST_CellType` (§18.18.11).
    enum CellType: Equatable {
        case number, sharedString, formulaString, inlineString, boolean, error, date
        /// A type of the future, or a mistake.
        case unknown

        /// - Parameter bytes: the `t` attribute; without one, a cell holds a number.
        init(_ bytes: UnsafeBufferPointer<UInt8>?) {
            guard let bytes else {
                self = .number
                return
            }
            self = bytes.count == 1 ? Self.ofLetter(bytes[0]) : Self.ofWord(bytes)
        }

        private static func ofLetter(_ letter: UInt8) -> CellType {
            switch letter {
            case UInt8(ascii: "s"): .sharedString
            case UInt8(ascii: "n"): .number
            case UInt8(ascii: "b"): .boolean
            case UInt8(ascii: "e"): .error
            case UInt8(ascii: "d"): .date
            default: .unknown
            }
        }

        private static func ofWord(_ word: UnsafeBufferPointer<UInt8>) -> CellType {
            if word.elementsEqual("str".utf8) { return .formulaString }
            return word.elementsEqual("inlineStr".utf8) ? .inlineString : .unknown
        }
    }

    /// What a cell says that its type doesn't allow.
    struct BadValue: Error {
        let detail: String
    }

    var type = CellType.number
    /// The text of `v`.
    var value: [UInt8] = []
    var hasValue = false
    var formula: [UInt8] = []
    var inline = RichText()
    var hasInline = false

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

    /// Fills in a cell's value and formula.
    /// - Returns: whether the value is a text for want of something better: no number where one belongs, or of an
    ///   unknown type.
    mutating func fill(_ cell: inout PackedCell, in storage: inout CellStorage) throws(BadValue) -> Bool {
        if cell.hasFormula { cell.formula = storage.append(formula) }
        switch type {
        case .number: return setNumber(&cell, &storage)
        case .sharedString: try setSharedString(&cell, storage.tables)
        case .inlineString where hasInline: setText(inline.bytes, &cell, &storage)
        case .formulaString, .inlineString:
            if hasValue { setText(value, &cell, &storage) }
        case .unknown:
            if hasValue { setText(value, &cell, &storage) }
            return true
        case .boolean: try setBoolean(&cell)
        case .error:
            guard !value.isEmpty else { break }
            cell.kind = .error
            cell.text = storage.append(value)
        case .date: try setDate(&cell, storage.tables.dateSystem)
        }
        return false
    }

    private func setNumber(_ cell: inout PackedCell, _ storage: inout CellStorage) -> Bool {
        let number = value.withUnsafeBufferPointer { XMLSchemaValue.double($0) }
        if let number {
            cell.kind = .number
            cell.number = number
            return false
        }
        guard !isBlank else { return false }
        setText(value, &cell, &storage)
        return true
    }

    private func setText(_ text: [UInt8], _ cell: inout PackedCell, _ storage: inout CellStorage) {
        cell.kind = .text
        cell.text = storage.append(EscapedText.decode(text))
    }

    private func setSharedString(_ cell: inout PackedCell, _ tables: WorkbookTables) throws(BadValue) {
        guard !isBlank else { return }
        let index = value.withUnsafeBufferPointer(XMLSchemaValue.integer)
        guard let index, index >= 0, index < tables.strings.count else {
            throw BadValue(detail: "there is no shared string '\(shown)': the table has \(tables.strings.count)")
        }
        cell.kind = .sharedText
        cell.payload = UInt64(index)
    }

    private func setBoolean(_ cell: inout PackedCell) throws(BadValue) {
        guard !isBlank else { return }
        guard let boolean = value.withUnsafeBufferPointer(XMLSchemaValue.boolean) else {
            throw BadValue(detail: "'\(shown)' is no boolean")
        }
        cell.kind = .boolean
        cell.payload = boolean ? 1 : 0
    }

    private func setDate(_ cell: inout PackedCell, _ system: DateSystem) throws(BadValue) {
        guard !isBlank else { return }
        let text = value.withUnsafeBufferPointer { Array(XMLSchemaValue.trimmed($0)) }
        guard let serial = ISODate.serial(text, in: system) else {
            throw BadValue(detail: "'\(shown)' is no ISO 8601 date")
        }
        cell.kind = .date
        cell.number = serial
    }

    private var isBlank: Bool {
        value.withUnsafeBufferPointer { XMLSchemaValue.trimmed($0).isEmpty }
    }

    private var shown: String { String(decoding: value.prefix(64), as: UTF8.self) }
}
