/// The version that the program goes by.
public enum Release {
    /// `0.1.0`
    public static let version = "0.1.0"
    /// `aci-xlsx 0.1.0`
    public static let name = "aci-xlsx \(version)"
}
