import XMLStream

/// Writes down what a parser tells: `<name`, text, `>` for an end; attributes that a test asks for behind the name.
final class EventLog: XMLContentHandler {
    private(set) var text = ""
    var names: [XMLName: String] = [:]
    var onStart: (inout XMLElement) throws -> Void = { _ in }

    init(_ names: [XMLName: String] = [:], onStart: @escaping (inout XMLElement) throws -> Void = { _ in }) {
        self.names = names
        self.onStart = onStart
    }

    func startElement(_ element: inout XMLElement) throws {
        text += "<" + (names[element.name] ?? "?\(element.localName)") + " "
        try onStart(&element)
    }

    func characters(_ piece: UnsafeBufferPointer<UInt8>) throws {
        text += String(decoding: piece, as: UTF8.self)
    }

    func endElement(_ name: XMLName) throws {
        text += names[name].map { "/\($0)>" } ?? "/?>"
    }
}

extension XMLName {
    static let worksheet = XMLName(.spreadsheet, "worksheet")
    static let c = XMLName(.spreadsheet, "c")
    static let t = XMLName(.spreadsheet, "t")
}

extension XMLAttributeName {
    static let r = XMLAttributeName("r")
    static let s = XMLAttributeName("s")
    static let t = XMLAttributeName("t")
    static let name = XMLAttributeName("name")
    static let relationship = XMLAttributeName(.officeRelationships, "id")
}

let transitional = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
let knownNames: [XMLName: String] = [.worksheet: "worksheet", .c: "c", .t: "t"]

/// What a handler of the known names hears of a document, pushed whole, then in pieces: all must be the same.
func events(
    _ document: [UInt8], limits: XMLLimits = .standard, onStart: @escaping (inout XMLElement) throws -> Void = { _ in }
) throws -> String {
    let whole = EventLog(knownNames, onStart: onStart)
    try XMLPushParser.parse(document, handler: whole, part: "test.xml", limits: limits)
    for size in [1, 7] {
        let pieces = EventLog(knownNames, onStart: onStart)
        let parser = try XMLPushParser(handler: pieces, limits: limits)
        for start in stride(from: 0, to: document.count, by: size) {
            try document[start..<min(start + size, document.count)].withUnsafeBytes(parser.push)
        }
        try parser.finish()
        guard pieces.text == whole.text else { return "in pieces of \(size): \(pieces.text)\nwhole: \(whole.text)" }
    }
    return whole.text
}

func events(
    _ document: String, limits: XMLLimits = .standard, onStart: @escaping (inout XMLElement) throws -> Void = { _ in }
) throws -> String {
    try events(Array(document.utf8), limits: limits, onStart: onStart)
}

/// The error that a document leads to, or nil.
func failure(_ document: String, limits: XMLLimits = .standard) throws -> XMLError? {
    do {
        try XMLPushParser.parse(Array(document.utf8), handler: EventLog(), part: "test.xml", limits: limits)
        return nil
    } catch let error as XMLError {
        return error
    }
}
