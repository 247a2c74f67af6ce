/// What the sheets of a workbook share while they are written.
final class SharedTables {
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
    /// - Parameter value: what the cell holds: for a date, a style that shows none gets a format that does.
    /// - Throws: `unwritable` for a style of another workbook.
    @inline(__always)
    func index(
        of style: StyleID, for value: CellValue = .empty, place: @autoclosure () -> String
    ) throws(SpreadsheetError) -> Int {
        let index = try styles.index(of: style, place: place())
        guard case .date(let date) = value else { return index }
        return self.index(of: DatedStyle(style: index, format: date.format))
    }

    private func index(of dated: DatedStyle) -> Int {
        if let index = datedStyles[dated] { return index }
        var style = styles.styles[dated.style]
        var index = dated.style
        if !style.numberFormat.showsTime {
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

/// A style, and the format that shows a cell's date.
private struct DatedStyle: Hashable {
    let style: Int
    let format: NumberFormat
}
