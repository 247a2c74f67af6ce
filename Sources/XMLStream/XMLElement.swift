/// An element at its start tag: its name, and its attributes by name, read where they stand in the parser's buffer.
public struct XMLElement: ~Copyable {
    /// The element's name; ``XMLName/foreign`` if its namespace is unknown.
    public let name: XMLName
    /// The local name as written, for messages.
    public var localName: String { String(cString: local) }
    /// The number of attributes, namespace declarations excluded.
    public let attributeCount: Int

    private(set) var skipsContent = false
    let local: UnsafePointer<UInt8>
    let ids: UnsafePointer<UInt64>
    /// libxml2's five pointers for each attribute: local name, prefix, URI, start and end of the value.
    let tuples: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    /// A prefix and a URI for each namespace that the element declares.
    let namespaces: UnsafeBufferPointer<UnsafePointer<UInt8>?>

    /// Whether this very element declares a prefix.
    public func declares(_ prefix: String) -> Bool {
        stride(from: 0, to: namespaces.count, by: 2).contains { index in
            namespaces[index].map { String(cString: $0) == prefix } ?? false
        }
    }

    /// Passes over everything in this element: neither its content nor its end will come.
    public mutating func skipContent() {
        skipsContent = true
    }

    /// The bytes of an attribute, UTF-8, references resolved; nil if it is absent.
    public func rawBytes(_ name: XMLAttributeName) -> UnsafeBufferPointer<UInt8>? {
        guard let tuples else { return nil }
        for index in 0..<attributeCount where ids[index] == name.id {
            guard let start = tuples[index * 5 + 3], let end = tuples[index * 5 + 4] else { return nil }
            return UnsafeBufferPointer(start: start, count: end - start)
        }
        return nil
    }

    /// The bytes of an attribute; nil if it is absent or empty, which many writers mean as the same.
    public func bytes(_ name: XMLAttributeName) -> UnsafeBufferPointer<UInt8>? {
        rawBytes(name).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// An attribute as text; nil if it is absent.
    public func string(_ name: XMLAttributeName) -> String? {
        rawBytes(name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// An attribute as a whole number; nil if it is absent or empty.
    /// - Throws: `badValue` if it is something else.
    public func int(_ name: XMLAttributeName) throws(XMLError) -> Int? {
        try value(name, "a whole number", XMLSchemaValue.integer)
    }

    /// An attribute as a finite number; nil if it is absent or empty.
    /// - Throws: `badValue` if it is something else.
    public func double(_ name: XMLAttributeName) throws(XMLError) -> Double? {
        try value(name, "a number", XMLSchemaValue.double)
    }

    /// An attribute as a boolean, in any of the forms of ``XMLSchemaValue/boolean(_:)``; nil if it is absent or empty.
    /// - Throws: `badValue` if it is something else.
    public func bool(_ name: XMLAttributeName) throws(XMLError) -> Bool? {
        try value(name, "a boolean", XMLSchemaValue.boolean)
    }

    @inline(__always)
    private func value<Value>(
        _ name: XMLAttributeName, _ kind: StaticString, _ read: (UnsafeBufferPointer<UInt8>) -> Value?
    ) throws(XMLError) -> Value? {
        guard let bytes = bytes(name) else { return nil }
        if let value = read(bytes) { return value }
        let text = String(decoding: bytes.prefix(64), as: UTF8.self)
        throw XMLError(.badValue, detail: "\(name.local)=\"\(text)\" of \(localName) is not \(kind)")
    }
}
