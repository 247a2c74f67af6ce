import XMLStream

enum XMLHarness {
    /// The first byte says in what pieces the rest is pushed.
    static func run(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let document = Array(bytes.dropFirst())
        let whole = events(document, piece: max(1, document.count))
        let pieces = events(document, piece: Int(first) + 1)
        // The pieces may change where a budget is noticed, never what a good document says.
        if let whole, let pieces { precondition(whole == pieces) }
    }

    private static func events(_ document: [UInt8], piece: Int) -> [String]? {
        let handler = AllAsked()
        guard let parser = try? XMLPushParser(handler: handler) else { return nil }
        return try? document.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                try parser.push(UnsafeRawBufferPointer(rebasing: rest.prefix(piece)))
                rest = rest.dropFirst(piece)
            }
            try parser.finish()
            return handler.events
        }
    }
}

private final class AllAsked: XMLContentHandler {
    private(set) var events: [String] = []
    private var text: [UInt8] = []

    func startElement(_ element: inout XMLElement) {
        flush()
        events.append("<\(element.localName) \(element.name.hashValue) \(element.attributeCount)")
        for name in [
            XMLAttributeName("r"), XMLAttributeName("s"), XMLAttributeName("t"), XMLAttributeName("name"),
            XMLAttributeName(.officeRelationships, "id"),
        ] {
            events.append(element.string(name) ?? "-")
            _ = try? element.int(name)
            _ = try? element.double(name)
            _ = try? element.bool(name)
        }
        if element.localName == "skip" { element.skipContent() }
    }

    func characters(_ piece: UnsafeBufferPointer<UInt8>) { text += piece }

    func endElement(_ name: XMLName) {
        flush()
        events.append("> \(name.hashValue)")
    }

    private func flush() {
        if !text.isEmpty { events.append(String(decoding: text, as: UTF8.self)) }
        text = []
    }
}
