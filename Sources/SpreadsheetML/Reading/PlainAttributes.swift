/// The attributes that the elements of a plain row may have, each once. Of most, only their being known matters.
struct PlainAttributes {
    enum Owner {
        case row(knowsDescent: Bool)
        case cell
        case formula
        /// `v` and `t`.
        case text
    }

    static let reference = 0
    static let style = 1
    static let type = 2

    private let owner: Owner
    private var seen: UInt32 = 0

    init(_ owner: Owner) {
        self.owner = owner
    }

    /// - Returns: the attribute's number among those of its owner; nil if it is unknown or has been there.
    mutating func take(_ name: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let number = number(name), seen & (1 << number) == 0 else { return nil }
        seen |= 1 << number
        return number
    }

    private func number(_ name: UnsafeBufferPointer<UInt8>) -> Int? {
        switch owner {
        case .cell: name.count == 1 ? Self.shortOfCell(name[0]) : Self.index(of: name, in: Self.ofCell)
        case .row(let knowsDescent):
            if let index = Self.index(of: name, in: Self.ofRow) {
                index
            } else {
                knowsDescent && Self.isEqual(name, "x14ac:dyDescent") ? Self.ofRow.count : nil
            }
        case .formula: Self.index(of: name, in: Self.ofFormula)
        case .text: Self.isEqual(name, "xml:space") ? 0 : nil
        }
    }

    @inline(__always)
    private static func shortOfCell(_ letter: UInt8) -> Int? {
        switch letter {
        case UInt8(ascii: "r"): reference
        case UInt8(ascii: "s"): style
        case UInt8(ascii: "t"): type
        default: nil
        }
    }

    // ISO 29500-1 §18.3.1.4, §18.3.1.73 and §18.3.1.40.
    private static let ofCell: [StaticString] = ["r", "s", "t", "cm", "vm", "ph"]
    private static let ofRow: [StaticString] = [
        "r", "spans", "s", "ht", "customHeight", "customFormat", "hidden", "outlineLevel", "collapsed", "thickTop",
        "thickBot", "ph",
    ]
    private static let ofFormula: [StaticString] = [
        "t", "ref", "si", "ca", "aca", "dt2D", "dtr", "del1", "del2", "r1", "r2", "bx", "xml:space",
    ]

    private static func index(of name: UnsafeBufferPointer<UInt8>, in names: [StaticString]) -> Int? {
        names.firstIndex { isEqual(name, $0) }
    }

    @inline(__always)
    private static func isEqual(_ name: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
        guard name.count == word.utf8CodeUnitCount else { return false }
        for index in 0..<name.count where name[index] != word.utf8Start[index] { return false }
        return true
    }
}
