/// The table of texts, and how often cells use it (ISO 29500-1 §18.4).
struct SharedStringsAudit {
    private let book: AuditedWorkbook
    private let log: AuditLog

    static let longestText = 32_767

    init(_ book: AuditedWorkbook, _ log: AuditLog) {
        self.book = book
        self.log = log
    }

    func run() {
        guard let (part, root) = book.sharedStrings else { return }
        let items = root.all("si")
        if let unique = root["uniqueCount"], Int(unique) != items.count {
            log.note(.wrongCount, part, "sst", "uniqueCount=\"\(unique)\", and \(items.count) stand there")
        }
        let uses = book.sheets.compactMap { $0.part.flatMap(book.package.root) }.reduce(0) { sum, sheet in
            sum + (sheet.first("sheetData")?.children ?? []).reduce(0) { $0 + $1.children.count { $0["t"] == "s" } }
        }
        if let count = root["count"], Int(count) != uses {
            log.note(.wrongCount, part, "sst", "count=\"\(count)\", and cells use it \(uses) times")
        }
        for (position, item) in items.enumerated() {
            Self.check(item, log, part, "si \(position)")
        }
    }

    /// The rules of a text, be it shared or inline.
    static func check(_ item: XMLNode, _ log: AuditLog, _ part: String, _ place: String) {
        let texts = item.descendants.filter { $0.name == "t" }
        let length = texts.reduce(0) { $0 + $1.text.decodedLength }
        if length > longestText { log.note(.textTooLong, part, place, "\(length) UTF-16 units") }
        for text in texts {
            check(text: text.text, log, part, place)
            let blanks: Set<Character> = [" ", "\t", "\n", "\r", "\r\n"]
            let needsSpace =
                text.text.first.map(blanks.contains) ?? false || text.text.last.map(blanks.contains) ?? false
                || text.text.contains("\n")
            if needsSpace, text["xml:space"] != "preserve" {
                log.note(.spaceNotPreserved, part, place, "blanks at an end, or a line break, without xml:space")
            }
        }
    }

    /// Escapes of `ST_Xstring` (ISO 29500-1 §22.9.2.19): one stands for what XML can't carry, or for an underscore
    /// that would begin one.
    static func check(text: String, _ log: AuditLog, _ part: String, _ place: String) {
        for match in text.matches(of: /_x([0-9A-Fa-f]{4})_/) {
            guard let unit = UInt32(match.1, radix: 16) else { continue }
            let carriesNothing = unit >= 32 && unit != 0x5F && unit < 0xD800
            if carriesNothing { log.note(.badEscape, part, place, "\(match.0) is read as a character") }
        }
        if text.unicodeScalars.contains("\r") { log.note(.badEscape, part, place, "a bare carriage return") }
    }
}

extension String {
    /// UTF-16 units as programs count them: an escape is one.
    var decodedLength: Int {
        contains("_x") ? replacing(/_x[0-9A-Fa-f]{4}_/, with: "_").utf16.count : utf16.count
    }
}
