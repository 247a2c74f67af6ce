/// What makes programs refuse a file for a formula's sake, as far as that shows without knowing its functions
/// (ISO 29500-1 §18.17.2): brackets and quotes that don't match, the semicolons of a local spelling, a missing end.
struct FormulaSyntax {
    private var quote: UInt8?
    private var brackets = 0
    /// Within brackets, an apostrophe takes the next character as it is.
    private var isEscaped = false
    /// The open parentheses and braces.
    private var open: [UInt8] = []
    private var last: UInt8 = 0

    /// Why the text is no formula; nil: nothing speaks against it.
    static func fault(in text: String) -> String? {
        if text.utf8.first == UInt8(ascii: "=") { return "is written without '='" }
        var syntax = FormulaSyntax()
        for byte in text.utf8 {
            if let fault = syntax.take(byte) { return fault }
        }
        return syntax.faultAtEnd
    }

    private mutating func take(_ byte: UInt8) -> String? {
        if byte < 32, byte != 9, byte != 10, byte != 13 { return "holds no control character" }
        if let quote {
            // A doubled quote ends and begins.
            if byte == quote { self.quote = nil }
        } else if brackets > 0 {
            takeWithinBrackets(byte)
        } else {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            case UInt8(ascii: "["): brackets = 1
            case UInt8(ascii: "("), UInt8(ascii: "{"): open.append(byte)
            case UInt8(ascii: ")"), UInt8(ascii: "}"):
                // ")" follows "(" in ASCII, and "}" follows "{" by two.
                guard let start = open.popLast(), byte &- start <= 2 else {
                    return "closes every bracket that it opens"
                }
            case UInt8(ascii: ";") where open.last != UInt8(ascii: "{"):
                return "has English function names, and commas between arguments"
            default: break
            }
        }
        if byte > 32 { last = byte }
        return nil
    }

    /// The names of a table's columns, and of other workbooks.
    private mutating func takeWithinBrackets(_ byte: UInt8) {
        defer { isEscaped = !isEscaped && byte == UInt8(ascii: "'") }
        if isEscaped { return }
        if byte == UInt8(ascii: "[") { brackets += 1 }
        if byte == UInt8(ascii: "]") { brackets -= 1 }
    }

    private var faultAtEnd: String? {
        if quote != nil || brackets > 0 || !open.isEmpty { return "closes every quote and bracket that it opens" }
        let isCut = "+-*/^&=<>,(:".utf8.contains(last)
        return isCut || last == 0 ? "has an end" : nil
    }
}

extension Formula {
    /// - Throws: `beyondLimit`, `invalidFormula`.
    func check(_ limit: WritingLimit = .formula, place: @autoclosure () -> String) throws(SpreadsheetError) {
        if text.isEmpty { throw invalid("is not empty", place: place()) }
        try limit.check(lengthOf: text, place: place())
        if let fault = FormulaSyntax.fault(in: text) { throw invalid(fault, place: place()) }
    }

    private func invalid(_ rule: String, place: String) -> SpreadsheetError {
        SpreadsheetError(.invalidFormula(text), place: place, detail: "'\(text)': a formula \(rule)")
    }
}
