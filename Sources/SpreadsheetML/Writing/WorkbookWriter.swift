internal import OPCPackage
internal import XMLStream

extension Workbook {
    /// The workbook as the bytes of an `.xlsx` file; the same workbook gives the same bytes.
    ///
    /// - Throws: `noVisibleSheet` for a workbook without a sheet.
    public func encoded() throws(SpreadsheetError) -> [UInt8] {
        guard !sheets.isEmpty else {
            throw SpreadsheetError(.noVisibleSheet, detail: "a workbook needs at least one sheet")
        }
        do {
            var writer = try WorkbookWriter(self)
            return try writer.encoded()
        } catch let error as SpreadsheetError {
            throw error
        } catch {
            throw SpreadsheetError(.overBudget("package"), detail: "the package can't be written", underlying: error)
        }
    }
}

/// Puts a workbook's parts into a package.
private struct WorkbookWriter {
    private let workbook: Workbook
    private let package: PackageWriter
    private var strings = SharedStrings()
    private var differentialStyles = Indexed<DifferentialStyle>()
    private let workbookPart: PartName

    init(_ workbook: Workbook) throws {
        self.workbook = workbook
        workbookPart = try Self.part("/xl/workbook.xml")
        package = PackageWriter(level: workbook.compressionLevel)
    }

    private static func part(_ path: String) throws -> PartName {
        guard let name = PartName(path) else {
            throw SpreadsheetError(.malformedPart(path), detail: "'\(path)' can't name a part")
        }
        return name
    }

    mutating func encoded() throws -> [UInt8] {
        for sheet in workbook.sheets {
            for format in sheet.conditionalFormats {
                if let style = format.style { _ = differentialStyles.index(of: style) }
            }
        }
        package.addRelationship(from: nil, type: .officeDocument, target: workbookPart)
        let sheetParts = try workbook.sheets.indices.map { try Self.part("/xl/worksheets/sheet\($0 + 1).xml") }
        let sheetIDs = sheetParts.map { package.addRelationship(from: workbookPart, type: .worksheet, target: $0) }
        try package.add(workbookPart, contentType: ContentType.workbook, encodeWorkbook(sheetIDs))
        var charts = 0
        for (index, sheet) in workbook.sheets.enumerated() {
            try addSheet(sheet, at: index, part: sheetParts[index], chartsBefore: charts)
            charts += sheet.charts.count
        }
        let defaultFont = workbook.styles.styles[0].font.name
        try add("/xl/theme/theme1.xml", .theme, ContentType.theme, ThemeWriter.encode(font: defaultFont), from: workbookPart)
        let styles = StyleSheetWriter(workbook.styles, differentialStyles: differentialStyles.values)
        try add("/xl/styles.xml", .styles, ContentType.styles, styles.encoded(), from: workbookPart)
        if !strings.isEmpty {
            try add("/xl/sharedStrings.xml", .sharedStrings, ContentType.sharedStrings, strings.encoded(), from: workbookPart)
        }
        let properties = workbook.properties
        try add(
            "/docProps/core.xml", .coreProperties, ContentType.coreProperties,
            PropertiesWriter.encodeCore(properties), from: nil)
        try add(
            "/docProps/app.xml", .extendedProperties, ContentType.extendedProperties,
            PropertiesWriter.encodeExtended(properties), from: nil)
        if !properties.custom.isEmpty {
            try add(
                "/docProps/custom.xml", .customProperties, ContentType.customProperties,
                PropertiesWriter.encodeCustom(properties.custom), from: nil)
        }
        return try package.finish()
    }

    private mutating func add(
        _ name: String, _ type: RelationshipType, _ contentType: String, _ bytes: [UInt8], from source: PartName?
    ) throws {
        let part = try Self.part(name)
        package.addRelationship(from: source, type: type, target: part)
        try package.add(part, contentType: contentType, bytes)
    }

    private mutating func addSheet(_ sheet: Worksheet, at index: Int, part: PartName, chartsBefore: Int) throws {
        var addresses: [String: String] = [:]
        for case .address(let address) in sheet.hyperlinks.map(\.target) where addresses[address] == nil {
            addresses[address] = package.addExternalRelationship(from: part, type: .hyperlink, target: address)
        }
        var drawing: PartName?
        var drawingID: String?
        if !sheet.charts.isEmpty {
            let name = try Self.part("/xl/drawings/drawing\(index + 1).xml")
            drawing = name
            drawingID = package.addRelationship(from: part, type: .drawing, target: name)
        }
        let styles = differentialStyles
        var writer = WorksheetWriter(
            sheet, isActive: index == workbook.activeSheet,
            differentialStyle: { style in
                var table = styles
                return table.index(of: style)
            }, addressRelationships: addresses, drawingRelationship: drawingID)
        try package.add(part, contentType: ContentType.worksheet, writer.encoded(strings: &strings))
        guard let drawing else { return }
        var placed: [(chart: BarChart, relationship: String)] = []
        for (offset, chart) in sheet.charts.enumerated() {
            let chartPart = try Self.part("/xl/charts/chart\(chartsBefore + offset + 1).xml")
            placed.append((chart, package.addRelationship(from: drawing, type: .chart, target: chartPart)))
            try package.add(chartPart, contentType: ContentType.chart, ChartWriter.encode(chart))
        }
        try package.add(drawing, contentType: ContentType.drawing, DrawingWriter.encode(placed))
    }

    private func encodeWorkbook(_ sheetIDs: [String]) -> [UInt8] {
        var xml = XMLWriter()
        var order = ElementOrder.workbook
        xml.start("workbook")
        xml.attribute("xmlns", Namespace.spreadsheet)
        xml.attribute("xmlns:r", Namespace.relationships)
        order.next("workbookPr")
        xml.element("workbookPr")
        order.next("bookViews")
        xml.element("bookViews") { xml in
            xml.start("workbookView")
            if workbook.activeSheet > 0 { xml.attribute("activeTab", workbook.activeSheet) }
            // Wide enough to show eight tabs; twentieths of a point.
            xml.attribute("windowWidth", 28_800)
            xml.attribute("windowHeight", 16_000)
            xml.attribute("tabRatio", 850)
            xml.end()
        }
        order.next("sheets")
        xml.element("sheets") { xml in
            for (index, sheet) in workbook.sheets.enumerated() {
                xml.start("sheet")
                xml.attribute("name", sheet.name)
                xml.attribute("sheetId", index + 1)
                xml.attribute("r:id", sheetIDs[index])
                xml.end()
            }
        }
        let names = definedNames()
        if !names.isEmpty {
            order.next("definedNames")
            xml.element("definedNames") { xml in
                for name in names {
                    xml.start("definedName")
                    xml.attribute("name", name.name)
                    if let scope = name.scope { xml.attribute("localSheetId", scope) }
                    xml.text(name.formula)
                    xml.end()
                }
            }
        }
        order.next("calcPr")
        xml.start("calcPr")
        xml.attribute("calcId", 191_029)
        xml.end()
        xml.end()
        return xml.bytes
    }

    /// The workbook's own names and those that print set-ups need (ISO 29500-1 §18.2.5), sorted as
    /// programs write them.
    private func definedNames() -> [DefinedName] {
        var names = workbook.definedNames
        for (index, sheet) in workbook.sheets.enumerated() {
            guard let print = sheet.printSetup else { continue }
            if let area = print.area {
                let target = SheetReference(sheet: sheet.name, range: area)
                names.append(DefinedName("_xlnm.Print_Area", formula: target.description, scope: index))
            }
            if let rows = print.repeatedRows {
                let formula = "\(SheetReference.quoted(sheet.name))!$\(rows.lowerBound):$\(rows.upperBound)"
                names.append(DefinedName("_xlnm.Print_Titles", formula: formula, scope: index))
            }
        }
        return names.sorted { ($0.name.lowercased(), $0.scope ?? -1) < ($1.name.lowercased(), $1.scope ?? -1) }
    }
}

extension RelationshipType {
    static let worksheet = officeDocument("worksheet")
    static let theme = officeDocument("theme")
    static let styles = officeDocument("styles")
    static let sharedStrings = officeDocument("sharedStrings")
    static let drawing = officeDocument("drawing")
    static let chart = officeDocument("chart")
    static let hyperlink = officeDocument("hyperlink")
}
