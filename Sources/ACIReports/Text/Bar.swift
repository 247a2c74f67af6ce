/// A share drawn in eighths of a column.
enum Bar {
    /// `███████▌░░`
    static func drawn(_ part: Int, of whole: Int, width: Int) -> String {
        guard whole > 0, part > 0 else { return String(repeating: "░", count: width) }
        let (product, overflow) = part.multipliedReportingOverflow(by: width * 8)
        let eighths = overflow ? width * 8 : min(width * 8, product / whole)
        let begun = eighths % 8 == 0 ? "" : String(pieces[eighths % 8 - 1])
        let full = String(repeating: "█", count: eighths / 8)
        return full + begun + String(repeating: "░", count: width - eighths / 8 - begun.count)
    }

    private static let pieces: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
}
