public import SpreadsheetML

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

        /// It is this date or time, as far as the 15 digits of its writer and the microseconds of Python go.
        public func shows(_ other: SerialDate) -> Bool {
            serial(in: other.system).map { abs($0 - other.serial) * 86_400 < 1e-5 } ?? false
        }

        private func serial(in system: DateSystem) -> Double? {
            guard
                let parts = date?.wholeMatch(
                    of: /(?:(\d{4})-(\d\d)-(\d\d))?T?(?:(\d\d):(\d\d):(\d\d(?:\.\d+)?))?/)?.output
            else { return nil }
            var serial = 0.0
            if let year = parts.1.flatMap({ Int($0) }), let month = parts.2.flatMap({ Int($0) }),
                let day = parts.3.flatMap({ Int($0) })
            {
                guard let date = SerialDate(year: year, month: month, day: day, system: system) else { return nil }
                serial = date.serial
            }
            let clock = [parts.4, parts.5, parts.6].map { $0.flatMap { Double($0) } ?? 0 }
            return serial + (clock[0] * 3_600 + clock[1] * 60 + clock[2]) / 86_400
        }
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
