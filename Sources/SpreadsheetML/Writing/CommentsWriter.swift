internal import XMLStream

/// Writes a sheet's comments (ISO 29500-1 §18.7.6), and the shapes in which programs show them (ISO 29500-4 §19.4).
enum CommentsWriter {
    static func encode(_ comments: [CellComment]) -> XMLWriter {
        var authors = Indexed<String>()
        var xml = XMLWriter()
        let places = comments.map { authors.index(of: $0.author) }
        xml.element("comments", ["xmlns": XMLNamespace.spreadsheet]) { xml in
            xml.element("authors") { xml in
                for author in authors.values { xml.element("author", text: EscapedText.encode(author)) }
            }
            xml.element("commentList") { xml in
                for (comment, author) in zip(comments, places) {
                    xml.element("comment", ["ref": comment.cell.description, "authorId": author]) { xml in
                        xml.element("text") { $0.string(comment.text) }
                    }
                }
            }
        }
        return xml
    }

    /// Shapes have ids in blocks of this size, and each block is one sheet's.
    private static let blockSize = 1_024
    private static let shapeType = "_x0000_t202"

    static func blocks(of comments: [CellComment]) -> Int { comments.count / blockSize + 1 }

    /// - Parameter firstBlock: of shape ids; from 1.
    static func encodeShapes(_ comments: [CellComment], firstBlock: Int) -> XMLWriter {
        var xml = XMLWriter()
        let namespaces: XMLAttributes = [
            "xmlns:v": "urn:schemas-microsoft-com:vml", "xmlns:o": "urn:schemas-microsoft-com:office:office",
            "xmlns:x": "urn:schemas-microsoft-com:office:excel",
        ]
        xml.element("xml", namespaces) { xml in
            let blocks = (firstBlock..<firstBlock + blocks(of: comments)).map(String.init).joined(separator: ",")
            xml.element("o:shapelayout", ["v:ext": "edit"]) {
                $0.element("o:idmap", ["v:ext": "edit", "data": blocks])
            }
            let rectangle: XMLAttributes = [
                "id": shapeType, "coordsize": "21600,21600", "o:spt": 202, "path": "m,l,21600r21600,l21600,xe",
            ]
            xml.element("v:shapetype", rectangle) { xml in
                xml.element("v:stroke", ["joinstyle": "miter"])
                xml.element("v:path", ["gradientshapeok": "t", "o:connecttype": "rect"])
            }
            for (index, comment) in comments.enumerated() {
                writeShape(&xml, of: comment, id: firstBlock * blockSize + index + 1)
            }
        }
        return xml
    }

    private static func writeShape(_ xml: inout XMLWriter, of comment: CellComment, id: Int) {
        let attributes: XMLAttributes = [
            "id": "_x0000_s\(id)", "type": "#" + shapeType, "style": "position:absolute;visibility:hidden",
            "fillcolor": "#ffffe1", "o:insetmode": "auto",
        ]
        xml.element("v:shape", attributes) { xml in
            xml.element("v:fill", ["color2": "#ffffe1"])
            xml.element("v:shadow", ["on": "t", "color": "black", "obscured": "t"])
            xml.element("v:path", ["o:connecttype": "none"])
            xml.element("v:textbox") { $0.element("div", ["style": "text-align:left"]) }
            xml.element("x:ClientData", ["ObjectType": "Note"]) { xml in
                xml.element("x:MoveWithCells")
                xml.element("x:SizeWithCells")
                xml.element("x:Anchor", text: anchor(of: comment))
                xml.element("x:AutoFill", text: "False")
                xml.element("x:Row", text: String(comment.cell.row - 1))
                xml.element("x:Column", text: String(comment.cell.column - 1))
            }
        }
    }

    private static let (columnsWide, charactersWide) = (2, 20)
    private static let (fewestRows, mostRows) = (4, 40)

    /// Beside the cell, as high as the text is long, within the grid: columns and rows from 0, with offsets in pixels.
    private static func anchor(of comment: CellComment) -> String {
        let lines = comment.text.split(separator: "\n", omittingEmptySubsequences: false)
        let height = min(max(fewestRows, lines.reduce(1) { $0 + $1.utf8.count / charactersWide + 1 }), mostRows)
        let left = min(comment.cell.column, CellReference.maximumColumn - 1 - columnsWide)
        let top = min(max(comment.cell.row - 2, 0), CellReference.maximumRow - 1 - height)
        return "\(left), 15, \(top), 10, \(left + columnsWide), 15, \(top + height), 4"
    }
}
