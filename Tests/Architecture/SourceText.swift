/// A Swift source with everything blanked that is not code: comments, and the text of string literals. Lines keep
/// their numbers, and what stands inside an interpolation stays.
struct SourceText {
    let path: String
    /// The code, line by line.
    let lines: [String]

    init(path: String, _ source: String) {
        self.path = path
        var scanner = Scanner(Array(source.unicodeScalars))
        lines = scanner.code().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}

private struct Scanner {
    private let source: [Unicode.Scalar]
    private var position = 0
    private var kept = String.UnicodeScalarView()

    init(_ source: [Unicode.Scalar]) {
        self.source = source
    }

    mutating func code() -> String {
        skipCode(untilParenthesis: false)
        return String(kept)
    }

    private func sees(_ text: String) -> Bool {
        source[position...].starts(with: text.unicodeScalars)
    }

    private mutating func keep() {
        kept.append(source[position])
        position += 1
    }

    private mutating func blank(_ count: Int = 1) {
        for _ in 0..<count where position < source.count {
            kept.append(source[position] == "\n" ? "\n" : " ")
            position += 1
        }
    }

    /// Code up to the end, or up to the parenthesis that ends an interpolation.
    private mutating func skipCode(untilParenthesis: Bool) {
        var depth = 0
        while position < source.count {
            if sees("//") {
                while position < source.count, source[position] != "\n" { blank() }
            } else if sees("/*") {
                skipBlockComment()
            } else if let hashes = hashesBeforeQuote() {
                skipString(hashes: hashes)
            } else {
                if source[position] == "(" { depth += 1 }
                if source[position] == ")" {
                    if untilParenthesis, depth == 0 { return }
                    depth -= 1
                }
                keep()
            }
        }
    }

    private mutating func skipBlockComment() {
        var depth = 0
        repeat {
            if sees("/*") {
                depth += 1
                blank(2)
            } else if sees("*/") {
                depth -= 1
                blank(2)
            } else {
                blank()
            }
        } while depth > 0 && position < source.count
    }

    /// The number of `#` before a quotation mark, where a string literal begins here.
    private func hashesBeforeQuote() -> Int? {
        let hashes = source[position...].prefix { $0 == "#" }.count
        let quote = position + hashes
        return quote < source.count && source[quote] == "\"" ? hashes : nil
    }

    private mutating func skipString(hashes: Int) {
        let marks = String(repeating: "#", count: hashes)
        blank(hashes)
        let quotes = sees("\"\"\"") ? "\"\"\"" : "\""
        for _ in quotes.unicodeScalars { keep() }
        while position < source.count, !sees(quotes + marks) {
            if sees("\\" + marks + "(") {
                blank(hashes + 1)
                keep()
                skipCode(untilParenthesis: true)
                if position < source.count { keep() }
            } else if sees("\\" + marks) {
                blank(hashes + 2)
            } else {
                blank()
            }
        }
        for _ in quotes.unicodeScalars where position < source.count { keep() }
        blank(hashes)
    }
}
