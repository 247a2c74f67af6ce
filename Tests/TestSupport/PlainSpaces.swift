extension String {
    /// With plain spaces for those that do not break, so that a test can be read.
    public var plainSpaces: String { String(map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 }) }
}
