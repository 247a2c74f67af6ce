internal import XMLStream

/// Writes the styles part (ISO 29500-1 §18.8.39).
///
/// Fonts, fills, borders and formats are shared between cell styles; the first two fills are fixed by
/// what programs expect: none and gray125.
struct StyleSheetWriter {
    private enum Fill: Hashable {
        case none, gray125
        case solid(Color)
    }

    private struct CellFormat {
        let numberFormat: Int
        let font: Int
        let fill: Int
        let border: Int
        let style: CellStyle
    }

    private static let firstCustomFormat = 164

    private var fonts = Indexed<Font>([Font()])
    private var fills = Indexed<Fill>([.none, .gray125])
    private var borders = Indexed<Border>([Border()])
    private var customFormats = Indexed<NumberFormat>()
    private var cellFormats: [CellFormat] = []
    private let differentialStyles: [DifferentialStyle]

    init(_ table: StyleTable, differentialStyles: [DifferentialStyle]) {
        self.differentialStyles = differentialStyles
        for style in table.styles {
            let format =
                NumberFormat.builtInID(of: style.numberFormat)
                ?? Self.firstCustomFormat + customFormats.index(of: style.numberFormat)
            cellFormats.append(
                CellFormat(
                    numberFormat: format, font: fonts.index(of: style.font),
                    fill: fills.index(of: style.fill.map(Fill.solid) ?? .none),
                    border: borders.index(of: style.border), style: style))
        }
        for style in differentialStyles {
            if let format = style.numberFormat { _ = customFormats.index(of: format) }
        }
    }

    func encoded() -> XMLWriter {
        var xml = XMLWriter()
        var order = ElementOrder.styleSheet
        xml.start("styleSheet")
        xml.attribute("xmlns", Namespace.spreadsheet)
        if !customFormats.values.isEmpty {
            order.next("numFmts")
            writeList(&xml, "numFmts", customFormats.values.enumerated().map { $0 }) { xml, format in
                Self.writeNumberFormat(&xml, format.element, id: format.offset)
            }
        }
        order.next("fonts")
        writeList(&xml, "fonts", fonts.values) { $0.element("font", $1, Self.writeFont) }
        order.next("fills")
        writeList(&xml, "fills", fills.values) { Self.writeFill(&$0, $1) }
        order.next("borders")
        writeList(&xml, "borders", borders.values) { Self.writeBorder(&$0, $1) }
        order.next("cellStyleXfs")
        writeList(&xml, "cellStyleXfs", [CellStyle()]) { xml, _ in
            xml.start("xf")
            for name: StaticString in ["numFmtId", "fontId", "fillId", "borderId"] { xml.attribute(name, 0) }
            xml.end()
        }
        order.next("cellXfs")
        writeList(&xml, "cellXfs", cellFormats) { Self.writeCellFormat(&$0, $1) }
        order.next("cellStyles")
        writeList(&xml, "cellStyles", ["Normal"]) { xml, name in
            xml.start("cellStyle")
            xml.attribute("name", name)
            xml.attribute("xfId", 0)
            xml.attribute("builtinId", 0)
            xml.end()
        }
        order.next("dxfs")
        writeList(&xml, "dxfs", differentialStyles) { writeDifferentialStyle(&$0, $1) }
        order.next("tableStyles")
        xml.start("tableStyles")
        xml.attribute("count", 0)
        xml.end()
        xml.end()
        return xml
    }

    private func writeList<Item>(
        _ xml: inout XMLWriter, _ name: StaticString, _ items: [Item], _ write: (inout XMLWriter, Item) -> Void
    ) {
        xml.start(name)
        xml.attribute("count", items.count)
        for item in items { write(&xml, item) }
        xml.end()
    }

    private static func writeFont(_ xml: inout XMLWriter, _ font: Font) {
        if font.isBold { xml.element("b") }
        if font.isItalic { xml.element("i") }
        if font.isUnderlined { xml.element("u") }
        xml.start("sz")
        xml.attribute("val", font.size)
        xml.end()
        if let color = font.color { writeColor(&xml, "color", color) }
        xml.start("name")
        xml.attribute("val", font.name)
        xml.end()
        xml.start("family")
        xml.attribute("val", 2)
        xml.end()
    }

    private static func writeFill(_ xml: inout XMLWriter, _ fill: Fill) {
        xml.start("fill")
        xml.start("patternFill")
        switch fill {
        case .none: xml.attribute("patternType", "none")
        case .gray125: xml.attribute("patternType", "gray125")
        case .solid(let color):
            xml.attribute("patternType", "solid")
            writeColor(&xml, "fgColor", color)
            xml.start("bgColor")
            xml.attribute("indexed", 64)
            xml.end()
        }
        xml.end()
        xml.end()
    }

    private static func writeBorder(_ xml: inout XMLWriter, _ border: Border) {
        let edges: [(StaticString, Border.Edge?)] = [
            ("left", border.left), ("right", border.right), ("top", border.top), ("bottom", border.bottom),
            ("diagonal", nil),
        ]
        xml.start("border")
        for (name, edge) in edges {
            xml.start(name)
            if let edge {
                xml.attribute("style", edge.line.rawValue)
                writeColor(&xml, "color", edge.color)
            }
            xml.end()
        }
        xml.end()
    }

    private static func writeCellFormat(_ xml: inout XMLWriter, _ format: CellFormat) {
        let style = format.style
        xml.start("xf")
        xml.attribute("numFmtId", format.numberFormat)
        xml.attribute("fontId", format.font)
        xml.attribute("fillId", format.fill)
        xml.attribute("borderId", format.border)
        xml.attribute("xfId", 0)
        if format.numberFormat != 0 { xml.attribute("applyNumberFormat", true) }
        if format.font != 0 { xml.attribute("applyFont", true) }
        if format.fill != 0 { xml.attribute("applyFill", true) }
        if format.border != 0 { xml.attribute("applyBorder", true) }
        if style.alignment != Alignment() {
            xml.attribute("applyAlignment", true)
        }
        if !style.isLocked { xml.attribute("applyProtection", true) }
        if style.alignment != Alignment() { writeAlignment(&xml, style.alignment) }
        if !style.isLocked {
            xml.start("protection")
            xml.attribute("locked", false)
            xml.end()
        }
        xml.end()
    }

    private static func writeAlignment(_ xml: inout XMLWriter, _ alignment: Alignment) {
        xml.start("alignment")
        if let horizontal = alignment.horizontal { xml.attribute("horizontal", horizontal.rawValue) }
        if let vertical = alignment.vertical { xml.attribute("vertical", vertical.rawValue) }
        if alignment.wrapsText { xml.attribute("wrapText", true) }
        if alignment.indent > 0 { xml.attribute("indent", alignment.indent) }
        xml.end()
    }

    private func writeDifferentialStyle(_ xml: inout XMLWriter, _ style: DifferentialStyle) {
        xml.start("dxf")
        if style.textColor != nil || style.isBold != nil {
            xml.start("font")
            if let isBold = style.isBold {
                xml.start("b")
                xml.attribute("val", isBold)
                xml.end()
            }
            if let color = style.textColor { Self.writeColor(&xml, "color", color) }
            xml.end()
        }
        if let format = style.numberFormat {
            Self.writeNumberFormat(&xml, format, id: customFormats.values.firstIndex(of: format) ?? 0)
        }
        if let fill = style.fill {
            xml.start("fill")
            xml.start("patternFill")
            // A differential fill is read from its background colour.
            xml.attribute("patternType", "solid")
            Self.writeColor(&xml, "fgColor", fill)
            Self.writeColor(&xml, "bgColor", fill)
            xml.end()
            xml.end()
        }
        xml.end()
    }

    private static func writeNumberFormat(_ xml: inout XMLWriter, _ format: NumberFormat, id: Int) {
        xml.start("numFmt")
        xml.attribute("numFmtId", firstCustomFormat + id)
        xml.attribute("formatCode", format.code)
        xml.end()
    }

    private static func writeColor(_ xml: inout XMLWriter, _ name: StaticString, _ color: Color) {
        xml.start(name)
        xml.attribute("rgb", color.argb)
        xml.end()
    }
}

extension XMLWriter {
    /// An element around what `write` makes of a value.
    fileprivate mutating func element<Value>(
        _ name: StaticString, _ value: Value, _ write: (inout XMLWriter, Value) -> Void
    ) {
        start(name)
        write(&self, value)
        end()
    }
}
