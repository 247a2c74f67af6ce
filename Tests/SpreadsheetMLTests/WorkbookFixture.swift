import SpreadsheetML
import ZipContainer

/// Builds workbooks from pieces of XML, as other programs write them.
struct WorkbookFixture {
    static let spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// The entries of the archive, by name; a part without text is left out.
    var parts: [String: String] = [:]

    /// A workbook of one sheet, `Feuil1`.
    /// - Parameters:
    ///   - rows: the content of `sheetData`.
    ///   - after: what follows `sheetData`.
    ///   - strings: the content of `sst`; nil leaves the part out.
    ///   - styles: the content of `styleSheet`; nil leaves the part out.
    init(_ rows: String = "", after: String = "", strings: String? = nil, styles: String? = nil) {
        parts["_rels/.rels"] = Self.relationships([("rId1", "officeDocument", "xl/workbook.xml")])
        workbook = #"<sheets><sheet name="Feuil1" sheetId="1" r:id="rId1"/></sheets>"#
        var links = [("rId1", "worksheet", "worksheets/sheet1.xml")]
        if let strings {
            links.append(("rId2", "sharedStrings", "sharedStrings.xml"))
            parts["xl/sharedStrings.xml"] = #"<sst xmlns="\#(Self.spreadsheet)">\#(strings)</sst>"#
        }
        if let styles {
            links.append(("rId3", "styles", "styles.xml"))
            parts["xl/styles.xml"] = #"<styleSheet xmlns="\#(Self.spreadsheet)">\#(styles)</styleSheet>"#
        }
        parts["xl/_rels/workbook.xml.rels"] = Self.relationships(links)
        parts["xl/worksheets/sheet1.xml"] = Self.worksheet("<sheetData>\(rows)</sheetData>\(after)")
    }

    /// A second sheet, `Feuil2`, with the first one's part over again.
    mutating func addCopyOfSheet() {
        workbook =
            #"<sheets><sheet name="Feuil1" sheetId="1" r:id="rId1"/><sheet name="Feuil2" sheetId="2" r:id="rId9"/></sheets>"#
        parts["xl/_rels/workbook.xml.rels"] = Self.relationships([
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId9", "worksheet", "worksheets/sheet2.xml"),
            ("rId2", "sharedStrings", "sharedStrings.xml"),
        ])
        parts["xl/worksheets/sheet2.xml"] = parts["xl/worksheets/sheet1.xml"]
    }

    /// The content of the workbook part, where `parts` has none as a whole.
    var workbook: String

    static func worksheet(_ content: String) -> String {
        #"<worksheet xmlns="\#(spreadsheet)">\#(content)</worksheet>"#
    }

    /// A list of relationships; a type without a colon is one of the office vocabulary.
    static func relationships(_ links: [(id: String, type: String, target: String)]) -> String {
        let list = links.map { link in
            let type = link.type.contains(":") ? link.type : office + "/" + link.type
            return #"<Relationship Id="\#(link.id)" Type="\#(type)" Target="\#(link.target)"/>"#
        }
        return #"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#
            + list.joined() + "</Relationships>"
    }

    /// The content of `styleSheet` for cell formats of these codes, whose ids begin at 164.
    static func styles(_ codes: [String]) -> String {
        let formats = codes.enumerated().map { index, code in
            let escaped = code.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "&quot;")
            return #"<numFmt numFmtId="\#(164 + index)" formatCode="\#(escaped)"/>"#
        }
        let cells = codes.indices.map { #"<xf numFmtId="\#(164 + $0)"/>"# }
        return "<numFmts>\(formats.joined())</numFmts><cellXfs>\(cells.joined())</cellXfs>"
    }

    func bytes() throws -> [UInt8] {
        var parts = parts
        if parts["xl/workbook.xml"] == nil {
            parts["xl/workbook.xml"] =
                #"<workbook xmlns="\#(Self.spreadsheet)" xmlns:r="\#(Self.office)">\#(workbook)</workbook>"#
        }
        let writer = ZipWriter(level: 1)
        for (name, text) in parts.sorted(by: { $0.key < $1.key }) { try writer.add(name, Array(text.utf8)) }
        return try writer.finish()
    }

    func reader(limits: ReadingLimits = .standard) throws -> WorkbookReader {
        try WorkbookReader(bytes(), limits: limits)
    }

    /// The first sheet.
    func sheet(limits: ReadingLimits = .standard) throws -> SheetContents {
        try reader(limits: limits).readSheet(0)
    }

    /// The error that opening the workbook, or reading its first sheet, throws.
    func failure(limits: ReadingLimits = .standard) throws -> SpreadsheetError? {
        let bytes = try bytes()
        do throws(SpreadsheetError) {
            _ = try WorkbookReader(bytes, limits: limits).readSheet(0)
            return nil
        } catch {
            return error
        }
    }
}

extension SheetContents {
    /// The value at an address; nil if the file has no such cell.
    func value(_ address: String) -> CellValue? {
        self[address]?.value
    }

    subscript(_ address: String) -> SheetCell? {
        CellReference(address).flatMap { self[$0] }
    }

    /// What each warning says of which cell.
    var oddities: [String: ReadingWarning.Code] {
        Dictionary(warnings.map { ($0.cell.description, $0.code) }) { first, _ in first }
    }
}
