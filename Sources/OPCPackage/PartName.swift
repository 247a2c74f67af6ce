/// The name of a part of a package: an absolute path such as `/xl/workbook.xml` (ISO 29500-2 §6.2.2).
///
/// Names are equal without regard to ASCII case (§6.3.5) and to percent-encoding, whatever the zip or the
/// relationship wrote. A name never leaves the package: what `..` would lead out of it is no name.
public struct PartName: Sendable, Hashable, CustomStringConvertible {
    /// The path, beginning with a slash, without `.`, `..`, empty segments or backslashes.
    public let path: String

    private let key: String

    /// A name from an absolute or root-relative path.
    /// - Returns: nil if nothing is left of it, or if `..` leads out of the package.
    public init?(_ path: String) {
        self.init(in: "", then: path)
    }

    /// - Parameter folder: the path of a folder without the slash at its end.
    private init?(in folder: Substring, then path: String) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(folder.utf8.count + 1 + path.utf8.count)
        bytes += folder.utf8
        for segment in path.utf8.split(whereSeparator: Self.isSlash) {
            if segment.elementsEqual(".".utf8) { continue }
            if segment.elementsEqual("..".utf8) {
                guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return nil }
                bytes.removeSubrange(slash...)
            } else {
                bytes.append(UInt8(ascii: "/"))
                bytes.append(contentsOf: segment)
            }
        }
        guard !bytes.isEmpty else { return nil }
        self.path = String(decoding: bytes, as: UTF8.self)
        key = Self.foldedAndDecoded(bytes)
    }

    /// The part that a relationship of this part means by `target` (ISO 29500-2 §6.2.4): absolute, or relative to this
    /// part's folder. A fragment (`#…`) is left aside; a target of nothing else means this part.
    /// - Returns: nil if the target lies outside the package.
    public func resolving(_ target: String) -> PartName? {
        let reference = Self.withoutFragment(target)
        guard let first = reference.utf8.first else { return self }
        return PartName(in: Self.isSlash(first) ? "" : folder, then: reference)
    }

    /// The part that a relationship of the package as a whole means by `target`.
    /// - Returns: nil if the target lies outside the package.
    public static func resolvingFromRoot(_ target: String) -> PartName? {
        PartName(withoutFragment(target))
    }

    private static func withoutFragment(_ target: String) -> String {
        String(decoding: target.utf8.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self)
    }

    /// The part that keeps this part's relationships: `/xl/_rels/workbook.xml.rels` for `/xl/workbook.xml`.
    public var relationshipsPart: PartName {
        let name = path.utf8.dropFirst(folder.utf8.count + 1)
        return PartName(in: folder, then: "_rels/\(Substring(name)).rels") ?? self
    }

    /// The part that keeps the relationships of the package as a whole.
    public static let packageRelationships = PartName(known: "/_rels/.rels")

    /// The list of content types; not a part by the standard's count, yet an entry of the archive.
    public static let contentTypes = PartName(known: "/[Content_Types].xml")

    private init(known path: String) {
        self.path = path
        key = Self.foldedAndDecoded(Array(path.utf8))
    }

    /// This name as a relationship of `source` writes it: relative to the source's folder, as Excel does. Absolute
    /// targets are legal, but half of the readers in use have stumbled over them.
    func reference(from source: PartName?) -> String {
        let start = source?.folder.split(separator: "/") ?? []
        let shared = zip(start, folder.split(separator: "/")).prefix { $0 == $1 }.count
        let up = Array(repeating: "..", count: start.count - shared)
        return (up + path.split(separator: "/").dropFirst(shared).map(String.init)).joined(separator: "/")
    }

    /// What follows the last dot of the name, folded to lower case; empty if there is no dot.
    public var fileExtension: String {
        guard let dot = key.lastIndex(of: "."), key[dot...].allSatisfy({ $0 != "/" }) else { return "" }
        return String(key[key.index(after: dot)...])
    }

    /// The name as an entry of a zip archive has it: without the leading slash.
    public var zipEntryName: String { String(path.dropFirst()) }

    public var description: String { path }

    public static func == (left: PartName, right: PartName) -> Bool { left.key == right.key }

    public func hash(into hasher: inout Hasher) { hasher.combine(key) }

    /// The path up to the last slash.
    private var folder: Substring {
        Substring(path.utf8[..<(path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)])
    }

    private static func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }

    /// Folds ASCII letters and decodes `%41` and the like, except for what would become a slash.
    private static func foldedAndDecoded(_ path: [UInt8]) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(path.count)
        var rest = path[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let decoded = decodedByte(rest.prefix(2)) {
                result.append(folded(decoded))
                rest = rest.dropFirst(2)
            } else {
                result.append(folded(byte))
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func decodedByte(_ digits: ArraySlice<UInt8>) -> UInt8? {
        guard digits.count == 2, let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16), value >= 0x20,
            value != UInt8(ascii: "/"), value != UInt8(ascii: "\\")
        else { return nil }
        return value
    }

    private static func folded(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
