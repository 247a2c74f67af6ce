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
