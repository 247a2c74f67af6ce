/// A style's place in its workbook's table.
public struct StyleID: Hashable, Sendable {
    let index: Int

    /// The workbook's default look.
    public static let normal = StyleID(index: 0)
}

/// The looks that a workbook's cells use, each once.
public struct StyleTable: Sendable {
    private var table = Indexed([CellStyle()])

    var styles: [CellStyle] { table.values }

    /// A table with the default look alone.
    public init() {}

    /// The style's id; the same style has the same id.
    public mutating func add(_ style: CellStyle) -> StyleID {
        StyleID(index: table.index(of: style))
    }
}
