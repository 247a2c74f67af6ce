import XMLStream
import ZipContainer

/// Parses a part while it is inflated, one piece at each step: memory does not grow with the part.
public final class PartParser {
    private let part: PartName
    private let reader: ZipEntryReader
    private let parser: XMLPushParser
    private let buffer: UnsafeMutableRawBufferPointer
    private var isAtEnd = false

    private static let pieceBytes = 65_536

    init(
        _ part: PartName, _ reader: ZipEntryReader, handler: any XMLContentHandler, limits: XMLLimits
    ) throws(XMLError) {
        self.part = part
        self.reader = reader
        parser = try XMLPushParser(handler: handler, part: part.path, limits: limits)
        buffer = .allocate(byteCount: Self.pieceBytes, alignment: 16)
    }

    deinit {
        buffer.deallocate()
    }

    /// Parses the next piece; the handler hears of what is in it.
    /// - Returns: whether there is more.
    /// - Throws: ``PackageError``, and what the handler throws.
    public func step() throws -> Bool {
        if isAtEnd { return false }
        do {
            let count = try reader.read(into: buffer)
            try parser.push(UnsafeRawBufferPointer(rebasing: buffer.prefix(count)))
            if count < buffer.count {
                isAtEnd = true
                try parser.finish()
            }
            return !isAtEnd
        } catch let error as ZipError {
            throw PackageError(error, part: part)
        } catch let error as XMLError {
            throw PackageError(error, part: part)
        }
    }

    /// Where the parser stands in the part: line and column in bytes, both from 1.
    public var position: (line: Int, column: Int) { parser.position }
}
