internal import OPCPackage

/// The parts that every workbook has besides its sheets: theme, styles, strings, properties.
struct DocumentParts {
    let styles: StyleTable
    let differentialStyles: [DifferentialStyle]
    let strings: SharedStrings
    let properties: DocumentProperties

    func add(to package: PackageWriter, from workbook: PartName) throws {
        let writer = StyleSheetWriter(styles, differentialStyles: differentialStyles)
        let theme = ThemeWriter.encode(font: styles.styles[0].font.name)
        try package.add("/xl/theme/theme1.xml", .theme, ContentType.theme, theme, from: workbook)
        try package.add("/xl/styles.xml", .styles, ContentType.styles, writer.encoded(), from: workbook)
        if !strings.isEmpty {
            try package.add(
                "/xl/sharedStrings.xml", .sharedStrings, ContentType.sharedStrings, strings.encoded(), from: workbook)
        }
        try package.add(
            "/docProps/core.xml", .coreProperties, ContentType.coreProperties, PropertiesWriter.encodeCore(properties),
            from: nil)
        try package.add(
            "/docProps/app.xml", .extendedProperties, ContentType.extendedProperties,
            PropertiesWriter.encodeExtended(properties), from: nil)
        if !properties.custom.isEmpty {
            try package.add(
                "/docProps/custom.xml", .customProperties, ContentType.customProperties,
                PropertiesWriter.encodeCustom(properties.custom), from: nil)
        }
    }
}

extension PackageWriter {
    /// Adds a part and the relationship that leads to it.
    fileprivate func add(
        _ path: String, _ type: RelationshipType, _ contentType: String, _ bytes: [UInt8], from source: PartName?
    ) throws {
        let part = try PartName.part(path)
        addRelationship(from: source, type: type, target: part)
        try add(part, contentType: contentType, bytes)
    }
}

extension PartName {
    /// A name of the writer's own.
    static func part(_ path: String) throws(SpreadsheetError) -> PartName {
        guard let name = PartName(path) else {
            throw SpreadsheetError(.malformedPart(path), detail: "'\(path)' can't name a part")
        }
        return name
    }
}
