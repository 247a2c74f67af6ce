internal import XMLStream

/// Writes a worksheet part (ISO 29500-1 §18.3.1.99).
struct WorksheetWriter {
    let sheet: Worksheet
    let isActive: Bool
    /// The ids of the sheet's relationships: one for each outside address, and one for the drawing.
    let addressRelationships: [String: String]
    let drawingRelationship: String?

    private var order = ElementOrder.worksheet
    private var cells: CellWriter
    private var xml = XMLWriter()

    init(
        _ sheet: Worksheet, isActive: Bool, addressRelationships: [String: String], drawingRelationship: String?
    ) {
        self.sheet = sheet
        self.isActive = isActive
        self.addressRelationships = addressRelationships
        self.drawingRelationship = drawingRelationship
        cells = CellWriter(sheet: sheet.name)
    }

    mutating func encoded(_ tables: inout SharedTables) throws(SpreadsheetError) -> XMLWriter {
        xml.start("worksheet")
        xml.attribute("xmlns", Namespace.spreadsheet)
        xml.attribute("xmlns:r", Namespace.relationships)
        writeProperties()
        if let used = sheet.usedRange {
            begin("dimension")
            xml.attribute("ref", used.description)
            xml.end()
        }
        writeViews()
        begin("sheetFormatPr")
        xml.attribute("defaultRowHeight", sheet.defaultRowHeight)
        xml.end()
        writeColumns()
        try writeData(&tables)
        writeProtection()
        writeAutoFilter()
        writeMerges()
        writeConditionalFormats(&tables)
        writeValidations()
        writeHyperlinks()
        writePrintSetup()
        if let drawingRelationship {
            begin("drawing")
            xml.attribute("r:id", drawingRelationship)
            xml.end()
        }
        xml.end()
        return xml
    }

    private mutating func begin(_ name: StaticString) {
        order.next(name)
        xml.start(name)
    }

    private mutating func writeProperties() {
        guard sheet.tabColor != nil || sheet.printSetup != nil else { return }
        begin("sheetPr")
        if let color = sheet.tabColor {
            xml.start("tabColor")
            xml.attribute("rgb", color.argb)
            xml.end()
        }
        if sheet.printSetup != nil {
            xml.start("pageSetUpPr")
            xml.attribute("fitToPage", true)
            xml.end()
        }
        xml.end()
    }

    private mutating func writeViews() {
        begin("sheetViews")
        xml.start("sheetView")
        if !sheet.showsGridLines { xml.attribute("showGridLines", false) }
        if isActive { xml.attribute("tabSelected", true) }
        if sheet.zoom != 100 {
            xml.attribute("zoomScale", sheet.zoom)
            xml.attribute("zoomScaleNormal", sheet.zoom)
        }
        xml.attribute("workbookViewId", 0)
        if let cell = sheet.frozenAt, cell.row > 1 || cell.column > 1 {
            let pane = cell.row == 1 ? "topRight" : cell.column == 1 ? "bottomLeft" : "bottomRight"
            xml.start("pane")
            if cell.column > 1 { xml.attribute("xSplit", cell.column - 1) }
            if cell.row > 1 { xml.attribute("ySplit", cell.row - 1) }
            xml.attribute("topLeftCell", cell.description)
            xml.attribute("activePane", pane)
            xml.attribute("state", "frozen")
            xml.end()
            writeSelection(pane: pane)
        } else if sheet.activeCell != nil {
            writeSelection(pane: nil)
        }
        xml.end()
        xml.end()
    }

    private mutating func writeSelection(pane: String?) {
        xml.start("selection")
        if let pane { xml.attribute("pane", pane) }
        if let cell = sheet.activeCell {
            xml.attribute("activeCell", cell.description)
            xml.attribute("sqref", cell.description)
        }
        xml.end()
    }

    private mutating func writeColumns() {
        guard !sheet.columns.isEmpty else { return }
        order.next("cols")
        ColumnsWriter.write(sheet.columns, to: &xml)
    }

    private mutating func writeData(_ tables: inout SharedTables) throws(SpreadsheetError) {
        begin("sheetData")
        for row in sheet.rows where !row.cells.isEmpty || row.height != nil {
            xml.start("row")
            xml.attribute("r", row.index)
            if let height = row.height {
                xml.attribute("ht", height)
                if !row.growsWithText { xml.attribute("customHeight", true) }
            }
            cells.begin(row: row.index)
            for cell in row.cells { try cells.write(cell, to: &xml, tables: &tables) }
            xml.end()
        }
        xml.end()
    }

    private mutating func writeProtection() {
        guard let protection = sheet.protection else { return }
        begin("sheetProtection")
        xml.attribute("sheet", true)
        xml.attribute("objects", true)
        xml.attribute("scenarios", true)
        // These attributes say what is forbidden.
        xml.attribute("formatColumns", !protection.allowsFormattingColumns)
        xml.attribute("formatRows", !protection.allowsFormattingRows)
        xml.end()
    }

    private mutating func writeAutoFilter() {
        guard let range = sheet.autoFilter else { return }
        begin("autoFilter")
        xml.attribute("ref", range.description)
        xml.end()
    }

    private mutating func writeMerges() {
        guard !sheet.merges.isEmpty else { return }
        begin("mergeCells")
        xml.attribute("count", sheet.merges.count)
        for range in sheet.merges {
            xml.start("mergeCell")
            xml.attribute("ref", range.description)
            xml.end()
        }
        xml.end()
    }

    private mutating func writeConditionalFormats(_ tables: inout SharedTables) {
        for (index, format) in sheet.conditionalFormats.enumerated() {
            if index == 0 { order.next("conditionalFormatting") }
            xml.start("conditionalFormatting")
            xml.attribute("sqref", Self.list(format.ranges))
            xml.start("cfRule")
            switch format.condition {
            case .expression(let formula):
                xml.attribute("type", "expression")
                if let style = format.style {
                    xml.attribute("dxfId", tables.differentialStyles.index(of: style))
                }
                xml.attribute("priority", index + 1)
                if format.stopsIfTrue { xml.attribute("stopIfTrue", true) }
                xml.element("formula", text: formula.text)
            case .dataBar(let color, let minimum, let maximum):
                xml.attribute("type", "dataBar")
                xml.attribute("priority", index + 1)
                xml.start("dataBar")
                for value in [minimum, maximum] {
                    xml.start("cfvo")
                    xml.attribute("type", Double(value) == nil ? "formula" : "num")
                    xml.attribute("val", value)
                    xml.end()
                }
                xml.start("color")
                xml.attribute("rgb", color.argb)
                xml.end()
                xml.end()
            }
            xml.end()
            xml.end()
        }
    }

    private mutating func writeValidations() {
        guard !sheet.validations.isEmpty else { return }
        begin("dataValidations")
        xml.attribute("count", sheet.validations.count)
        for validation in sheet.validations { DataValidationWriter.write(validation, to: &xml) }
        xml.end()
    }

    private mutating func writeHyperlinks() {
        guard !sheet.hyperlinks.isEmpty else { return }
        begin("hyperlinks")
        for link in sheet.hyperlinks {
            xml.start("hyperlink")
            xml.attribute("ref", link.cell.description)
            switch link.target {
            case .place(let place): xml.attribute("location", place)
            case .address(let address): xml.attribute("r:id", addressRelationships[address] ?? "")
            }
            // Google Sheets shows it in place of the cell's text.
            if case .text(let text)? = sheet.value(at: link.cell) { xml.attribute("display", EscapedText.encode(text)) }
            if !link.tooltip.isEmpty { xml.attribute("tooltip", EscapedText.encode(link.tooltip)) }
            xml.end()
        }
        xml.end()
    }

    private mutating func writePrintSetup() {
        if let print = sheet.printSetup { write(print) }
        guard !sheet.rowBreaks.isEmpty else { return }
        begin("rowBreaks")
        xml.attribute("count", sheet.rowBreaks.count)
        xml.attribute("manualBreakCount", sheet.rowBreaks.count)
        for row in sheet.rowBreaks {
            xml.start("brk")
            xml.attribute("id", row)
            xml.attribute("max", CellReference.maximumColumn - 1)
            xml.attribute("man", true)
            xml.end()
        }
        xml.end()
    }

    private mutating func write(_ print: PrintSetup) {
        if print.centersHorizontally {
            begin("printOptions")
            xml.attribute("horizontalCentered", true)
            xml.end()
        }
        begin("pageMargins")
        xml.attribute("left", print.margins.left)
        xml.attribute("right", print.margins.right)
        xml.attribute("top", print.margins.top)
        xml.attribute("bottom", print.margins.bottom)
        xml.attribute("header", print.margins.header)
        xml.attribute("footer", print.margins.footer)
        xml.end()
        begin("pageSetup")
        // ISO 216 A4.
        xml.attribute("paperSize", 9)
        xml.attribute("fitToWidth", print.fitToWidth)
        xml.attribute("fitToHeight", print.fitToHeight)
        xml.attribute("orientation", print.orientation.rawValue)
        xml.end()
        if !print.header.isEmpty || !print.footer.isEmpty {
            begin("headerFooter")
            if !print.header.isEmpty { xml.element("oddHeader", text: EscapedText.encode(print.header)) }
            if !print.footer.isEmpty { xml.element("oddFooter", text: EscapedText.encode(print.footer)) }
            xml.end()
        }
    }

    static func list(_ ranges: [CellRange]) -> String {
        ranges.map(\.description).joined(separator: " ")
    }
}
