/// Holds formulas against the grammar, the functions that every program knows, and the workbook's names and sheets.
struct FormulaAudit {
    private let book: AuditedWorkbook
    private let sheet: Int?
    private let log: AuditLog

    private static let longest = 8_192
    private static let deepest = 64

    /// - Parameter sheet: the position of the sheet whose own names the formula knows.
    init(_ book: AuditedWorkbook, sheet: Int?, _ log: AuditLog) {
        self.book = book
        self.sheet = sheet
        self.log = log
    }

    func check(_ formula: String, in part: String, at place: String) {
        func note(_ code: AuditFinding.Code, _ text: String) { log.note(code, part, place, text) }
        if formula.utf16.count > Self.longest { note(.formulaTooLong, "\(formula.utf16.count) UTF-16 units") }
        if formula.hasPrefix("=") { return note(.formulaSyntax, "a leading =") }
        let read: FormulaReader
        do throws(FormulaReader.Wrong) {
            read = try FormulaReader.read(formula)
        } catch {
            return note(.formulaSyntax, "\(error.what) in \(formula)")
        }
        if read.deepestCall > Self.deepest { note(.formulaTooLong, "\(read.deepestCall) functions in one another") }
        for function in read.functions where !FunctionNames.known.contains(function) {
            note(.formulaFunction, "\(function) in \(formula)")
        }
        for name in read.names where !book.knows(name: name, on: sheet) { note(.formulaName, "\(name) in \(formula)") }
        for reference in read.references {
            if let sheet = reference.sheet, !book.knows(sheet: sheet) { note(.formulaSheet, "\(sheet) in \(formula)") }
        }
        if let error = read.errors.first { note(.formulaBrokenReference, "\(error) in \(formula)") }
    }
}
