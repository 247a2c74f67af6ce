import Randomness
import Testing
import XMLStream

/// Elements that are read or passed over without libxml2: what counts as plain.
@Suite struct PlainElementsTests {
    private enum Outcome: Equatable {
        /// The element's name, and what stands behind it.
        case element(String, rest: String)
        case end
        case more
        case unusual
    }

    private func outcome(_ text: String, textBytes: Int = 300) -> Outcome {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            var limits = XMLLimits.standard
            limits.textBytes = textBytes
            var elements = PlainElements(bytes, prefixes: [Array("xr".utf8), Array("r".utf8)], limits: limits)
            do throws(PlainMarkup.Obstacle) {
                guard let element = try elements.skip() else { return .end }
                #expect(element.isOfDefaultNamespace == !element.name.contains(UInt8(ascii: ":")))
                return .element(
                    String(decoding: element.name, as: UTF8.self),
                    rest: String(decoding: bytes[elements.position...], as: UTF8.self))
            } catch {
                return error == .more ? .more : .unusual
            }
        }
    }

    /// As the programs write them.
    @Test(arguments: [
        // Excel
        #"<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="H6:H9" xr:uid="{00000000-0002-0000-0200-000000000000}"><formula1>"Oui,Partiel,Non"</formula1></dataValidation></dataValidations>"#,
        #"<drawing r:id="rId1"/>"#,
        // LibreOffice
        #"<conditionalFormatting sqref="H6"><cfRule type="cellIs" priority="2" operator="equal" dxfId="0"><formula>"Oui"</formula></cfRule></conditionalFormatting>"#,
        "<headerFooter differentFirst=\"false\"><oddHeader>&amp;L&#10;é €</oddHeader><oddFooter/></headerFooter>",
        // Gnumeric
        "\n  <pageMargins left=\"0.7\" right=\"0.7\"/>",
        #"<a title="« &quot;l'été&quot; > 1 »"><b></b>text<c.d-e_1/></a>"#,
    ])
    func plain(element: String) {
        let name = element.drop { $0 != "<" }.dropFirst().prefix { $0.isLetter }
        #expect(outcome(element + "<next/>") == .element(String(name), rest: "<next/>"))
        for length in 0..<element.utf8.count {
            #expect(outcome(String(decoding: element.utf8.prefix(length), as: UTF8.self)) == .more)
        }
    }

    @Test func prefixed() {
        #expect(outcome("<r:a><b/></r:a>") == .element("r:a", rest: ""))
    }

    @Test func namespacesOfItsOwn() {
        let own = Array("<a xmlns=\"urn:a\"/><a xmlns:b=\"urn:b\"/>".utf8).withUnsafeBufferPointer { bytes in
            var elements = PlainElements(bytes, limits: .standard)
            return (0..<2).map { _ in (try? elements.skip())?.isOfDefaultNamespace }
        }
        #expect(own == [false, true])
    }

    @Test(arguments: [
        (
            "<?xml version=\"1.0\"?>\n<a xmlns=\"urn:a\" xmlns:r=\"urn:r\" xmlns:x14=\"urn:x\"><b xmlns:c=\"urn:c\"/>",
            ["r", "x14"]
        ),
        ("<a/>", []), ("<!-- --><a xmlns:r=\"urn:r\"/>", []), ("<a xmlns:r=\"urn:r\"", []),
    ])
    func rootPrefixes(document: String, prefixes: [String]) {
        let found = Array(document.utf8).withUnsafeBufferPointer {
            PlainElements.prefixes(ofRootIn: $0, limits: .standard)
        }
        #expect(found.map { String(decoding: $0, as: UTF8.self) } == prefixes)
    }

    @Test func ends() {
        #expect(outcome("</worksheet>") == .end)
        #expect(outcome(" \n</") == .end)
        #expect(outcome("") == .more)
    }

    /// The XML parser's: markup that is rare, and markup that is wrong.
    @Test(arguments: [
        "text", "<!-- --><a/>", "<?pi?><a/>", "<a><!-- --></a>", "<a><![CDATA[x]]></a>", "<x:a/>", "<a><x:b/></a>",
        "<é/>", "<1/>", "<a></b>", "<a><b></a></b>", "<a></a >", "<a / >", "< a/>", #"<a b="1"c="2"/>"#,
        #"<a b="1" b="2"/>"#, #"<a b="1" r:b="2"/>"#, #"<a b='1'/>"#, #"<a b = "1"/>"#, #"<a b="<"/>"#,
        #"<a b="&x;"/>            "#,
        #"<a xmlns=""/>"#, #"<a x14:b="1"/>"#, #"<a><b xmlns:x="urn:x"/><x:b/></a>"#, #"<a r:="1"/>"#, #"<a :b="1"/>"#,
        #"<a r:b:c="1"/>"#, "<a b/>=", "<a>&x;</a>            ", "<a>]]></a>", "<a>\u{1}</a>", "<a>\u{FFFF}</a>",
        "<a b=\"\u{1}\"/>", "<a b=\"\u{FFFE}\"/>", "<a>\r</a>",
    ])
    func unusual(element: String) {
        #expect(outcome(element) == .unusual)
    }

    @Test func bounds() {
        func nested(_ depth: Int) -> String {
            String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        }
        func attributes(_ count: Int) -> String { "<a" + (1...count).map { " b\($0)=\"\"" }.joined() + "/>" }
        func named(_ bytes: Int) -> String { "<" + String(repeating: "a", count: bytes) + "/>" }
        func text(_ bytes: Int) -> String { "<a>" + String(repeating: "x", count: bytes) + "</a>" }
        func value(_ bytes: Int) -> String { "<a b=\"" + String(repeating: "x", count: bytes) + "\"/>" }
        #expect(outcome(nested(16)) == .element("a", rest: ""))
        #expect(outcome(nested(17)) == .unusual)
        // The declared prefixes, and `xml`, count too.
        #expect(outcome(attributes(29)) == .element("a", rest: ""))
        #expect(outcome(attributes(30)) == .unusual)
        #expect(outcome(named(65)) == .unusual)
        #expect(outcome(text(300)) == .element("a", rest: ""))
        #expect(outcome(text(301)) == .unusual)
        #expect(outcome(value(301)) == .unusual)
        #expect(outcome(value(9_000), textBytes: 10_000) == .unusual)
    }

    // MARK: Documents

    /// Notes names, texts and some attributes; passes over what is marked so.
    private final class Listener: XMLContentHandler {
        private(set) var heard: [String] = []

        func startElement(_ element: inout XMLElement) {
            let values = [element.string(.r), element.string(.relationship), element.string(.s)].map { $0 ?? "-" }
            heard.append("<\(element.localName) \(element.name.hashValue) \(element.attributeCount) \(values)")
            if element.string(.s) == "skip" { element.skipContent() }
        }

        func characters(_ piece: UnsafeBufferPointer<UInt8>) {
            let text = String(decoding: piece, as: UTF8.self)
            if let last = heard.last, last.hasPrefix("'") {
                heard[heard.count - 1] += text
            } else {
                heard.append("'" + text)
            }
        }

        func endElement(_ name: XMLName) { heard.append("> \(name.hashValue)") }
    }

    /// What is heard of a document without libxml2; nil if it is not plain.
    private func plain(_ document: String, limits: XMLLimits = .standard) -> [String]? {
        let listener = Listener()
        let isPlain = Array(document.utf8).withUnsafeBufferPointer {
            PlainElements.read($0, handler: listener, limits: limits)
        }
        return isPlain ? listener.heard : nil
    }

    /// What is heard of it with libxml2; nil if it is refused.
    private func parsed(_ document: String) -> [String]? {
        let listener = Listener()
        return (try? XMLPushParser.parse(Array(document.utf8), handler: listener)).map { listener.heard }
    }

    @Test(arguments: [
        "<a/>", "<a></a>",
        "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<a> é&amp;&#10;</a>\n",
        "<?xml version=\"1.0\"?><a/>", "<?xml version=\"1.0\" ?><a/>", "<?xml version=\"1.0\" encoding=\"utf-8\"?><a/>",
        "<?xml version=\"1.0\" standalone=\"no\"?><a/>",
        "<worksheet xmlns=\"\(transitional)\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><c r=\"&lt;é&gt;\" r:id=\"7\" xml:space=\"preserve\"/><r:c s=\"skip\"><t>no</t></r:c><t s=\"skip\"/><t>yes</t></worksheet>",
        "<x:worksheet xmlns:x=\"\(strict)\" xmlns:y=\"urn:foreign\"><x:c y:s=\"skip\" r=\"1\"/><y:c/><c/></x:worksheet>",
        "<a xmlns=\"urn:foreign\"><c r=\"&amp;&quot;&apos;\"/></a>",
        "<a xmlns=\"\(transitional)\" xmlns:x=\"urn:x\"><c xmlns=\"urn:x\" xmlns:x=\"\(strict)\"><x:c/><c/></c><c/><x:c/><c xmlns:y=\"\(strict)\"><y:c/></c></a>",
    ])
    func documents(_ document: String) {
        #expect(plain(document) != nil)
        #expect(plain(document) == parsed(document))
    }

    @Test(arguments: [
        "", "text", "<a>", "<a/><b/>", "<a/>text", " <?xml version=\"1.0\"?><a/>", "<?xml version=\"1.1\"?><a/>",
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>", "<?xml version='1.0'?><a/>", "<!DOCTYPE a><a/>",
        "<!-- --><a/>",
        "<a/><!-- -->", "<a xmlns=\"\"/>", "<a xmlns:xml=\"urn:x\"/>", "<a xmlns:b=\"urn:x\" xmlns:b=\"urn:y\"/>",
        "<a xmlns:=\"urn:x\"/>", "<a xmlns:b=\"http://www.w3.org/XML/1998/namespace\"/>",
        "<a xmlns=\"http://www.w3.org/XML/1998/namespace\"/>", "<a xmlns:b=\"http://www.w3.org/2000/xmlns/\"/>",
        "<a xmlns:b=\"a b\"/>", "<a xmlns=\"urn:é\"/>", "<a xmlns=\"b\"/>", "<a xmlns=\"urn:\"/>",
        "<?xml version=\"1.0\"encoding=\"UTF-8\"?><a/>", "<?xml version=\"1.0\"standalone=\"yes\"?><a/>",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"standalone=\"yes\"?><a/>", "<a b=\"\t\"/>", "<a b=\"\n\"/>",
        "<a xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:AlternateContent/></a>",
    ])
    func notPlain(_ document: String) {
        #expect(plain(document) == nil)
    }

    /// Budgets smaller than what stands there are libxml2's to tell of.
    @Test func smallBudgets() {
        func isRead(_ document: String = "<a><b>text</b></a>", _ change: (inout XMLLimits) -> Void) -> Bool {
            var limits = XMLLimits.standard
            change(&limits)
            return plain(document, limits: limits) != nil
        }
        #expect(isRead { _ in })
        #expect(!isRead { $0.depth = 15 })
        #expect(!isRead { $0.attributes = 31 })
        #expect(!isRead { $0.namespaces = 31 })
        #expect(!isRead { $0.nameBytes = 63 })
        #expect(!isRead { $0.tagBytes = 8_191 })
        #expect(!isRead { $0.textBytes = 3 })
        #expect(!isRead { $0.documentBytes = 17 })
    }

    /// Documents at random, right and wrong: whatever is plain, libxml2 reads the same.
    @Test(arguments: UInt64(1)...40)
    func randomDocuments(seed: UInt64) {
        var random = SeededRandom(seed)
        var plainOnes = 0
        for _ in 0..<50 {
            let document = self.document(&random)
            guard let heard = plain(document) else { continue }
            plainOnes += 1
            #expect(heard == parsed(document), "\(document)")
        }
        #expect(plainOnes > 0)
    }

    private func document(_ random: inout SeededRandom) -> String {
        let root = random.pick([
            "<a", "<a xmlns=\"\(transitional)\"", "<a xmlns:x=\"\(strict)\" xmlns:r=\"urn:r\"",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"",
            "<x:a xmlns:x=\"\(transitional)\"",
        ])
        let end = root.hasPrefix("<x") ? "</x:a>" : "</a>"
        return root + attribute(&random) + ">" + content(&random, depth: 0) + end
    }

    private func content(_ random: inout SeededRandom, depth: Int) -> String {
        (0..<Int.random(in: 0...3, using: &random)).map { _ in
            let name = random.pick(["b", "c", "t", "x:c", "r:t", "é", "b-1.2_"])
            let attributes = (0..<Int.random(in: 0...2, using: &random)).map { _ in attribute(&random) }.joined()
            if depth == 3 || Bool.random(using: &random) { return "<\(name)\(attributes)/>" + text(&random) }
            return "<\(name)\(attributes)>" + content(&random, depth: depth + 1) + "</\(name)>" + text(&random)
        }.joined()
    }

    private func attribute(_ random: inout SeededRandom) -> String {
        let name = random.pick(["", "", "r", "s", "t", "x:r", "r:id", "xml:space", "b", "xmlns", "xmlns:x", "xmlns:r"])
        if name.isEmpty { return "" }
        if name.hasPrefix("xmlns") {
            return " \(name)=\"" + random.pick([transitional, strict, "urn:r", "http://a/b", "a b", "", "é"]) + "\""
        }
        return " \(name)=\""
            + random.pick(["1", "skip", "é", "a&amp;b", "&#233;&#x1F600;", "]]>", "'", "", "&", "<", "\t", "&b;"])
            + "\""
    }

    private func text(_ random: inout SeededRandom) -> String {
        random.pick([
            "", "", "\n  ", "é\u{1F600}", "&lt;&#xE9;", "]]", "]]>", "&", "\r\n", "<!-- -->", "<![CDATA[x]]>",
            "\u{2028}",
        ])
    }
}
