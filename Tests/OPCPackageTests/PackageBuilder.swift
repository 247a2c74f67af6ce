import OPCPackage
import ZipContainer

/// Builds packages from pieces of XML, entry by entry, as other programs put them together.
struct PackageBuilder {
    static let contentTypes = "[Content_Types].xml"
    static let workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    static let transitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

    var entries: [(name: String, text: String)] = []

    /// A package with content types, a relationship to `/xl/workbook.xml`, and that part.
    static var minimal: PackageBuilder {
        var builder = PackageBuilder()
        builder[contentTypes] = types(#"<Override PartName="/xl/workbook.xml" ContentType="\#(workbookType)"/>"#)
        builder["_rels/.rels"] = relationships(relationship("rId1", "officeDocument", "xl/workbook.xml"))
        builder["xl/workbook.xml"] = "<workbook/>"
        return builder
    }

    static func types(_ content: String) -> String {
        #"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"# + content + "</Types>"
    }

    static func relationships(_ content: String) -> String {
        #"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"# + content
            + "</Relationships>"
    }

    static func relationship(_ id: String, _ type: String, _ target: String, mode: String = "") -> String {
        let uri = type.contains(":") ? type : transitional + type
        return #"<Relationship Id="\#(id)" Type="\#(uri)" Target="\#(target)"\#(mode)/>"#
    }

    subscript(name: String) -> String? {
        get { entries.first { $0.name == name }?.text }
        set {
            entries.removeAll { $0.name == name }
            if let newValue { entries.append((name, newValue)) }
        }
    }

    func bytes() throws -> [UInt8] {
        let writer = ZipWriter()
        for entry in entries { try writer.add(entry.name, Array(entry.text.utf8)) }
        return try writer.finish()
    }

    func reader() throws -> PackageReader {
        try PackageReader(bytes: bytes())
    }
}

extension PackageReader {
    /// The relationships of the main part.
    func mainRelationships() throws -> [Relationship] { try relationships(of: mainPart) }

    func text(_ part: PartName) throws -> String {
        String(decoding: try contents(of: part), as: UTF8.self)
    }
}

/// The code of the error that opening a file leads to, or nil.
func failure(_ bytes: [UInt8]) -> PackageError? {
    do throws(PackageError) {
        _ = try PackageReader(bytes: bytes)
        return nil
    } catch {
        return error
    }
}
