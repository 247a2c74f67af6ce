internal import OPCPackage
internal import XMLStream

/// The looks of a workbook's cells (``WorkbookReader/readStyles()``).
public struct CellStyles: Sendable {
    private let styles: [CellStyle]

    fileprivate init(_ styles: [CellStyle]) { self.styles = styles }

    /// How a cell looks; as in a new workbook, where the file does not say. Conditional formats are not looked at.
    public subscript(_ cell: SheetCell) -> CellStyle {
        // The first format of a table is that of cells whose own is not there.
        var style = styles.element(at: Int(cell.packed.format) - 1) ?? CellStyle()
        style.numberFormat = cell.numberFormat
        return style
    }
}

extension WorkbookReader {
    /// Reads the looks of the workbook's cells. Colours are the theme's at the moment; what ``CellStyle`` has no word for
    /// (gradients, patterns) is left out.
    ///
    /// - Throws: `malformedPart`, `overBudget`.
    public func readStyles() throws(SpreadsheetError) -> CellStyles {
        let parts = WorkbookParts(package: package, limits: limits)
        let links = try parts.links(from: package.mainPart)
        guard let part = parts.existingPart(.styles, links) else { return CellStyles([]) }
        return CellStyles(try parts.readStyles(part, palette: tables.palette))
    }
}

extension WorkbookParts {
    /// Fonts, fills and borders, and the cell formats that name them by their places (ISO 29500-1 §18.8).
    fileprivate func readStyles(_ part: PartName, palette: ColorPalette) throws(SpreadsheetError) -> [CellStyle] {
        var fonts: [Font] = []
        var fills: [Color?] = []
        var borders: [Border] = []
        var formats: [(font: Int, fill: Int, border: Int, style: CellStyle)] = []
        func check(_ count: Int) throws(SpreadsheetError) {
            try ReadingLimits.check(count + 1, "formats", limit: limits.formats, place: part.path)
        }
        func change(_ side: XMLName, _ change: (inout Border.Edge?) -> Void) {
            guard let last = borders.indices.last else { return }
            switch side {
            case .left, .start: change(&borders[last].left)
            case .right, .end: change(&borders[last].right)
            case .top: change(&borders[last].top)
            case .bottom: change(&borders[last].bottom)
            case .diagonal: change(&borders[last].diagonal)
            default: break
            }
        }
        var side = XMLName.left
        var isSolid = false
        let pattern: [XMLName?] = [.fills, .fill, .patternFill]
        let format: [XMLName?] = [.cellXfs, .xf]
        try read(
            part, root: "styleSheet",
            [
                .init(path: [.fonts, .font]) { _, _ in
                    try check(fonts.count)
                    fonts.append(Font())
                },
                .init(path: [.fonts, .font, nil]) { element, budget in
                    try budget.take(element.rawBytes(.val)?.count ?? 0)
                    fonts[fonts.count - 1].take(element, palette)
                },
                .init(path: [.fills, .fill]) { _, _ in
                    try check(fills.count)
                    fills.append(nil)
                },
                .init(path: pattern) { element, _ in isSolid = element.string(.patternType) == "solid" },
                .init(path: pattern + [.fgColor]) { element, _ in
                    if isSolid { fills[fills.count - 1] = palette.color(element) }
                },
                .init(path: [.borders, .border]) { element, _ in
                    try check(borders.count)
                    let (goesUp, goesDown) = (element.flag(.diagonalUp), element.flag(.diagonalDown))
                    borders.append(Border(diagonalGoes: goesUp && goesDown ? .crossed : goesDown ? .down : .up))
                },
                .init(path: [.borders, .border, nil]) { element, _ in
                    side = element.name
                    let line = element.string(.style).flatMap(Border.Line.init(rawValue:))
                    change(side) { $0 = line.map { Border.Edge($0, 0) } }
                },
                .init(path: [.borders, .border, nil, .color]) { element, _ in
                    let color = palette.color(element)
                    change(side) { edge in
                        if let color, let line = edge?.line { edge = Border.Edge(line, color) }
                    }
                },
                .init(path: format) { element, _ in
                    try check(formats.count)
                    formats.append(
                        (
                            element.lenientInt(.fontId) ?? 0, element.lenientInt(.fillId) ?? 0,
                            element.lenientInt(.borderId) ?? 0, CellStyle()
                        ))
                },
                .init(path: format + [.alignment]) { element, _ in
                    formats[formats.count - 1].style.alignment = Alignment(element)
                },
                .init(path: format + [.protection]) { element, _ in
                    formats[formats.count - 1].style.isLocked =
                        element.bytes(.locked).flatMap(XMLSchemaValue.boolean) ?? true
                },
            ])
        return formats.map { format in
            var style = format.style
            style.font = fonts.element(at: format.font) ?? Font()
            style.fill = fills.element(at: format.fill) ?? nil
            style.border = borders.element(at: format.border) ?? Border()
            return style
        }
    }
}

extension Alignment {
    fileprivate init(_ element: borrowing XMLElement) {
        self.init(
            element.string(.horizontal).flatMap(Horizontal.init(rawValue:)),
            vertical: element.string(.vertical).flatMap(Vertical.init(rawValue:)),
            wrapsText: element.flag(.wrapText), indent: element.lenientInt(.indent) ?? 0,
            rotation: element.lenientInt(.textRotation).flatMap(Rotation.init(stored:)),
            shrinksToFit: element.flag(.shrinkToFit))
    }
}
