internal import OPCPackage
internal import XMLStream
internal import ZipContainer

/// Finds and reads the parts around a workbook's sheets. All but the workbook itself may be absent.
struct WorkbookParts {
    let package: PackageReader
    let limits: ReadingLimits

    func links(from part: PartName?) throws(SpreadsheetError) -> [Relationship] {
        do throws(PackageError) {
            return try package.relationships(of: part)
        } catch {
            throw SpreadsheetError(error)
        }
    }

    /// - Throws: `malformedPart` if two sheets are one part: a small file could make a thousand sheets of one large part.
    func infos(of sheets: [WorkbookContents.Sheet], _ links: [Relationship]) throws(SpreadsheetError) -> [SheetInfo] {
        let linkOfID = Dictionary(links.map { ($0.id, $0) }) { first, _ in first }
        var taken: Set<PartName> = []
        return try sheets.map { sheet throws(SpreadsheetError) in
            let link = linkOfID[sheet.relationshipID]
            // Modules of old macros have no part: `r:id=""`.
            let isOther = link.map { $0.type != .worksheet } ?? sheet.relationshipID.isEmpty
            if let part = link?.part, !taken.insert(part).inserted {
                throw SpreadsheetError(
                    .malformedPart(part.path), place: sheet.name, detail: "another sheet is the same part \(part.path)")
            }
            return SheetInfo(
                name: sheet.name, visibility: sheet.visibility, kind: isOther ? .other : .worksheet, part: link?.part)
        }
    }

    func readStrings(_ links: [Relationship], _ palette: ColorPalette) throws(SpreadsheetError) -> SharedStringTable {
        guard let part = existingPart(.sharedStrings, links) else { return SharedStringTable() }
        let handler = try package.read(part, SharedStringsHandler(part: part.path, palette: palette, limits: limits))
        return handler.table
    }

    /// The formats of the styles part (ISO 29500-1 §18.8.30 and §18.8.10). The file's own definition of an id wins over
    /// the standard's: Gnumeric, Numbers and WPS use low ids for formats of their own. The order of the part's lists is
    /// not relied upon.
    func readFormats(_ links: [Relationship]) throws(SpreadsheetError) -> CellFormatTable {
        var table = CellFormatTable()
        guard let part = existingPart(.styles, links) else { return table }
        var definitions: [Int: CellFormatTable.Entry] = [:]
        var ids: [Int] = []
        try read(
            part, root: "styleSheet",
            [
                .init(path: [.numFmts, .numFmt]) { element, budget in
                    guard let id = element.lenientInt(.numFmtId), let code = element.string(.formatCode) else { return }
                    try ReadingLimits.check(
                        definitions.count + 1, "formats", limit: limits.formats, place: part.path)
                    definitions[id] = CellFormatTable.Entry(NumberFormat(try budget.take(code)))
                },
                .init(path: [.cellXfs, .xf]) { element, _ in
                    try ReadingLimits.check(ids.count + 1, "formats", limit: limits.formats, place: part.path)
                    ids.append(element.lenientInt(.numFmtId) ?? 0)
                },
            ])
        for id in ids { table.append(definitions[id] ?? CellFormatTable.Entry(.builtIn(id) ?? .general)) }
        return table
    }

    /// The program's name and version, by the extended properties (ISO 29500-1 §22.2).
    func readApplication() throws(SpreadsheetError) -> (name: String?, version: String?) {
        guard let part = existingPart(.extendedProperties, try links(from: nil)) else { return (nil, nil) }
        var application: (name: String?, version: String?)
        try read(
            part, root: nil,
            [
                .init(path: [.application], end: { application.name = $0 }),
                .init(path: [.applicationVersion], end: { application.version = $0 }),
            ])
        return application
    }

    /// Title, author and the like (ISO 29500-2 §11).
    func readCoreProperties(into properties: inout DocumentProperties) throws(SpreadsheetError) {
        guard let part = existingPart(.coreProperties, try links(from: nil)) else { return }
        var read = properties
        let texts: [(XMLName, WritableKeyPath<DocumentProperties, String>)] = [
            (XMLName(.dublinCore, "title"), \.title), (XMLName(.dublinCore, "subject"), \.subject),
            (XMLName(.dublinCore, "creator"), \.creator), (XMLName(.dublinCore, "description"), \.description),
            (XMLName(.dublinCore, "language"), \.language), (XMLName(.dublinCoreTerms, "created"), \.created),
        ]
        try self.read(
            part, root: nil,
            texts.map { name, text in .init(path: [name], end: { read[keyPath: text] = EscapedText.decode($0) }) })
        properties = read
    }

    /// The properties of the workbook's own (ISO 29500-1 §22.3): their values as text, whatever their type.
    func readCustomProperties() throws(SpreadsheetError) -> [CustomProperty] {
        guard let part = existingPart(.customProperties, try links(from: nil)) else { return [] }
        var properties: [CustomProperty] = []
        var (name, value) = ("", "")
        try read(
            part, root: nil,
            [
                .init(path: [.customProperty]) { element, budget in
                    let count = properties.count + 1
                    try ReadingLimits.check(count, "properties", limit: limits.properties, place: part.path)
                    (name, value) = (try budget.take(element.string(.name) ?? ""), "")
                } end: { _ in
                    properties.append(CustomProperty(name: name, value: value))
                },
                .init(
                    path: [.customProperty, nil],
                    end: { value = EscapedText.decode($0) }),
            ])
        return properties
    }

    func read(_ part: PartName, root: StaticString?, _ wanted: [ShortPartHandler.Wanted]) throws(SpreadsheetError) {
        _ = try package.read(part, ShortPartHandler(root: root, part: part.path, limits: limits, wanted))
    }

    func existingPart(_ type: RelationshipType, _ links: [Relationship]) -> PartName? {
        links.lazy.filter { $0.type == type }.compactMap(\.part).first { package.entry(of: $0) != nil }
    }
}

extension PackageReader {
    /// Parses a part; whatever goes wrong is this room's error.
    func read<Handler: XMLContentHandler>(_ part: PartName, _ handler: Handler) throws(SpreadsheetError) -> Handler {
        do {
            try parse(part, handler)
            return handler
        } catch {
            throw SpreadsheetError(reading: part, error)
        }
    }

    /// Parses a worksheet part while it is inflated.
    func readSheet(_ part: PartName, handler: SheetHandler, limits: ReadingLimits) throws(SpreadsheetError) {
        do {
            let entry = try neededEntry(of: part)
            try SheetPart.read(part, from: archive.reader(for: entry), handler: handler, limits: limits.xml)
        } catch {
            // The parser has not seen every row, and counted its lines without them.
            if error is XMLError { _ = try read(part, WellFormedness()) }
            throw SpreadsheetError(reading: part, error)
        }
    }
}

/// Wants nothing of a document but that it be well-formed.
private final class WellFormedness: XMLContentHandler {
    func startElement(_ element: inout XMLElement) {}
}
