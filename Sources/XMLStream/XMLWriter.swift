/// Writes one XML document into a byte buffer.
///
/// Element and attribute names are static strings (they are the program's, never the user's) and are written as they
/// stand, prefix included. Elements close themselves in the order of a stack, and an element without content becomes
/// `<name/>`. Same calls, same bytes.
///
/// Values are escaped. What XML 1.0 cannot carry at all (§2.2: control characters, U+FFFE, U+FFFF) is the caller's
/// matter: SpreadsheetML has its own escape for it (ISO 29500-1 §22.9.2.19, `_xHHHH_`). Debug builds assert it.
public struct XMLWriter {
    /// What has been written and not yet handed over by ``flush(into:)``.
    public private(set) var bytes: [UInt8] = []

    private var openElements: [StaticString] = []
    private var startTagIsOpen = false

    /// Begins a document with its XML declaration (UTF-8, standalone).
    public init() {
        append(#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#)
        bytes.append(0x0A)
    }

    /// Begins a piece of a document: no declaration.
    public init(fragmentCapacity: Int) {
        bytes.reserveCapacity(fragmentCapacity)
    }

    /// The number of elements started and not yet ended.
    public var depth: Int { openElements.count }

    // MARK: Elements

    /// Starts an element; attributes may follow until its first content.
    public mutating func start(_ name: StaticString) {
        closeStartTag()
        bytes.append(UInt8(ascii: "<"))
        append(name)
        openElements.append(name)
        startTagIsOpen = true
    }

    /// Ends the element started last.
    public mutating func end() {
        precondition(!openElements.isEmpty, "end() without start()")
        let name = openElements.removeLast()
        if startTagIsOpen {
            startTagIsOpen = false
            append("/>")
        } else {
            append("</")
            append(name)
            bytes.append(UInt8(ascii: ">"))
        }
    }

    /// An element around what `body` writes: attributes first, then content.
    public mutating func element(_ name: StaticString, _ body: (inout XMLWriter) throws -> Void) rethrows {
        start(name)
        try body(&self)
        end()
    }

    /// An element without attributes or content: `<name/>`.
    public mutating func element(_ name: StaticString) {
        start(name)
        end()
    }

    /// An element that holds only `text`.
    public mutating func element(_ name: StaticString, text: String) {
        start(name)
        self.text(text)
        end()
    }

    // MARK: Attributes

    /// An attribute of the element just started. Tabs and line breaks are kept by numeric references.
    public mutating func attribute(_ name: StaticString, _ value: String) {
        beginAttribute(name)
        appendEscaped(value, isAttribute: true)
        bytes.append(UInt8(ascii: "\""))
    }

    /// A whole-number attribute of the element just started.
    public mutating func attribute(_ name: StaticString, _ value: Int) {
        beginAttribute(name)
        append(value)
        bytes.append(UInt8(ascii: "\""))
    }

    /// A number attribute of the element just started, written as ``text(_:)-(Double)`` does.
    public mutating func attribute(_ name: StaticString, _ value: Double) {
        beginAttribute(name)
        append(value)
        bytes.append(UInt8(ascii: "\""))
    }

    /// A boolean attribute of the element just started: `1` or `0`, the form that every program reads.
    public mutating func attribute(_ name: StaticString, _ value: Bool) {
        beginAttribute(name)
        bytes.append(value ? UInt8(ascii: "1") : UInt8(ascii: "0"))
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func beginAttribute(_ name: StaticString) {
        precondition(startTagIsOpen, "an attribute after the element's content")
        bytes.append(UInt8(ascii: " "))
        append(name)
        append("=\"")
    }

    // MARK: Text

    /// Text content. A carriage return is kept by a numeric reference; XML would make a line feed of it (§2.11).
    public mutating func text(_ value: String) {
        closeStartTag()
        appendEscaped(value, isAttribute: false)
    }

    /// A whole number as text content.
    public mutating func text(_ value: Int) {
        closeStartTag()
        append(value)
    }

    /// A number as text content: the shortest decimal that reads back as the same `Double`, without a needless `.0`.
    /// Negative zero is written as `0`; the value must be finite.
    public mutating func text(_ value: Double) {
        closeStartTag()
        append(value)
    }

    /// Bytes that are XML already, as they stand.
    public mutating func raw(_ fragment: some Collection<UInt8>) {
        closeStartTag()
        bytes.append(contentsOf: fragment)
    }

    // MARK: Handing over

    /// Hands what has been written to `body` and forgets it, so that a large document needs no large buffer.
    /// An element that is still open stays open.
    public mutating func flush(into body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        try bytes.withUnsafeBytes(body)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func closeStartTag() {
        if startTagIsOpen {
            startTagIsOpen = false
            bytes.append(UInt8(ascii: ">"))
        }
    }
}

// MARK: - Bytes of values

extension XMLWriter {
    private mutating func append(_ string: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: string.utf8Start, count: string.utf8CodeUnitCount))
    }

    private mutating func append(_ value: Int) {
        if value >= 0 && value < 10 {
            bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value))
            return
        }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var first = 20
            var rest = value.magnitude
            repeat {
                first -= 1
                let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
                digits[first] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit)
                rest = quotient
            } while rest > 0
            if value < 0 {
                first -= 1
                digits[first] = UInt8(ascii: "-")
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[first...]))
        }
    }

    private mutating func append(_ value: Double) {
        precondition(value.isFinite, "XML numbers of a workbook are finite")
        // The description of a whole number below 10^16 ends in ".0", from there on it has an exponent.
        if abs(value) < 1e16, value == value.rounded(.towardZero) {
            append(Int(value))
        } else {
            bytes.append(contentsOf: value.description.utf8)
        }
    }

    private mutating func appendEscaped(_ value: String, isAttribute: Bool) {
        var value = value
        value.withUTF8 { text in
            var runStart = 0
            for index in text.indices {
                guard let escape = Self.escape(for: text[index], isAttribute: isAttribute) else { continue }
                bytes.append(contentsOf: text[runStart..<index])
                append(escape)
                runStart = index + 1
            }
            bytes.append(contentsOf: text[runStart...])
        }
    }

    @inline(__always)
    private static func escape(for byte: UInt8, isAttribute: Bool) -> StaticString? {
        // Everything that wants an escape lies at or below ">".
        guard byte <= UInt8(ascii: ">") else { return nil }
        switch byte {
        case UInt8(ascii: "&"): return "&amp;"
        case UInt8(ascii: "<"): return "&lt;"
        case UInt8(ascii: ">"): return "&gt;"
        case UInt8(ascii: "\r"): return "&#13;"
        case UInt8(ascii: "\"") where isAttribute: return "&quot;"
        case UInt8(ascii: "\t") where isAttribute: return "&#9;"
        case UInt8(ascii: "\n") where isAttribute: return "&#10;"
        default:
            assert(byte >= 0x20 || byte == 0x09 || byte == 0x0A, "a control character that XML 1.0 cannot carry")
            return nil
        }
    }
}
