import Testing
import XMLStream

/// Documents that are broken or mean harm. Each error names what is wrong, and where.
@Suite("Hostile XML")
struct XMLHostileTests {
    @Test("a document that is not well-formed, with libxml2's code and the place")
    func malformed() throws {
        #expect(try failure("<a>\n<b></a>")?.code == .malformed(76))
        #expect(try failure("<a>\n<b></a>")?.line == 2)
        #expect(try failure("<a>\u{1}</a>")?.code == .malformed(9))
        #expect(try failure("<a b='1' b='2'/>")?.code == .malformed(42))
        #expect(try failure("<x:a/>")?.code == .malformed(201))
        #expect(try failure("<a>&e;</a>")?.code == .malformed(26))
        #expect(try failure("<a/>text")?.code == .malformed(5))
        #expect(try failure("<a>]]></a>")?.code == .malformed(62))
        #expect(try failure("name;value")?.code == .malformed(4))
    }

    @Test("cut off anywhere, a document is refused; behind a tag or in text, as truncated")
    func truncated() throws {
        let xml = "<?xml version=\"1.0\"?><a b=\"1\"><c>text &amp; more</c><!-- x --></a>"
        for length in 0..<xml.utf8.count {
            let error = try failure(String(xml.prefix(length)))
            #expect(error != nil, "the first \(length) bytes were accepted")
        }
        #expect(try failure("")?.code == .truncated)
        for cut in ["<a>", "<a b=\"1\">", "<a><c>", "<a><c>text", "<a><c>text</c>", "<a><c/><!-- x -->"] {
            #expect(try failure(cut)?.code == .truncated, "\(cut)")
        }
        // What follows the root element is too much, and not too little.
        for rest in ["x", "<b/>", "</a>"] {
            let code = try failure("<a><c/></a>" + rest)?.code
            guard case .malformed = code else {
                Issue.record("\(rest): \(String(describing: code))")
                continue
            }
        }
    }

    @Test("bytes that are not of the encoding")
    func encoding() throws {
        #expect(throws: XMLError.self) { try events([0x3C, 0x61, 0x3E, 0xC3, 0x28, 0x3C, 0x2F, 0x61, 0x3E]) }
        #expect(throws: XMLError.self) { try events("<?xml version='1.0' encoding='klingon'?><a/>") }
    }

    @Test("nothing comes after an error, whoever found it")
    func afterAnError() throws {
        struct Enough: Error {}
        var starts = 0
        let log = EventLog { _ in
            starts += 1
            if starts == 2 { throw Enough() }
        }
        let parser = try XMLPushParser(handler: log)
        #expect(throws: Enough.self) { try Array("<a><b/><c/>text</a>".utf8).withUnsafeBytes(parser.push) }
        #expect(throws: Enough.self) { try Array("<d/>".utf8).withUnsafeBytes(parser.push) }
        #expect(throws: Enough.self) { try parser.finish() }
        #expect(starts == 2)
        #expect(log.text == "<?a <?b ")
    }

    private let limits: XMLLimits = {
        var limits = XMLLimits()
        limits.depth = 3
        limits.attributes = 4
        limits.textBytes = 10
        limits.nameBytes = 6
        limits.tagBytes = 100_000
        limits.documentBytes = 200_000
        return limits
    }()

    @Test("by default elements stand 128 deep", arguments: [128, 129])
    func defaultDepth(depth: Int) throws {
        let nested = String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        let expected = depth > 128 ? XMLError.Code.limitExceeded(limit: "depth", found: 129, allowed: 128) : nil
        #expect(try failure(nested)?.code == expected)
    }

    @Test("depth is a budget")
    func depth() throws {
        #expect(try failure("<a><a><a/><a/></a></a>", limits: limits) == nil)
        let error = try failure("<a><a><a><a/></a></a></a>", limits: limits)
        #expect(error?.code == .limitExceeded(limit: "depth", found: 4, allowed: 3))
    }

    @Test("attributes are a budget, namespace declarations with them")
    func attributes() throws {
        #expect(try failure("<a b='' c='' d='' xmlns:e='urn:e'/>", limits: limits) == nil)
        #expect(
            try failure("<a b='' c='' d='' xmlns:e='urn:e' e:f=''/>", limits: limits)?.code
                == .limitExceeded(limit: "attributes", found: 5, allowed: 4))
    }

    @Test("text is a budget, in content and in attributes")
    func text() throws {
        #expect(try failure("<a b='1234567890'>1234567890<b/>1234567890</a>", limits: limits) == nil)
        #expect(
            try failure("<a>12345&amp;<!-- -->67890</a>", limits: limits)?.code
                == .limitExceeded(limit: "textBytes", found: 11, allowed: 10))
        #expect(
            try failure("<a b='12345678901'/>", limits: limits)?.code
                == .limitExceeded(limit: "textBytes", found: 11, allowed: 10))
    }

    @Test("the length of names is a budget")
    func names() throws {
        #expect(try failure("<abcdef ghijkl=''/>", limits: limits) == nil)
        #expect(
            try failure("<abcdefg/>", limits: limits)?.code
                == .limitExceeded(limit: "nameBytes", found: 7, allowed: 6))
        #expect(
            try failure("<a abcdefg=''/>", limits: limits)?.code
                == .limitExceeded(limit: "nameBytes", found: 7, allowed: 6))
    }

    /// A finding of libFuzzer: stopping frees the buffer that the values of later attributes point into.
    @Test("a name beyond its budget ends the element at once")
    func stopsAmongAttributes() throws {
        for xml in ["<abcdefg a='' b='&amp;&amp;'/>", "<a abcdefg='' b='&amp;&amp;'/>"] {
            #expect(
                try failure(xml, limits: limits)?.code == .limitExceeded(limit: "nameBytes", found: 7, allowed: 6))
        }
    }

    @Test("one tag or comment is a budget, for libxml2 holds it until its end")
    func tags() throws {
        let attributes = (0..<30_000).map { " a\($0)=''" }.joined()
        for xml in ["<a\(attributes)/>", "<a><!--\(attributes)--></a>"] {
            guard case .limitExceeded("tagBytes", let found, 100_000) = try failure(xml, limits: limits)?.code else {
                Issue.record("not refused")
                continue
            }
            #expect(found > 100_000)
        }
    }

    @Test("the whole document is a budget")
    func total() throws {
        let xml = "<a>" + String(repeating: "<b/>", count: 50_000) + "</a>"
        guard case .limitExceeded("documentBytes", let found, 200_000) = try failure(xml, limits: limits)?.code else {
            Issue.record("not refused")
            return
        }
        #expect(found > 200_000)
    }

    @Test("different names are a budget, for libxml2 looks for each among all")
    func differentNames() throws {
        func xml(_ count: Int) -> String {
            "<a><x:Choice xmlns:x='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
                + (0..<count).map { "<a\($0)/>" }.joined() + "</x:Choice></a>"
        }
        #expect(try failure(xml(9_990)) == nil)
        #expect(try failure(xml(11_000))?.code == .limitExceeded(limit: "names", found: 10_001, allowed: 10_000))
    }

    @Test("namespaces in scope are a budget, for every prefix is looked for in all of them")
    func namespaces() throws {
        let declarations = (0..<200).map { "xmlns:p\($0)='urn:\($0)' " }.joined()
        let xml = String(repeating: "<a \(declarations)>", count: 6)
        guard case .limitExceeded("namespaces", let found, let allowed) = try failure(xml)?.code else {
            Issue.record("not refused")
            return
        }
        #expect(allowed == XMLLimits.standard.namespaces && found > allowed)
    }

    @Test("namespaces, a document and a tag within their budgets are read")
    func within() throws {
        let declarations = (0..<200).map { "xmlns:p\($0)='urn:\($0)' " }.joined()
        let nested = String(repeating: "<a \(declarations)>", count: 5) + String(repeating: "</a>", count: 5)
        #expect(try failure(nested) == nil)
        let exact = "<a> " + String(repeating: "<b/>", count: 49_998) + "</a>"
        #expect(exact.utf8.count == 200_000)
        #expect(try failure(exact, limits: limits) == nil)
        #expect(
            try failure(exact + " ", limits: limits)?.code
                == .limitExceeded(limit: "documentBytes", found: 200_001, allowed: 200_000))
        #expect(try failure("<a><!--" + String(repeating: "x", count: 99_000) + "--></a>", limits: limits) == nil)
    }
}
