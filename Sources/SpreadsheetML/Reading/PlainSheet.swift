internal import XMLStream

/// Reads a worksheet part that is there as a whole, and in plain markup, without an XML parser.
enum PlainSheet {
    /// - Returns: false if it is not plain, or wrong: what the handler has heard is not all then, and ``SheetPart`` is to
    ///   be asked.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, handler: SheetHandler, limits: XMLLimits) -> Bool {
        guard bytes.count <= limits.documentBytes, PlainRowScanner.fits(limits) else { return false }
        var elements = PlainElements(bytes, limits: limits)
        do {
            guard try elements.takeRoot(handler) else { return false }
            while try elements.hasNext() {
                guard elements.takeIfThere(PlainRowScanner.begin) else {
                    try elements.take(handler)
                    continue
                }
                var scanner = PlainRowScanner(
                    bytes, from: elements.position, knowsDescent: elements.declares(PlainRowScanner.descentPrefix),
                    textBytes: limits.textBytes)
                try handler.takeRows(of: bytes, from: &scanner)
                elements.position = scanner.position
            }
            return try elements.takeRootEnd(handler)
        } catch {
            return false
        }
    }
}
