internal import XMLStream

/// Writes a worksheet part (ISO 29500-1 §18.3.1.99).
struct WorksheetWriter {
    let sheet: Worksheet
    let tables: SharedTables
    let isActive: Bool
    let relationships: SheetParts.Relationships

    func encoded() throws -> XMLWriter {
        var part = OrderedPart(
            "worksheet", ["xmlns": XMLNamespace.spreadsheet, "xmlns:r": XMLNamespace.officeRelationships], .worksheet)
        writeProperties(&part)
        if let used = sheet.usedRange { part.child("dimension", ["ref": used.description]) }
        part.child("sheetViews", [:], writeView)
        part.child("sheetFormatPr", ["defaultRowHeight": sheet.defaultRowHeight])
        part.list("cols", of: sheet.columns) { $0.write($1) }
        try part.child("sheetData") { xml in
            var cells = CellWriter(sheet: sheet.name, tables: tables)
            for row in sheet.rows where !row.cells.isEmpty || row.height != nil {
                try Self.writeRow(&xml, row, &cells)
            }
        }
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
                writeRule(&$0, format, priority: index + 1)
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
        return part.finish()
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

    private static func writeRow(_ xml: inout XMLWriter, _ row: Worksheet.Row, _ cells: inout CellWriter) throws {
        xml.start("row")
        xml.attribute("r", row.index)
        if let height = row.height {
            xml.attribute("ht", height)
            if !row.growsWithText { xml.attribute("customHeight", true) }
        }
        cells.begin(row: row.index)
        for cell in row.cells { try cells.write(cell, to: &xml) }
        xml.end()
    }

    private func writeRule(_ xml: inout XMLWriter, _ format: ConditionalFormat, priority: Int) {
        switch format.condition {
        case .expression(let formula):
            let attributes: XMLAttributes = [
                "type": "expression", "dxfId": format.style.map { tables.differentialStyles.index(of: $0) },
                "priority": priority, "stopIfTrue": format.stopsIfTrue ? true : nil,
            ]
            xml.element("cfRule", attributes) { $0.element("formula", text: formula.text) }
        case .dataBar(let color, let minimum, let maximum):
            xml.element("cfRule", ["type": "dataBar", "priority": priority]) { xml in
                xml.element("dataBar") { xml in
                    for value in [minimum, maximum] {
                        xml.element("cfvo", ["type": Double(value) == nil ? "formula" : "num", "val": value])
                    }
                    xml.element("color", ["rgb": color.argb])
                }
            }
        }
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
        // ISO 216 A4.
        let page: XMLAttributes = [
            "paperSize": 9, "fitToWidth": print.fitToWidth, "fitToHeight": print.fitToHeight,
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

extension XMLWriter {
    /// The width of columns (ISO 29500-1 §18.3.1.13).
    mutating func write(_ column: ColumnWidth) {
        let columns = column.columns
        element(
            "col",
            ["min": columns.lowerBound, "max": columns.upperBound, "width": column.width, "customWidth": true])
    }
}
