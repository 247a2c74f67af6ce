import Testing
import XMLStream

@Suite("XMLWriter")
struct XMLWriterTests {
    private func written(_ body: (inout XMLWriter) -> Void) -> String {
        var writer = XMLWriter(fragmentCapacity: 64)
        body(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test("a document begins with its declaration")
    func declaration() {
        var writer = XMLWriter()
        writer.element("a")
        #expect(
            String(decoding: writer.bytes, as: UTF8.self)
                == "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<a/>")
    }

    @Test("elements nest, and empty ones close themselves")
    func nesting() {
        let xml = written { writer in
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
    func escaping() {
        let xml = written { writer in
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
            (.leastNonzeroMagnitude, "5e-324"), (1234.5, "1234.5"),
        ])
    func doubles(value: Double, text: String) {
        #expect(written { $0.element("v") { $0.text(value) } } == "<v>\(text)</v>")
        #expect(Double(text) == value)
    }

    @Test(
        "whole numbers and booleans",
        arguments: [
            (Int.min, "-9223372036854775808"), (-1, "-1"), (9, "9"), (10, "10"), (Int.max, "9223372036854775807"),
        ])
    func integers(value: Int, text: String) {
        let xml = written { writer in
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
    func flushing() {
        var pieces: [UInt8] = []
        var writer = XMLWriter(fragmentCapacity: 0)
        writer.start("a")
        writer.flush { pieces += $0 }
        writer.attribute("b", 1)
        writer.start("c")
        writer.flush { pieces += $0 }
        #expect(writer.bytes.isEmpty)
        #expect(writer.depth == 2)
        writer.end()
        writer.raw(Array("<d/>".utf8))
        writer.end()
        writer.flush { pieces += $0 }
        #expect(String(decoding: pieces, as: UTF8.self) == "<a b=\"1\"><c/><d/></a>")
    }
}
