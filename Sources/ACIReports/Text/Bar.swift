/// The parts of a whole, as lengths of a bar.
enum Bar {
    /// Lengths that add up to `width`, every part above zero being seen; all zero where there is no whole.
    static func shares(_ parts: [Int], width: Int) -> [Int] {
        let whole = parts.reduce(0, +)
        guard whole > 0 else { return parts.map { _ in 0 } }
        var shares = parts.map { part in
            part > 0 ? max(1, Int((Double(part) / Double(whole) * Double(width)).rounded())) : 0
        }
        // What rounding gives or takes, the longest part takes back.
        if let longest = shares.indices.max(by: { shares[$0] < shares[$1] }) {
            shares[longest] += width - shares.reduce(0, +)
        }
        return shares
    }
}
