import XMLStream
import ZipContainer

/// The parts of a package by their names, before anything is known of their kinds.
struct PackageParts: Sendable {
    let archive: ZipArchive
    private let entries: [PartName: ZipEntry]
    private let xmlLimits: XMLLimits
    private let listBytes: Int

    init(_ archive: ZipArchive, xmlLimits: XMLLimits, listBytes: Int) {
        self.archive = archive
        self.xmlLimits = xmlLimits
        self.listBytes = listBytes
        var entries: [PartName: ZipEntry] = [:]
        for entry in archive.entries {
            // Two spellings of one name by percent-encoding: the first is the part.
            guard let name = PartName(entry.name), entries[name] == nil else { continue }
            entries[name] = entry
        }
        self.entries = entries
    }

    func entry(of part: PartName) -> ZipEntry? { entries[part] }

    func neededEntry(of part: PartName) throws(PackageError) -> ZipEntry {
        guard let entry = entries[part] else {
            throw PackageError(.missingPart, part: part, detail: "the package has no such part")
        }
        return entry
    }

    func contents(of part: PartName) throws(PackageError) -> [UInt8] {
        let entry = try neededEntry(of: part)
        do throws(ZipError) { return try archive.contents(of: entry) } catch { throw PackageError(error, part: part) }
    }

    /// Parses a whole part while it is inflated.
    func parse(_ part: PartName, _ handler: any XMLContentHandler) throws {
        let entry = try neededEntry(of: part)
        do {
            let parser = try XMLPushParser(handler: handler, part: part.path, limits: xmlLimits)
            try archive.stream(entry, parser.push)
            try parser.finish()
        } catch let error as ZipError {
            throw PackageError(error, part: part)
        } catch let error as XMLError {
            throw PackageError(error, part: part)
        }
    }

    /// Parses a part of the package's own bookkeeping, whose handlers throw nothing of their own but keep all that they
    /// read: its length is a budget.
    func parseOwn<Handler: XMLContentHandler>(_ part: PartName, _ handler: Handler) throws(PackageError) -> Handler {
        let size = try neededEntry(of: part).size
        guard size <= listBytes else {
            throw PackageError(
                ZipError(
                    .limitExceeded(limit: "listBytes", found: size, allowed: listBytes), entry: part.zipEntryName,
                    detail: "listBytes: \(size) found, \(listBytes) allowed"), part: part)
        }
        do {
            try parse(part, handler)
            return handler
        } catch let error as PackageError {
            throw error
        } catch {
            throw PackageError(.malformedXML, part: part, detail: "\(error)", underlying: error)
        }
    }

    /// The relationships of a part, or of the package; none if there is no part that lists them.
    func relationships(of source: PartName?) throws(PackageError) -> [Relationship] {
        let list = source?.relationshipsPart ?? .packageRelationships
        guard entries[list] != nil else { return [] }
        return try parseOwn(list, RelationshipReader(source: source)).relationships
    }
}
