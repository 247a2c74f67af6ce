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
        var part = OrderedPart("styleSheet", ["xmlns": XMLNamespace.spreadsheet], .styleSheet)
        part.counted("numFmts", Array(customFormats.values.enumerated())) { xml, format in
            Self.writeNumberFormat(&xml, format.element, id: format.offset)
        }
        part.counted("fonts", fonts.values, Self.writeFont)
        part.counted("fills", fills.values, Self.writeFill)
        part.counted("borders", borders.values, Self.writeBorder)
        part.counted("cellStyleXfs", [CellStyle()]) { xml, _ in
            xml.element("xf", ["numFmtId": 0, "fontId": 0, "fillId": 0, "borderId": 0])
        }
        part.counted("cellXfs", cellFormats, Self.writeCellFormat)
        part.counted("cellStyles", ["Normal"]) { $0.element("cellStyle", ["name": $1, "xfId": 0, "builtinId": 0]) }
        part.child("dxfs", ["count": differentialStyles.count]) { xml in
            for style in differentialStyles { writeDifferentialStyle(&xml, style) }
        }
        part.child("tableStyles", ["count": 0])
        return part.finish()
    }

    private static func writeFont(_ xml: inout XMLWriter, _ font: Font) {
        xml.element("font") { $0.write(font, as: "name") }
    }

    private static func writeFill(_ xml: inout XMLWriter, _ fill: Fill) {
        xml.element("fill") { xml in
            switch fill {
            case .none: xml.element("patternFill", ["patternType": "none"])
            case .gray125: xml.element("patternFill", ["patternType": "gray125"])
            case .solid(let color):
                xml.element("patternFill", ["patternType": "solid"]) { xml in
                    xml.color("fgColor", color)
                    xml.element("bgColor", ["indexed": 64])
                }
            }
        }
    }

    private static func writeBorder(_ xml: inout XMLWriter, _ border: Border) {
        let edges: [(StaticString, Border.Edge?)] = [
            ("left", border.left), ("right", border.right), ("top", border.top), ("bottom", border.bottom),
            ("diagonal", border.diagonal),
        ]
        let goes = border.diagonal == nil ? nil : border.diagonalGoes
        let ways: XMLAttributes = [
            "diagonalUp": goes == .up || goes == .crossed ? true : nil,
            "diagonalDown": goes == .down || goes == .crossed ? true : nil,
        ]
        xml.element("border", ways) { xml in
            for (name, edge) in edges {
                xml.element(name, ["style": edge?.line.rawValue]) { xml in
                    if let edge { xml.color("color", edge.color) }
                }
            }
        }
    }

    private static func writeCellFormat(_ xml: inout XMLWriter, _ format: CellFormat) {
        func applied(_ isApplied: Bool) -> Bool? { isApplied ? true : nil }
        let isAligned = format.style.alignment != Alignment()
        let attributes: XMLAttributes = [
            "numFmtId": format.numberFormat, "fontId": format.font, "fillId": format.fill, "borderId": format.border,
            "xfId": 0, "applyNumberFormat": applied(format.numberFormat != 0), "applyFont": applied(format.font != 0),
            "applyFill": applied(format.fill != 0), "applyBorder": applied(format.border != 0),
            "applyAlignment": applied(isAligned), "applyProtection": applied(!format.style.isLocked),
        ]
        xml.element("xf", attributes) { xml in
            if isAligned { writeAlignment(&xml, format.style.alignment) }
            if !format.style.isLocked { xml.element("protection", ["locked": false]) }
        }
    }

    private static func writeAlignment(_ xml: inout XMLWriter, _ alignment: Alignment) {
        xml.element(
            "alignment",
            [
                "horizontal": alignment.horizontal?.rawValue, "vertical": alignment.vertical?.rawValue,
                "textRotation": alignment.rotation.map(turn), "wrapText": alignment.wrapsText ? true : nil,
                "indent": alignment.indent > 0 ? alignment.indent : nil,
                "shrinkToFit": alignment.shrinksToFit ? true : nil,
            ])
    }

    /// Degrees below the line count on from 90; stacked letters have a number of their own (ISO 29500-1 §18.8.1).
    private static func turn(_ rotation: Alignment.Rotation) -> Int {
        switch rotation {
        case .degrees(let degrees): degrees < 0 ? 90 - degrees : degrees
        case .stacked: 255
        }
    }

    private func writeDifferentialStyle(_ xml: inout XMLWriter, _ style: DifferentialStyle) {
        xml.element("dxf") { xml in
            if style.textColor != nil || style.isBold != nil {
                xml.element("font") { xml in
                    if let isBold = style.isBold { xml.element("b", ["val": isBold]) }
                    if let color = style.textColor { xml.color("color", color) }
                }
            }
            if let format = style.numberFormat {
                Self.writeNumberFormat(&xml, format, id: customFormats.values.firstIndex(of: format) ?? 0)
            }
            if let fill = style.fill {
                xml.element("fill") { xml in
                    // A differential fill is read from its background colour.
                    xml.element("patternFill", ["patternType": "solid"]) { xml in
                        xml.color("fgColor", fill)
                        xml.color("bgColor", fill)
                    }
                }
            }
        }
    }

    private static func writeNumberFormat(_ xml: inout XMLWriter, _ format: NumberFormat, id: Int) {
        xml.element("numFmt", ["numFmtId": firstCustomFormat + id, "formatCode": format.code])
    }
}

extension OrderedPart {
    /// A list that states its length.
    fileprivate mutating func counted<Item>(
        _ name: StaticString, _ items: [Item], _ write: (inout XMLWriter, Item) -> Void
    ) {
        list(name, ["count": items.count], of: items, write)
    }
}

extension XMLWriter {
    /// What a font consists of (ISO 29500-1 §18.8.22 and §18.4.7).
    ///
    /// - Parameter name: the element of the family's name, which differs in runs of a text.
    mutating func write(_ font: Font, as name: StaticString) {
        if font.isBold { element("b") }
        if font.isItalic { element("i") }
        if font.isStruckOut { element("strike") }
        if font.isUnderlined { element("u") }
        element("sz", ["val": font.size])
        if let color = font.color { self.color("color", color) }
        element(name, ["val": font.name])
        element("family", ["val": 2])
    }

    fileprivate mutating func color(_ name: StaticString, _ color: Color) { element(name, ["rgb": color.argb]) }
}
