public import XMLStream
public import ZipContainer

/// Reads a package (ISO 29500-2): its parts, their content types, and the relationships between them.
///
/// Parts are found by relationships, never by guessing names. What is not a package with an office document, or with
/// one of another program, is refused with the name of what it looks like.
public struct PackageReader: Sendable {
    /// The content types of the parts.
    public let contentTypes: ContentTypes
    /// The part that the package is about, `/xl/workbook.xml` in most workbooks; it is there.
    public let mainPart: PartName

    private let parts: PackageParts

    /// Opens a package.
    /// - Parameter listBytes: how long a list of relationships, or the list of content types, may be, uncompressed.
    /// - Throws: ``PackageError``: `foreign`, `archive`, `malformedXML`, or `missingPart` for the main part.
    public init(
        bytes: [UInt8], zipLimits: ZipLimits = .standard, xmlLimits: XMLLimits = .standard, listBytes: Int = 64 << 20
    ) throws(PackageError) {
        parts = PackageParts(try Self.openArchive(bytes, limits: zipLimits), xmlLimits: xmlLimits, listBytes: listBytes)
        contentTypes =
            parts.entry(of: .contentTypes) == nil
            ? ContentTypes() : try parts.parseOwn(.contentTypes, ContentTypes.Reader()).contentTypes

        guard let main = try parts.relationships(of: nil).first(where: { $0.type == .officeDocument })?.part else {
            throw Self.foreign(ForeignPackage.format(of: parts.archive))
        }
        mainPart = main
        if let format = ForeignPackage.format(ofMainPart: main, contentType: contentTypes[main]) {
            throw Self.foreign(format)
        }
        _ = try parts.neededEntry(of: main)
    }

    private static func openArchive(_ bytes: [UInt8], limits: ZipLimits) throws(PackageError) -> ZipArchive {
        // An old workbook may have a zip archive embedded near its end, which would pass for the file itself.
        if bytes.starts(with: CompoundFile.signature) { throw foreign(ForeignFile(bytes).format) }
        do throws(ZipError) {
            return try ZipArchive(bytes: bytes, limits: limits)
        } catch {
            switch error.code {
            case .notAZip: throw foreign(ForeignFile(bytes).format)
            case .truncated: throw foreign(.truncatedZip, underlying: error)
            default: throw PackageError(error)
            }
        }
    }

    private static func foreign(_ format: ForeignFormat, underlying: ZipError? = nil) -> PackageError {
        PackageError(
            .foreign(format), detail: "this is not an Office Open XML workbook but: \(format.rawValue)",
            underlying: underlying)
    }

    /// The archive that the package is, for parts that are to be copied as they are.
    public var archive: ZipArchive { parts.archive }

    /// The entry of the archive that a part is; nil if the part is absent.
    public func entry(of part: PartName) -> ZipEntry? { parts.entry(of: part) }

    /// The entry of the archive that a part is.
    /// - Throws: `missingPart`.
    public func neededEntry(of part: PartName) throws(PackageError) -> ZipEntry { try parts.neededEntry(of: part) }

    /// The relationships that start from a part, or from the package as a whole (nil), in the order listed. Targets
    /// need not be there. None at all is an empty list.
    /// - Throws: `archive`, `malformedXML`.
    public func relationships(of source: PartName?) throws(PackageError) -> [Relationship] {
        try parts.relationships(of: source)
    }

    /// The whole contents of a part.
    /// - Throws: `missingPart`, `archive`.
    public func contents(of part: PartName) throws(PackageError) -> [UInt8] {
        try parts.contents(of: part)
    }

    /// Parses a whole part while it is inflated.
    /// - Throws: `missingPart`, `archive`, `malformedXML`, and what the handler throws.
    public func parse(_ part: PartName, _ handler: any XMLContentHandler) throws { try parts.parse(part, handler) }
}
