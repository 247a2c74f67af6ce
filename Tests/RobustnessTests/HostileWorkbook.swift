import Foundation
import TestSupport
import ZipContainer

/// A workbook of pieces, some of them far larger than anyone would keep in memory.
struct HostileWorkbook {
    /// The contents of a part: `head`, `piece` so many times, `tail`.
    struct Contents {
        var head = ""
        var piece = ""
        var count = 0
        var tail = ""
        var raw: [UInt8] = []

        init(_ text: String) { head = text }

        init(raw: [UInt8]) { self.raw = raw }

        var size: Int { raw.count + head.utf8.count + piece.utf8.count * count + tail.utf8.count }

        init(head: String = "", _ piece: String, times count: Int, tail: String = "") {
            self.head = head
            self.piece = piece
            self.count = count
            self.tail = tail
        }

        func write(to writer: ZipWriter) {
            writer.write(raw)
            writer.write(Array(head.utf8))
            // Some pieces at a time, so that the writer is not called for every byte.
            let together = max(1, min(count, 1 << 20 / max(1, piece.utf8.count)))
            let block = Array(String(repeating: piece, count: together).utf8)
            for _ in 0..<(count / together) { writer.write(block) }
            writer.write(Array(String(repeating: piece, count: count % together).utf8))
            writer.write(Array(tail.utf8))
        }
    }

    static let spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    static let sheetPart = "xl/worksheets/sheet1.xml"

    var parts: [String: Contents] = [:]
    /// Copied from another file: its other parts.
    var base: ZipArchive?

    /// One sheet with these rows, and what follows them.
    init(rows: Contents = Contents(""), after: String = "") {
        self[links: "_rels/.rels"] = [("rId1", "officeDocument", "xl/workbook.xml")]
        self[links: "xl/_rels/workbook.xml.rels"] = [
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "sharedStrings", "sharedStrings.xml"),
            ("rId3", "styles", "styles.xml"),
        ]
        workbook(#"<sheets><sheet name="Synthèse" sheetId="1" r:id="rId1"/></sheets>"#)
        sheet(rows, after: after)
    }

    /// A filled workbook whose parts are replaced.
    init(sample name: String) throws {
        let bytes = try Array(Data(contentsOf: Checkout.samples.appending(path: name)))
        base = try ZipArchive(bytes: bytes)
    }

    /// A part of the filled workbook, as text.
    func sampleText(_ part: String) throws -> String {
        guard let base, let entry = base.entry(named: part) else { return "" }
        return String(decoding: try base.contents(of: entry), as: UTF8.self)
    }

    mutating func workbook(_ content: String) {
        parts["xl/workbook.xml"] = Contents(
            #"<workbook xmlns="\#(Self.spreadsheet)" xmlns:r="\#(Self.office)">\#(content)</workbook>"#)
    }

    mutating func sheet(_ rows: Contents, after: String = "") {
        var contents = rows
        contents.head = #"<worksheet xmlns="\#(Self.spreadsheet)"><sheetData>"# + contents.head
        contents.tail += "</sheetData>\(after)</worksheet>"
        parts[Self.sheetPart] = contents
    }

    mutating func strings(_ items: Contents) {
        var contents = items
        contents.head = #"<sst xmlns="\#(Self.spreadsheet)">"# + contents.head
        contents.tail += "</sst>"
        parts["xl/sharedStrings.xml"] = contents
    }

    mutating func styles(_ content: Contents) {
        var contents = content
        contents.head = #"<styleSheet xmlns="\#(Self.spreadsheet)">"# + contents.head
        contents.tail += "</styleSheet>"
        parts["xl/styles.xml"] = contents
    }

    subscript(links part: String) -> [(id: String, type: String, target: String)] {
        get { [] }
        set { parts[part] = Contents(Self.relationships(newValue)) }
    }

    static func relationships(_ links: [(id: String, type: String, target: String)]) -> String {
        let list = links.map { link in
            #"<Relationship Id="\#(link.id)" Type="\#(office)/\#(link.type)" Target="\#(link.target)"/>"#
        }
        return #"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#
            + list.joined() + "</Relationships>"
    }

    func bytes() throws -> [UInt8] {
        let writer = ZipWriter(level: 1)
        for (name, contents) in parts.sorted(by: { $0.key < $1.key }) {
            try writer.begin(name)
            contents.write(to: writer)
            writer.end()
        }
        if let base {
            for entry in base.entries where parts[entry.name] == nil { try writer.addCopy(of: entry, from: base) }
        }
        return try writer.finish()
    }

    /// The archive, whose directory states another size for each entry that is larger.
    static func stating(atMost size: UInt32, in archive: [UInt8]) -> [UInt8] {
        var bytes = archive
        let signature: [UInt8] = [0x50, 0x4B, 0x01, 0x02]
        for start in bytes.indices.dropLast(46)
        where bytes[start] == 0x50 && bytes[start..<(start + 4)] == signature[...] {
            let stated = (24..<28).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[start + $1]) }
            guard stated > size else { continue }
            for byte in 0..<4 { bytes[start + 24 + byte] = UInt8(truncatingIfNeeded: size >> UInt32(8 * byte)) }
        }
        return bytes
    }
}
