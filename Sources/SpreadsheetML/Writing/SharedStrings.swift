internal import XMLStream

/// The workbook's texts, each once (ISO 29500-1 §18.4.9).
struct SharedStrings {
    /// Equal when their characters are, not when they only look alike: « é » can be one character or two.
    private struct Text: Hashable {
        let text: String

        static func == (left: Self, right: Self) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

        func hash(into hasher: inout Hasher) {
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }

    private var texts = Indexed<Text>()
    private var uses = 0

    var isEmpty: Bool { uses == 0 }

    mutating func index(of text: String) -> Int {
        uses += 1
        return texts.index(of: Text(text: text))
    }

    func encoded() -> XMLWriter {
        var xml = XMLWriter()
        let attributes: XMLAttributes = [
            "xmlns": XMLNamespace.spreadsheet, "count": uses, "uniqueCount": texts.values.count,
        ]
        xml.element("sst", attributes) { xml in
            for text in texts.values.map(\.text) {
                xml.start("si")
                xml.start("t")
                if Self.wantsSpacePreserved(text) { xml.attribute("xml:space", "preserve") }
                xml.text(EscapedText.encode(text))
                xml.end()
                xml.end()
            }
        }
        return xml
    }

    private static func wantsSpacePreserved(_ text: String) -> Bool {
        [text.utf8.first, text.utf8.last].contains { $0.map(MarkupBytes.isBlank) ?? false } || text.hasByte { $0 == 10 }
    }
}
