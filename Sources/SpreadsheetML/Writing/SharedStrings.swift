internal import XMLStream

/// The workbook's texts, each once (ISO 29500-1 §18.4.9).
struct SharedStrings {
    /// Equal when their characters are, not when they only look alike: « é » can be one character or two.
    private struct Text: Hashable {
        let text: String
        let runs: [RichText.Run]

        static func == (left: Self, right: Self) -> Bool {
            left.text.utf8.elementsEqual(right.text.utf8)
                && left.runs.elementsEqual(right.runs) {
                    $0.font == $1.font && $0.text.utf8.elementsEqual($1.text.utf8)
                }
        }

        func hash(into hasher: inout Hasher) {
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }

    private var texts = Indexed<Text>()
    private var uses = 0

    var isEmpty: Bool { uses == 0 }

    /// - Parameter runs: the pieces of the text, where they have fonts.
    mutating func index(of text: String, runs: [RichText.Run] = []) -> Int {
        uses += 1
        return texts.index(of: Text(text: text, runs: runs))
    }

    func encoded() -> XMLWriter {
        var xml = XMLWriter()
        let attributes: XMLAttributes = [
            "xmlns": XMLNamespace.spreadsheet, "count": uses, "uniqueCount": texts.values.count,
        ]
        xml.element("sst", attributes) { xml in
            for text in texts.values {
                xml.start("si")
                if text.runs.isEmpty { xml.string(text.text) }
                for run in text.runs {
                    xml.start("r")
                    if let font = run.font { xml.element("rPr") { $0.write(font, as: "rFont") } }
                    xml.string(run.text)
                    xml.end()
                }
                xml.end()
            }
        }
        return xml
    }
}

extension XMLWriter {
    /// A `t`, whose blanks are kept (ISO 29500-1 §18.4.12).
    mutating func string(_ text: String) {
        let edges = [text.utf8.first, text.utf8.last]
        start("t")
        if edges.contains(where: { $0.map(MarkupBytes.isBlank) ?? false }) || text.hasByte({ $0 == 10 }) {
            attribute("xml:space", "preserve")
        }
        self.text(EscapedText.encode(text))
        end()
    }
}
