public import XMLStream
import ZipContainer

/// Writes a package (ISO 29500-2) into memory: parts with their content types, and the relationships between them.
///
/// In the archive the content types come first, then the relationships of the package, the parts in the order added,
/// and the parts' relationships. Same calls, same bytes.
public final class PackageWriter {
    private struct Source {
        let part: PartName?
        var relationships: [Relationship]
    }

    private let zip: ZipWriter
    private var contentTypes: [(part: PartName, type: String)] = []
    private var parts: Set<PartName> = []
    private var sources: [Source] = []
    private var sourceIndex: [PartName?: Int] = [:]

    /// - Parameter level: zlib's compression level, 0 to 9.
    public init(level: Int) {
        zip = ZipWriter(level: level)
    }

    // MARK: Parts

    /// Adds a part in one go.
    /// - Parameter place: where among the parts; behind them if nil.
    /// - Throws: `duplicatePart` if the name is taken.
    public func add(
        _ part: PartName, contentType: String, _ contents: [UInt8], at place: Int? = nil
    ) throws(PackageError) {
        try claim(part, contentType: contentType, at: place ?? contentTypes.count)
        do throws(ZipError) {
            try zip.add(part.zipEntryName, contents, at: place)
        } catch {
            throw PackageError(error, part: part)
        }
    }

    /// Adds a part of XML in one go.
    /// - Throws: `duplicatePart` if the name is taken, `malformedXML` for what XML can't carry.
    public func add(
        _ part: PartName, contentType: String, _ xml: XMLWriter, at place: Int? = nil
    ) throws(PackageError) {
        try add(part, contentType: contentType, Self.bytes(of: xml, part), at: place)
    }

    private static func bytes(of xml: XMLWriter, _ part: PartName) throws(PackageError) -> [UInt8] {
        do throws(XMLError) { return try xml.bytes } catch { throw PackageError(error, part: part) }
    }

    /// Begins a part that is written in pieces and closed by ``end()``.
    /// - Throws: `duplicatePart` if the name is taken.
    public func begin(_ part: PartName, contentType: String) throws(PackageError) {
        try claim(part, contentType: contentType, at: contentTypes.count)
        do throws(ZipError) { try zip.begin(part.zipEntryName) } catch { throw PackageError(error, part: part) }
    }

    /// Adds a piece to the part begun last.
    public func write(_ piece: UnsafeRawBufferPointer) { zip.write(piece) }

    /// Adds a piece to the part begun last.
    public func write(_ piece: [UInt8]) { zip.write(piece) }

    /// Ends the part begun last.
    public func end() { zip.end() }

    private func claim(_ part: PartName, contentType: String, at place: Int) throws(PackageError) {
        guard parts.insert(part).inserted else {
            throw PackageError(.duplicatePart, part: part, detail: "the package already has a part of this name")
        }
        contentTypes.insert((part, contentType), at: place)
    }

    // MARK: Relationships

    /// Registers a relationship between parts; its part need not have been added yet.
    /// - Parameter source: the part it starts from, or nil for the package as a whole.
    /// - Returns: its identifier, `rId1`, `rId2`, … counted for each source.
    @discardableResult
    public func addRelationship(from source: PartName?, type: RelationshipType, target: PartName) -> String {
        addRelationship(from: source, type: type, target: .part(target))
    }

    /// Registers a relationship to something outside of the package, such as a web page.
    /// - Returns: its identifier, counted with those of ``addRelationship(from:type:target:)``.
    @discardableResult
    public func addExternalRelationship(from source: PartName?, type: RelationshipType, target: String) -> String {
        addRelationship(from: source, type: type, target: .external(target))
    }

    private func addRelationship(
        from source: PartName?, type: RelationshipType, target: Relationship.Target
    ) -> String {
        let index = sourceIndex[source] ?? sources.count
        if index == sources.count {
            sources.append(Source(part: source, relationships: []))
            sourceIndex[source] = index
        }
        let id = "rId\(sources[index].relationships.count + 1)"
        sources[index].relationships.append(Relationship(id: id, type: type, target: target))
        return id
    }

    // MARK: Finishing

    /// Ends the package.
    /// - Returns: the bytes of the archive; the writer must not be used afterwards.
    /// - Throws: `malformedXML` for a relationship to what XML can't carry.
    public func finish() throws(PackageError) -> [UInt8] {
        try add(contentTypesXML(), as: .contentTypes, at: 0)
        for source in sources {
            try add(
                relationshipsXML(of: source), as: source.part?.relationshipsPart ?? .packageRelationships,
                at: source.part == nil ? 1 : nil)
        }
        do throws(ZipError) { return try zip.finish() } catch { throw PackageError(error) }
    }

    private func add(_ xml: XMLWriter, as part: PartName, at place: Int?) throws(PackageError) {
        let bytes = try Self.bytes(of: xml, part)
        do throws(ZipError) { try zip.add(part.zipEntryName, bytes, at: place) } catch { throw PackageError(error) }
    }

    private func contentTypesXML() -> XMLWriter {
        var xml = XMLWriter()
        xml.element("Types", ["xmlns": XMLNamespace.contentTypes]) { xml in
            let relationships = "application/vnd.openxmlformats-package.relationships+xml"
            xml.element("Default", ["Extension": "rels", "ContentType": relationships])
            xml.element("Default", ["Extension": "xml", "ContentType": "application/xml"])
            for (part, type) in contentTypes {
                xml.element("Override", ["PartName": part.path, "ContentType": type])
            }
        }
        return xml
    }

    private func relationshipsXML(of source: Source) -> XMLWriter {
        var xml = XMLWriter()
        xml.element("Relationships", ["xmlns": XMLNamespace.packageRelationships]) { xml in
            for relationship in source.relationships {
                xml.element("Relationship", ["Id": relationship.id, "Type": relationship.type.uri]) { xml in
                    switch relationship.target {
                    case .part(let part):
                        xml.attribute("Target", part.reference(from: source.part))
                    case .external(let target):
                        xml.attribute("Target", target)
                        xml.attribute("TargetMode", "External")
                    }
                }
            }
        }
        return xml
    }
}
