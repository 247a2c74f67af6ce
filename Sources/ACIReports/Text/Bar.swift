/// The parts of a whole, as lengths of a bar.
enum Bar {
    /// Lengths that add up to `width`, every part above zero being seen; all zero where there is no whole.
    static func shares(_ parts: [Int], width: Int) -> [Int] {
        let whole = Double(parts.reduce(0, +))
        guard whole > 0 else { return parts.map { _ in 0 } }
        var sum = 0
        var start = 0
        var shares = parts.map { part in
            sum += part
            let end = Int((Double(sum) / whole * Double(width)).rounded())
            defer { start = end }
            return end - start
        }
        for index in parts.indices where parts[index] > 0 && shares[index] == 0 {
            guard let longest = shares.indices.max(by: { shares[$0] < shares[$1] }) else { break }
            shares[longest] -= 1
            shares[index] = 1
        }
        return shares
    }
}
