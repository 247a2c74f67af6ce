import OPCPackage
import Testing

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
}
