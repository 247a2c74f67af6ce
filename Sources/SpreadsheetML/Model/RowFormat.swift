/// How a row looks and whether it is shown (ISO 29500-1 §18.3.1.73).
public struct RowFormat: Hashable, Sendable {
    /// The look of the row's cells that are left out; cells that are set have their own.
    public var style: StyleID
    /// Whether the row is hidden.
    public var isHidden: Bool
    /// How many groups, one within the other, hold the row: 0 to 7.
    public var outlineLevel: Int
    /// Whether the group that ends above this row is folded; its rows are hidden then.
    public var isCollapsed: Bool

    /// A format; what is not given is as in a new workbook.
    public init(
        style: StyleID = .normal, isHidden: Bool = false, outlineLevel: Int = 0, isCollapsed: Bool = false
    ) {
        self.style = style
        self.isHidden = isHidden
        self.outlineLevel = outlineLevel
        self.isCollapsed = isCollapsed
    }
}
