import Testing
import XMLStream

@Suite("XMLPushParser")
struct XMLPushParserTests {
    @Test("skipped content does not come, nor does its end")
    func skipping() throws {
        let xml = "<worksheet xmlns='\(transitional)'><c>a<t>b</t><c/></c><t>d</t></worksheet>"
        #expect(
            try events(xml) { if $0.name == .c { $0.skipContent() } } == "<worksheet <c <t d/t>/worksheet>")
    }

    @Test("names are told apart by namespace, and foreign ones are all alike")
    func names() {
        #expect(XMLName(.spreadsheet, "c") == .c)
        #expect(XMLName(.chart, "c") != .c)
        #expect(XMLName(.spreadsheet, "v") != .c)
        #expect(XMLAttributeName("id") != .relationship)
        #expect(XMLName(.none, "") != .foreign)
    }

    @Test("more names than the cache has places")
    func manyNames() throws {
        let xml =
            "<worksheet xmlns='\(transitional)'>"
            + (0..<3_000).map { "<n\($0)/><c/>" }.joined() + "</worksheet>"
        let log = EventLog([.c: "c"])
        try XMLPushParser.parse(Array(xml.utf8), handler: log)
        #expect(log.text.components(of: "<c /c>") == 3_000)
    }

    @Test("parsers run side by side on other threads")
    func threads() async throws {
        let xml = Array("<worksheet xmlns='\(transitional)'><c r='1'>text</c></worksheet>".utf8)
        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let log = EventLog(knownNames)
                    for _ in 0..<50 { try XMLPushParser.parse(xml, handler: log) }
                    return log.text
                }
            }
            for try await text in group {
                #expect(text.components(of: "<worksheet <c text/c>/worksheet>") == 50)
            }
        }
    }

    @Test("a handler's own XMLError keeps its place if it has one, and takes the parser's if it has none")
    func placeOfHandlersError() throws {
        // An error with a place: that of another document.
        let placed = try #require(try failure("<a>\n\n<b></a>"))
        #expect(placed.line == 3)
        let outer = Array("<a>\n<b/></a>".utf8)
        let kept = #expect(throws: XMLError.self) {
            try XMLPushParser.parse(outer, handler: EventLog { _ in throw placed }, part: "outer.xml")
        }
        #expect(kept == placed)
        #expect(kept?.part == "test.xml")
        let bare = EventLog { if $0.localName == "b" { throw XMLError(.badValue, detail: "bare") } }
        let taken = #expect(throws: XMLError.self) { try XMLPushParser.parse(outer, handler: bare, part: "outer.xml") }
        #expect(taken?.line == 2)
        #expect(taken?.column ?? 0 > 0)
        #expect(taken?.part == "outer.xml")
    }

    @Test("an element tells the prefixes that it declares itself, and no others")
    func declaredPrefixes() throws {
        let xml = "<t xmlns='urn:d' xmlns:a='urn:p' xmlns:b='urn:q' xmlns:c='urn:r'><u/></t>"
        var declared: [[String]] = []
        _ = try events(xml) { element in
            var own: [String] = []
            for prefix in ["a", "b", "c", "", "d", "xmlns", "urn:p"] where element.declares(prefix) {
                own.append(prefix)
            }
            declared.append(own)
        }
        #expect(declared.prefix(2) == [["a", "b", "c"], []])
    }

    private final class Refusing: XMLContentHandler {
        enum Event {
            case start, characters, end
        }

        struct Refused: Error {}

        private let refused: Event
        private(set) var heard: [Event] = []

        init(_ refused: Event) { self.refused = refused }

        func startElement(_ element: inout XMLElement) throws { try hear(.start) }
        func characters(_ text: UnsafeBufferPointer<UInt8>) throws { try hear(.characters) }
        func endElement(_ name: XMLName) throws { try hear(.end) }

        private func hear(_ event: Event) throws {
            heard.append(event)
            if event == refused { throw Refused() }
        }
    }

    @Test("what a handler throws at any event comes out, and it hears nothing after it")
    func refusals() {
        let document = Array("<a>b<c>d</c></a>".utf8)
        for (refused, heard) in [
            (.start, [.start]), (.characters, [.start, .characters]),
            (.end, [.start, .characters, .start, .characters, .end]),
        ] as [(Refusing.Event, [Refusing.Event])] {
            let handler = Refusing(refused)
            #expect(throws: Refusing.Refused.self) { try XMLPushParser.parse(document, handler: handler) }
            #expect(handler.heard == heard)
        }
    }

    @Test("a name is told apart from its like in two thousand other namespaces")
    func manyNamespaces() throws {
        let elements = (0..<2_000).map { "<c xmlns='urn:\($0)'/><c xmlns='\(transitional)'/>" }
        let log = EventLog([.c: "c"])
        try XMLPushParser.parse(Array("<r>\(elements.joined())</r>".utf8), handler: log)
        #expect(log.text.components(of: "<?c /?><c /c>") == 2_000)
    }

    @Test("an attribute that is no value of its kind is told by its name, its beginning, its element and the kind")
    func badValues() {
        let long = String(repeating: "x", count: 70)
        let kinds: [(name: String, read: (inout XMLElement) throws -> Void)] = [
            ("a whole number", { _ = try $0.int(.s) }), ("a number", { _ = try $0.double(.s) }),
            ("a boolean", { _ = try $0.bool(.s) }),
        ]
        for (name, read) in kinds {
            let error = #expect(throws: XMLError.self) {
                try XMLPushParser.parse(Array("<a>\n<t s='\(long)'/></a>".utf8), handler: EventLog(onStart: read))
            }
            #expect(error?.code == .badValue)
            #expect(error?.detail == "s=\"\(long.prefix(64))\" of t is not \(name)")
            #expect(error?.line == 2)
        }
    }

    @Test("an error that has met no parser has no place")
    func placeless() {
        #expect(XMLError(.badValue, detail: "x").description == "XML:0:0: x")
    }

    @Test("the parser's position is at hand")
    func position() throws {
        let log = EventLog()
        let parser = try XMLPushParser(handler: log)
        try Array("<a>\n<b>\n".utf8).withUnsafeBytes(parser.push)
        #expect(parser.position.line >= 2)
    }
}

extension String {
    fileprivate func components(of piece: String) -> Int { ranges(of: piece).count }
}
