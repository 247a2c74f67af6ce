/// A workbook's bytes as a test looks at them: sheets, cells, names and rules, read by the audit's own parser.
public struct WrittenWorkbook: Sendable {
    public struct Cell: Sendable {
        public enum Value: Sendable, Equatable {
            case empty
            case number(Double)
            case text(String)
            case boolean(Bool)
            case error(String)

            /// What one types to have it in a cell.
            public var saisie: TypedValue {
                switch self {
                case .empty: .empty
                case .number(let number): .number(number)
                case .text(let text), .error(let text): .text(text)
                case .boolean(let boolean): .boolean(boolean)
                }
            }
        }

        public let sheet: String
        public let address: String
        public let value: Value
        public let formula: String?
        public let isLocked: Bool
        public let numberFormat: String
    }

    /// A validation rule.
    public struct Rule: Sendable {
        public let type: String
        /// `between` where the file has none.
        public let comparison: String
        /// What is typed against the rule is refused, and the prompt is shown.
        public let refuses, prompts: Bool
        public let formulas: [String]
        public let promptTitle, prompt, errorTitle, error: String
        let ranges: [GridRange]
    }

    public struct Sheet: Sendable {
        public let name: String
        public let isVisible: Bool
        public let isProtected: Bool
        public let hasPassword: Bool
        /// The cell at the top left of what scrolls.
        public let frozenAt: String?
        /// The cell that is chosen when the sheet is opened.
        public let activeCell: String?
        /// Characters of the default font, by column.
        public let widths: [Int: Double]
        /// Points, by row.
        public let heights: [Int: Double]
        public let cells: [String: Cell]
        public let rules: [Rule]
        public let print: Print

        /// The one rule of a cell.
        public func rule(of address: String) -> Rule? {
            guard let cell = GridRange(address) else { return nil }
            return rules.first { $0.ranges.contains { $0.overlaps(cell) } }
        }
    }

    public struct Print: Sendable {
        public let paper: Int?
        public let orientation: String?
        public let fitToWidth, fitToHeight: Int?
        public let header, footer: String
    }

    public let sheets: [Sheet]
    /// The workbook's names with what they mean.
    public let names: [String: String]
    /// Names of single sheets, such as `_xlnm.Print_Titles`, by the sheet's position.
    public let sheetNames: [Int: [String: String]]
    /// Properties of the document's own.
    public let customProperties: [String: String]

    public init(_ bytes: [UInt8]) throws {
        let package = try PatchedPackage(bytes)
        let log = AuditLog()
        let parts = AuditedPackage(package.entries, log)
        guard let part = parts.mainPart, let root = parts.root(of: part) else {
            throw CannotTest(description: "no workbook: \(log.findings)")
        }
        let book = AuditedWorkbook(parts, part: part, root: root)
        let reader = SheetReader(book)
        sheets = book.sheets.map(reader.sheet)
        names = Dictionary(book.names.filter { $0.scope == nil }.map { ($0.name, $0.formula) }) { first, _ in first }
        sheetNames = Dictionary(grouping: book.names.filter { $0.scope != nil }) { $0.scope ?? 0 }
            .mapValues { Dictionary($0.map { ($0.name, $0.formula) }) { first, _ in first } }
        let custom = parts.parts.lazy.compactMap(\.root).first { $0.name == "op:Properties" }
        customProperties = Dictionary(
            (custom?.children ?? []).map { ($0["name"] ?? "", $0.children.first?.text ?? "") }
        ) { first, _ in first }
    }

    public subscript(sheet: String) -> Sheet? { sheets.first { $0.name == sheet } }

    /// The one cell that a name means; `nil` for ranges, and for names that are not there.
    public func cell(named name: String) -> Cell? {
        guard let target = names[name].flatMap(FormulaReader.reference), target.range.isSingleCell,
            let sheet = target.sheet.flatMap({ self[$0] })
        else { return nil }
        return sheet.cells[target.range.description]
    }

    /// The rule of the cell that a name means.
    public func rule(named name: String) -> Rule? {
        cell(named: name).flatMap { cell in self[cell.sheet]?.rule(of: cell.address) }
    }

    /// All cells with formulas, sheet after sheet.
    public var formulas: [Cell] {
        sheets.flatMap { sheet in sheet.cells.values.filter { $0.formula != nil }.sorted { $0.address < $1.address } }
    }
}
