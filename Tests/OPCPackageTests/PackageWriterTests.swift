import OPCPackage
import Testing
import ZipContainer

@Suite("PackageWriter")
struct PackageWriterTests {
    @Test("content types first, then the package's relationships, the parts as added, the parts' relationships")
    func order() throws {
        let workbook = try #require(PartName("/xl/workbook.xml"))
        let sheet = try #require(PartName("/xl/worksheets/sheet1.xml"))
        let drawing = try #require(PartName("/xl/drawings/drawing1.xml"))
        let writer = PackageWriter(level: 0)
        #expect(writer.addRelationship(from: nil, type: .officeDocument, target: workbook) == "rId1")
        #expect(writer.addRelationship(from: workbook, type: .officeDocument("worksheet"), target: sheet) == "rId1")
        #expect(
            writer.addExternalRelationship(
                from: workbook, type: .officeDocument("hyperlink"), target: "https://ameli.fr/?a=1&b=2") == "rId2")
        #expect(writer.addRelationship(from: sheet, type: .officeDocument("drawing"), target: drawing) == "rId1")
        try writer.add(workbook, contentType: "application/workbook", Array("<workbook/>".utf8))
        try writer.begin(sheet, contentType: "application/sheet")
        writer.write(Array("<work".utf8))
        writer.write(Array("sheet/>".utf8))
        writer.end()

        let text = String(decoding: try writer.finish(), as: UTF8.self)
        let expected = [
            "[Content_Types].xml",
            #"<Override PartName="/xl/workbook.xml" ContentType="application/workbook"/>"#
                + #"<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/sheet"/></Types>"#,
            "_rels/.rels",
            #"Target="xl/workbook.xml"/>"#,
            "xl/workbook.xml", "<workbook/>",
            "xl/worksheets/sheet1.xml", "<worksheet/>",
            "xl/_rels/workbook.xml.rels",
            #"relationships/worksheet" Target="worksheets/sheet1.xml"/>"#,
            #"Target="https://ameli.fr/?a=1&amp;b=2" TargetMode="External"/>"#,
            "xl/worksheets/_rels/sheet1.xml.rels",
            #"Target="../drawings/drawing1.xml"/>"#,
        ]
        var rest = Substring(text)
        for piece in expected {
            let found = try #require(rest.firstRange(of: piece), "\(piece) is missing or out of order")
            rest = rest[found.upperBound...]
        }
    }

    @Test("a part is added once")
    func duplicate() throws {
        let name = try #require(PartName("/a.xml"))
        let writer = PackageWriter(level: 6)
        try writer.add(name, contentType: "application/xml", [])
        #expect {
            try writer.add(#require(PartName("/A.xml")), contentType: "application/xml", [])
        } throws: {
            ($0 as? PackageError)?.code == .duplicatePart
        }
    }

    private func part(_ path: String) throws -> PartName { try #require(PartName(path)) }

    @Test("A part put in front stands there, and is listed there")
    func front() throws {
        let writer = PackageWriter(level: 0)
        try writer.add(part("/a.xml"), contentType: "a", [1])
        try writer.add(part("/c.xml"), contentType: "c", [3])
        try writer.add(part("/b.xml"), contentType: "b", [2], at: 1)
        let archive = try ZipArchive(bytes: writer.finish())
        #expect(archive.entries.map(\.name) == ["[Content_Types].xml", "a.xml", "b.xml", "c.xml"])
        let types = String(decoding: try archive.contents(of: archive.entries[0]), as: UTF8.self)
        #expect(types.matches(of: /PartName="\/(\w).xml" ContentType="(\w)"/).map(\.output.1) == ["a", "b", "c"])
        #expect(
            types.contains(
                #"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#
                    + #"<Default Extension="xml" ContentType="application/xml"/>"#))
    }

    @Test(
        "A target is written relative to its source's folder",
        arguments: [
            (nil, "/xl/a.xml", "xl/a.xml"), ("/xl/a.xml", "/xl/b.xml", "b.xml"),
            ("/xl/a.xml", "/xl/s/b.xml", "s/b.xml"),
            ("/xl/a.xml", "/doc/b.xml", "../doc/b.xml"), ("/a/b/c/d.xml", "/a/x/d.xml", "../../x/d.xml"),
            ("/a/b/d.xml", "/a/b/c/b/d.xml", "c/b/d.xml"), ("/a/b/d.xml", "/b/b/d.xml", "../../b/b/d.xml"),
            ("/a.xml", "/b/c.xml", "b/c.xml"), ("/b/c.xml", "/a.xml", "../a.xml"),
        ] as [(String?, String, String)])
    func references(source: String?, target: String, reference: String) throws {
        let writer = PackageWriter(level: 0)
        let from = try source.map { try part($0) }
        writer.addRelationship(from: from, type: "urn:t", target: try part(target))
        let archive = try ZipArchive(bytes: writer.finish())
        let list = String(decoding: try archive.contents(of: archive.entries[1]), as: UTF8.self)
        #expect(list.contains(#"<Relationship Id="rId1" Type="urn:t" Target="\#(reference)"/>"#), "\(list)")
    }

    @Test("What can't be written is told with its part")
    func words() throws {
        let writer = PackageWriter(level: 0)
        try writer.add(part("/a.xml"), contentType: "a", [])
        let twice = #expect(throws: PackageError.self) { try writer.begin(part("/A.xml"), contentType: "a") }
        #expect(twice?.description == "/A.xml: the package already has a part of this name")
        let name = "/" + String(repeating: "n", count: 65_536)
        for attempt in [
            { try writer.add(part(name), contentType: "a", []) }, { try writer.begin(part(name), contentType: "a") },
        ] {
            let writerError = #expect(throws: PackageError.self) { try attempt() }
            #expect([.archive, .duplicatePart].contains(writerError?.code))
            #expect(writerError?.part?.path == name)
        }
        let other = PackageWriter(level: 0)
        other.addExternalRelationship(from: try part("/xl/a.xml"), type: "urn:t", target: "\u{1}")
        let odd = #expect(throws: PackageError.self) { try other.finish() }
        #expect(odd?.code == .malformedXML)
        #expect(odd?.part?.path == "/xl/_rels/a.xml.rels")
        let taken = PackageWriter(level: 0)
        try taken.add(part("/_rels/.rels"), contentType: "a", [])
        taken.addRelationship(from: nil, type: "urn:t", target: try part("/a.xml"))
        let archive = #expect(throws: PackageError.self) { try taken.finish() }
        #expect(archive?.code == .archive)
        #expect(archive?.description == "_rels/.rels: the archive already has an entry of this name")
    }
}
