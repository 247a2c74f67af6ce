/// The names that a workbook's sheets have taken.
struct SheetNames {
    private var keys: Set<String> = []

    /// - Throws: `duplicateSheetName`: names are compared without regard to case.
    mutating func claim(_ name: String) throws(SpreadsheetError) {
        guard keys.insert(name.lowercased()).inserted else {
            throw SpreadsheetError(.duplicateSheetName(name), place: name, detail: "two sheets are named '\(name)'")
        }
    }
}
