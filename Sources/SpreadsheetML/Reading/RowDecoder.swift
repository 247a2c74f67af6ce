/// The row of headings, and what has been asked of it.
final class HeadingColumns {
    private let sheet: String
    private let row: Int
    private var columns: [String: Int] = [:]
    /// The columns that have a heading, be it one that stands twice.
    private var headed: Set<Int> = []
    /// From left to right.
    private var headings: [String] = []
    /// The second column of a heading that is there twice.
    private var ambiguous: [String: Int] = [:]
    private var asked: Set<String> = []
    private var told: Set<String> = []
    /// Of headings: one that is missing is told once, not for each row.
    private(set) var misfits: [Misfit] = []
    private(set) var absent: [String] = []

    init(sheet: String, row: Int) {
        self.sheet = sheet
        self.row = row
    }

    convenience init(_ row: SheetRow, sheet: String) {
        self.init(sheet: sheet, row: row.index)
        for cell in row.cells {
            let heading = cell.rawText.trimmingBlanks()
            guard !heading.isEmpty else { continue }
            headed.insert(cell.column)
            if columns[heading] == nil {
                columns[heading] = cell.column
                headings.append(heading)
            } else {
                ambiguous[heading] = cell.column
            }
        }
    }

    /// The headings of a row's cells that have something.
    func headings(of row: SheetRow) -> [String] {
        headings.filter { heading in columns[heading].flatMap { row[column: $0] }.map { !$0.isEmptyToTheEye } ?? false }
    }

    var unread: [String] { headings.filter { !asked.contains($0) } }

    func haveValue(in row: SheetRow) -> Bool {
        row.cells.contains { headed.contains($0.column) && !$0.isEmptyToTheEye }
    }

    /// Where the heading stands; nil, too, where it stands twice: no one knows which is meant.
    func column(of heading: String) -> Int? {
        asked.insert(heading)
        return ambiguous[heading] == nil ? columns[heading] : nil
    }

    /// Whether a value may be asked for: not of a heading that is not there, which is noted.
    func contain(_ heading: String) -> Bool {
        if column(of: heading) != nil || ambiguous[heading] != nil { return true }
        if !absent.contains(heading) { absent.append(heading) }
        return false
    }

    /// Tells that the heading has no column, once.
    func tellColumnOf(_ heading: String) {
        guard told.insert(heading).inserted else { return }
        let second = ambiguous[heading]
        misfits.append(
            misfit(
                heading, row: row, column: second ?? 1,
                expected: second == nil ? "a column of this heading" : "it once",
                found: second == nil ? "none in row \(row)" : "it again"))
    }

    func column(_ heading: String?) -> Int { heading.flatMap { columns[$0] } ?? columns.values.min() ?? 1 }

    func misfit(_ heading: String, row: Int, column: Int, expected: String, found: String) -> Misfit {
        Misfit(
            sheet: sheet, cell: CellReference(uncheckedRow: row, column: column), heading: heading, expected: expected,
            found: found)
    }
}

/// Decodes a row: each coding key is a heading, and each value a cell.
final class RowDecoder: Decoder {
    /// A cell does not fit, and nothing can stand in for it.
    struct Abandoned: Error {}

    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]
    fileprivate let row: SheetRow
    fileprivate let columns: HeadingColumns
    fileprivate(set) var misfits: [Misfit] = []
    /// A heading that the row needs is not there, or there twice.
    fileprivate(set) var lacksColumn = false

    init(_ row: SheetRow, _ columns: HeadingColumns) {
        self.row = row
        self.columns = columns
    }

    /// - Parameter heading: nil where it is not one cell's fault: then the row's first stands for it.
    func add(_ heading: String?, column: Int? = nil, expected: String) {
        let column = column ?? columns.column(heading)
        misfits.append(
            columns.misfit(
                heading ?? "", row: row.index, column: column, expected: expected, found: row[column: column].found))
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(RowContainer<Key>(decoder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw DecodingError.notOneValue(codingPath) }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        throw DecodingError.notOneValue(codingPath)
    }
}

private struct RowContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: RowDecoder
    var codingPath: [any CodingKey] { decoder.codingPath }
    /// Dictionaries ask for it.
    var allKeys: [Key] { decoder.columns.headings(of: decoder.row).compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { decoder.columns.contain(key.stringValue) }

    func decodeNil(forKey key: Key) -> Bool {
        guard let column = decoder.columns.column(of: key.stringValue) else { return false }
        return decoder.row[column: column]?.isEmptyToTheEye ?? true
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        let heading = key.stringValue
        guard let column = decoder.columns.column(of: heading) else {
            decoder.columns.tellColumnOf(heading)
            decoder.lacksColumn = true
            return try standIn()
        }
        let cell = decoder.row[column: column]
        do throws(CellDecoder.Failure) {
            return try CellDecoder.decode(type, cell, codingPath + [key])
        } catch {
            guard case .misfit(let expected) = error else { throw error.cause }
            decoder.add(heading, column: column, expected: expected)
            return try standIn()
        }
    }

    /// A value in place of one that does not fit, so that the rest of the row is looked at before it is left out.
    private func standIn<Value: Decodable>() throws -> Value {
        for cell in SheetCell.samples {
            if let value = try? CellDecoder.decode(Value.self, cell, codingPath) { return value }
        }
        guard let value = CellDecoder.anyCase(of: Value.self) else { throw RowDecoder.Abandoned() }
        return value
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { throw DecodingError.notOneValue(codingPath + [key]) }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        throw DecodingError.notOneValue(codingPath + [key])
    }

    func superDecoder() throws -> any Decoder { throw DecodingError.notOneValue(codingPath) }

    func superDecoder(forKey key: Key) throws -> any Decoder { throw DecodingError.notOneValue(codingPath + [key]) }
}
