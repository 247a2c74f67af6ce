internal import OPCPackage
internal import ZipContainer

extension WorkbookReader {
    /// The workbook with one sheet changed. Every other part is, byte for byte, what it was.
    ///
    /// - Parameter index: the sheet's place in ``sheets``.
    /// - Throws: `noSuchSheet`, `missingPart`, `malformedPart`.
    public func patched(sheet index: Int, with patch: SheetPatch) throws(SpreadsheetError) -> [UInt8] {
        let part = try part(of: info(index))
        do {
            var bytes = try package.contents(of: part)
            if let text = Self.decodedUTF16(bytes) { bytes = text }
            var patcher = SheetPatcher(bytes, patch)
            let patched = patcher.patched()
            let zip = ZipWriter()
            for entry in package.archive.entries {
                if entry == package.entry(of: part) {
                    try zip.add(entry.name, patched)
                } else {
                    try zip.addCopy(of: entry, from: package.archive)
                }
            }
            return try zip.finish()
        } catch let error as PackageError {
            throw SpreadsheetError(error)
        } catch {
            throw SpreadsheetError(.malformedPart(part.path), place: part.path, detail: "\(error)", underlying: error)
        }
    }

    /// A part in UTF-16 as UTF-8, without its declaration, which would say otherwise.
    private static func decodedUTF16(_ bytes: [UInt8]) -> [UInt8]? {
        let isLittle = bytes.starts(with: [0xFF, 0xFE])
        guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else { return nil }
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
            isLittle
                ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
                : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
        }
        let text = String(decoding: units, as: UTF16.self)
        guard text.hasPrefix("<?xml"), let end = text.firstIndex(of: ">") else { return Array(text.utf8) }
        return Array(text[text.index(after: end)...].utf8)
    }
}
