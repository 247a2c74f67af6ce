internal import XMLStream

/// Writes a worksheet part (ISO 29500-1 §18.3.1.99).
struct WorksheetWriter {
    let sheet: Worksheet
    let tables: SharedTables
    let isActive: Bool
    let relationships: SheetParts.Relationships
    /// Whether more rows come behind the sheet's own: nobody knows which cells there will be.
    var isStreamed = false

    func encoded() throws -> XMLWriter {
        var part = try begun()
        end(&part)
        return part.finish()
    }

    private var writtenRows: [Worksheet.Row] {
        sheet.rows.filter { !$0.cells.isEmpty || $0.height != nil || $0.format != RowFormat() }
    }

    /// The rows that the sheet writes itself: of a streamed one, those down to its last cell.
    var ownRows: [Worksheet.Row] {
        guard isStreamed else { return writtenRows }
        let last = sheet.rows.last { !$0.cells.isEmpty }?.index ?? 0
        return writtenRows.filter { $0.index <= last }
    }

    /// The rows below, of which the sheet says how high they are and how they look.
    var framedRows: [Worksheet.Row] { Array(writtenRows.dropFirst(ownRows.count)) }

    /// The part up to the last of the sheet's own rows; others may follow.
    func begun() throws -> OrderedPart {
        var part = OrderedPart(
            "worksheet", ["xmlns": XMLNamespace.spreadsheet, "xmlns:r": XMLNamespace.officeRelationships], .worksheet)
        let rows = sheet.rows
        writeProperties(&part)
        if !isStreamed, let used = sheet.usedRange { part.child("dimension", ["ref": used.description]) }
        part.child("sheetViews", [:], writeView)
        let levels = (
            rows: rows.reduce(0) { max($0, $1.format.outlineLevel) },
            columns: sheet.columns.reduce(0) { max($0, $1.outlineLevel) }
        )
        let defaults: XMLAttributes = [
            "defaultRowHeight": sheet.defaultRowHeight, "outlineLevelRow": levels.rows > 0 ? levels.rows : nil,
            "outlineLevelCol": levels.columns > 0 ? levels.columns : nil,
        ]
        part.child("sheetFormatPr", defaults)
        try part.list("cols", of: sheet.columns, writeColumns)
        part.start("sheetData")
        var cells = CellWriter(sheet: sheet.name, tables: tables)
        for row in ownRows {
            try startRow(row, &cells, to: &part.xml)
            for cell in row.cells {
                let runs = row.runs.isEmpty ? nil : row.runs[cell.column]
                try cells.write(cell, runs: runs ?? [], to: &part.xml)
            }
            part.xml.end()
        }
        return part
    }

    /// Ends the rows, and writes what follows them.
    func end(_ part: inout OrderedPart) {
        part.xml.end()
        if let protection = sheet.protection {
            // These attributes say what is forbidden.
            part.child(
                "sheetProtection",
                [
                    "sheet": true, "objects": true, "scenarios": true,
                    "formatColumns": !protection.allowsFormattingColumns,
                    "formatRows": !protection.allowsFormattingRows,
                ])
        }
        if let range = sheet.autoFilter { part.child("autoFilter", ["ref": range.description]) }
        part.list("mergeCells", ["count": sheet.merges.count], of: sheet.merges) {
            $0.element("mergeCell", ["ref": $1.description])
        }
        for (index, format) in sheet.conditionalFormats.enumerated() {
            part.child("conditionalFormatting", ["sqref": Self.list(format.ranges)]) {
                ConditionalFormatWriter.write(format, priority: index + 1, tables, to: &$0)
            }
        }
        part.list("dataValidations", ["count": sheet.validations.count], of: sheet.validations) {
            DataValidationWriter.write($1, to: &$0)
        }
        part.list("hyperlinks", of: sheet.hyperlinks, writeLink)
        if let print = sheet.printSetup { Self.writePrintSetup(&part, print) }
        let breaks = sheet.rowBreaks
        part.list("rowBreaks", ["count": breaks.count, "manualBreakCount": breaks.count], of: breaks) {
            $0.element("brk", ["id": $1, "max": CellReference.maximumColumn - 1, "man": true])
        }
        if let drawing = relationships.drawing { part.child("drawing", ["r:id": drawing]) }
        if let shapes = relationships.legacyDrawing { part.child("legacyDrawing", ["r:id": shapes]) }
        part.list("tableParts", ["count": relationships.tables.count], of: relationships.tables) {
            $0.element("tablePart", ["r:id": $1])
        }
    }

    private func writeProperties(_ part: inout OrderedPart) {
        guard sheet.tabColor != nil || sheet.printSetup != nil else { return }
        part.child("sheetPr") { xml in
            if let color = sheet.tabColor { xml.element("tabColor", ["rgb": color.argb]) }
            if sheet.printSetup != nil { xml.element("pageSetUpPr", ["fitToPage": true]) }
        }
    }

    private func writeView(_ xml: inout XMLWriter) {
        let zoom = sheet.zoom == 100 ? nil : sheet.zoom
        let attributes: XMLAttributes = [
            "showGridLines": sheet.showsGridLines ? nil : false, "tabSelected": isActive ? true : nil,
            "zoomScale": zoom, "zoomScaleNormal": zoom, "workbookViewId": 0,
        ]
        xml.element("sheetView", attributes) { xml in
            let chosen = sheet.activeCell?.description
            guard let cell = sheet.frozenAt, cell.row > 1 || cell.column > 1 else {
                if let chosen { xml.element("selection", ["activeCell": chosen, "sqref": chosen]) }
                return
            }
            let pane = cell.row == 1 ? "topRight" : cell.column == 1 ? "bottomLeft" : "bottomRight"
            let split: XMLAttributes = [
                "xSplit": cell.column > 1 ? cell.column - 1 : nil, "ySplit": cell.row > 1 ? cell.row - 1 : nil,
                "topLeftCell": cell.description, "activePane": pane, "state": "frozen",
            ]
            xml.element("pane", split)
            xml.element("selection", ["pane": pane, "activeCell": chosen, "sqref": chosen])
        }
    }

    /// ISO 29500-1 §18.3.1.13
    private func writeColumns(_ xml: inout XMLWriter, _ columns: ColumnWidth) throws(SpreadsheetError) {
        let style = try tables.index(of: columns.style, place: "\(sheet.name), columns \(columns.columns)")
        let attributes: XMLAttributes = [
            "min": columns.columns.lowerBound, "max": columns.columns.upperBound, "width": columns.width,
            "style": style > 0 ? style : nil, "hidden": columns.isHidden ? true : nil, "customWidth": true,
            "outlineLevel": columns.outlineLevel > 0 ? columns.outlineLevel : nil,
            "collapsed": columns.isCollapsed ? true : nil,
        ]
        xml.element("col", attributes)
    }

    /// Starts a row, whose cells follow.
    func startRow(
        _ row: Worksheet.Row, _ cells: inout CellWriter, to xml: inout XMLWriter
    ) throws(SpreadsheetError) {
        cells.begin(row: row.index)
        xml.start("row")
        xml.attribute("r", row.index)
        let style = try tables.index(of: row.format.style, place: "\(sheet.name), row \(row.index)")
        if style > 0 {
            xml.attribute("s", style)
            xml.attribute("customFormat", true)
        }
        if let height = row.height {
            xml.attribute("ht", height)
            if !row.growsWithText { xml.attribute("customHeight", true) }
        }
        if row.format.isHidden { xml.attribute("hidden", true) }
        if row.format.outlineLevel > 0 { xml.attribute("outlineLevel", row.format.outlineLevel) }
        if row.format.isCollapsed { xml.attribute("collapsed", true) }
    }

    private func writeLink(_ xml: inout XMLWriter, _ link: Hyperlink) {
        xml.element("hyperlink", ["ref": link.cell.description]) { xml in
            switch link.target {
            case .place(let place): xml.attribute("location", place)
            case .address(let address): xml.attribute("r:id", relationships.addresses[address] ?? "")
            }
            // Google Sheets shows it in place of the cell's text.
            if case .text(let text)? = sheet.value(at: link.cell) { xml.attribute("display", EscapedText.encode(text)) }
            if !link.tooltip.isEmpty { xml.attribute("tooltip", EscapedText.encode(link.tooltip)) }
        }
    }

    private static func writePrintSetup(_ part: inout OrderedPart, _ print: PrintSetup) {
        if print.centersHorizontally { part.child("printOptions", ["horizontalCentered": true]) }
        let margins = print.margins
        part.child(
            "pageMargins",
            [
                "left": margins.left, "right": margins.right, "top": margins.top, "bottom": margins.bottom,
                "header": margins.header, "footer": margins.footer,
            ])
        let page: XMLAttributes = [
            "paperSize": print.paper.rawValue, "fitToWidth": print.fitToWidth, "fitToHeight": print.fitToHeight,
            "orientation": print.orientation.rawValue,
        ]
        part.child("pageSetup", page)
        guard !print.header.isEmpty || !print.footer.isEmpty else { return }
        part.child("headerFooter") { xml in
            if !print.header.isEmpty { xml.element("oddHeader", text: EscapedText.encode(print.header)) }
            if !print.footer.isEmpty { xml.element("oddFooter", text: EscapedText.encode(print.footer)) }
        }
    }

    static func list(_ ranges: [CellRange]) -> String {
        ranges.map(\.description).joined(separator: " ")
    }
}
