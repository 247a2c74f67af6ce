import OPCPackage
import Testing
import XMLStream

/// What producers' packages are like: docs/quirks.md, "Package".
@Suite("Package quirks")
struct PackageQuirkTests {
    private func workbook(_ relationships: String...) -> PackageBuilder {
        var builder = PackageBuilder.minimal
        builder["xl/_rels/workbook.xml.rels"] = PackageBuilder.relationships(relationships.joined())
        builder["xl/worksheets/sheet1.xml"] = "<worksheet/>"
        return builder
    }

    private func targetText(_ target: String) throws -> String {
        let package = try workbook(PackageBuilder.relationship("rId1", "worksheet", target)).reader()
        return try package.text(#require(package.mainRelationships()[0].part))
    }

    // openpyxl, Open XML SDK; readxl #294.
    @Test("rel-absolute")
    func relAbsolute() throws {
        #expect(try targetText("/xl/worksheets/sheet1.xml") == "<worksheet/>")
        var builder = PackageBuilder.minimal
        builder["_rels/.rels"] = PackageBuilder.relationships(
            PackageBuilder.relationship("rId1", "officeDocument", "/xl/workbook.xml"))
        #expect(try builder.reader().mainPart.path == "/xl/workbook.xml")
    }

    // Some converters; the standard allows it.
    @Test(
        "rel-relative-up",
        arguments: [
            "worksheets/sheet1.xml", "./worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml",
            "worksheets/../worksheets/./sheet1.xml", "worksheets\\sheet1.xml", "Worksheets/SHEET1.xml",
            "worksheets//sheet1.xml", "worksheets/sheet%31.xml", "/xl/worksheets/sheet1.xml#A1",
        ])
    func relRelativeUp(target: String) throws {
        #expect(try targetText(target) == "<worksheet/>")
    }

    @Test("rel-relative-up: no target leads out of the package", arguments: ["../../etc/passwd", "/..", "..", "/../a"])
    func relOutside(target: String) throws {
        let package = try workbook(PackageBuilder.relationship("rId1", "worksheet", target)).reader()
        #expect(try package.mainRelationships()[0].target == .external(target))
    }

    // Minimal exporters, Numbers, Open XML SDK: parts anywhere, identifiers of any form.
    @Test("rel-names")
    func relNames() throws {
        var builder = PackageBuilder()
        builder["book.xml"] = "<workbook/>"
        builder["_rels/book.xml.rels"] = PackageBuilder.relationships(
            PackageBuilder.relationship("R6082a7c4", "worksheet", "sheet.xml")
                + PackageBuilder.relationship("rId1", "styles", "x/any.xml"))
        builder["sheet.xml"] = "<worksheet/>"
        builder["_rels/.rels"] = PackageBuilder.relationships(
            PackageBuilder.relationship("Rx", "officeDocument", "book.xml"))
        let package = try builder.reader()
        #expect(package.mainPart.path == "/book.xml")
        #expect(try package.mainRelationships().map(\.id) == ["R6082a7c4", "rId1"])
        #expect(try package.mainRelationships().map(\.part?.path) == ["/sheet.xml", "/x/any.xml"])
    }

    @Test("another namespace's or another name's elements are no relationships")
    func foreignElements() throws {
        let package = try workbook(
            #"<y:Relationship xmlns:y="urn:y" Id="rId8" Type="t" Target="a.xml"/><Other Id="rId9" Type="t" Target="b.xml"/>"#,
            PackageBuilder.relationship("rId1", "worksheet", "worksheets/sheet1.xml")
        ).reader()
        #expect(try package.mainRelationships().map(\.id) == ["rId1"])
    }

    // Damaged files.
    @Test("a relationship without identifier, type or target is none")
    func incompleteRelationships() throws {
        let package = try workbook(
            #"<Relationship Id="rId7" Type="t"/><Relationship Id="rId8" Target="a"/><Relationship Type="t" Target="b"/>"#,
            PackageBuilder.relationship("rId1", "worksheet", "worksheets/sheet1.xml")
        ).reader()
        #expect(try package.mainRelationships().map(\.id) == ["rId1"])
    }

    // Re-zipped by hand.
    @Test(
        "of two spellings of one name, the first is the part",
        arguments: [["xl/a1.xml", "xl/a%31.xml"], ["xl/a%31.xml", "xl/a1.xml"]])
    func twoSpellings(names: [String]) throws {
        var builder = PackageBuilder.minimal
        for (name, text) in zip(names, ["first", "second"]) { builder[name] = text }
        #expect(try builder.reader().text(#require(PartName("/xl/a1.xml"))) == "first")
    }

    @Test("a part's own type goes before its extension's; another namespace's elements list none")
    func typesOfParts() throws {
        var builder = PackageBuilder.minimal
        builder[PackageBuilder.contentTypes] = PackageBuilder.types(
            #"<Override PartName="/XL/a.xml" ContentType="own"/><Default Extension="XML" ContentType="of xml"/>"#
                + #"<Default Extension="bin"/><Override PartName="/b.xml"/><Default ContentType="t"/>"#
                + #"<Other Extension="xml" PartName="/b.xml" ContentType="odd"/>"#
                + #"<y:Default xmlns:y="urn:y" Extension="xml" ContentType="odd"/>"#
                + #"<y:Override xmlns:y="urn:y" PartName="/b.xml" ContentType="odd"/>"#)
        let types = try builder.reader().contentTypes
        let found = try ["/xl/A.xml", "/b.xml", "/a.bin", "/a"].map { types[try #require(PartName($0))] }
        #expect(found == ["own", "of xml", nil, nil])
    }

    @Test("the package's own lists are as long as is allowed, and no longer")
    func listBytes() throws {
        let builder = PackageBuilder.minimal
        let sizes = [PackageBuilder.contentTypes, "_rels/.rels"].map { builder[$0]?.utf8.count ?? 0 }
        let (longest, size) = sizes[0] > sizes[1] ? ("[Content_Types].xml", sizes[0]) : ("_rels/.rels", sizes[1])
        let bytes = try builder.bytes()
        #expect(try PackageReader(bytes: bytes, listBytes: size).mainPart.path == "/xl/workbook.xml")
        let error = #expect(throws: PackageError.self) { try PackageReader(bytes: bytes, listBytes: size - 1) }
        #expect(error?.code == .archive)
        #expect(
            error?.description == "/\(longest): \(longest): listBytes: \(size) found, \(size - 1) allowed")
    }

    @Test("what can't be read is told with its part, and its place where there is one")
    func words() throws {
        let package = try workbook("<a>").reader()
        let damaged = #expect(throws: PackageError.self) { try package.mainRelationships() }
        #expect(damaged?.description.hasPrefix("/xl/_rels/workbook.xml.rels: line 1, column ") == true)
        let missing = #expect(throws: PackageError.self) {
            try package.contents(of: #require(PartName("/xl/styles.xml")))
        }
        #expect(missing?.description == "/xl/styles.xml: the package has no such part")
        #expect(
            failure(Array("a;b".utf8))?.description == "this is not an Office Open XML workbook but: csv")
    }

    // Every producer, new ones each year (CoreXLSX broke eleven times).
    @Test("rel-type-open")
    func relTypeOpen() throws {
        let package = try workbook(
            PackageBuilder.relationship("rId1", "urn:whatever:2031", "a.xml"),
            PackageBuilder.relationship("rId2", "worksheet", "worksheets/sheet1.xml")
        ).reader()
        let relationships = try package.mainRelationships()
        #expect(relationships.map(\.type.uri)[0] == "urn:whatever:2031")
        #expect(relationships[1].type == .officeDocument("worksheet"))
    }

    // Excel, "Strict Open XML Spreadsheet".
    @Test("rel-strict")
    func relStrict() throws {
        let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
        var builder = workbook(PackageBuilder.relationship("rId1", strict + "worksheet", "worksheets/sheet1.xml"))
        builder["_rels/.rels"] = PackageBuilder.relationships(
            PackageBuilder.relationship("rId3", strict + "extendedProperties", "docProps/app.xml")
                + PackageBuilder.relationship("rId4", strict + "customProperties", "docProps/custom.xml")
                + PackageBuilder.relationship("rId1", strict + "officeDocument", "xl/workbook.xml"))
        let package = try builder.reader()
        #expect(package.mainPart.path == "/xl/workbook.xml")
        #expect(try package.mainRelationships()[0].type == .officeDocument("worksheet"))
        let types = try package.relationships(of: nil).map(\.type)
        #expect(types == [.extendedProperties, .customProperties, .officeDocument])
    }

    // Excel: hyperlinks, linked workbooks.
    @Test("rel-external")
    func relExternal() throws {
        let package = try workbook(
            PackageBuilder.relationship("rId1", "hyperlink", "file:///etc/passwd", mode: " TargetMode=\"External\""),
            PackageBuilder.relationship("rId2", "worksheet", "worksheets/sheet1.xml", mode: " TargetMode=\"External\""),
            PackageBuilder.relationship("rId3", "worksheet", "worksheets/sheet1.xml", mode: " TargetMode=\"Internal\"")
        ).reader()
        let relationships = try package.mainRelationships()
        #expect(relationships[0].target == .external("file:///etc/passwd"))
        #expect(relationships[1].part == nil)
        #expect(relationships[2].part?.path == "/xl/worksheets/sheet1.xml")
    }

    // Converters.
    @Test("rel-missing-target")
    func relMissingTarget() throws {
        let package = try workbook(PackageBuilder.relationship("rId1", "styles", "styles.xml")).reader()
        let styles = try #require(try package.mainRelationships()[0].part)
        #expect(package.entry(of: styles) == nil)
        #expect {
            try package.contents(of: styles)
        } throws: {
            let error = $0 as? PackageError
            return error?.code == .missingPart && error?.part?.path == "/xl/styles.xml"
        }
        var builder = PackageBuilder.minimal
        builder["xl/workbook.xml"] = nil
        #expect(failure(try builder.bytes())?.code == .missingPart)
    }

    // exceljs #560.
    @Test("sst-listed-absent")
    func listedButAbsent() throws {
        var builder = PackageBuilder.minimal
        builder[PackageBuilder.contentTypes] = PackageBuilder.types(
            #"<Override PartName="/xl/sharedStrings.xml" ContentType="application/x"/><Override PartName="" ContentType="y"/>"#
        )
        let package = try builder.reader()
        let strings = try #require(PartName("/xl/sharedStrings.xml"))
        #expect(package.contentTypes[strings] == "application/x")
        #expect(package.entry(of: strings) == nil)
    }

    // tealeg/xlsx PR #88.
    @Test("ct-wrong")
    func contentTypeWrong() throws {
        var builder = PackageBuilder.minimal
        for types in ["", #"<Default Extension="XML" ContentType="application/xml"/>"#] {
            builder[PackageBuilder.contentTypes] = PackageBuilder.types(types)
            #expect(try builder.reader().mainPart.path == "/xl/workbook.xml")
        }
        #expect(try builder.reader().contentTypes[#require(PartName("/a.xml"))] == "application/xml")
        builder[PackageBuilder.contentTypes] = nil
        #expect(try builder.reader().contentTypes[#require(PartName("/a.xml"))] == nil)
    }

    // Google Sheets.
    @Test("docprops-absent")
    func docPropsAbsent() throws {
        let package = try PackageBuilder.minimal.reader()
        #expect(try package.relationships(of: nil).map(\.type) == [.officeDocument])
        #expect(try package.relationships(of: package.mainPart) == [])
    }

    // .NET Framework's zip, calamine #419: the names of the package's own parts in another spelling.
    @Test("zip-case and zip-backslash: the bookkeeping is found too")
    func bookkeepingSpelling() throws {
        var builder = PackageBuilder()
        builder["[content_types].XML"] = PackageBuilder.types(
            #"<Override PartName="/XL/Workbook.xml" ContentType="\#(PackageBuilder.workbookType)"/>"#)
        builder["_RELS\\.rels"] = PackageBuilder.relationships(
            PackageBuilder.relationship("rId1", "officeDocument", "xl/workbook.xml"))
        builder["xl\\workbook.xml"] = "<workbook/>"
        let package = try builder.reader()
        #expect(package.contentTypes[package.mainPart] == PackageBuilder.workbookType)
    }

    @Test("damaged XML names its part and place")
    func damagedXML() throws {
        var builder = workbook("<a>")
        #expect {
            try builder.reader().mainRelationships()
        } throws: {
            let error = $0 as? PackageError
            return error?.code == .malformedXML && error?.part?.path == "/xl/_rels/workbook.xml.rels"
                && (error?.underlying as? XMLError)?.line == 1
        }
        builder["_rels/.rels"] = "<!DOCTYPE x>" + (builder["_rels/.rels"] ?? "")
        #expect(((failure(try builder.bytes())?.underlying) as? XMLError)?.code == .doctype)
    }

    @Test("a package that is written is read back")
    func roundTrip() throws {
        let workbook = try #require(PartName("/xl/workbook.xml"))
        let drawing = try #require(PartName("/xl/drawings/drawing1.xml"))
        let chart = try #require(PartName("/xl/charts/chart1.xml"))
        let writer = PackageWriter(level: 6)
        writer.addRelationship(from: nil, type: .officeDocument, target: workbook)
        writer.addRelationship(from: drawing, type: .officeDocument("chart"), target: chart)
        for part in [workbook, drawing, chart] {
            try writer.add(part, contentType: "type of \(part)", Array(part.path.utf8))
        }
        let package = try PackageReader(bytes: writer.finish())
        #expect(package.mainPart == workbook)
        #expect(try package.relationships(of: drawing).map(\.part) == [chart])
        for part in [workbook, drawing, chart] {
            #expect(try package.text(part) == part.path)
            #expect(package.contentTypes[part] == "type of \(part)")
        }
    }
}
