internal import OPCPackage
internal import ZipContainer

extension WorkbookReader {
    /// The workbook with one sheet changed. Every other part is, byte for byte, what it was.
    ///
    /// The sheet is in UTF-8 then, whatever encoding its program chose.
    /// - Parameter index: the sheet's place in ``sheets``.
    /// - Throws: `noSuchSheet`, `missingPart`, `malformedPart`, which ``UnpatchablePart`` may lie underneath.
    public func patched(sheet index: Int, with patch: SheetPatch) throws(SpreadsheetError) -> [UInt8] {
        let part = try part(of: info(index))
        let archive = package.archive
        do {
            let changed = try package.neededEntry(of: part)
            let zip = ZipWriter()
            for entry in archive.entries {
                if entry == changed {
                    try zip.begin(entry.name)
                    try Self.patch(entry, of: archive, with: patch) { zip.write($0) }
                    zip.end()
                } else {
                    try zip.addCopy(of: entry, from: archive)
                }
            }
            return try zip.finish()
        } catch let error as PackageError {
            throw SpreadsheetError(error)
        } catch {
            throw SpreadsheetError(.malformedPart(part.path), place: part.path, detail: "\(error)", underlying: error)
        }
    }

    private static func patch(
        _ entry: ZipEntry, of archive: ZipArchive, with patch: SheetPatch,
        write: @escaping (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        let survey = try MarkupSource.with(archive.reader(for: entry)) { try SheetSurvey(of: $0, for: patch) }
        try MarkupSource.with(archive.reader(for: entry)) { source in
            var patcher = SheetPatcher(source, patch, survey, write: write)
            try patcher.run()
        }
    }
}
