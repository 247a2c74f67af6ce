import CLibXML2

/// Remembers the numbers of a document's names by libxml2's pointers: it keeps each name once, so that a pointer means
/// a name for as long as the parser lives. Of fixed size, however many names a file has.
final class XMLNameCache {
    private struct Slot {
        var local: UInt = 0
        var uri: UInt = 0
        var id: UInt64 = 0
    }

    private static let bits = 9
    private let slots: UnsafeMutablePointer<Slot>

    init() {
        slots = .allocate(capacity: 1 << Self.bits)
        slots.initialize(repeating: Slot(), count: 1 << Self.bits)
    }

    deinit {
        slots.deallocate()
    }

    /// The number of a name.
    /// - Parameter measure: is called with the length of a name in bytes when it is not remembered.
    @inline(__always)
    func id(
        _ local: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?, measure: (Int) -> Void
    ) -> UInt64 {
        let localKey = UInt(bitPattern: local)
        let uriKey = UInt(bitPattern: uri)
        let mixed = (localKey ^ uriKey << 1) &* 0x9E37_79B9_7F4A_7C15
        let index = Int(mixed >> UInt(64 - Self.bits))
        if slots[index].local == localKey, slots[index].uri == uriKey { return slots[index].id }
        let name = Self.bytes(local)
        measure(name.count)
        let id = Self.namespace(uri).map { XMLNameHash.of($0, name) } ?? XMLNameHash.foreign
        slots[index] = Slot(local: localKey, uri: uriKey, id: id)
        return id
    }

    private static func namespace(_ uri: UnsafePointer<UInt8>?) -> XMLNamespace? {
        uri == nil ? XMLNamespace.none : XMLNamespace(uri: bytes(uri))
    }

    private static func bytes(_ name: UnsafePointer<UInt8>?) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name)))
    }
}
