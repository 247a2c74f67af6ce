/// A table in CSV as people save it: `;`, `,` or tabs between fields, in UTF-8 with or without a byte-order mark, or in
/// the Windows code page of a French Excel.
package enum CSVReader {
    /// The rows that hold anything.
    package static func rows(_ bytes: [UInt8]) -> [[String]] {
        let text = text(bytes)
        let heading = text.prefix { !$0.isNewline }
        let separator = [";", ",", "\t"].max { heading.count(of: $0) < heading.count(of: $1) } ?? ";"
        var rows: [[String]] = []
        var row: [String] = []
        var field = ""
        var isQuoted = false
        func endRow() {
            row.append(field)
            if row.contains(where: { !$0.isEmpty }) { rows.append(row) }
            (row, field) = ([], "")
        }
        var rest = text[...]
        while let sign = rest.popFirst() {
            if sign == "\"" {
                // Two of them within quotation marks are one of the text's.
                if isQuoted, rest.first == "\"" { field.append(rest.removeFirst()) } else { isQuoted.toggle() }
            } else if isQuoted || sign != separator && !sign.isNewline {
                field.append(sign)
            } else if sign == separator {
                row.append(field)
                field = ""
            } else {
                endRow()
            }
        }
        endRow()
        return rows
    }

    private static func text(_ bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return String(text.drop { $0 == "\u{FEFF}" }) }
        return String(String.UnicodeScalarView(bytes.map { windows[$0] ?? Unicode.Scalar($0) }))
    }

    /// What of Windows-1252 is not Latin-1, as far as French writes it.
    private static let windows: [UInt8: Unicode.Scalar] = [
        0x80: "€", 0x85: "…", 0x8C: "Œ", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x96: "–", 0x97: "—", 0x9C: "œ",
    ]
}

extension Substring {
    fileprivate func count(of sign: Character) -> Int { count { $0 == sign } }
}
