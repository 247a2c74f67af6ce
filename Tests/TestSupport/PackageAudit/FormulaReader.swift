import Synchronization

/// Reads a formula by the grammar of files (ISO 29500-1 §18.17.2): English, commas, dots, no leading `=`.
struct FormulaReader {
    struct Wrong: Error {
        let what: String
    }

    /// Cells that a formula speaks of; `sheet` is `nil` for its own.
    struct Reference {
        let sheet: String?
        let range: GridRange
    }

    private(set) var functions: [String] = []
    private(set) var names: [String] = []
    private(set) var references: [Reference] = []
    /// `#REF!` and its like.
    private(set) var errors: [String] = []
    private(set) var deepestCall = 0

    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var depth = 0

    init(_ formula: String) throws(Wrong) {
        scalars = Array(formula.unicodeScalars)
        try expression()
        skipBlanks()
        if position < scalars.count { throw Wrong(what: "« \(rest) » follows the end") }
    }

    private static let known = Mutex<[String: Result<FormulaReader, Wrong>]>([:])

    /// The formula, which is taken apart once for all tests: most workbooks have the same ones.
    static func read(_ formula: String) throws(Wrong) -> FormulaReader {
        if let result = known.withLock({ $0[formula] }) { return try result.get() }
        let result = Result { () throws(Wrong) in try FormulaReader(formula) }
        known.withLock { $0[formula] = result }
        return try result.get()
    }

    /// A formula that is one reference and nothing else.
    static func reference(_ text: String) -> Reference? {
        guard let read = try? FormulaReader.read(text), read.references.count == 1, read.functions.isEmpty,
            read.names.isEmpty,
            read.errors.isEmpty
        else { return nil }
        return read.references[0]
    }

    private var rest: String { String(String.UnicodeScalarView(scalars[position...].prefix(20))) }

    private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func skipBlanks() {
        while let scalar = next, scalar == " " || scalar == "\n" { position += 1 }
    }

    private mutating func skip(_ token: String) -> Bool {
        let wanted = Array(token.unicodeScalars)
        guard scalars[position...].starts(with: wanted) else { return false }
        position += wanted.count
        return true
    }

    // MARK: Grammar

    private static let operators = ["<>", "<=", ">=", "<", ">", "=", "+", "-", "*", "/", "^", "&"]

    private mutating func expression() throws(Wrong) {
        while true {
            skipBlanks()
            while skip("+") || skip("-") { skipBlanks() }
            try operand()
            skipBlanks()
            while skip("%") { skipBlanks() }
            var goesOn = false
            for mark in Self.operators where !goesOn { goesOn = skip(mark) }
            if !goesOn { return }
        }
    }

    private mutating func operand() throws(Wrong) {
        guard let scalar = next else { throw Wrong(what: "an operand is missing at the end") }
        switch scalar {
        case "(":
            position += 1
            try expression()
            while skip(",") { try expression() }
            guard skip(")") else { throw Wrong(what: "a bracket is not closed before « \(rest) »") }
        case "\"": try text()
        case "{": try array()
        case "#": try error()
        case "0"..."9", ".": try numberOrRows()
        case "'", "$", "[": try place()
        default: try word()
        }
    }

    private mutating func text() throws(Wrong) {
        position += 1
        while let scalar = next {
            position += 1
            guard scalar == "\"" else { continue }
            if next == "\"" { position += 1 } else { return }
        }
        throw Wrong(what: "a text is not closed")
    }

    private mutating func array() throws(Wrong) {
        position += 1
        repeat {
            skipBlanks()
            _ = skip("-")
            try operand()
            skipBlanks()
        } while skip(",") || skip(";")
        guard skip("}") else { throw Wrong(what: "an array is not closed before « \(rest) »") }
    }

    private mutating func error() throws(Wrong) {
        for error in ["#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"] where skip(error) {
            errors.append(error)
            return
        }
        throw Wrong(what: "« \(rest) » is no error")
    }

    private mutating func numberOrRows() throws(Wrong) {
        let start = position
        if digits(), skip(":") {
            position = start
            return try place()
        }
        position = start
        let hasWhole = digits()
        let hasFraction = skip(".") && digits()
        guard hasWhole || hasFraction else { throw Wrong(what: "« \(rest) » is no number") }
        guard skip("E") || skip("e") else { return }
        _ = skip("+") || skip("-")
        guard digits() else { throw Wrong(what: "an exponent is missing before « \(rest) »") }
    }

    private mutating func digits() -> Bool {
        let start = position
        while let scalar = next, "0"..."9" ~= scalar { position += 1 }
        return position > start
    }

    // MARK: Words

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || "_.\\?".unicodeScalars.contains(scalar)
    }

    private mutating func word() throws(Wrong) {
        let start = position
        while let scalar = next, Self.isWord(scalar) { position += 1 }
        let word = String(String.UnicodeScalarView(scalars[start..<position]))
        guard !word.isEmpty else { throw Wrong(what: "« \(rest) » where an operand should be") }
        if next == "(" {
            functions.append(word)
            return try arguments()
        }
        let isColumns = next == ":" && word.utf8.allSatisfy { 65...90 ~= $0 } && word.utf8.count <= 3
        if next == "!" || next == "$" || isColumns || GridRange.corner(word.uppercased()) != nil {
            position = start
            return try place()
        }
        if next == "[" { return try skipTableColumn() }
        if word.uppercased() != "TRUE" && word.uppercased() != "FALSE" { names.append(word) }
    }

    private mutating func arguments() throws(Wrong) {
        position += 1
        depth += 1
        deepestCall = max(deepestCall, depth)
        defer { depth -= 1 }
        skipBlanks()
        if skip(")") { return }
        var count = 0
        repeat {
            count += 1
            skipBlanks()
            // An argument may be left out.
            if next == "," || next == ")" { continue }
            try expression()
            skipBlanks()
        } while skip(",")
        guard skip(")") else { throw Wrong(what: "« \(rest) » where a comma or a bracket should be") }
        if count > 255 { throw Wrong(what: "\(count) arguments") }
    }

    private mutating func skipTableColumn() throws(Wrong) {
        guard let end = scalars[position...].firstIndex(of: "]") else { throw Wrong(what: "« \(rest) » is not closed") }
        position = end + 1
    }

    // MARK: Places

    private mutating func place() throws(Wrong) {
        let sheet = try sheet()
        if skip("#REF!") { return errors.append("#REF!") }
        let start = position
        while let scalar = next, scalar == "$" || scalar == ":" || scalar.isASCII && Self.isWord(scalar) {
            position += 1
        }
        let text = String(String.UnicodeScalarView(scalars[start..<position].filter { $0 != "$" })).uppercased()
        guard let range = Self.range(text) else { throw Wrong(what: "« \(text) » is no place") }
        references.append(Reference(sheet: sheet, range: range))
    }

    private static func range(_ text: String) -> GridRange? {
        if let range = GridRange(text) { return range }
        let ends = text.split(separator: ":")
        guard ends.count == 2 else { return nil }
        if let first = Int(ends[0]), let last = Int(ends[1]), 1 <= first, first <= last, last <= GridRange.lastRow {
            return GridRange(rows: first...last, columns: 1...GridRange.lastColumn)
        }
        guard let first = GridRange.corner(ends[0] + "1"), let last = GridRange.corner(ends[1] + "1"),
            first.column <= last.column
        else { return nil }
        return GridRange(rows: 1...GridRange.lastRow, columns: first.column...last.column)
    }

    /// The sheet before the exclamation mark: quoted, or a word.
    private mutating func sheet() throws(Wrong) -> String? {
        var name = String.UnicodeScalarView()
        if skip("'") {
            while true {
                guard let scalar = next else { throw Wrong(what: "a sheet's name is not closed") }
                position += 1
                if scalar != "'" {
                    name.append(scalar)
                } else if next == "'" {
                    name.append("'")
                    position += 1
                } else {
                    break
                }
            }
            guard skip("!") else { throw Wrong(what: "no ! after the sheet \(String(name))") }
            return String(name)
        }
        let start = position
        while let scalar = next, Self.isWord(scalar) { position += 1 }
        guard position > start, next == "!" else {
            position = start
            return nil
        }
        name.append(contentsOf: scalars[start..<position])
        position += 1
        return String(name)
    }
}
