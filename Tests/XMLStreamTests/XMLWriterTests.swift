import Testing
import XMLStream

@Suite("XMLWriter")
struct XMLWriterTests {
    private func written(_ body: (inout XMLWriter) -> Void) throws -> String {
        var writer = XMLWriter(fragmentCapacity: 64)
        body(&writer)
        return String(decoding: try writer.bytes, as: UTF8.self)
    }

    @Test("a document begins with its declaration")
    func declaration() throws {
        var writer = XMLWriter()
        writer.element("a")
        #expect(
            try String(decoding: writer.bytes, as: UTF8.self)
                == "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<a/>")
    }

    @Test("elements nest, and empty ones close themselves")
    func nesting() throws {
        let xml = try written { writer in
            writer.element("row") { writer in
                writer.attribute("r", 12)
                writer.element("c") { writer in
                    writer.attribute("t", "s")
                    writer.element("v", text: "0")
                }
                writer.element("c")
            }
        }
        #expect(xml == #"<row r="12"><c t="s"><v>0</v></c><c/></row>"#)
    }

    @Test("text and attributes are escaped, each by its own rule")
    func escaping() throws {
        let xml = try written { writer in
            writer.start("t")
            writer.attribute("a", "<\"&\t\r\n'>é")
            writer.text("<\"&\t\r\n]]>é")
            writer.end()
        }
        #expect(xml == "<t a=\"&lt;&quot;&amp;&#9;&#13;&#10;'&gt;é\">&lt;\"&amp;\t&#13;\n]]&gt;é</t>")
    }

    @Test(
        "numbers are the shortest that read back",
        arguments: [
            (0, "0"), (-0.0, "0"), (1, "1"), (-12, "-12"), (0.1, "0.1"), (0.1 + 0.2, "0.30000000000000004"),
            (1e15, "1000000000000000"), (9_007_199_254_740_992, "9007199254740992"), (1e22, "1e+22"),
            (.leastNonzeroMagnitude, "5e-324"), (1234.5, "1234.5"), (9_999_999_999_999_998, "9999999999999998"),
            (-9_999_999_999_999_998, "-9999999999999998"), (1e16, "1e+16"), (-1e16, "-1e+16"), (-1e300, "-1e+300"),
        ])
    func doubles(value: Double, text: String) throws {
        #expect(try written { $0.element("v") { $0.text(value) } } == "<v>\(text)</v>")
        #expect(Double(text) == value)
    }

    @Test(
        "whole numbers and booleans",
        arguments: [
            (Int.min, "-9223372036854775808"), (-1, "-1"), (9, "9"), (10, "10"), (Int.max, "9223372036854775807"),
        ])
    func integers(value: Int, text: String) throws {
        let xml = try written { writer in
            writer.element("v") { writer in
                writer.attribute("i", value)
                writer.attribute("b", true)
                writer.attribute("c", false)
                writer.attribute("d", 0.5)
                writer.text(value)
            }
        }
        #expect(xml == "<v i=\"\(text)\" b=\"1\" c=\"0\" d=\"0.5\">\(text)</v>")
    }

    @Test("a document handed over in pieces is the same document")
    func flushing() throws {
        var pieces: [UInt8] = []
        var writer = XMLWriter(fragmentCapacity: 0)
        writer.start("a")
        try writer.flush { pieces += $0 }
        writer.attribute("b", 1)
        writer.start("c")
        try writer.flush { pieces += $0 }
        #expect(try writer.bytes.isEmpty)
        #expect(writer.depth == 2)
        writer.end()
        writer.raw(Array("<d/>".utf8))
        writer.end()
        try writer.flush { pieces += $0 }
        #expect(String(decoding: pieces, as: UTF8.self) == "<a b=\"1\"><c/><d/></a>")
    }

    @Test(
        "what XML can't carry does not leave, and is named by its place",
        arguments: [
            ("a\u{0}", "U+0000"), ("\u{1F}", "U+001F"), ("\u{FFFE}b", "U+FFFE"), ("\u{FFFF}", "U+FFFF"),
            ("\u{B}", "U+000B"),
        ])
    func strangers(text: String, name: String) throws {
        let attribute = #expect(throws: XMLError.self) {
            try written { writer in
                writer.start("a")
                writer.attribute("b", text)
            }
        }
        #expect(attribute?.detail == "b holds \(name), which XML can't carry")
        let content = #expect(throws: XMLError.self) { try written { $0.element("v", text: text) } }
        #expect(content?.detail == "v holds \(name), which XML can't carry")
        var writer = XMLWriter()
        writer.element("v", text: text)
        #expect(throws: XMLError.self) { try writer.flush { _ in } }
    }

    @Test("the neighbours of what XML can't carry do leave")
    func neighbours() throws {
        let text = " \u{7F}\u{80}\u{FFFD}\u{FFBF}\u{EFBF}\u{FFE}\u{FFF}\u{1FFFE}\u{1FFFF}\u{10FFFF}"
        #expect(try written { $0.element("v", text: text) } == "<v>\(text)</v>")
    }

    @Test("a number that is none does not leave", arguments: [Double.nan, .infinity, -.infinity])
    func noNumber(value: Double) {
        #expect(throws: XMLError.self) {
            try written { writer in
                writer.start("a")
                writer.attribute("b", value)
            }
        }
        #expect(throws: XMLError.self) {
            try written { writer in
                writer.start("a")
                writer.text(value)
            }
        }
    }

    @Test("of several faults the first is told, by the place that it stands in")
    func faults() {
        func fault(_ body: (inout XMLWriter) -> Void) -> XMLError? {
            #expect(throws: XMLError.self) { try written(body) }
        }
        let first = fault { writer in
            writer.start("a")
            writer.attribute("b", "\u{1}")
            writer.attribute("c", Double.infinity)
            writer.text("\u{2}")
        }
        #expect(first == XMLError(.badValue, detail: "b holds U+0001, which XML can't carry"))
        #expect(fault { $0.text("\u{2}") }?.detail == "text holds U+0002, which XML can't carry")
        #expect(fault { $0.text(Double.nan) }?.detail == "text is nan, which no number of XML is")
        let attribute = fault { writer in
            writer.start("a")
            writer.attribute("b", -Double.infinity)
        }
        #expect(attribute == XMLError(.badValue, detail: "b is -inf, which no number of XML is"))
    }

    @Test("room is made for what grows most, and for what stands right behind a tag")
    func room() throws {
        let quotes = String(repeating: "\"", count: 1_000)
        let escaped = String(repeating: "&quot;", count: 1_000)
        #expect(try written { $0.element("v", ["a": quotes]) } == "<v a=\"\(escaped)\"/>")
        let breaks = String(repeating: "\r", count: 1_000)
        #expect(
            try written { $0.element("v", text: breaks) } == "<v>" + String(repeating: "&#13;", count: 1_000) + "</v>")
        let bytes = Array(repeating: UInt8(ascii: "x"), count: 1_000)
        #expect(try written { $0.element("v") { $0.raw(bytes) } } == "<v>\(String(decoding: bytes, as: UTF8.self))</v>")
        #expect(try written { $0.element("v", text: "") } == "<v></v>")
    }
}
