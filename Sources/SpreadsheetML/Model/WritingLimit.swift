/// A bound that the format or the programs which read it set to what is written: its words and its numbers.
struct WritingLimit: Sendable {
    let what: String
    let range: ClosedRange<Int>

    private init(_ what: String, _ range: ClosedRange<Int>) {
        self.what = what
        self.range = range
    }

    // Texts, in UTF-16 units.
    static let cellText = WritingLimit("a cell's text", 0...32_767)
    static let sheetName = WritingLimit("a sheet's name", 1...31)
    static let definedName = WritingLimit("a defined name", 1...255)
    static let run = WritingLimit("a run of a rich text", 1...32_767)
    static let comment = WritingLimit("a comment", 0...32_767)
    static let commentAuthor = WritingLimit("a comment's author", 0...255)
    static let formula = WritingLimit("a formula", 1...8_192)
    static let ruleFormula = WritingLimit("a formula of a validation", 1...255)
    static let literalList = WritingLimit("a literal list", 1...255)
    static let promptTitle = WritingLimit("a validation's prompt title", 0...32)
    static let prompt = WritingLimit("a validation's prompt", 0...255)
    static let errorTitle = WritingLimit("a validation's error title", 0...32)
    static let errorMessage = WritingLimit("a validation's error", 0...255)
    static let tooltip = WritingLimit("a link's tooltip", 0...255)
    static let linkTarget = WritingLimit("a link's target", 1...2_079)
    static let header = WritingLimit("a page header", 0...255)
    static let footer = WritingLimit("a page footer", 0...255)
    static let fontName = WritingLimit("a font's name", 1...31)
    static let numberFormat = WritingLimit("a number format", 1...255)
    static let chartTitle = WritingLimit("a chart's title", 0...255)
    static let chartText = WritingLimit("a chart's text", 0...32_767)
    static let alternativeText = WritingLimit("an alternative text", 0...32_767)
    static let property = WritingLimit("a property of the document", 0...32_767)
    static let propertyName = WritingLimit("a property's name", 1...255)

    // Sizes.
    static let rowHeight = WritingLimit("a row's height, in points,", 0...409)
    static let columnWidth = WritingLimit("a column's width, in characters,", 0...255)
    static let outlineLevel = WritingLimit("a row's or column's outline level", 0...7)
    static let pictureSide = WritingLimit("a picture's width or height, in pixels,", 1...65_535)
    static let fontSize = WritingLimit("a font's size, in points,", 1...409)
    static let zoom = WritingLimit("the zoom, in percent,", 10...400)
    static let indent = WritingLimit("an indent", 0...250)
    static let rotation = WritingLimit("a text's rotation, in degrees,", -90...90)
    static let scalePercent = WritingLimit("a point of a colour scale, in percent,", 0...100)
    static let margin = WritingLimit("a page margin, in inches,", 0...49)
    static let pages = WritingLimit("a number of pages", 0...32_767)
    static let window = WritingLimit("a window's width or height, in twentieths of a point,", 0...1_000_000)
    static let tabRatio = WritingLimit("the tabs' share, in thousandths,", 0...1_000)
    static let compression = WritingLimit("a compression level", 1...9)

    // Places.
    static let row = WritingLimit("a row", 1...CellReference.maximumRow)
    static let column = WritingLimit("a column", 1...CellReference.maximumColumn)
    /// No page begins below the last row.
    static let rowBreak = WritingLimit("the row above a page break", 1...CellReference.maximumRow - 1)

    // Counts.
    static let cellFormats = WritingLimit("the number of cell formats", 0...65_490)
    static let runs = WritingLimit("the number of a rich text's runs", 1...32_767)
    static let hyperlinks = WritingLimit("the number of a sheet's links", 0...65_530)
    static let validations = WritingLimit("the number of a sheet's validations", 0...65_534)
    static let rowBreaks = WritingLimit("the number of a sheet's page breaks", 0...1_026)
    static let series = WritingLimit("the number of a chart's series", 1...255)

    /// - Throws: `beyondLimit`.
    func check(_ number: Int, place: @autoclosure () -> String?) throws(SpreadsheetError) {
        if range.contains(number) { return }
        throw error(number, "\(number)", place: place())
    }

    /// - Throws: `beyondLimit`, `nonFiniteNumber`.
    func check(_ number: Double, place: @autoclosure () -> String?) throws(SpreadsheetError) {
        try SpreadsheetError.checkFinite(number, what, place: place())
        if number >= Double(range.lowerBound), number <= Double(range.upperBound) { return }
        let whole = number.rounded(number < Double(range.lowerBound) ? .down : .up)
        throw error(Int(min(max(whole, -1e15), 1e15)), "\(number)", place: place())
    }

    /// - Throws: `beyondLimit` for a text of more UTF-16 units, or of none where there has to be one.
    func check(lengthOf text: String, place: @autoclosure () -> String?) throws(SpreadsheetError) {
        // Bytes bound UTF-16 units from above, and are known without counting.
        let bytes = text.utf8.count
        if bytes >= range.lowerBound, bytes <= range.upperBound || text.utf16.count <= range.upperBound { return }
        throw error(text.utf16.count, "\(text.utf16.count) characters long", place: place())
    }

    private func error(_ value: Int, _ shown: String, place: String?) -> SpreadsheetError {
        let limit = value < range.lowerBound ? range.lowerBound : range.upperBound
        return SpreadsheetError(
            .beyondLimit(what: what, value: value, limit: limit), place: place,
            detail: "\(what) is \(shown), and goes from \(range.lowerBound) to \(range.upperBound)")
    }
}
