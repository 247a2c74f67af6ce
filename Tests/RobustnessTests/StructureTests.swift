import ACIModel
import ACIWorkbook
import Foundation
import Mutation
import SpreadsheetML
import TestSupport
import Testing
import ZipContainer

/// Archives and packages that contradict themselves, through the front door: each is refused by a sentence, or read
/// without what does not matter.
@Suite("Structure")
struct StructureTests {
    private let sample = "1-petite-incomplete.xlsx"

    private func changing(_ part: String, _ change: (String) -> String) throws -> [UInt8] {
        var workbook = try HostileWorkbook(sample: sample)
        workbook.parts[part] = .init(change(try workbook.sampleText(part)))
        return try workbook.bytes()
    }

    /// The sample with the record of one entry changed: `field` is its place in the entry of the directory.
    private func stating(_ value: UInt32, at field: Int, width: Int, of name: String = "xl/workbook.xml") throws
        -> [UInt8]
    {
        var bytes = try HostileWorkbook(sample: sample).bytes()
        let start = try #require(
            bytes.indices.dropLast(46 + name.utf8.count).last { start in
                bytes[start..<(start + 4)] == [0x50, 0x4B, 0x01, 0x02][...]
                    && bytes[(start + 46)..<(start + 46 + name.utf8.count)].elementsEqual(name.utf8)
            })
        for byte in 0..<width { bytes[start + field + byte] = UInt8(truncatingIfNeeded: value >> UInt32(8 * byte)) }
        return bytes
    }

    @Test("An intact sample is read")
    func intact() throws {
        #expect(try refusal(HostileWorkbook(sample: sample).bytes()) == nil)
    }

    @Test(
        "A document type declaration is refused, whatever it declares",
        arguments: [
            "xl/workbook.xml", "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels",
            "[Content_Types].xml", "docProps/app.xml", "docProps/custom.xml",
        ])
    func doctype(_ part: String) throws {
        let declarations = [
            "<!DOCTYPE a>", #"<!DOCTYPE a SYSTEM "file:///etc/passwd">"#,
            #"<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;">]>"#,
            #"<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///dev/zero"> %p;]>"#,
        ]
        for declaration in declarations {
            let bytes = try changing(part) { xml in
                let root = xml.range(of: "?>").map(\.upperBound) ?? xml.startIndex
                return xml[..<root] + declaration + xml[root...]
            }
            let sentence = try #require(refusal(bytes))
            #expect(sentence.hasPrefix("Le classeur est endommagé"), "\(sentence)")
        }
    }

    @Test("A wrong checksum, size, method, offset, or an encrypted entry is refused")
    func records() throws {
        for (value, field, width) in [
            (1, 16, 4), (10, 24, 4), (12, 10, 2), (99, 10, 2), (0, 42, 4), (0x7FFF_FFFF, 42, 4), (1, 8, 2),
            (0xFFFF_FFF0, 20, 4),
        ] {
            let sentence = try #require(refusal(stating(UInt32(value), at: field, width: width)), "\(field)")
            #expect(sentence.hasPrefix("Le classeur est endommagé"), "\(sentence)")
        }
    }

    @Test("What no sheet needs may be encrypted, or compressed in a way of its own; it can't be copied then")
    func unreadable() throws {
        for (value, field) in [(1, 8), (12, 10)] {
            let bytes = try stating(UInt32(value), at: field, width: 2, of: "docProps/core.xml")
            guard case .readOnly(_, let message) = Verdict(bytes, try .embarques, givingBack: true) else {
                Issue.record("\(field)")
                continue
            }
            #expect(message.contains("docProps/core.xml"), "\(message)")
        }
    }

    @Test("Two entries of one name are refused")
    func duplicate() throws {
        let bytes = try changing("xl/workbook.xml") { $0 }
        let other = "xl/worksheets/sheet7.xml"
        let same = "xl/worksheets/Sheet6.xml"
        var patched = bytes
        for start in bytes.indices.dropLast(other.utf8.count) where bytes[start...].starts(with: other.utf8) {
            patched.replaceSubrange(start..<(start + other.utf8.count), with: same.utf8)
        }
        let sentence = try #require(refusal(patched))
        #expect(sentence.contains("two entries have this name"), "\(sentence)")
    }

    @Test("What a relationship says to be outside is never opened")
    func external() throws {
        let folder = try TemporaryDirectory()
        // Who opens a pipe that nobody writes to waits for ever: that the test ends is the proof.
        let pipe = folder.file("pipe")
        #expect(mkfifo(pipe.path, 0o600) == 0)
        for target in [
            "file://\(pipe.path)", pipe.path, "../../../../../../../..\(pipe.path)", "http://192.0.2.1/a",
            "//192.0.2.1/share/a",
        ] {
            for mode in [#" TargetMode="External""#, ""] {
                let bytes = try changing("xl/_rels/workbook.xml.rels") { links in
                    links.replacing(/Target="worksheets\/sheet2.xml"/) { _ in "Target=\"\(target)\"\(mode)" }
                        .replacing(/Target="sharedStrings.xml"/) { _ in "Target=\"\(target)\"\(mode)" }
                }
                let sentence = try #require(refusal(bytes), "\(target)\(mode)")
                #expect(sentence.hasPrefix("Le classeur est endommagé"), "\(sentence)")
            }
        }
    }

    @Test("Relationships in a circle, and sheets that are another part, are refused or read, never followed for ever")
    func circles() throws {
        let parts = [
            "workbook.xml", "charts/chart1.xml", "drawings/drawing1.xml", "styles.xml", "sharedStrings.xml",
            "_rels/workbook.xml.rels", "../[Content_Types].xml", "../docProps/app.xml", "worksheets/sheet3.xml", "#",
            "", "..",
        ]
        for part in parts {
            let bytes = try changing("xl/_rels/workbook.xml.rels") {
                $0.replacing("worksheets/sheet2.xml", with: part)
            }
            let sentence = try #require(refusal(bytes), "\(part)")
            #expect(sentence.hasPrefix("Le classeur est endommagé"), "\(part): \(sentence)")
        }
        for main in ["_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "[Content_Types].xml"] {
            let bytes = try changing("_rels/.rels") { $0.replacing("xl/workbook.xml", with: main) }
            #expect(refusal(bytes) != nil, "\(main)")
        }
    }

    @Test("A sheet that stands twice in the list is refused: a small file could make thousands of it")
    func oneSheetManyTimes() throws {
        let bytes = try changing("xl/_rels/workbook.xml.rels") {
            $0.replacing("worksheets/sheet3.xml", with: "worksheets/sheet2.xml")
        }
        let sentence = try #require(refusal(bytes))
        #expect(sentence.contains("another sheet is the same part"), "\(sentence)")
    }

    @Test(
        "A cell that claims a place outside of the grid is told, on its tab",
        arguments: ["XFE1", "A1048577", "A0", "AAAAAAAAAA1", "A99999999999999999999", "1A", "A1:B2"])
    func outsideOfTheGrid(_ address: String) throws {
        let bytes = try changing("xl/worksheets/sheet3.xml") {
            $0.replacing("</sheetData>", with: #"<row><c r="\#(address)"><v>1</v></c></row></sheetData>"#)
        }
        let read = try LecteurClasseur(.embarques).lire(bytes)
        let told = read.diagnostics.filter { $0.code == .celluleHorsPlace }
        #expect(told.map(\.lieu?.feuille) == ["Mission 1 – Accès aux soins"])
        #expect(read.estProvisoire)
    }

    @Test("Formulas and values in pieces without end count as texts")
    func texts() throws {
        for element in ["v", "f"] {
            var workbook = HostileWorkbook()
            workbook.sheet(
                .init(
                    head: "<row><c>", "<\(element)>\(String(repeating: "a", count: 60_000))</\(element)>", times: 100,
                    tail: "</c></row>"))
            let sentence = try #require(refusal(workbook.bytes()))
            #expect(sentence.contains("plus de 4\u{A0}Mo de textes"), "\(sentence)")
        }
    }

    @Test("Names of sheets, names and formats without end count as texts")
    func names() throws {
        let long = String(repeating: "a", count: 200_000)
        var sheets = HostileWorkbook()
        sheets.workbook("<sheets>" + String(repeating: "<sheet name=\"\(long)\"/>", count: 30) + "</sheets>")
        var names = HostileWorkbook()
        names.workbook(
            "<definedNames>" + String(repeating: "<definedName name=\"\(long)\"/>", count: 30) + "</definedNames>")
        var formats = HostileWorkbook()
        formats.styles(
            .init(
                "<numFmts>" + (0..<30).map { "<numFmt numFmtId=\"\($0)\" formatCode=\"\(long)\"/>" }.joined()
                    + "</numFmts>"))
        var program = HostileWorkbook()
        program[links: "_rels/.rels"] = [
            ("rId1", "officeDocument", "xl/workbook.xml"), ("rId2", "extended-properties", "app.xml"),
        ]
        program.parts["app.xml"] = .init(
            head:
                #"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>"#,
            long + "<a/>", times: 30, tail: "</Application></Properties>")
        for workbook in [sheets, names, formats, program] {
            let sentence = try #require(refusal(workbook.bytes()))
            #expect(sentence.contains("plus de 4\u{A0}Mo de textes"), "\(sentence)")
        }
    }
}
