internal import OPCPackage
internal import XMLStream
internal import ZipContainer

extension WorkbookReader {
    /// The workbook with one sheet changed. Every other part is, byte for byte, what it was.
    ///
    /// The sheet is in UTF-8 then, whatever encoding its program chose.
    /// - Parameters:
    ///   - index: the sheet's place in ``sheets``.
    ///   - patch: what changes.
    /// - Throws: `noSuchSheet`; `missingPart`; `malformedPart`, which ``UnpatchablePart`` may lie underneath;
    ///   `overlappingMerge` for two values of one merged range; `beyondLimit`, `nonFiniteNumber`, `invalidFormula`,
    ///   `unwritable` for what the patch puts there and no program takes.
    public func patched(sheet index: Int, with patch: SheetPatch) throws(SpreadsheetError) -> [UInt8] {
        let info = try info(index)
        guard info.kind == .worksheet else {
            throw SpreadsheetError(
                .noSuchSheet(info.name), place: info.name, detail: "the sheet has no cells, and none can be put there")
        }
        let part = try part(of: info)
        try patch.check(place: info.name)
        var patch = patch
        try patch.convertDates(to: dateSystem, place: info.name)
        let archive = package.archive
        do {
            let changed = try package.neededEntry(of: part)
            var survey = try Self.survey(changed, of: archive, for: patch)
            if !survey.merges.isEmpty {
                for merge in survey.merges { try patch.move(under: merge, place: info.name) }
                survey = try Self.survey(changed, of: archive, for: patch)
            }
            let zip = ZipWriter()
            for entry in archive.entries {
                if entry == changed {
                    try zip.begin(entry.name)
                    try MarkupSource.with(archive.reader(for: entry)) { source in
                        var patcher = SheetPatcher(source, patch, survey) { zip.write($0) }
                        try patcher.run()
                    }
                    zip.end()
                } else {
                    try zip.addCopy(of: entry, from: archive)
                }
            }
            return try zip.finish()
        } catch let error as SpreadsheetError {
            throw error
        } catch let error as PackageError {
            throw SpreadsheetError(error)
        } catch let error as XMLError where error.code == .badValue {
            throw .unwritable("the patch", "can't be written: \(error.detail)", place: info.name)
        } catch {
            throw SpreadsheetError(.malformedPart(part.path), place: part.path, detail: "\(error)", underlying: error)
        }
    }

    private static func survey(
        _ entry: ZipEntry, of archive: ZipArchive, for patch: SheetPatch
    ) throws -> SheetSurvey {
        try MarkupSource.with(archive.reader(for: entry)) { try SheetSurvey(of: $0, for: patch) }
    }
}
