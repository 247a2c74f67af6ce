import Testing
import XMLStream

@Suite("MarkupBytes")
struct MarkupBytesTests {
    private func length(_ bytes: some Sequence<UInt8>, ofTextFrom start: Int = 0, at index: Int = 0) -> Int? {
        Array(bytes).withUnsafeBufferPointer { MarkupBytes.length($0, at: index, ofTextFrom: start)?.bytes }
    }

    @Test("each byte of ASCII stands for itself, or is not allowed, or is XML's own")
    func ascii() {
        for byte in UInt8(0)..<0x80 {
            let isAllowed = byte >= 0x20 || byte == 0x09 || byte == 0x0A
            let isAlone = isAllowed && byte != UInt8(ascii: "&")
            #expect(length([byte]) == (isAlone ? 1 : nil), "\(byte)")
            #expect(MarkupBytes.isBlank(byte) == [0x20, 0x0A, 0x0D, 0x09].contains(byte), "\(byte)")
            let isOrdinary = byte >= 0x20 && !"\"&<>".utf8.contains(byte)
            #expect(MarkupBytes.isOrdinary(byte) == isOrdinary, "\(byte)")
        }
        for byte in UInt8(0x80)...0xFF { #expect(!MarkupBytes.isOrdinary(byte)) }
    }

    @Test("each character beyond ASCII has the length of its UTF-8; XML's noncharacters have none")
    func characters() {
        for value in (UInt32(0x80)...0x11_FFFF) where value < 0x3000 || value % 61 == 0 || value & 0xFFF >= 0xFFD {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let bytes = Array(String(Character(scalar)).utf8)
            let isAllowed = value != 0xFFFE && value != 0xFFFF
            #expect(length(bytes) == (isAllowed ? bytes.count : nil), "\(value)")
            #expect(length(bytes.dropLast()) == nil, "\(value)")
        }
    }

    @Test(
        "what is no UTF-8 has no length",
        arguments: [
            [0x80], [0xBF, 0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3, 0x28], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
            [0xE2, 0x28, 0xA1], [0xE2, 0x82, 0x28], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x8F, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xFF, 0xFF], [0xC3, 0xC3],
        ] as [[UInt8]])
    func malformed(bytes: [UInt8]) { #expect(length(bytes) == nil) }

    @Test(
        "references",
        arguments: [
            ("&amp;", 5), ("&lt;x", 4), ("&#65;", 5), ("&#x41;", 6), ("&#x10FFFF;", 10), ("&#xD;", 5), ("&#0;", nil),
            ("&#xFFFE;", nil), ("&nbsp;", nil), ("&amp", nil), ("&#;", nil), ("&#x;", nil), ("&;", nil), ("&#+5;", nil),
            ("&#xD800;", nil), ("&#x000000041;", 13), ("&#x0000000041;", nil), ("&#X41;", nil),
        ] as [(String, Int?)])
    func references(text: String, expected: Int?) { #expect(length(text.utf8) == expected) }

    @Test("the end of a CDATA section stands in no text; what comes before the text does not count")
    func sectionEnd() {
        #expect(length("]>".utf8, at: 1) == nil)
        #expect(length("]>".utf8, ofTextFrom: 1, at: 1) == 1)
        #expect(length("a>".utf8, at: 1) == 1)
    }

    @Test("references are resolved, and what is none stays")
    func resolved() {
        // What looks like one without its first sign is text.
        let plain = Array("xlt;&lt;".utf8)
        var unchanged: [UInt8] = []
        plain.withUnsafeBufferPointer { MarkupBytes.append($0, to: &unchanged) }
        #expect(String(decoding: unchanged, as: UTF8.self) == "xlt;<")
        let text = Array("a&amp;b&#233;&#x1F600;&nbsp;&".utf8)
        var result = Array("<".utf8)
        text.withUnsafeBufferPointer { MarkupBytes.append($0, to: &result) }
        #expect(String(decoding: result, as: UTF8.self) == "<a&bé😀&nbsp;&")
    }
}
