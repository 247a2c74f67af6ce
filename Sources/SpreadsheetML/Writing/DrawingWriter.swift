internal import XMLStream

/// Writes the drawing part that places a sheet's charts and pictures (ISO 29500-1 §20.5.2.35).
struct DrawingWriter {
    private var xml = XMLWriter()
    /// Of the object placed last; ids begin at 2.
    private var id = 1

    /// Each object comes with the relationship that leads to its part.
    static func encode(
        charts: [(chart: Chart, relationship: String)], pictures: [(picture: Picture, relationship: String)]
    ) -> XMLWriter {
        var writer = DrawingWriter()
        writer.xml.start("xdr:wsDr")
        writer.xml.attribute("xmlns:xdr", XMLNamespace.spreadsheetDrawing.uri)
        writer.xml.attribute("xmlns:a", XMLNamespace.drawing.uri)
        for (chart, relationship) in charts {
            writer.place(at: .range(chart.anchor)) { writeFrame(&$0, chart, relationship: relationship, id: $1) }
        }
        for (picture, relationship) in pictures {
            writer.place(at: picture.anchor) { writePicture(&$0, picture, relationship: relationship, id: $1) }
        }
        writer.xml.end()
        return writer.xml
    }

    private mutating func place(at anchor: Picture.Anchor, _ object: (inout XMLWriter, _ id: Int) -> Void) {
        id += 1
        switch anchor {
        case .cell(let cell, let width, let height):
            xml.start("xdr:oneCellAnchor")
            writeCorner("xdr:from", row: cell.row - 1, column: cell.column - 1)
            xml.element("xdr:ext", ["cx": width * Self.unitsPerPixel, "cy": height * Self.unitsPerPixel])
        case .range(let range):
            xml.start("xdr:twoCellAnchor")
            writeCorner("xdr:from", row: range.first.row - 1, column: range.first.column - 1)
            // The cell behind the last one; at the grid's end, the last itself.
            writeCorner(
                "xdr:to", row: min(range.last.row, CellReference.maximumRow - 1),
                column: min(range.last.column, CellReference.maximumColumn - 1))
        }
        object(&xml, id)
        xml.element("xdr:clientData")
        xml.end()
    }

    /// English Metric Units, of which an inch has 914 400.
    private static let unitsPerPixel = 9_525

    private mutating func writeCorner(_ name: StaticString, row: Int, column: Int) {
        let numbers: KeyValuePairs<StaticString, Int> = [
            "xdr:col": column, "xdr:colOff": 0, "xdr:row": row, "xdr:rowOff": 0,
        ]
        xml.element(name) { xml in
            for (name, number) in numbers { xml.element(name, text: String(number)) }
        }
    }

    private static func writeFrame(_ xml: inout XMLWriter, _ chart: Chart, relationship: String, id: Int) {
        xml.element("xdr:graphicFrame", ["macro": ""]) { xml in
            xml.element("xdr:nvGraphicFramePr") { xml in
                writeProperties(&xml, id: id, name: chart.title, text: chart.alternativeText)
                xml.element("xdr:cNvGraphicFramePr")
            }
            xml.element("xdr:xfrm") { xml in
                xml.element("a:off", ["x": 0, "y": 0])
                xml.element("a:ext", ["cx": 0, "cy": 0])
            }
            xml.element("a:graphic") { xml in
                xml.element("a:graphicData", ["uri": XMLNamespace.chart]) { xml in
                    let namespaces: XMLAttributes = [
                        "xmlns:c": XMLNamespace.chart, "xmlns:r": XMLNamespace.officeRelationships,
                        "r:id": relationship,
                    ]
                    xml.element("c:chart", namespaces)
                }
            }
        }
    }

    private static func writePicture(_ xml: inout XMLWriter, _ picture: Picture, relationship: String, id: Int) {
        xml.element("xdr:pic") { xml in
            xml.element("xdr:nvPicPr") { xml in
                writeProperties(&xml, id: id, name: "Picture \(id)", text: picture.alternativeText)
                xml.element("xdr:cNvPicPr") { $0.element("a:picLocks", ["noChangeAspect": true]) }
            }
            xml.element("xdr:blipFill") { xml in
                let image: XMLAttributes = ["xmlns:r": XMLNamespace.officeRelationships, "r:embed": relationship]
                xml.element("a:blip", image)
                xml.element("a:stretch") { $0.element("a:fillRect") }
            }
            xml.element("xdr:spPr") { xml in
                xml.element("a:prstGeom", ["prst": "rect"]) { $0.element("a:avLst") }
            }
        }
    }

    private static func writeProperties(_ xml: inout XMLWriter, id: Int, name: String, text: String) {
        let (name, text) = (EscapedText.encode(name), EscapedText.encode(text))
        xml.element("xdr:cNvPr", ["id": id, "name": name, "descr": text])
    }
}
