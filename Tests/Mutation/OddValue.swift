import Randomness

/// Values for attributes and texts that a careful reader must have thought of.
enum OddValue {
    private static let fixed = [
        "", " ", "0", "-0", "1", "-1", "2", "16384", "16385", "1048576", "1048577", "65536", "2147483647", "2147483648",
        "4294967295", "4294967296", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "18446744073709551616", "1e15", "1e18", "1e37", "1e308", "-1e308", "1e999", "1E-400", "0.5", "NaN", "INF",
        "0.1e", "1,5", "1 234,5", "64 %", "2026", "2025", "true", "false", "s", "str", "b", "e", "d", "inlineStr", "n",
        "A1", "XFD1048576", "XFE1", "A0", "$A$1", "A1:XFD1048576", "B2:A1", "A1:", "Oui", "Non", "Partiel", "NC",
        "#REF!", "Synthèse!$B$3", "'Synthèse'!$A$1:$XFD$1048576", "TRUE()", "2026-02-30", "9999-12-31",
        "0001-01-01T00:00",
        "../../../etc/passwd", "/xl/workbook.xml", "file:///dev/zero", "External", "%2e%2e/", "rId1", "rId2", "rId999",
        "&amp;", "&#10;", "&lt;", "_x0041_", "_xD83D_", "_x005F_x0041_", "_x001B_[31m", "é", "e\u{301}", "🏥",
        "\u{202E}",
        "\u{FEFF}", "\u{FFFD}", "&#x10FFFF;", "yyyy", "[h", "0%", "\"", "&bad;", "<", "]]>",
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet",
    ]

    static func any(_ random: inout SeededRandom) -> String {
        switch random.below(8) {
        case 0: String(repeating: random.pick(["A", "é", "9", "_x0041_", "🏥"]), count: 1 + random.below(2_000))
        case 1: String(Int64(bitPattern: random.next()) >> Int64(random.below(60)))
        case 2: "\(Double(bitPattern: random.next()))"
        default: random.pick(fixed)
        }
    }
}
