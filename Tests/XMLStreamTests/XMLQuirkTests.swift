import Testing
import XMLStream

/// What producers' XML is like: docs/quirks.md, "XML".
@Suite("XML quirks")
struct XMLQuirkTests {
    // Open XML SDK, Haskell's xlsx.
    @Test("ns-prefix")
    func nsPrefix() throws {
        let xml = """
            <x:worksheet xmlns:x="\(transitional)" \
            xmlns:own="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
            <x:c own:id="rId7" id="wrong"/><c/></x:worksheet>
            """
        var found: [String?] = []
        #expect(
            try events(xml) { found.append($0.string(.relationship)) } == "<worksheet <c /c><?c /?>/worksheet>")
        #expect(found.prefix(3) == [nil, "rId7", nil])
    }

    // Excel, "Strict Open XML Spreadsheet".
    @Test("ns-strict")
    func nsStrict() throws {
        let xml = """
            <worksheet xmlns="\(strict)" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships">\
            <c r:id="rId7"/></worksheet>
            """
        var found: [String?] = []
        #expect(try events(xml) { found.append($0.string(.relationship)) } == "<worksheet <c /c>/worksheet>")
        #expect(found.prefix(2) == [nil, "rId7"])
    }

    // Open XML SDK exports.
    @Test("ns-late")
    func nsLate() throws {
        let xml = """
            <worksheet xmlns="\(transitional)"><c \
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId7"/></worksheet>
            """
        var found: [String?] = []
        _ = try events(xml) { found.append($0.string(.relationship)) }
        #expect(found.prefix(2) == [nil, "rId7"])
    }

    // Excel.
    @Test("mc")
    func mc() throws {
        let xml = """
            <worksheet xmlns="\(transitional)" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
            xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" mc:Ignorable="x14ac">\
            <mc:AlternateContent><mc:Choice Requires="x14ac"><t>new</t><c><mc:AlternateContent><mc:Fallback><t/>\
            </mc:Fallback></mc:AlternateContent></c></mc:Choice><mc:Fallback><t>old\
            <mc:AlternateContent><mc:Choice Requires="x14ac"><c/></mc:Choice></mc:AlternateContent></t>\
            </mc:Fallback></mc:AlternateContent><x14ac:c/><c x14ac:r="9" r="1"/></worksheet>
            """
        var found: [Int?] = []
        #expect(
            try events(xml) { found.append(try $0.int(.r)) } == "<worksheet <t old/t><?c /?><c /c>/worksheet>")
        #expect(found.prefix(4) == [nil, nil, nil, 1])
    }

    // Open XML SDK, SpreadsheetGear.
    @Test("bom")
    func bom() throws {
        #expect(
            try events([0xEF, 0xBB, 0xBF] + Array("<worksheet xmlns='\(strict)'/>".utf8)) == "<worksheet /worksheet>")
    }

    // .NET and Java writers (office_oxide #229, hucre #121).
    @Test("utf16", arguments: [false, true])
    func utf16(isBigEndian: Bool) throws {
        let xml = "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-16\"?><t xmlns='\(transitional)'>é€😀</t>"
        let bytes = xml.utf16.flatMap { unit in
            let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
            return isBigEndian ? bytes.reversed() : bytes
        }
        #expect(try events(bytes) == "<t é€😀/t>")
    }

    // openpyxl.
    @Test("no-decl")
    func noDeclaration() throws {
        #expect(try events("<t xmlns='\(transitional)'>é</t>") == "<t é/t>")
    }

    // Gnumeric, SpreadsheetGear, Windward.
    @Test("pretty")
    func pretty() throws {
        let xml =
            "<?xml version='1.0'?>\r\n\n<worksheet xmlns='\(transitional)'>\r\n  <c>\n\t<t> a </t>\n</c></worksheet>\n"
        #expect(try events(xml) == "<worksheet \n  <c \n\t<t  a /t>\n/c>/worksheet>")
    }

    // Haskell's xlsx, calamine #648.
    @Test("comment-pi")
    func commentsAndInstructions() throws {
        let xml = """
            <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><!-- a -->\
            <t xmlns='\(transitional)'>a<!-- <c/> -->b<![CDATA[<c/>&amp;]]><?pi <c/>?>d</t><!-- z -->
            """
        #expect(try events(xml) == "<t ab<c/>&amp;d/t>")
    }

    // Apple Numbers.
    @Test("entity")
    func entity() throws {
        let xml =
            "<t xmlns='\(transitional)' name='&#x4E3B;&quot;&#39;&amp;amp;&#38;#38;&amp;'>&lt;&#233;&#x1F600;&gt;</t>"
        var found: [String?] = []
        #expect(try events(xml) { found.append($0.string(.name)) } == "<t <é😀>/t>")
        #expect(found.first == "主\"'&amp;&#38;&")
    }

    // Hostile files only.
    @Test(
        "doctype",
        arguments: [
            "<!DOCTYPE t>", "<!DOCTYPE t SYSTEM 'file:///etc/passwd'>", "<!DOCTYPE t [<!ENTITY e 'x'>]>",
            "<!DOCTYPE t [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
        ])
    func doctype(declaration: String) throws {
        let xml = "\(declaration)<t xmlns='\(transitional)'>&amp;</t>"
        let error = try #require(try failure(xml))
        #expect(error.code == .doctype)
        #expect(error.line == 1)
        #expect(error.part == "test.xml")
    }

    // LibreOffice, Gnumeric, .NET (office-kit/xlsx #157).
    @Test(
        "bool-forms",
        arguments: [
            ("1", true), ("0", false), ("true", true), ("false", false), ("on", true), ("off", false),
            (" true ", true), ("\t0\n", false), ("", nil),
        ] as [(String, Bool?)])
    func boolForms(text: String, value: Bool?) throws {
        var found: [Bool?] = []
        _ = try events("<t s='\(text)'/>") { found.append(try $0.bool(.s)) }
        #expect(found.first == .some(value))
    }

    @Test("bool-forms: nothing else is a boolean", arguments: ["TRUE", "vrai", "2", "yes", "1 1", "tru"])
    func notBoolean(text: String) throws {
        let log = EventLog { _ = try $0.bool(.s) }
        #expect {
            try XMLPushParser.parse(Array("<a>\n<t s='\(text)'/></a>".utf8), handler: log, part: "p")
        } throws: {
            let error = $0 as? XMLError
            return error?.code == .badValue && error?.line == 2 && error?.part == "p"
                && error?.detail.contains("s=\"\(text)\"") == true
        }
    }

    // calamine #420.
    @Test("attr-empty")
    func emptyAttribute() throws {
        _ = try events("<c s='' r='' t=''/>") { element in
            let (int, bool, double) = (try element.int(.s), try element.bool(.t), try element.double(.t))
            #expect(int == nil)
            #expect(bool == nil)
            #expect(double == nil)
            #expect(element.bytes(.r) == nil)
            #expect(element.string(.r) == "")
            #expect(element.string(.name) == nil)
        }
    }

    // Google Sheets writes t, s, r.
    @Test("attr-order", arguments: ["t='n' s='5' r='7'", "r='7' s='5' t='n'", "s='5' r='7' t='n'"])
    func attributeOrder(attributes: String) throws {
        _ = try events("<c \(attributes)/>") { element in
            let (r, s) = (try element.int(.r), try element.int(.s))
            #expect(element.attributeCount == 3)
            #expect(r == 7)
            #expect(s == 5)
            #expect(element.string(.t) == "n")
        }
    }
}
