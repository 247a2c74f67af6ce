/// What the sheets of a workbook share while they are written.
struct SharedTables: Sendable {
    var strings = SharedStrings()
    var differentialStyles = Indexed<DifferentialStyle>()
    private(set) var styles: StyleTable
    private let dateSystem: DateSystem
    private var datedStyles: [DatedStyle: Int] = [:]

    init(styles: StyleTable, dateSystem: DateSystem) {
        self.styles = styles
        self.dateSystem = dateSystem
    }

    /// The place of a cell's style.
    ///
    /// - Parameter date: what the cell holds: a style that shows no date gets a format that does.
    /// - Throws: `unwritable` for a style of another workbook.
    @inline(__always)
    mutating func index(
        of style: StyleID, date: SerialDate? = nil, place: @autoclosure () -> String
    ) throws(SpreadsheetError) -> Int {
        let index = try styles.index(of: style, place: place())
        guard let date else { return index }
        return self.index(of: DatedStyle(style: index, date))
    }

    private mutating func index(of dated: DatedStyle) -> Int {
        if let index = datedStyles[dated] { return index }
        var style = styles.styles[dated.style]
        var index = dated.style
        if ![.date, .time, .duration].contains(style.numberFormat.kind) {
            style.numberFormat = dated.format
            index = styles.add(style).place
        }
        datedStyles[dated] = index
        return index
    }

    /// - Returns: the number that the file has for a date.
    /// - Throws: `unwritable` for a date before the first day of the workbook's system.
    func serial(of date: SerialDate, place: @autoclosure () -> String) throws(SpreadsheetError) -> Double {
        if date.system == dateSystem { return date.serial }
        guard let converted = date.converted(to: dateSystem) else {
            throw .unwritable("a date", "lies after the first day of the workbook's system", place: place())
        }
        return converted.serial
    }
}

/// A style, and the kind of date in a cell that has it.
private struct DatedStyle: Hashable {
    let style: Int
    let hasDay: Bool
    let hasTime: Bool

    init(style: Int, _ date: SerialDate) {
        self.style = style
        hasDay = !(0..<1 ~= date.serial)
        hasTime = date.serial != date.serial.rounded(.down)
    }

    var format: NumberFormat {
        hasDay ? hasTime ? "yyyy-mm-dd hh:mm:ss" : "yyyy-mm-dd" : "hh:mm:ss"
    }
}
