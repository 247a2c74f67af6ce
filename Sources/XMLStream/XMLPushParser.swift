import CLibXML2

/// Parses one XML document that is pushed in pieces, and tells an ``XMLContentHandler`` what it finds.
///
/// libxml2 does the parsing (SAX2, namespace-aware). Nothing outside of the bytes pushed is ever read: no network, no
/// entity files, and a DOCTYPE is refused. All encodings that libxml2 detects arrive as UTF-8. One parser is used by
/// one thread at a time; several may run side by side.
public final class XMLPushParser {
    private let handler: any XMLContentHandler
    private let part: String?
    private let limits: XMLLimits
    private let context: xmlParserCtxtPtr
    private let names = XMLNameCache()
    private let attributeIDs: UnsafeMutablePointer<UInt64>
    // Constants of the instance: reaching a static one costs a call, for every tag of the document.
    private let alternateContent = XMLName(.markupCompatibility, "AlternateContent")
    private let choice = XMLName(.markupCompatibility, "Choice")
    private let fallback = XMLName(.markupCompatibility, "Fallback")

    private var depth = 0
    private var hasRoot = false
    private var isLast = false
    /// How many elements have been entered whose content is passed over.
    private var skipDepth = 0
    private var textBytes = 0
    private var documentBytes = 0
    private var failure: (any Error)?

    private static let pieceBytes = 65_536
    private static let libraryIsReady: Void = xmlInitParser()

    /// A parser for one document.
    /// - Parameters:
    ///   - handler: what is told of the content; it is kept as long as the parser.
    ///   - part: how errors call the document.
    /// - Throws: `outOfMemory`.
    public init(
        handler: any XMLContentHandler, part: String? = nil, limits: XMLLimits = .standard
    ) throws(XMLError) {
        _ = Self.libraryIsReady
        // Encoding errors pass by the parser's options and would be printed. The setting is the thread's.
        xmlSetStructuredErrorFunc(nil) { _, _ in }
        var callbacks = makeCallbacks()
        guard let context = xmlCreatePushParserCtxt(&callbacks, nil, nil, 0, nil) else {
            throw XMLError(.outOfMemory, detail: "libxml2 could not set up a parser")
        }
        self.context = context
        self.handler = handler
        self.part = part
        self.limits = limits
        attributeIDs = .allocate(capacity: max(limits.attributes, 1))
        context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
        xmlCtxtUseOptions(
            context,
            Int32(bitPattern: XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue))
    }

    deinit {
        xmlFreeParserCtxt(context)
        attributeIDs.deallocate()
    }

    /// Parses a whole document that is in memory.
    /// - Throws: ``XMLError``, and what the handler throws.
    public static func parse(
        _ document: [UInt8], handler: any XMLContentHandler, part: String? = nil, limits: XMLLimits = .standard
    ) throws {
        let parser = try XMLPushParser(handler: handler, part: part, limits: limits)
        try document.withUnsafeBytes(parser.push)
        try parser.finish()
    }

    /// Parses the next piece of the document, of any length.
    /// - Throws: ``XMLError``, and what the handler throws. After an error every further call throws it again.
    public func push(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(Self.pieceBytes))
            rest = rest.dropFirst(piece.count)
            documentBytes += piece.count
            try check(documentBytes, "documentBytes", limits.documentBytes)
            try feed(piece)
            if let input = context.pointee.input {
                try check(input.pointee.end - input.pointee.cur, "tagBytes", limits.tagBytes)
            }
        }
    }

    /// Says that the document is complete.
    /// - Throws: ``XMLError`` if it is not, and what the handler throws.
    public func finish() throws {
        isLast = true
        try feed(UnsafeRawBufferPointer(start: nil, count: 0))
    }

    /// Where the parser stands: line and column in bytes, both from 1.
    public var position: (line: Int, column: Int) {
        guard let input = context.pointee.input else { return (0, 0) }
        return (Int(input.pointee.line), Int(input.pointee.col))
    }

    private func feed(_ piece: UnsafeRawBufferPointer) throws {
        if failure == nil {
            xmlParseChunk(
                context, piece.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(piece.count), isLast ? 1 : 0)
        }
        if let failure { throw failure }
    }

    private func check(_ found: Int, _ limit: String, _ allowed: Int) throws {
        if failure == nil, found > allowed { exceed(limit, found, allowed) }
        if let failure { throw failure }
    }
}

// MARK: - Events

extension XMLPushParser {
    fileprivate func start(
        _ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?,
        _ declared: UnsafeBufferPointer<UnsafePointer<UInt8>?>, attributeCount: Int,
        _ tuples: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) {
        guard failure == nil else { return }
        textBytes = 0
        hasRoot = true
        depth += 1
        guard depth <= limits.depth else { return exceed("depth", depth, limits.depth) }
        let written = attributeCount + declared.count / 2
        guard written <= limits.attributes else { return exceed("attributes", written, limits.attributes) }
        let namespaces = Int(context.pointee.nsNr) / 2
        guard namespaces <= limits.namespaces else { return exceed("namespaces", namespaces, limits.namespaces) }
        let known = Int(xmlDictSize(context.pointee.dict))
        guard known <= limits.names else { return exceed("names", known, limits.names) }
        if skipDepth > 0 {
            skipDepth += 1
            return
        }
        let name = XMLName(id: id(local, uri))
        if name == alternateContent || name == fallback { return }
        if name == choice {
            skipDepth = 1
            return
        }
        for index in 0..<attributeCount {
            // A name beyond its budget stops the parser, which frees what the values point into.
            guard failure == nil else { return }
            guard let tuple = tuples.map({ $0 + index * 5 }), let start = tuple[3], let rawEnd = tuple[4] else {
                continue
            }
            let end = resolvingAmpersands(start, rawEnd)
            guard end - start <= limits.textBytes else { return exceed("textBytes", end - start, limits.textBytes) }
            tuple[4] = end
            attributeIDs[index] = tuple[0].map { id($0, tuple[2]) } ?? XMLNameHash.foreign
        }
        guard failure == nil else { return }
        var element = XMLElement(
            name: name, attributeCount: attributeCount, local: local, ids: attributeIDs, tuples: tuples,
            namespaces: declared)
        do {
            try handler.startElement(&element)
            if element.skipsContent { skipDepth = 1 }
        } catch {
            stop(error)
        }
    }

    fileprivate func characters(_ text: UnsafeBufferPointer<UInt8>) {
        guard failure == nil, skipDepth == 0 else { return }
        textBytes += text.count
        guard textBytes <= limits.textBytes else { return exceed("textBytes", textBytes, limits.textBytes) }
        do {
            try handler.characters(text)
        } catch {
            stop(error)
        }
    }

    fileprivate func end(_ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?) {
        guard failure == nil else { return }
        textBytes = 0
        depth -= 1
        if skipDepth > 0 {
            skipDepth -= 1
            return
        }
        let name = XMLName(id: id(local, uri))
        if name == alternateContent || name == fallback { return }
        do {
            try handler.endElement(name)
        } catch {
            stop(error)
        }
    }

    fileprivate func refuseDoctype() {
        stop(XMLError(.doctype, detail: "a document type declaration is not allowed in an office file"))
    }

    fileprivate func report(code: Int, line: Int, column: Int, message: String) {
        guard failure == nil else { return }
        // The same codes are used for what follows the root element, which is no truncation.
        let isCutOff =
            isLast && (depth > 0 || !hasRoot)
            && [XML_ERR_DOCUMENT_EMPTY, XML_ERR_DOCUMENT_END, XML_ERR_TAG_NOT_FINISHED].contains {
                Int($0.rawValue) == code
            }
        var error = XMLError(isCutOff ? .truncated : .malformed(code), detail: message)
        error.line = line
        error.column = column
        stop(error)
    }

    /// As long as entities are not replaced (and they never are, here), libxml2 leaves each ampersand of an attribute
    /// as `&#38;`. A value that has one was put together in memory of its own, where it may be shortened in place.
    /// - Returns: the value's new end.
    @inline(__always)
    private func resolvingAmpersands(
        _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8> {
        var read = start
        while read < end, read.pointee != UInt8(ascii: "&") { read += 1 }
        guard read < end else { return end }
        var write = UnsafeMutablePointer(mutating: read)
        while read < end {
            write.pointee = read.pointee
            read += read.pointee == UInt8(ascii: "&") ? 5 : 1
            write += 1
        }
        return UnsafePointer(write)
    }

    @inline(__always)
    private func id(_ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?) -> UInt64 {
        names.id(local, uri) { length in
            if length > limits.nameBytes { exceed("nameBytes", length, limits.nameBytes) }
        }
    }

    private func exceed(_ limit: String, _ found: Int, _ allowed: Int) {
        stop(
            XMLError(
                .limitExceeded(limit: limit, found: found, allowed: allowed),
                detail: "\(limit): \(found) found, \(allowed) allowed"))
    }

    /// libxml2 may still call once or twice after it was stopped, and calls the document well-formed: the failure kept
    /// here is what counts.
    private func stop(_ error: any Error) {
        guard failure == nil else { return }
        if var error = error as? XMLError {
            if error.line == 0 { (error.line, error.column) = position }
            if error.part == nil { error.part = part }
            failure = error
        } else {
            failure = error
        }
        xmlStopParser(context)
    }
}

// MARK: - libxml2's callbacks

/// Calls the parser behind libxml2's context, without the retain and release that every event would cost.
@inline(__always)
private func withParser(_ context: UnsafeMutableRawPointer?, _ body: (XMLPushParser) -> Void) {
    guard let context else { return }
    Unmanaged<XMLPushParser>.fromOpaque(context)._withUnsafeGuaranteedRef(body)
}

/// The callbacks are made in a plain function: written in a main-actor context, they would belong to the main actor and
/// trap on every other thread.
private func makeCallbacks() -> xmlSAXHandler {
    var callbacks = xmlSAXHandler()
    // Without SAX2's mark the namespace-aware callbacks are never called.
    callbacks.initialized = UInt32(XML_SAX2_MAGIC)
    callbacks.startElementNs = { context, local, _, uri, namespaceCount, namespaces, attributeCount, _, attributes in
        guard let local else { return }
        withParser(context) {
            let declared = UnsafeBufferPointer(start: namespaces, count: 2 * Int(namespaceCount))
            $0.start(local, uri, declared, attributeCount: Int(attributeCount), attributes)
        }
    }
    callbacks.endElementNs = { context, local, _, uri in
        guard let local else { return }
        withParser(context) { $0.end(local, uri) }
    }
    callbacks.characters = { context, text, count in
        withParser(context) { $0.characters(UnsafeBufferPointer(start: text, count: Int(count))) }
    }
    // One callback for both keeps libxml2 from pondering which blanks matter.
    callbacks.ignorableWhitespace = callbacks.characters
    callbacks.internalSubset = { context, _, _, _ in
        withParser(context) { $0.refuseDoctype() }
    }
    // `error` is variadic, which Swift cannot write.
    callbacks.serror = { context, error in
        guard let error = error?.pointee, error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
        let message = error.message.map { String(cString: $0) } ?? "libxml2 gives no reason"
        withParser(context) {
            $0.report(
                code: Int(error.code), line: Int(error.line), column: Int(error.int2),
                message: message.split(whereSeparator: \.isNewline).joined(separator: " "))
        }
    }
    return callbacks
}
