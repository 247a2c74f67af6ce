internal import OPCPackage
internal import XMLStream

/// Puts sheets into a package, each with the parts that hang on it: drawings with charts and pictures, comments and
/// tables.
final class SheetParts {
    /// The ids of a sheet's relationships.
    struct Relationships {
        /// By the outside address to which links lead.
        var addresses: [String: String] = [:]
        var drawing: String?
        var legacyDrawing: String?
        var tables: [String] = []
    }

    private let package: PackageWriter
    private var sheets = 0
    private var charts = 0
    /// The parts of the images, each of which stands there once.
    private var images: [[UInt8]: PartName] = [:]
    private var tables = 0
    /// The blocks of shape ids that comments have taken.
    private var shapeBlocks = 0

    init(_ package: PackageWriter) {
        self.package = package
    }

    /// - Parameter write: adds the sheet's own part.
    func add(_ sheet: Worksheet, _ part: PartName, write: (Relationships) throws -> Void) throws {
        sheets += 1
        var ids = Relationships()
        for case .address(let address) in sheet.hyperlinks.map(\.target) where ids.addresses[address] == nil {
            ids.addresses[address] = package.addExternalRelationship(from: part, type: .hyperlink, target: address)
        }
        func link(_ type: RelationshipType, _ path: String) throws -> (part: PartName, id: String) {
            let target = try PartName.part(path)
            return (target, package.addRelationship(from: part, type: type, target: target))
        }
        let drawing =
            try sheet.charts.isEmpty && sheet.pictures.isEmpty
            ? nil : link(.drawing, "/xl/drawings/drawing\(sheets).xml")
        let shapes = try sheet.comments.isEmpty ? nil : link(.vmlDrawing, "/xl/drawings/vmlDrawing\(sheets).vml")
        let comments = try sheet.comments.isEmpty ? nil : link(.comments, "/xl/comments\(sheets).xml")
        let tables = try sheet.tables.map { table in
            self.tables += 1
            return (table, number: self.tables, link: try link(.table, "/xl/tables/table\(self.tables).xml"))
        }
        (ids.drawing, ids.legacyDrawing, ids.tables) = (drawing?.id, shapes?.id, tables.map(\.link.id))
        try write(ids)
        if let drawing { try addDrawing(drawing.part, of: sheet) }
        if let shapes, let comments {
            let xml = CommentsWriter.encodeShapes(sheet.comments, firstBlock: shapeBlocks + 1)
            shapeBlocks += CommentsWriter.blocks(of: sheet.comments)
            try package.add(shapes.part, contentType: ContentType.vmlDrawing, xml)
            try package.add(
                comments.part, contentType: ContentType.comments, CommentsWriter.encode(sheet.comments))
        }
        for (table, number, link) in tables {
            let xml = TableWriter.encode(table, headings: try table.headings(sheet), number: number)
            try package.add(link.part, contentType: ContentType.table, xml)
        }
    }

    private func addDrawing(_ drawing: PartName, of sheet: Worksheet) throws {
        let charts = try sheet.charts.map { chart in
            self.charts += 1
            let part = try PartName.part("/xl/charts/chart\(self.charts).xml")
            try package.add(part, contentType: ContentType.chart, ChartWriter.encode(chart))
            return (chart, package.addRelationship(from: drawing, type: .chart, target: part))
        }
        var ids: [PartName: String] = [:]
        let pictures = try sheet.pictures.map { picture in
            let part = try image(of: picture)
            let id = ids[part] ?? package.addRelationship(from: drawing, type: .image, target: part)
            ids[part] = id
            return (picture, id)
        }
        let xml = DrawingWriter.encode(charts: charts, pictures: pictures)
        try package.add(drawing, contentType: ContentType.drawing, xml)
    }

    private func image(of picture: Picture) throws -> PartName {
        if let part = images[picture.bytes] { return part }
        let format = picture.format.rawValue
        let part = try PartName.part("/xl/media/image\(images.count + 1).\(format)")
        try package.add(part, contentType: "image/" + format, picture.bytes)
        images[picture.bytes] = part
        return part
    }
}
