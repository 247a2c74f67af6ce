/// What a Python driver found in a workbook, or what a sample's writer put there (`dump_format.py`).
public struct DumpedWorkbook: Decodable, Sendable {
    public struct Sheet: Decodable, Sendable {
        public let name: String
        public let visible: Bool
        /// By row, then column; empty cells are left out.
        public let cells: [Cell]

        public subscript(address: String) -> Cell? { cells.first { $0.address == address } }
    }

    public struct Cell: Decodable, Sendable, Equatable {
        public enum Kind: String, Decodable, Sendable {
            case number, text, boolean, error, date, duration
            /// A formula without a cached value.
            case none
        }

        public let address: String
        public let type: Kind
        public let number: Double?
        /// The text, or the error's text.
        public let text: String?
        public let boolean: Bool?
        /// ISO date where the time is midnight, else date-time; or a time alone.
        public let date: String?
        /// With its `=`.
        public let formula: String?
    }

    public let file: String
    /// Why the file could not be read at all.
    public let error: String?
    /// What the program said while it read.
    public let warnings: [String]
    /// Defined names of the workbook with what they refer to.
    public let names: [String: String]
    public let sheets: [Sheet]

    public subscript(sheet: String) -> Sheet? { sheets.first { $0.name == sheet } }
}
