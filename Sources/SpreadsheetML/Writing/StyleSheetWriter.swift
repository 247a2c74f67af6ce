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

    /// What a styles part has already: how many of each, and the first id that no number format has.
    struct Contents {
        var fonts = 0
        var fills = 0
        var borders = 0
        var cellFormats = 0
        var nextFormat = 164
    }

    private var fonts: Indexed<Font>
    private var fills: Indexed<Fill>
    private var borders: Indexed<Border>
    private var customFormats = Indexed<NumberFormat>()
    private var cellFormats: [CellFormat] = []
    private let differentialStyles: [DifferentialStyle]
    private let before: Contents

    /// - Parameters:
    ///   - styles: the first of a part is the look of cells that name none.
    ///   - formats: further number formats.
    ///   - before: a list that has nothing yet begins with what such cells have.
    init(
        _ styles: [CellStyle], formats: [NumberFormat] = [], differentialStyles: [DifferentialStyle] = [],
        behind before: Contents = Contents()
    ) {
        self.before = before
        self.differentialStyles = differentialStyles
        fonts = Indexed(before.fonts == 0 ? [Font()] : [])
        fills = Indexed(before.fills == 0 ? [.none, .gray125] : [])
        borders = Indexed(before.borders == 0 ? [Border()] : [])
        for style in styles {
            define(style.numberFormat)
            cellFormats.append(
                CellFormat(
                    numberFormat: id(of: style.numberFormat), font: before.fonts + fonts.index(of: style.font),
                    fill: before.fills + fills.index(of: style.fill.map(Fill.solid) ?? .none),
                    border: before.borders + borders.index(of: style.border), style: style))
        }
        for format in formats { define(format) }
        for style in differentialStyles {
            if let format = style.numberFormat { _ = customFormats.index(of: format) }
        }
    }

    private mutating func define(_ format: NumberFormat) {
        if NumberFormat.builtInID(of: format) == nil { _ = customFormats.index(of: format) }
    }

    /// The id of a number format that the part has.
    func id(of format: NumberFormat) -> Int {
        NumberFormat.builtInID(of: format) ?? before.nextFormat + (customFormats.position(of: format) ?? 0)
    }

    /// What joins each list of the part.
    var additions: [(list: StaticString, items: XMLWriter)] {
        func written<Item>(_ items: [Item], _ write: (inout XMLWriter, Item) -> Void) -> XMLWriter {
            var xml = XMLWriter(fragmentCapacity: 1_024)
            for item in items { write(&xml, item) }
            return xml
        }
        return [
            ("numFmts", written(Array(customFormats.values.enumerated()), writeNumberFormat)),
            ("fonts", written(fonts.values, Self.writeFont)), ("fills", written(fills.values, Self.writeFill)),
            ("borders", written(borders.values, Self.writeBorder)),
            ("cellXfs", written(cellFormats, Self.writeCellFormat)),
        ].filter { $0.1.byteCount > 0 }
    }

    func encoded() -> XMLWriter {
        var part = OrderedPart("styleSheet", ["xmlns": XMLNamespace.spreadsheet], .styleSheet)
        part.counted("numFmts", Array(customFormats.values.enumerated()), writeNumberFormat)
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
                "textRotation": alignment.rotation?.stored, "wrapText": alignment.wrapsText ? true : nil,
                "indent": alignment.indent > 0 ? alignment.indent : nil,
                "shrinkToFit": alignment.shrinksToFit ? true : nil,
            ])
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
                writeNumberFormat(&xml, (customFormats.position(of: format) ?? 0, format))
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

    private func writeNumberFormat(_ xml: inout XMLWriter, _ format: (offset: Int, element: NumberFormat)) {
        xml.element("numFmt", ["numFmtId": before.nextFormat + format.offset, "formatCode": format.element.code])
    }
}

extension Alignment.Rotation {
    private static let stackedLetters = 255

    /// Degrees below the line count on from 90; stacked letters have a number of their own (ISO 29500-1 §18.8.1).
    var stored: Int {
        switch self {
        case .degrees(let degrees): degrees < 0 ? 90 - degrees : degrees
        case .stacked: Self.stackedLetters
        }
    }

    /// Nil for no rotation, or a number that means none.
    init?(stored: Int) {
        switch stored {
        case 1...90: self = .degrees(stored)
        case 91...180: self = .degrees(90 - stored)
        case Self.stackedLetters: self = .stacked
        default: return nil
        }
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
