internal import OPCPackage
internal import XMLStream
internal import ZipContainer

/// Changes to a workbook that stays otherwise as its program saved it.
public struct WorkbookPatch: Sendable {
    /// By the sheets' places in ``WorkbookReader/sheets``.
    public var sheets: [Int: SheetPatch] = [:]
    /// Names of the whole workbook that mean something else from now on, or come in.
    public var names: [DefinedName] = []

    /// A patch that changes nothing.
    public init() {}
}

extension WorkbookReader {
    /// The workbook with one sheet changed; see ``patched(with:)``.
    ///
    /// - Parameters:
    ///   - index: the sheet's place in ``sheets``.
    ///   - patch: what changes.
    public func patched(sheet index: Int, with patch: SheetPatch) throws(SpreadsheetError) -> [UInt8] {
        var workbook = WorkbookPatch()
        workbook.sheets[index] = patch
        return try patched(with: workbook)
    }

    /// The workbook with some sheets and names changed. Numbers that charts show of changed cells are renewed, new texts
    /// join the shared strings, and every other part is, byte for byte, what it was.
    ///
    /// A part that changes is in UTF-8 then, whatever encoding its program chose.
    /// - Throws: `noSuchSheet`; `missingPart`; `malformedPart`, which ``UnpatchablePart`` may lie underneath;
    ///   `overlappingMerge` for two values of one merged range; `beyondLimit`, `nonFiniteNumber`, `invalidFormula`,
    ///   `invalidDefinedName`, `unwritable` for what the patch puts there and no program takes.
    public func patched(with patch: WorkbookPatch) throws(SpreadsheetError) -> [UInt8] {
        for name in patch.names { try name.check() }
        var sheets: [PatchedSheet] = []
        for (index, sheet) in patch.sheets.sorted(by: { $0.key < $1.key }) {
            sheets.append(try prepare(sheet, of: info(index)))
        }
        do {
            let archive = package.archive
            let parts = try around(sheets)
            let (strings, newStrings) = parts.strings == nil ? ([:], []) : shared(sheets.flatMap(\.texts))
            let styles = try styled(parts.styles, sheets)
            let zip = ZipWriter()
            for entry in archive.entries {
                if let sheet = sheets.first(where: { $0.entry == entry }) {
                    try zip.begin(entry.name)
                    try MarkupSource.with(archive.reader(for: entry)) { source in
                        var patcher = SheetPatcher(
                            source, sheet.patch, sheet.survey, strings: strings,
                            looks: sheet.looks.compactMapValues { styles.places[$0] }
                        ) { zip.write($0) }
                        try patcher.run()
                    }
                    zip.end()
                } else if entry == parts.styles, let bytes = styles.part {
                    try zip.add(entry.name, bytes)
                } else if let bytes = try edited(entry, parts, sheets, newStrings, patch.names) {
                    try zip.add(entry.name, bytes)
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
            throw .unwritable("the patch", "can't be written: \(error.detail)", place: package.mainPart.path)
        } catch {
            let place = package.mainPart.path
            throw SpreadsheetError(.malformedPart(place), place: place, detail: "\(error)", underlying: error)
        }
    }

    /// Where texts stand in the table of shared strings, and which of them join it.
    private func shared(_ texts: [String]) -> (places: [String: Int], new: [String]) {
        let wanted = Set(texts)
        var places: [String: Int] = [:]
        for index in 0..<sharedStrings.count where sharedStrings.richTexts[index] == nil {
            let text = sharedStrings[index]
            if wanted.contains(text), places[text] == nil { places[text] = index }
        }
        var new: [String] = []
        for text in texts where places[text] == nil {
            places[text] = sharedStrings.count + new.count
            new.append(text)
        }
        return (places, new)
    }

    /// The styles part with the looks that the sheets bring, and where these stand there.
    private func styled(
        _ entry: ZipEntry?, _ sheets: [PatchedSheet]
    ) throws -> (part: [UInt8]?, places: [PatchedLook: Int]) {
        // In the order of the cells, so that the same patch gives the same bytes.
        var looks = Indexed<PatchedLook>()
        for sheet in sheets {
            for (_, look) in sheet.looks.sorted(by: { $0.key < $1.key }) { _ = looks.index(of: look) }
        }
        guard !looks.values.isEmpty else { return (nil, [:]) }
        guard let entry else {
            guard sheets.contains(where: { !$0.patch.styles.isEmpty }) else { return (nil, [:]) }
            throw SpreadsheetError(.missingPart("styles"), place: nil, detail: "the workbook has no styles to add to")
        }
        var places: [PatchedLook: Int] = [:]
        let part = try PartEdits.apply(to: entry, of: package.archive) { places = try $0.append(looks.values) }
        return (part, places)
    }

    /// The looks of a patch's cells, other than those of cells of the sheet.
    private func looks(of patch: SheetPatch, _ survey: SheetSurvey) -> [CellReference: PatchedLook] {
        var looks = patch.styles.filter { patch.values[$0.key] != nil }.mapValues(PatchedLook.style)
        for (cell, value) in patch.values where looks[cell] == nil {
            let own = survey.styles[patch.looks[cell] ?? cell] ?? 0
            let standing = tables.formats.format(ofStyle: own)
            var format = patch.numberFormats[cell]
            if case .date(let date) = value, format == nil, standing?.showsTime != true { format = date.format }
            guard let format, format != standing else { continue }
            looks[cell] = standing == nil ? .style(CellStyle(numberFormat: format)) : .format(format, of: own)
        }
        return looks
    }

    private struct PatchedSheet {
        let name: String
        let entry: ZipEntry
        let patch: SheetPatch
        let survey: SheetSurvey
        let looks: [CellReference: PatchedLook]

        /// What joins the shared strings, from the top down.
        var texts: [String] { survey.texts.sorted { $0.key < $1.key }.map(\.value) }
    }

    private func prepare(_ patch: SheetPatch, of info: SheetInfo) throws(SpreadsheetError) -> PatchedSheet {
        guard info.kind == .worksheet else {
            throw SpreadsheetError(
                .noSuchSheet(info.name), place: info.name, detail: "the sheet has no cells, and none can be put there")
        }
        let part = try part(of: info)
        try patch.check(place: info.name)
        var patch = patch.laidOut()
        try patch.convertDates(to: dateSystem, place: info.name)
        do {
            let entry = try package.neededEntry(of: part)
            var survey = try survey(entry, for: patch)
            if !survey.merges.isEmpty {
                for merge in survey.merges { try patch.move(under: merge, place: info.name) }
                survey = try self.survey(entry, for: patch)
            }
            try checkTables(of: part, patch, place: info.name)
            return PatchedSheet(
                name: info.name, entry: entry, patch: patch, survey: survey, looks: looks(of: patch, survey))
        } catch let error as SpreadsheetError {
            throw error
        } catch let error as PackageError {
            throw SpreadsheetError(error)
        } catch {
            throw SpreadsheetError(.malformedPart(part.path), place: part.path, detail: "\(error)", underlying: error)
        }
    }

    /// A table's part repeats its headings, and programs offer a repair where the cells say otherwise.
    /// - Throws: `unwritable` for a patch that changes one, or removes them.
    private func checkTables(of part: PartName, _ patch: SheetPatch, place: String) throws(SpreadsheetError) {
        // A damaged table, or list of them, is no obstacle to writing cells.
        let tables = try? SheetDetailsReader(WorkbookParts(package: package, limits: limits), part).readTables()
        for (table, headings) in tables ?? [] {
            let row = table.range.first.row
            for (offset, heading) in headings.enumerated() {
                let cell = CellReference(uncheckedRow: row, column: table.range.first.column + offset)
                guard let value = patch.values[cell], value != .text(heading) else { continue }
                throw .unwritable("a heading", "of the table \(table.name) can't change", place: "\(place)!\(cell)")
            }
            if patch.removes(row) {
                throw .unwritable(
                    "a row", "with the headings of the table \(table.name) can't go", place: "\(place)!\(row)")
            }
        }
    }

    private func survey(_ entry: ZipEntry, for patch: SheetPatch) throws -> SheetSurvey {
        try MarkupSource.with(package.archive.reader(for: entry)) { try SheetSurvey(of: $0, for: patch) }
    }

    /// The parts beside the sheets that a patch may change.
    private struct PartsAround {
        var workbook: ZipEntry?
        var strings: ZipEntry?
        var styles: ZipEntry?
        var charts: [ZipEntry] = []
    }

    private func around(_ sheets: [PatchedSheet]) throws -> PartsAround {
        func entries(of source: PartName?, _ type: RelationshipType) throws -> [PartName] {
            try package.relationships(of: source).filter { $0.type == type }.compactMap(\.part)
        }
        var parts = PartsAround(workbook: package.entry(of: package.mainPart))
        func first(_ type: RelationshipType) throws -> ZipEntry? {
            try entries(of: package.mainPart, type).lazy.compactMap { package.entry(of: $0) }.first
        }
        (parts.strings, parts.styles) = (try first(.sharedStrings), try first(.styles))
        for info in self.sheets {
            guard let part = info.part else { continue }
            // A damaged drawing or chart is no obstacle to writing cells: it stays as it is, for no program draws it.
            for drawing in (try? entries(of: part, .drawing)) ?? [] {
                parts.charts += ((try? entries(of: drawing, .chart)) ?? []).compactMap { package.entry(of: $0) }
            }
        }
        return parts
    }

    private func edited(
        _ entry: ZipEntry, _ parts: PartsAround, _ sheets: [PatchedSheet], _ strings: [String], _ names: [DefinedName]
    ) throws -> [UInt8]? {
        switch entry {
        case parts.strings where !strings.isEmpty:
            return try PartEdits.apply(to: entry, of: package.archive) { try $0.append(strings: strings) }
        case parts.workbook where !names.isEmpty:
            return try PartEdits.apply(to: entry, of: package.archive) { try $0.define(names) }
        case _ where parts.charts.contains(entry):
            return try? PartEdits.apply(to: entry, of: package.archive) { part in
                try part.renewNumbers { name, cell in
                    guard let patch = sheets.first(where: { $0.name == name })?.patch else { return nil }
                    return patch.removes(cell.row) ? .some(nil) : patch.values[cell].map(\.storedNumber)
                }
            }
        default: return nil
        }
    }
}
