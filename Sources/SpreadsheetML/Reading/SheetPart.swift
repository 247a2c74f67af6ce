internal import OPCPackage
internal import XMLStream
internal import ZipContainer

/// Reads a worksheet part while it is inflated: with libxml2, but for its rows as long as they are plain
/// (``RowScanner``).
struct SheetPart {
    private enum Mode {
        /// Before `sheetData`.
        case head
        case rows
        /// To the end, whatever comes.
        case markup
    }

    private let handler: SheetHandler
    private let limits: XMLLimits
    private let parser: XMLPushParser
    private var row = PlainRow()
    private var mode = Mode.head
    private var totalBytes = 0
    /// How many bytes the next row is looked at with: twice as many as it was cut off with before.
    private var wanted = 0

    private static let pieceBytes = 65_536
    /// A row as full as can be, of ordinary cells. It is held until its end is there.
    private static let longestRow = 1 << 20

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
        guard mode == .markup else { return used }
        try parser.push(UnsafeRawBufferPointer(rebasing: bytes[used...]))
        return bytes.count
    }

    private mutating func advanceToRows(_ bytes: UnsafeRawBufferPointer, isAtEnd: Bool) throws -> Int {
        let text = bytes.bindMemory(to: UInt8.self)
        let isFirst = totalBytes == bytes.count
        if isFirst, !MarkupSource.isUTF8(bytes) || !RowScanner.fits(limits) {
            mode = .markup
            return 0
        }
        let start = text.firstIndex(of: RowScanner.begin)
        let tagCount = RowScanner.begin.utf8CodeUnitCount
        // Without the tag, all but what may be its beginning.
        let head = start ?? (isAtEnd ? bytes.count : max(bytes.count - tagCount, 0))
        try parser.push(UnsafeRawBufferPointer(rebasing: bytes[..<head]))
        guard start != nil else { return head }
        // In a comment, say, the tag begins nothing.
        let stoodBefore = handler.standsBeforeRows
        try parser.push(UnsafeRawBufferPointer(rebasing: bytes[head..<head + tagCount]))
        mode = stoodBefore && handler.standsInRows ? .rows : .markup
        return head + tagCount
    }

    private mutating func advanceRows(_ bytes: UnsafeRawBufferPointer, isAtEnd: Bool) throws -> Int {
        guard bytes.count >= wanted || isAtEnd else { return 0 }
        let text = bytes.bindMemory(to: UInt8.self)
        var scanner = RowScanner(bytes: text, knowsDescent: handler.knowsDescent, textBytes: limits.textBytes)
        var used = 0
        while mode == .rows {
            do throws(RowScanner.Obstacle) {
                guard try scanner.next(&row) else {
                    mode = .markup
                    break
                }
            } catch {
                let left = bytes.count - used
                if error == .unusual || isAtEnd || left > Self.longestRow { mode = .markup }
                wanted = 2 * left
                break
            }
            try handler.take(row, of: text)
            used = scanner.position
        }
        return used
    }
}
