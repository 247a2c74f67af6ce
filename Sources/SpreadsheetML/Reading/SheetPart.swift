internal import OPCPackage
internal import XMLStream
internal import ZipContainer

/// Reads a worksheet part while it is inflated: the rows without an XML parser as long as they are plain, all the rest
/// with it.
struct SheetPart {
    private enum Mode {
        /// Before `sheetData`.
        case head
        case rows
        /// What stands after `sheetData`.
        case rest
        /// To the end, whatever comes.
        case markup
    }

    private let handler: SheetHandler
    private let limits: XMLLimits
    private let parser: XMLPushParser
    private var row = PlainRow()
    private var mode = Mode.head
    /// The prefixes that the root element declares.
    private var prefixes: [[UInt8]] = []
    private var totalBytes = 0
    /// How many bytes the next row is looked at with: twice as many as it was cut off with before.
    private var wanted = 0

    private static let pieceBytes = 65_536
    /// A row as full as can be, of ordinary cells, or another element. It is held until its end is there.
    private static let longestElement = 1 << 20

    private init(_ part: PartName, handler: SheetHandler, limits: XMLLimits) throws {
        self.handler = handler
        self.limits = limits
        parser = try XMLPushParser(handler: handler, part: part.path, limits: limits)
    }

    /// - Throws: `SpreadsheetError`, `ZipError`, `XMLError`, and what the handler throws.
    static func read(
        _ part: PartName, from entry: ZipEntryReader, handler: SheetHandler, limits: XMLLimits
    ) throws {
        var sheet = try SheetPart(part, handler: handler, limits: limits)
        // The end of a short sheet is known by a piece that is not full.
        let piece = min(pieceBytes - 1, entry.size) + 1
        var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * piece, alignment: 16)
        defer { buffer.deallocate() }
        var filled = 0
        var isAtEnd = false
        while !isAtEnd {
            if buffer.count - filled < piece { buffer = grown(buffer) }
            let count = try entry.read(
                into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<filled + piece]))
            isAtEnd = count < piece
            filled += count
            sheet.totalBytes += count
            try ReadingLimits.check(sheet.totalBytes, "documentBytes", limit: limits.documentBytes, place: part.path)
            let used = try sheet.advance(UnsafeRawBufferPointer(rebasing: buffer[..<filled]), isAtEnd: isAtEnd)
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[used..<filled]))
            filled -= used
        }
        try sheet.parser.finish()
    }

    private static func grown(_ buffer: UnsafeMutableRawBufferPointer) -> UnsafeMutableRawBufferPointer {
        let grown = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * buffer.count, alignment: 16)
        grown.copyMemory(from: UnsafeRawBufferPointer(buffer))
        buffer.deallocate()
        return grown
    }

    /// Goes on as far as the bytes allow.
    /// - Returns: how many of them are done with.
    private mutating func advance(_ bytes: UnsafeRawBufferPointer, isAtEnd: Bool) throws -> Int {
        var used = 0
        if mode == .head { used = try advanceToRows(bytes, isAtEnd: isAtEnd) }
        if mode == .rows { used += try advanceRows(UnsafeRawBufferPointer(rebasing: bytes[used...]), isAtEnd: isAtEnd) }
        if mode == .rest { used += try advanceRest(UnsafeRawBufferPointer(rebasing: bytes[used...]), isAtEnd: isAtEnd) }
        guard mode == .markup else { return used }
        try parser.push(UnsafeRawBufferPointer(rebasing: bytes[used...]))
        return bytes.count
    }

    private mutating func advanceToRows(_ bytes: UnsafeRawBufferPointer, isAtEnd: Bool) throws -> Int {
        let text = bytes.bindMemory(to: UInt8.self)
        let isFirst = totalBytes == bytes.count
        if isFirst, !Self.isUTF8(text) || !PlainRowScanner.fits(limits) {
            mode = .markup
            return 0
        }
        let start = text.firstIndex(of: PlainRowScanner.begin)
        // Without the tag, all but what may be its beginning.
        let head = start ?? (isAtEnd ? bytes.count : max(bytes.count - PlainRowScanner.begin.utf8CodeUnitCount, 0))
        if isFirst { prefixes = PlainElements.prefixes(ofRootIn: text, limits: limits) }
        try parser.push(UnsafeRawBufferPointer(rebasing: bytes[..<head]))
        guard start != nil else { return head }
        // In a comment, say, the tag begins nothing.
        let stoodBefore = handler.standsBeforeRows
        let end = head + PlainRowScanner.begin.utf8CodeUnitCount
        try parser.push(UnsafeRawBufferPointer(rebasing: bytes[head..<end]))
        mode = stoodBefore && handler.standsInRows ? .rows : .markup
        return end
    }

    private mutating func advanceRows(_ bytes: UnsafeRawBufferPointer, isAtEnd: Bool) throws -> Int {
        guard bytes.count >= wanted || isAtEnd else { return 0 }
        let text = bytes.bindMemory(to: UInt8.self)
        let knowsDescent = prefixes.contains(PlainRowScanner.descentPrefix)
        var scanner = PlainRowScanner(text, knowsDescent: knowsDescent, textBytes: limits.textBytes)
        var used = 0
        while mode == .rows {
            do throws(PlainMarkup.Obstacle) {
                if try !scanner.next(&row) { mode = .rest }
            } catch {
                stop(at: error, left: bytes.count - used, isAtEnd: isAtEnd)
                break
            }
            if mode == .rows {
                try handler.take(row, of: text)
            } else {
                try parser.push(UnsafeRawBufferPointer(rebasing: bytes[used..<scanner.position]))
            }
            used = scanner.position
        }
        return used
    }

    private mutating func advanceRest(_ bytes: UnsafeRawBufferPointer, isAtEnd: Bool) throws -> Int {
        guard bytes.count >= wanted || isAtEnd else { return 0 }
        var elements = PlainElements(bytes.bindMemory(to: UInt8.self), prefixes: prefixes, limits: limits)
        var used = 0
        while mode == .rest {
            let element: PlainElements.Skipped?
            do throws(PlainMarkup.Obstacle) {
                element = try elements.skip()
            } catch {
                stop(at: error, left: bytes.count - used, isAtEnd: isAtEnd)
                break
            }
            guard let element else {
                mode = .markup
                break
            }
            if !element.isOfDefaultNamespace || SheetHandler.wants(element.name) {
                try parser.push(UnsafeRawBufferPointer(rebasing: bytes[used..<elements.position]))
            }
            used = elements.position
        }
        return used
    }

    /// Waits for more bytes, or leaves the rest to the parser.
    private mutating func stop(at obstacle: PlainMarkup.Obstacle, left: Int, isAtEnd: Bool) {
        if obstacle == .unusual || isAtEnd || left > Self.longestElement { mode = .markup }
        wanted = 2 * left
    }

    /// A declaration without an encoding, or none, means UTF-8 where the tags can be read as such (XML 1.0 §4.3.3).
    private static func isUTF8(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let end = head.firstIndex(of: "?>") else { return true }
        let declaration = String(decoding: head[..<end], as: UTF8.self).lowercased().utf8
        return !declaration.holds("encoding") || declaration.holds("utf-8")
    }
}
