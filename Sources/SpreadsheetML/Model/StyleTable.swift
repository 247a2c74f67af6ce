internal import Synchronization

/// A style's place in its workbook's table.
public struct StyleID: Hashable, Sendable {
    private let index: Int32
    /// Another one for each style of each table, so that a style of another workbook is known.
    fileprivate let mark: Int32

    var place: Int { Int(index) }

    fileprivate init(index: Int32, mark: Int32) {
        self.index = index
        self.mark = mark
    }

    /// The workbook's default look, at the same place in every table.
    public static let normal = StyleID(index: 0, mark: 0)

    private static let marks = Atomic<Int32>(0)

    fileprivate static func new(at index: Int) -> StyleID {
        StyleID(index: Int32(truncatingIfNeeded: index), mark: marks.wrappingAdd(1, ordering: .relaxed).newValue)
    }
}

/// The looks that a workbook's cells use, each once: at most 65 490 of them.
public struct StyleTable: Sendable {
    private var table = Indexed([CellStyle()])
    private var ids = [StyleID.normal]

    var styles: [CellStyle] { table.values }

    /// A table with the default look alone.
    public init() {}

    /// The style's id; the same style has the same id.
    public mutating func add(_ style: CellStyle) -> StyleID {
        let index = table.index(of: style)
        if index == ids.count { ids.append(.new(at: index)) }
        return ids[index]
    }

    /// Adds the styles of another table.
    /// - Returns: their ids here, by their places there.
    mutating func add(contentsOf other: StyleTable) -> [StyleID] { other.styles.map { add($0) } }

    /// - Returns: where the style stands here.
    /// - Throws: `unwritable` for a style of another workbook.
    @inline(__always)
    func index(of style: StyleID, place: @autoclosure () -> String) throws(SpreadsheetError) -> Int {
        guard style.place < ids.count, ids[style.place] == style else {
            throw .unwritable("a cell's style", "is one that this workbook's table has given", place: place())
        }
        return style.place
    }

    /// - Throws: `beyondLimit`, `nonFiniteNumber`, `unwritable` for a style that no program takes.
    func check() throws(SpreadsheetError) {
        try WritingLimit.cellFormats.check(styles.count, place: "styles")
        for style in styles { try style.check(place: "styles") }
    }
}
