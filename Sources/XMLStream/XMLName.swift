/// The name of an element: its namespace and local name, whatever prefix the file uses.
///
/// A name is kept as one number, so that comparing costs nothing; declare those a part needs as static constants.
public struct XMLName: Sendable, Hashable {
    let id: UInt64

    /// A name of the program's own.
    public init(_ namespace: XMLNamespace, _ local: StaticString) {
        id = XMLNameHash.of(
            namespace, UnsafeBufferPointer(start: local.utf8Start, count: local.utf8CodeUnitCount))
    }

    init(id: UInt64) { self.id = id }

    /// The name of every element from a foreign namespace.
    public static let foreign = XMLName(id: XMLNameHash.foreign)
}

/// The name of an attribute: without a prefix it is in no namespace (Namespaces in XML 1.0, §6.2).
public struct XMLAttributeName: Sendable, Hashable {
    let id: UInt64
    let local: StaticString

    /// An attribute in no namespace.
    public init(_ local: StaticString) { self.init(.none, local) }

    /// An attribute of a namespace, such as `r:id`.
    public init(_ namespace: XMLNamespace, _ local: StaticString) {
        id = XMLNameHash.of(
            namespace, UnsafeBufferPointer(start: local.utf8Start, count: local.utf8CodeUnitCount))
        self.local = local
    }

    public static func == (left: XMLAttributeName, right: XMLAttributeName) -> Bool { left.id == right.id }

    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// FNV-1a of 64 bits over namespace and local name. The constants and the file's names meet only here, without a table
/// that both would have to share; a collision takes some 2^32 names, and a forged one misleads its forger's file only.
enum XMLNameHash {
    static let foreign: UInt64 = 0

    static func of(_ namespace: XMLNamespace, _ local: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        hash = (hash ^ UInt64(namespace.rawValue)) &* 0x0000_0100_0000_01B3
        for byte in local {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        return hash
    }
}
