internal import XMLStream

/// Gathers the text of a shared or inline string (ISO 29500-1 §18.4.8, `CT_Rst`): a `t`, or runs with one each, or both,
/// and the fonts of the runs; phonetic runs are a reading aid and no part of it.
struct StringItemReader {
    private enum Place {
        case item, run, runProperties, text, textOfRun
    }

    private var place = Place.item
    private(set) var bytes: [UInt8] = []
    /// What is held, of texts and fonts.
    var heldBytes: Int { bytes.count + fonts.count * RichText.Run.bytes + fontBytes }
    private var fontBytes = 0
    /// Where runs begin among the bytes, and their fonts; empty where no run has one.
    private var fonts: [(start: Int, font: Font?)] = []
    private let palette: ColorPalette

    private let text = XMLName.t
    private let run = XMLName.richTextRun
    private let properties = XMLName(.spreadsheet, "rPr")

    init(_ palette: ColorPalette) { self.palette = palette }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        fonts.removeAll()
        fontBytes = 0
    }

    mutating func start(_ element: inout XMLElement) {
        switch place {
        case .item where element.name == text || element.name == run:
            place = element.name == text ? .text : .run
            if !fonts.isEmpty { begin(nil) }
        case .run where element.name == properties:
            place = .runProperties
            if fonts.isEmpty { fonts = [(0, nil)] }
            begin(Font())
        case .run where element.name == text: place = .textOfRun
        case .runProperties:
            fonts[fonts.count - 1].font?.take(element, palette)
            fontBytes += element.rawBytes(.val)?.count ?? 0
            element.skipContent()
        case .item, .run, .text, .textOfRun: element.skipContent()
        }
    }

    private mutating func begin(_ font: Font?) {
        if fonts.last?.start == bytes.count { fonts.removeLast() }
        fonts.append((bytes.count, font))
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
        case .runProperties, .textOfRun: place = .run
        }
        return true
    }

    /// The pieces of a text of which one at least has a font; else nil.
    var richText: RichText? {
        guard !fonts.isEmpty, !bytes.isEmpty else { return nil }
        let ends = fonts.dropFirst().map(\.start) + [bytes.count]
        return RichText(
            zip(fonts, ends).filter { $0.start < $1 }.map { piece, end in
                let text = EscapedText.decode(Array(bytes[piece.start..<end]))
                return RichText.Run(String(decoding: text, as: UTF8.self), font: piece.font)
            })
    }
}

extension RichText.Run {
    /// What a run takes beside its text.
    fileprivate static let bytes = MemoryLayout<Self>.stride
}

extension RichText {
    /// What its texts and runs take.
    var heldBytes: Int { runs.reduce(0) { $0 + $1.text.utf8.count + Run.bytes } }
}
