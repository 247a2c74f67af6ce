/// Writes one XML document into a byte buffer.
///
/// Element and attribute names are static strings (they are the program's, never the user's) and are written as they
/// stand, prefix included. Elements close themselves in the order of a stack, and an element without content becomes
/// `<name/>`. Same calls, same bytes.
///
/// Values are escaped. What XML 1.0 cannot carry at all (§2.2: control characters, U+FFFE, U+FFFF, numbers that are not
/// finite) does not leave: ``bytes`` and ``flush(into:)`` throw then. SpreadsheetML has an escape for such characters
/// (ISO 29500-1 §22.9.2.19, `_xHHHH_`), where the format lets it.
public struct XMLWriter: Sendable {
    private var buffer: ByteBuffer
    private var openElements: [StaticString] = []
    private var startTagIsOpen = false
    /// The first value that XML can't carry.
    private var fault: XMLError?

    /// Begins a document with its XML declaration (UTF-8, standalone).
    public init() {
        self.init(fragmentCapacity: 4_096)
        append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
    }

    /// Begins a piece of a document: no declaration.
    public init(fragmentCapacity: Int) {
        buffer = ByteBuffer(capacity: fragmentCapacity)
    }

    /// What has been written and not yet handed over by ``flush(into:)``.
    /// - Throws: `badValue` for a value that XML can't carry.
    public var bytes: [UInt8] {
        get throws(XMLError) {
            if let fault { throw fault }
            return buffer.withBytes { Array($0) }
        }
    }

    /// How much has been written and not yet handed over by ``flush(into:)``.
    public var byteCount: Int { buffer.count }

    /// The number of elements started and not yet ended.
    public var depth: Int { openElements.count }

    // MARK: Elements

    /// Starts an element; attributes may follow until its first content.
    public mutating func start(_ name: StaticString) {
        let closesParent = startTagIsOpen
        buffer.write(atMost: name.utf8CodeUnitCount + 2) { cursor in
            if closesParent { cursor.put(UInt8(ascii: ">")) }
            cursor.put(UInt8(ascii: "<"))
            cursor.put(name)
        }
        openElements.append(name)
        startTagIsOpen = true
    }

    /// Ends the element started last.
    public mutating func end() {
        guard let name = openElements.popLast() else { preconditionFailure("end() without start()") }
        if startTagIsOpen {
            startTagIsOpen = false
            append("/>")
        } else {
            buffer.write(atMost: name.utf8CodeUnitCount + 3) { cursor in
                cursor.put(UInt8(ascii: "<"))
                cursor.put(UInt8(ascii: "/"))
                cursor.put(name)
                cursor.put(UInt8(ascii: ">"))
            }
        }
    }

    /// An element with its attributes, around what `body` writes: further attributes first, then content.
    public mutating func element(
        _ name: StaticString, _ attributes: XMLAttributes = [:], _ body: (inout XMLWriter) throws -> Void
    ) rethrows {
        start(name)
        for (name, value) in attributes { value?.write(as: name, to: &self) }
        try body(&self)
        end()
    }

    /// An element without content: `<name/>`.
    public mutating func element(_ name: StaticString, _ attributes: XMLAttributes = [:]) {
        element(name, attributes) { _ in }
    }

    /// An element that holds only attributes and `text`.
    public mutating func element(_ name: StaticString, _ attributes: XMLAttributes = [:], text: String) {
        element(name, attributes) { $0.text(text) }
    }

    // MARK: Attributes

    /// An attribute of the element just started. Tabs and line breaks are kept by numeric references.
    public mutating func attribute(_ name: StaticString, _ value: String) {
        var value = value
        var stranger: Unicode.Scalar?
        value.withUTF8 { text in
            writeAttribute(name, valueRoom: text.count * Self.longestEscape) { cursor in
                stranger = Self.putEscaped(text, isAttribute: true, to: &cursor)
            }
        }
        if let stranger { refuse(stranger, in: name) }
    }

    /// A whole-number attribute of the element just started.
    public mutating func attribute(_ name: StaticString, _ value: Int) {
        writeAttribute(name, valueRoom: Self.longestNumber) { $0.put(value) }
    }

    /// A number attribute of the element just started, written as ``text(_:)-(Double)`` does.
    public mutating func attribute(_ name: StaticString, _ value: Double) {
        guard value.isFinite else { return refuse(value, in: name) }
        writeAttribute(name, valueRoom: Self.longestNumber) { Self.put(value, to: &$0) }
    }

    /// A boolean attribute of the element just started: `1` or `0`, the form that every program reads.
    public mutating func attribute(_ name: StaticString, _ value: Bool) {
        writeAttribute(name, valueRoom: 1) { $0.put(value ? UInt8(ascii: "1") : UInt8(ascii: "0")) }
    }

    @inline(__always)
    private mutating func writeAttribute(
        _ name: StaticString, valueRoom: Int, _ value: (inout ByteBuffer.Cursor) -> Void
    ) {
        precondition(startTagIsOpen, "an attribute after the element's content")
        buffer.write(atMost: name.utf8CodeUnitCount + valueRoom + 4) { cursor in
            cursor.put(UInt8(ascii: " "))
            cursor.put(name)
            cursor.put(UInt8(ascii: "="))
            cursor.put(UInt8(ascii: "\""))
            value(&cursor)
            cursor.put(UInt8(ascii: "\""))
        }
    }

    // MARK: Text

    /// Text content. A carriage return is kept by a numeric reference; XML would make a line feed of it (§2.11).
    public mutating func text(_ value: String) {
        var value = value
        var stranger: Unicode.Scalar?
        value.withUTF8 { text in
            writeContent(room: text.count * Self.longestEscape) { cursor in
                stranger = Self.putEscaped(text, isAttribute: false, to: &cursor)
            }
        }
        if let stranger { refuse(stranger, in: openElements.last) }
    }

    /// A whole number as text content.
    public mutating func text(_ value: Int) {
        writeContent(room: Self.longestNumber) { $0.put(value) }
    }

    /// A number as text content: the shortest decimal that reads back as the same `Double`, without a needless `.0`.
    /// Negative zero is written as `0`.
    public mutating func text(_ value: Double) {
        guard value.isFinite else { return refuse(value, in: openElements.last) }
        writeContent(room: Self.longestNumber) { Self.put(value, to: &$0) }
    }

    /// Bytes that are XML already, as they stand.
    public mutating func raw(_ fragment: [UInt8]) {
        fragment.withUnsafeBufferPointer { bytes in
            writeContent(room: bytes.count) { $0.put(bytes) }
        }
    }

    @inline(__always)
    private mutating func writeContent(room: Int, _ content: (inout ByteBuffer.Cursor) -> Void) {
        let closesStartTag = startTagIsOpen
        startTagIsOpen = false
        buffer.write(atMost: room + 1) { cursor in
            if closesStartTag { cursor.put(UInt8(ascii: ">")) }
            content(&cursor)
        }
    }

    private mutating func append(_ string: StaticString) {
        buffer.write(atMost: string.utf8CodeUnitCount) { $0.put(string) }
    }

    // MARK: Handing over

    /// Hands what has been written to `body` and forgets it, so that a large document needs no large buffer.
    /// An element that is still open stays open.
    /// - Throws: `badValue` for a value that XML can't carry, and what `body` throws.
    public mutating func flush(into body: (UnsafeRawBufferPointer) throws -> Void) throws {
        if let fault { throw fault }
        try buffer.withBytes(body)
        buffer.removeAll()
    }
}

// MARK: - Attributes in a list

/// The attributes of an element, in this order; those that are nil are left out.
public typealias XMLAttributes = KeyValuePairs<StaticString, (any XMLAttributeValue)?>

/// What an attribute can hold: a text, a number or a boolean.
public protocol XMLAttributeValue {
    /// Writes this as an attribute of the element just started.
    func write(as name: StaticString, to xml: inout XMLWriter)
}

extension String: XMLAttributeValue {
    public func write(as name: StaticString, to xml: inout XMLWriter) { xml.attribute(name, self) }
}

extension XMLNamespace: XMLAttributeValue {
    /// Writes the transitional URI.
    public func write(as name: StaticString, to xml: inout XMLWriter) { xml.attribute(name, uri) }
}

extension Int: XMLAttributeValue {
    public func write(as name: StaticString, to xml: inout XMLWriter) { xml.attribute(name, self) }
}

extension Double: XMLAttributeValue {
    public func write(as name: StaticString, to xml: inout XMLWriter) { xml.attribute(name, self) }
}

extension Bool: XMLAttributeValue {
    public func write(as name: StaticString, to xml: inout XMLWriter) { xml.attribute(name, self) }
}

// MARK: - Bytes of values

extension XMLWriter {
    /// Bytes of `&quot;`.
    private static let longestEscape = 6
    /// Bytes of the longest `Double` (`-2.2250738585072014e-308`) and `Int`, with some to spare.
    private static let longestNumber = 32

    private mutating func refuse(_ scalar: Unicode.Scalar, in name: StaticString?) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let code = String(repeating: "0", count: max(4 - digits.count, 0)) + digits
        refuse("holds U+\(code), which XML can't carry", in: name)
    }

    private mutating func refuse(_ number: Double, in name: StaticString?) {
        refuse("is \(number), which no number of XML is", in: name)
    }

    private mutating func refuse(_ reason: String, in name: StaticString?) {
        fault = fault ?? XMLError(.badValue, detail: "\(name ?? "text") \(reason)")
    }

    private static func put(_ value: Double, to cursor: inout ByteBuffer.Cursor) {
        // The description of a whole number below 10^16 ends in ".0", from there on it has an exponent.
        if abs(value) < 1e16, value == value.rounded(.towardZero) {
            cursor.put(Int(value))
        } else {
            var text = value.description
            text.withUTF8 { cursor.put($0) }
        }
    }

    /// - Returns: the last character that XML can't carry.
    private static func putEscaped(
        _ text: UnsafeBufferPointer<UInt8>, isAttribute: Bool, to cursor: inout ByteBuffer.Cursor
    ) -> Unicode.Scalar? {
        var stranger: Unicode.Scalar?
        for (index, byte) in text.enumerated() {
            // Everything that wants an escape lies at or below ">".
            if byte > UInt8(ascii: ">") {
                // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
                if byte >= 0xBE, index > 1, text[index - 1] == 0xBF, text[index - 2] == 0xEF {
                    stranger = byte == 0xBE ? "\u{FFFE}" : "\u{FFFF}"
                }
                cursor.put(byte)
                continue
            }
            switch byte {
            case UInt8(ascii: "&"): cursor.put("&amp;")
            case UInt8(ascii: "<"): cursor.put("&lt;")
            case UInt8(ascii: ">"): cursor.put("&gt;")
            case UInt8(ascii: "\r"): cursor.put("&#13;")
            case UInt8(ascii: "\"") where isAttribute: cursor.put("&quot;")
            case UInt8(ascii: "\t") where isAttribute: cursor.put("&#9;")
            case UInt8(ascii: "\n") where isAttribute: cursor.put("&#10;")
            case 0..<0x20 where byte != 0x09 && byte != 0x0A: stranger = Unicode.Scalar(byte)
            default: cursor.put(byte)
            }
        }
        return stranger
    }
}
