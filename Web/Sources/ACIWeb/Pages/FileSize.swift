import ACIModel

/// How a person reads a size.
enum FileSize {
    /// `812 octets`, `38 Ko`, `1,4 Mo`
    static func words(_ bytes: Int) -> String {
        switch bytes {
        case ..<1_024: Fr.compte(bytes, "octet", "octets")
        case ..<(1 << 20): "\(bytes >> 10)\(Fr.insecable)Ko"
        default: "\(Fr.decimal(Double(bytes * 10 >> 20) / 10))\(Fr.insecable)Mo"
        }
    }
}
