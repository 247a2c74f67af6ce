/// A style's place in its workbook's table.
public struct StyleID: Hashable, Sendable {
    let index: Int

    /// The workbook's default look.
    public static let normal = StyleID(index: 0)
}

/// The looks that a workbook's cells use, each once.
public struct StyleTable: Sendable {
    private(set) var styles: [CellStyle] = [CellStyle()]
    private var indices: [CellStyle: Int] = [CellStyle(): 0]

    /// A table with the default look alone.
    public init() {}

    /// The style's id; the same style has the same id.
    public mutating func add(_ style: CellStyle) -> StyleID {
        if let index = indices[style] { return StyleID(index: index) }
        indices[style] = styles.count
        styles.append(style)
        return StyleID(index: styles.count - 1)
    }
}
