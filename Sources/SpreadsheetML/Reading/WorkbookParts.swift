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
    func infos(of sheets: [WorkbookHandler.Sheet], _ links: [Relationship]) throws(SpreadsheetError) -> [SheetInfo] {
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

    func readWorkbook() throws(SpreadsheetError) -> WorkbookHandler {
        let part = package.mainPart
        return try package.read(part, WorkbookHandler(part: part.path, limits: limits))
    }

    func readStrings(_ links: [Relationship]) throws(SpreadsheetError) -> SharedStringTable {
        guard let part = existingPart(.sharedStrings, links) else { return SharedStringTable() }
        let handler = try package.read(part, SharedStringsHandler(part: part.path, limits: limits))
        return handler.table
    }

    func readFormats(_ links: [Relationship]) throws(SpreadsheetError) -> CellFormatTable {
        guard let part = existingPart(.styles, links) else { return CellFormatTable() }
        let handler = try package.read(part, StylesHandler(part: part.path, limits: limits))
        return handler.table
    }

    func readApplication() throws(SpreadsheetError) -> (name: String?, version: String?) {
        guard let part = existingPart(.extendedProperties, try links(from: nil)) else { return (nil, nil) }
        let handler = try package.read(part, ExtendedPropertiesHandler(part: part.path, limits: limits))
        return (handler.application, handler.version)
    }

    func readCustomProperties() throws(SpreadsheetError) -> [CustomProperty] {
        guard let part = existingPart(.customProperties, try links(from: nil)) else { return [] }
        let handler = try package.read(part, CustomPropertiesHandler(part: part.path, limits: limits))
        return handler.properties
    }

    private func existingPart(_ type: RelationshipType, _ links: [Relationship]) -> PartName? {
        links.lazy.filter { $0.type == type }.compactMap(\.part).first { package.entry(of: $0) != nil }
    }
}

extension PackageReader {
    /// Parses a part; whatever goes wrong is this room's error.
    func read<Handler: XMLContentHandler>(_ part: PartName, _ handler: Handler) throws(SpreadsheetError) -> Handler {
        do {
            try parse(part, handler)
            return handler
        } catch let error as SpreadsheetError {
            throw error
        } catch let error as PackageError {
            throw SpreadsheetError(error)
        } catch {
            throw SpreadsheetError(
                .malformedPart(part.path), place: part.path, detail: "\(error)", underlying: error)
        }
    }

    /// Parses a worksheet part while it is inflated.
    func readSheet(_ part: PartName, handler: SheetHandler, limits: ReadingLimits) throws(SpreadsheetError) {
        do {
            let entry = try neededEntry(of: part)
            try SheetPart.read(part, from: archive.reader(for: entry), handler: handler, limits: limits.xml)
        } catch let error as SpreadsheetError {
            throw error
        } catch let error as PackageError {
            throw SpreadsheetError(error)
        } catch let error as ZipError {
            throw SpreadsheetError(
                PackageError(.archive, part: part, detail: error.description, underlying: error))
        } catch let error as ReceiverError {
            throw SpreadsheetError(
                .malformedPart(part.path), place: part.path, detail: "its rows were refused", underlying: error)
        } catch {
            // The parser has not seen every row, and counted its lines without them.
            _ = try read(part, WellFormedness())
            throw SpreadsheetError(
                .malformedPart(part.path), place: part.path, detail: "\(error)", underlying: error)
        }
    }
}

/// Wants nothing of a document but that it be well-formed.
private final class WellFormedness: XMLContentHandler {
    func startElement(_ element: inout XMLElement) {}
}
