import XMLStream
import ZipContainer

/// Recognises zip archives that are no package with a workbook.
enum ForeignPackage {
    /// What an archive without a main part is.
    static func format(of archive: ZipArchive) -> ForeignFormat {
        // OpenDocument puts its media type first, stored, in an entry of its own (ODF 1.3 part 2, §3.3).
        if let entry = archive.entry(named: "mimetype"), entry.size <= 256,
            let type = try? archive.contents(of: entry),
            type.starts(with: "application/vnd.oasis.opendocument.spreadsheet".utf8)
        {
            return .ods
        }
        let isNumbers = archive.entries.contains { entry in
            entry.name == "Index.zip" || entry.name.hasPrefix("Index/") || entry.name.hasSuffix("/Index.zip")
        }
        return isNumbers ? .numbers : .zipWithoutWorkbook
    }

    /// What a package is about, if not a workbook; nil if nothing speaks against one. A content type that is absent or
    /// generic says nothing.
    static func format(ofMainPart part: PartName, contentType: String?) -> ForeignFormat? {
        let type = contentType?.lowercased() ?? ""
        if type.hasPrefix("application/vnd.openxmlformats-officedocument.spreadsheetml") { return nil }
        if type.utf8.holds("wordprocessingml") || type.hasPrefix("application/vnd.ms-word") { return .docx }
        if type.utf8.holds("presentationml") || type.hasPrefix("application/vnd.ms-powerpoint") { return .pptx }
        return type.utf8.holds("sheet.binary") || part.fileExtension == "bin" ? .xlsb : nil
    }
}
