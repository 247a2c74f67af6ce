import OPCPackage
import Testing

@Suite("PartName")
struct PartNameTests {
    @Test("names are equal by what they mean, not by spelling")
    func equality() throws {
        let name = try #require(PartName("/xl/worksheets/sheet 1.xml"))
        for other in ["xl/worksheets/sheet 1.xml", "/XL/Worksheets/Sheet%201.XML", "\\xl\\.\\worksheets\\sheet 1.xml"] {
            #expect(PartName(other) == name)
            #expect(PartName(other)?.hashValue == name.hashValue)
        }
        #expect(PartName("/xl/worksheets%2Fsheet 1.xml") != name)
        #expect(PartName("/xl/worksheets/sheet%2.xml")?.path == "/xl/worksheets/sheet%2.xml")
    }

    @Test("no name is left of nothing, or beyond the root", arguments: ["", "/", ".", "..", "a/../..", "//", "a/.."])
    func none(path: String) {
        #expect(PartName(path) == nil)
    }

    @Test("the parts around a name")
    func relatives() throws {
        let name = try #require(PartName("/xl/worksheets/sheet1.xml"))
        #expect(name.relationshipsPart.path == "/xl/worksheets/_rels/sheet1.xml.rels")
        #expect(PartName("/book.xml")?.relationshipsPart.path == "/_rels/book.xml.rels")
        #expect(name.resolving("../drawings/drawing1.xml")?.path == "/xl/drawings/drawing1.xml")
        #expect(name.resolving("#Feuil2!A1") == name)
        #expect(name.fileExtension == "xml")
        #expect(PartName("/xl.d/PIC")?.fileExtension == "")
        #expect(PartName("/a.b/c.JPeG")?.fileExtension == "jpeg")
        #expect(name.zipEntryName == "xl/worksheets/sheet1.xml")
    }
}
