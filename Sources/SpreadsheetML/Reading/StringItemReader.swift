internal import XMLStream

/// Gathers the text of a shared or inline string (ISO 29500-1 §18.4.8, `CT_Rst`): a `t`, or runs with one each, or both;
/// phonetic runs are a reading aid and no part of it.
struct StringItemReader {
    private enum Place {
        case item, run, text, textOfRun
    }

    private var place = Place.item
    private(set) var bytes: [UInt8] = []

    private let text = XMLName(.spreadsheet, "t")
    private let run = XMLName(.spreadsheet, "r")

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }

    mutating func start(_ element: inout XMLElement) {
        switch place {
        case .item where element.name == text: place = .text
        case .item where element.name == run: place = .run
        case .run where element.name == text: place = .textOfRun
        case .item, .run, .text, .textOfRun: element.skipContent()
        }
    }

    mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
        if place == .text || place == .textOfRun { bytes.append(contentsOf: piece) }
    }

    /// A text that stands alone, read without an XML parser.
    mutating func append(_ text: PlainRow.Text, of source: UnsafeBufferPointer<UInt8>) {
        text.append(of: source, to: &bytes)
    }

    /// - Returns: false if it was the end of the string itself.
    mutating func end() -> Bool {
        switch place {
        case .item: return false
        case .run, .text: place = .item
        case .textOfRun: place = .run
        }
        return true
    }
}
