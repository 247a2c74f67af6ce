/// The cell formats of a workbook (ISO 29500-1 §18.8.10), as far as they tell what a number means.
struct CellFormatTable: Sendable {
    /// A format with its kind, found once: many cell formats share a number format, whose code may be long.
    struct Entry: Sendable {
        let format: NumberFormat
        let kind: NumberFormat.Kind

        init(_ format: NumberFormat) {
            self.format = format
            kind = format.kind
        }
    }

    /// The first is General, for cells whose format is not there.
    private var entries = [Entry(.general)]

    /// The place of a cell's `s`; whatever is not in the file's list is General.
    /// A cell that names none has the first of the list.
    func place(ofStyle style: Int?) -> UInt32 {
        let style = style ?? 0
        return 0..<entries.count - 1 ~= style ? UInt32(truncatingIfNeeded: style + 1) : 0
    }

    mutating func append(_ entry: Entry) {
        entries.append(entry)
    }

    /// The number format of a cell format of the file; nil for one that it has not.
    func format(ofStyle style: Int) -> NumberFormat? {
        0..<entries.count - 1 ~= style ? entries[style + 1].format : nil
    }

    subscript(place: UInt32) -> NumberFormat { entries[Int(place)].format }

    func showsDate(_ place: UInt32) -> Bool {
        let kind = entries[Int(place)].kind
        return kind == .date || kind == .time
    }

    func showsPercent(_ place: UInt32) -> Bool { entries[Int(place)].kind == .percent }
}
