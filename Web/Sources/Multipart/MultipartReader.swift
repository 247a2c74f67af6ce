/// Reads a `multipart/form-data` body (RFC 7578, RFC 2046 §5.1) piece by piece, as it arrives.
///
/// It holds what it can't tell yet: the headers of one part, or the few bytes that may be the start of a boundary. A
/// boundary stands at the start of a line, so the search is for a line break, two dashes and the boundary; the body is
/// read as if a line break preceded it.
public struct MultipartReader: Sendable {
    /// What is read, in order.
    public enum Event: Equatable, Sendable {
        /// A part begins.
        case part(MultipartPart)
        /// Bytes of the part that began last; there may be several such events for one part, or none.
        case bytes([UInt8])
        /// The part that began last is complete.
        case endOfPart
    }

    private enum State {
        case preamble, delimiter, headers, body, epilogue
    }

    private static let emptyLine: [UInt8] = [13, 10, 13, 10]

    private let limits: MultipartLimits
    private let delimiter: [UInt8]
    private var state = State.preamble
    private var held: [UInt8] = [13, 10]
    private var parts = 0
    private var preamble = 0

    /// - Parameters:
    ///   - contentType: the request's `Content-Type`, which names the boundary.
    ///   - limits: what a body may ask for.
    /// - Throws: ``MultipartError/noBoundary``.
    public init(contentType: String, limits: MultipartLimits = MultipartLimits()) throws(MultipartError) {
        let header = HeaderParameters(contentType)
        guard header.word == "multipart/form-data", let boundary = header["boundary"],
            (1...70).contains(boundary.utf8.count)
        else { throw .noBoundary }
        delimiter = [13, 10, 45, 45] + Array(boundary.utf8)
        self.limits = limits
    }

    /// Takes the next bytes of the body.
    ///
    /// - Returns: what they complete.
    /// - Throws: ``MultipartError``, but not ``MultipartError/incomplete``; nothing may be read after it.
    public mutating func read(_ piece: some Sequence<UInt8>) throws(MultipartError) -> [Event] {
        guard state != .epilogue else { return [] }
        held.append(contentsOf: piece)
        var events: [Event] = []
        while try step(&events) {}
        return events
    }

    /// Says that the body has ended.
    ///
    /// - Throws: ``MultipartError/incomplete`` where the closing boundary has not come.
    public func finish() throws(MultipartError) {
        guard state == .epilogue else { throw .incomplete }
    }

    /// - Returns: whether another step may follow before more bytes come.
    private mutating func step(_ events: inout [Event]) throws(MultipartError) -> Bool {
        switch state {
        case .preamble: try readPreamble()
        case .delimiter: try readDelimiter()
        case .headers: try readHeaders(&events)
        case .body: readBody(&events)
        case .epilogue: false
        }
    }

    private mutating func readPreamble() throws(MultipartError) -> Bool {
        let (skipped, isFound) = search()
        preamble += skipped.count
        guard preamble <= limits.headerBytes else { throw .headersTooLarge }
        if isFound { state = .delimiter }
        return isFound
    }

    private mutating func readBody(_ events: inout [Event]) -> Bool {
        let (bytes, isFound) = search()
        if !bytes.isEmpty { events.append(.bytes(bytes)) }
        if isFound {
            events.append(.endOfPart)
            state = .delimiter
        }
        return isFound
    }

    /// What follows a boundary on its line: two dashes after the last part, else blanks at most (RFC 2046 §5.1.1).
    private mutating func readDelimiter() throws(MultipartError) -> Bool {
        if held.starts(with: [45, 45]) {
            held = []
            state = .epilogue
            return false
        }
        let blanks = held.prefix { $0 == 32 || $0 == 9 }.count
        let rest = held.dropFirst(blanks)
        if blanks > limits.headerBytes { throw .headersTooLarge }
        if rest.count < 2 {
            guard [13, 10].starts(with: rest) || (blanks == 0 && rest.first == 45) else { throw .malformed }
            return false
        }
        guard rest.starts(with: [13, 10]) else { throw .malformed }
        // The line break stays: where a part has no headers, it is the first half of the empty line.
        held.removeFirst(blanks)
        state = .headers
        return true
    }

    private mutating func readHeaders(_ events: inout [Event]) throws(MultipartError) -> Bool {
        let end = held.position(of: MultipartReader.emptyLine)
        // The empty line may have begun among the last bytes.
        guard end ?? held.count - MultipartReader.emptyLine.count + 1 <= limits.headerBytes else {
            throw .headersTooLarge
        }
        guard let end else { return false }
        parts += 1
        guard parts <= limits.parts else { throw .tooManyParts }
        events.append(.part(MultipartPart(headers: held[..<end])))
        held.removeSubrange(..<(end + MultipartReader.emptyLine.count))
        state = .body
        return true
    }

    /// The bytes before the next delimiter, which goes with them; or those that surely stand before it.
    private mutating func search() -> (before: [UInt8], isFound: Bool) {
        let found = held.position(of: delimiter)
        let end = found ?? max(0, held.count - delimiter.count + 1)
        let before = Array(held[..<end])
        held.removeSubrange(..<(found.map { $0 + delimiter.count } ?? end))
        return (before, found != nil)
    }
}

extension [UInt8] {
    /// Where a word that begins with a line break stands first.
    fileprivate func position(of word: [UInt8]) -> Int? {
        withUnsafeBufferPointer { bytes in
            guard bytes.count >= word.count else { return nil }
            return (0...(bytes.count - word.count)).first { start in
                bytes[start] == 13 && bytes[start..<(start + word.count)].elementsEqual(word)
            }
        }
    }
}
