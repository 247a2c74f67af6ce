/// Reads elements in plain markup without libxml2, in a quarter of its time.
///
/// Plain is what nearly every program writes: names of ASCII, double quotes, UTF-8, no comment, instruction or CDATA
/// section, no `mc:AlternateContent`. Whatever else there is, or is wrong, is a ``PlainMarkup/Obstacle``, and a matter for
/// ``XMLPushParser``. What is read, it would read the same.
public struct PlainElements: ~Copyable {
    /// What a prefix means.
    private struct Declaration {
        let prefix: [UInt8]
        /// Nil if it is foreign.
        let namespace: XMLNamespace?
    }

    private struct Attribute {
        let name: PlainMarkup.Name
        let value: PlainMarkup.Piece
        let hasReferences: Bool
    }

    /// An element whose end is to come, and what its start tag has changed.
    private struct Open {
        let name: PlainMarkup.Name
        let declarationCount: Int
        let defaultNamespace: XMLNamespace?
    }

    private var markup: PlainMarkup
    private let limits: XMLLimits
    private var declarations: [Declaration]
    /// Nil if it is foreign.
    private var defaultNamespace: XMLNamespace? = XMLNamespace.none
    private var open: [Open] = []
    /// What ``skip()`` has begun with.
    private var outermost: Skipped?
    private var attributeCount = 0
    private let attributes: UnsafeMutablePointer<Attribute>
    /// The numbers and the places of a tag's attributes, as libxml2 gives them.
    private let ids: UnsafeMutablePointer<UInt64>
    private let tuples: UnsafeMutablePointer<UnsafePointer<UInt8>?>
    /// The values of a tag that have references, without them.
    private let resolved: UnsafeMutablePointer<UInt8>

    private static let depth = 16
    /// The attributes of a tag and the declarations in scope together, that of `xml` included.
    private static let attributeLimit = 32
    private static let tagBytes = 8_192

    /// - Parameters:
    ///   - prefixes: those that are declared around the elements.
    ///   - limits: smaller budgets than plain markup needs make everything unusual.
    public init(_ bytes: UnsafeBufferPointer<UInt8>, prefixes: [[UInt8]] = [], limits: XMLLimits) {
        markup = PlainMarkup(bytes, textBytes: limits.textBytes)
        declarations = ([Array("xml".utf8)] + prefixes).map { Declaration(prefix: $0, namespace: nil) }
        self.limits = limits
        attributes = .allocate(capacity: Self.attributeLimit)
        ids = .allocate(capacity: Self.attributeLimit)
        tuples = .allocate(capacity: 5 * Self.attributeLimit)
        tuples.initialize(repeating: nil, count: 5 * Self.attributeLimit)
        resolved = .allocate(capacity: Self.tagBytes)
    }

    deinit {
        attributes.deallocate()
        ids.deallocate()
        tuples.deallocate()
        resolved.deallocate()
    }

    /// Reads a whole document.
    /// - Returns: false if it is not plain, or the handler threw: what the handler has heard is not all then.
    public static func read(
        _ document: UnsafeBufferPointer<UInt8>, handler: any XMLContentHandler, limits: XMLLimits
    ) -> Bool {
        guard document.count <= limits.documentBytes else { return false }
        var elements = PlainElements(document, limits: limits)
        do {
            try elements.takeToRoot()
            try elements.takeElement(handler)
            elements.markup.skipBlanks()
            return elements.markup.position == document.count
        } catch {
            return false
        }
    }

    /// Behind the last element that was taken.
    public var position: Int {
        get { markup.position }
        set { markup.position = newValue }
    }

    /// Takes the beginning of a document, up to its root element's start tag.
    /// - Returns: false if the root's name has a prefix.
    /// - Throws: ``PlainMarkup/Obstacle``, and what the handler throws, as all that follow.
    public mutating func takeRoot(_ handler: any XMLContentHandler) throws -> Bool {
        try checkLimits()
        try takeToRoot()
        _ = try takeStart(handler)
        return open.last.map { $0.name.prefix == nil } ?? false
    }

    /// Another element stands next, and not the end of the one around it.
    public mutating func hasNext() throws(PlainMarkup.Obstacle) -> Bool {
        markup.skipBlanks()
        return try markup.peek(1) != UInt8(ascii: "/")
    }

    /// Takes a tag if it stands here as it is written.
    public mutating func takeIfThere(_ tag: StaticString) -> Bool {
        let start = markup.position
        if (try? markup.take(tag)) != nil { return true }
        markup.position = start
        return false
    }

    /// Takes the next element.
    public mutating func take(_ handler: any XMLContentHandler) throws { try takeElement(handler) }

    /// Takes the root's end.
    /// - Returns: false if something follows.
    public mutating func takeRootEnd(_ handler: any XMLContentHandler) throws -> Bool {
        guard open.count == 1 else { return false }
        try takeEnd(handler)
        markup.skipBlanks()
        return markup.position == markup.bytes.count
    }

    /// Whether a prefix is declared here.
    public func declares(_ prefix: [UInt8]) -> Bool { declarations.contains { $0.prefix == prefix } }

    /// An element that was passed over.
    public struct Skipped {
        /// The name as it is written, valid as long as the bytes.
        public let name: UnsafeBufferPointer<UInt8>
        /// The name is of the default namespace around the element.
        public let isOfDefaultNamespace: Bool
    }

    /// Passes over the next element.
    /// - Returns: nil if the end of the element around it stands there.
    public mutating func skip() throws(PlainMarkup.Obstacle) -> Skipped? {
        guard try hasNext() else { return nil }
        outermost = nil
        do {
            try takeElement(nil)
        } catch {
            throw error as? PlainMarkup.Obstacle ?? .unusual
        }
        return outermost
    }

    /// The prefixes that the root element of a document declares; none if they do not begin in plain markup.
    public static func prefixes(ofRootIn document: UnsafeBufferPointer<UInt8>, limits: XMLLimits) -> [[UInt8]] {
        var elements = PlainElements(document, limits: limits)
        do {
            try elements.takeToRoot()
            _ = try elements.takeStart(nil)
        } catch {
            return []
        }
        return elements.declarations.dropFirst().map(\.prefix).filter { !$0.isEmpty }
    }

    private func checkLimits() throws(PlainMarkup.Obstacle) {
        guard limits.depth >= Self.depth, limits.attributes >= Self.attributeLimit,
            limits.namespaces >= Self.attributeLimit,
            limits.nameBytes >= PlainMarkup.nameBytes, limits.tagBytes >= Self.tagBytes
        else { throw .unusual }
    }

    private mutating func takeToRoot() throws(PlainMarkup.Obstacle) {
        try markup.takeDeclaration()
        markup.skipBlanks()
    }

    /// - Parameter handler: hears of what is in the element; nil passes over it.
    private mutating func takeElement(_ handler: (any XMLContentHandler)?) throws {
        try checkLimits()
        let around = open.count
        /// The depth of the element whose content the handler does not want.
        var skipped = try takeStart(handler) ? Int.max : around + 1
        while open.count > around {
            let hearing = open.count < skipped ? handler : nil
            try takeText(hearing)
            if try markup.peek(1) == UInt8(ascii: "/") {
                if open.count == skipped { skipped = .max }
                try takeEnd(hearing)
            } else if try !takeStart(hearing) {
                skipped = open.count
            }
        }
    }

    private mutating func takeText(_ handler: (any XMLContentHandler)?) throws {
        var hasReferences = false
        let text = try markup.takeText(&hasReferences)
        guard let handler, text.count > 0 else { return }
        if hasReferences {
            try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { room in
                guard let start = room.baseAddress else { return }
                let count = PlainText.resolve(text.of(markup.bytes), into: start)
                try handler.characters(UnsafeBufferPointer(start: start, count: count))
            }
        } else {
            try handler.characters(text.of(markup.bytes))
        }
    }

    /// - Returns: false if the handler does not want what is in the element, and its end is to come.
    private mutating func takeStart(_ handler: (any XMLContentHandler)?) throws -> Bool {
        let start = markup.position
        try markup.take("<")
        let outside = (declarations.count, defaultNamespace)
        let name = try markup.takeName()
        attributeCount = 0
        while try markup.takeToAttribute() {
            let attribute = try markup.takeName()
            try markup.take("=")
            var hasReferences = false
            let value = try markup.takeValue(&hasReferences)
            if attribute.isDeclaration(in: markup.bytes) {
                guard !hasReferences else { throw PlainMarkup.Obstacle.unusual }
                try declare(attribute, value, from: outside.0)
            } else {
                guard attributeCount < Self.attributeLimit else { throw PlainMarkup.Obstacle.unusual }
                attributes[attributeCount] = Attribute(name: attribute, value: value, hasReferences: hasReferences)
                attributeCount += 1
            }
        }
        let isEmpty = try markup.takeTagEnd()
        guard markup.position - start <= Self.tagBytes, open.count < Self.depth,
            attributeCount + declarations.count <= Self.attributeLimit, hasKnownPrefixes(name), hasDistinctAttributes()
        else { throw PlainMarkup.Obstacle.unusual }
        if open.isEmpty {
            outermost = Skipped(
                name: name.whole.of(markup.bytes),
                isOfDefaultNamespace: name.prefix == nil && !declarations[outside.0...].contains { $0.prefix.isEmpty })
        }
        open.append(Open(name: name, declarationCount: outside.0, defaultNamespace: outside.1))
        let isWanted = try handler.map { try tell($0, name) } ?? true
        guard isEmpty else { return isWanted }
        try close(isWanted ? handler : nil)
        return true
    }

    /// - Returns: whether the handler wants what is in the element.
    private mutating func tell(_ handler: any XMLContentHandler, _ name: PlainMarkup.Name) throws -> Bool {
        let id = id(name, unprefixed: defaultNamespace)
        guard let local = name.local.of(markup.bytes).baseAddress, !Self.alternates.contains(id) else {
            throw PlainMarkup.Obstacle.unusual
        }
        var room = resolved
        for index in 0..<attributeCount {
            let attribute = attributes[index]
            ids[index] = self.id(attribute.name, unprefixed: XMLNamespace.none)
            var value = attribute.value.of(markup.bytes)
            if attribute.hasReferences {
                value = UnsafeBufferPointer(start: room, count: PlainText.resolve(value, into: room))
                room += value.count
            }
            tuples[5 * index + 3] = value.baseAddress
            tuples[5 * index + 4] = value.baseAddress.map { $0 + value.count }
        }
        var element = XMLElement(
            name: XMLName(id: id), local: local, localLength: name.local.count, attributeCount: attributeCount,
            ids: ids,
            tuples: tuples)
        try handler.startElement(&element)
        return !element.skipsContent
    }

    private mutating func takeEnd(_ handler: (any XMLContentHandler)?) throws {
        guard let name = open.last?.name else { throw PlainMarkup.Obstacle.unusual }
        try markup.take("</")
        for byte in name.whole.of(markup.bytes) {
            guard try markup.peek() == byte else { throw PlainMarkup.Obstacle.unusual }
            markup.position += 1
        }
        try markup.take(">")
        try close(handler)
    }

    private mutating func close(_ handler: (any XMLContentHandler)?) throws {
        guard let ended = open.popLast() else { throw PlainMarkup.Obstacle.unusual }
        if let handler { try handler.endElement(XMLName(id: id(ended.name, unprefixed: defaultNamespace))) }
        if declarations.count > ended.declarationCount {
            declarations.removeLast(declarations.count - ended.declarationCount)
        }
        defaultNamespace = ended.defaultNamespace
    }

    // MARK: Names

    private static let alternates = ["AlternateContent", "Choice", "Fallback"].map {
        XMLName(.markupCompatibility, $0).id
    }

    /// - Parameter first: the first declaration of this tag.
    private mutating func declare(
        _ name: PlainMarkup.Name, _ value: PlainMarkup.Piece, from first: Int
    ) throws(PlainMarkup.Obstacle) {
        let uri = value.of(markup.bytes)
        let prefix = name.prefix == nil ? [] : Array(name.local.of(markup.bytes))
        let namespace = XMLNamespace(uri: uri)
        guard namespace != nil || Self.isPlainURI(uri), !prefix.starts(with: "xml".utf8),
            !declarations[first...].contains(where: { $0.prefix == prefix })
        else { throw .unusual }
        let declaration = Declaration(prefix: prefix, namespace: namespace)
        declarations.append(declaration)
        if prefix.isEmpty { defaultNamespace = declaration.namespace }
    }

    /// A URI beyond doubt: libxml2 refuses what is none, and the two of the W3C that are reserved.
    private static func isPlainURI(_ uri: UnsafeBufferPointer<UInt8>) -> Bool {
        for start: StaticString in ["http://", "urn:"] {
            let length = start.utf8CodeUnitCount
            guard uri.count > length,
                uri.prefix(length).elementsEqual(UnsafeBufferPointer(start: start.utf8Start, count: length))
            else { continue }
            return uri.dropFirst(length).allSatisfy { PlainMarkup.isNameByte($0) || $0 == UInt8(ascii: "/") }
                && !uri.starts(with: "http://www.w3.org/".utf8)
        }
        return false
    }

    // Mutating, because the whole struct is copied for a borrow.

    /// An attribute may stand once, whatever its prefix.
    private mutating func hasDistinctAttributes() -> Bool {
        for index in 1..<max(1, attributeCount) {
            let name = attributes[index].name.local
            for other in 0..<index where attributes[other].name.local.equals(name, in: markup.bytes) { return false }
        }
        return true
    }

    /// The prefixes of an element and its attributes are declared.
    private mutating func hasKnownPrefixes(_ element: PlainMarkup.Name) -> Bool {
        for index in 0..<attributeCount where !isDeclared(attributes[index].name) { return false }
        return isDeclared(element)
    }

    private mutating func isDeclared(_ name: PlainMarkup.Name) -> Bool {
        guard let prefix = name.prefix?.of(markup.bytes) else { return true }
        return declarations.contains { $0.prefix.elementsEqual(prefix) }
    }

    private mutating func id(_ name: PlainMarkup.Name, unprefixed: XMLNamespace?) -> UInt64 {
        var namespace = unprefixed
        if let prefix = name.prefix?.of(markup.bytes) {
            namespace = declarations.last { $0.prefix.elementsEqual(prefix) }?.namespace
        }
        return namespace.map { XMLNameHash.of($0, name.local.of(markup.bytes)) } ?? XMLNameHash.foreign
    }
}
