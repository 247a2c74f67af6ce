/// Why a part that reads can't be patched.
public enum UnpatchablePart: Error, Hashable, Sendable, CustomStringConvertible {
    /// It is in an encoding that is not turned into UTF-8, named as the part does.
    case encoding(String)
    /// Rows or cells stand within `mc:AlternateContent` (ISO 29500-3 §10): which of them a program takes decides where
    /// those behind them stand.
    case alternativeCells

    /// One English sentence.
    public var description: String {
        switch self {
        case .encoding(let name): "the part is in \(name), which can't be patched"
        case .alternativeCells: "the part has rows or cells within AlternateContent, which can't be patched"
        }
    }
}
