import Testing

@testable import SpreadsheetML

/// Elements that are passed over without an XML parser: what counts as plain.
@Suite struct PlainElementTests {
    private enum Outcome: Equatable {
        /// The element's name, and what stands behind it.
        case element(String, rest: String)
        case end
        case more
        case unusual
    }

    private func outcome(_ text: String, textBytes: Int = 300) -> Outcome {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            var scanner = PlainElementScanner(bytes, prefixes: [Array("xr".utf8), Array("r".utf8)], textBytes: textBytes)
            do throws(PlainMarkup.Obstacle) {
                guard let name = try scanner.next() else { return .end }
                return .element(
                    String(decoding: name, as: UTF8.self),
                    rest: String(decoding: bytes[scanner.position...], as: UTF8.self))
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

    @Test func ends() {
        #expect(outcome("</worksheet>") == .end)
        #expect(outcome(" \n</") == .end)
        #expect(outcome("") == .more)
    }

    /// The XML parser's: markup that is rare, and markup that is wrong.
    @Test(arguments: [
        "text", "<!-- --><a/>", "<?pi?><a/>", "<a><!-- --></a>", "<a><![CDATA[x]]></a>", "<x:a/>", "<a><x:b/></a>",
        "<é/>", "<1/>", "<a></b>", "<a><b></a></b>", "<a></a >", "<a / >", "< a/>", #"<a b="1"c="2"/>"#,
        #"<a b="1" b="2"/>"#, #"<a b="1" r:b="2"/>"#, #"<a b='1'/>"#, #"<a b = "1"/>"#, #"<a b="<"/>"#, #"<a b="&x;"/>            "#,
        #"<a xmlns="urn:x"/>"#, #"<a xmlns:r="urn:x"/>"#, #"<a x14:b="1"/>"#, #"<a r:="1"/>"#, #"<a :b="1"/>"#,
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
        #expect(outcome(nested(6)) == .element("a", rest: ""))
        #expect(outcome(nested(7)) == .unusual)
        #expect(outcome(attributes(16)) == .element("a", rest: ""))
        #expect(outcome(attributes(17)) == .unusual)
        #expect(outcome(named(65)) == .unusual)
        #expect(outcome(text(300)) == .element("a", rest: ""))
        #expect(outcome(text(301)) == .unusual)
        #expect(outcome(value(301)) == .unusual)
        #expect(outcome(value(9_000), textBytes: 10_000) == .unusual)
    }
}
