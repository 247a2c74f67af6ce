/// Decodes a value from a single cell.
struct CellDecoder: Decoder, SingleValueDecodingContainer {
    enum Failure: Error {
        /// The cell has something else than this.
        case misfit(String)
        /// The type is none that a cell can give.
        case unsuited(any Error)

        var cause: any Error {
            switch self {
            case .misfit: self
            case .unsuited(let error): error
            }
        }
    }

    let cell: SheetCell
    let codingPath: [any CodingKey]
    let userInfo: [CodingUserInfoKey: Any] = [:]

    static func decode<Value: Decodable>(
        _ type: Value.Type, _ cell: SheetCell?, _ path: [any CodingKey]
    ) throws(Failure) -> Value {
        if let type = type as? any CellDecodable.Type {
            guard let cell, let value = type.init(cell) as? Value else { throw .misfit(type.expectation) }
            return value
        }
        guard let cell else { throw .misfit(choices(of: type) ?? "a value") }
        do {
            return try Value(from: CellDecoder(cell: cell, codingPath: path))
        } catch Failure.misfit(let expected) {
            throw .misfit(choices(of: type) ?? expected)
        } catch DecodingError.dataCorrupted(let context) {
            throw .misfit(choices(of: type) ?? context.debugDescription)
        } catch {
            throw .unsuited(error)
        }
    }

    /// `one of: yes, no`, for an enumeration that lists its cases.
    private static func choices(of type: Any.Type) -> String? {
        func list<Value: CaseIterable>(_ type: Value.Type) -> String {
            let cases = type.allCases.map { "\(($0 as? any RawRepresentable)?.rawValue ?? $0)" }
            return "one of: " + cases.joined(separator: ", ")
        }
        return (type as? any CaseIterable.Type).map { list($0) }
    }

    static func anyCase<Value>(of type: Value.Type) -> Value? {
        func first<Cases: CaseIterable>(_ type: Cases.Type) -> Value? { type.allCases.first as? Value }
        return (type as? any CaseIterable.Type).flatMap { first($0) }
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    func decodeNil() -> Bool { cell.isEmptyToTheEye }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Self.decode(type, cell, codingPath) }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        throw DecodingError.notOneValue(codingPath)
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw DecodingError.notOneValue(codingPath) }
}

extension DecodingError {
    /// The row's type asks for what rows and cells don't have.
    static func notOneValue(_ path: [any CodingKey]) -> Self {
        let description = "a typed row has one value for each coding key, from one cell"
        return .typeMismatch([String: Any].self, Context(codingPath: path, debugDescription: description))
    }
}

extension WorkbookTables {
    /// With the formats of a number, a date and a duration.
    static let sample: WorkbookTables = {
        var formats = CellFormatTable()
        for code in ["yyyy-mm-dd", "[h]:mm"] as [NumberFormat] { formats.append(CellFormatTable.Entry(code)) }
        return WorkbookTables(
            strings: SharedStringTable(), formats: formats, palette: ColorPalette(), dateSystem: .from1900)
    }()
}

extension SheetRow {
    /// A row without cells.
    static let empty = SheetRow(RowSpan(index: 1, cells: 0..<0), of: CellStorage(tables: .sample))
}

extension SheetCell {
    /// One cell of each kind.
    static let samples: [SheetCell] = {
        let storage = CellStorage(tables: .sample)
        var cells = (0...2).map { format in
            var cell = PackedCell(column: 1, format: UInt32(format))
            (cell.kind, cell.number) = (.number, 1)
            return cell
        }
        for kind in [PackedCell.Kind.text, .boolean] {
            cells.append(PackedCell(column: 1, kind: kind, format: 0))
        }
        return cells.map { SheetCell(packed: $0, storage: storage, row: 1) }
    }()

    /// Nothing, or a text without a letter, and no formula whose result the file lacks.
    var isEmptyToTheEye: Bool { value == .text("") || value == .empty && formula == nil }
}

extension SheetCell? {
    /// What the cell has, for a sentence.
    var found: String {
        guard let self else { return "nothing" }
        return switch self.value {
        case .empty: self.formula == nil ? "nothing" : "a formula without its result"
        case .text(let text): "the text '\(text.prefix(64))'"
        case .number: "the number \(self.rawText)"
        case .boolean: self.rawText
        case .error(let text): "the error \(text.prefix(64))"
        case .date(let date): "the date \(date)"
        }
    }
}

extension String {
    /// The text without blanks at either end.
    func trimmingBlanks() -> String {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? endIndex
        return String(self[start..<end])
    }
}
