internal import OPCPackage
internal import XMLStream

/// The parts that every workbook has besides its sheets: theme, styles, strings, properties.
struct DocumentParts {
    let tables: SharedTables
    let properties: DocumentProperties

    func add(to package: PackageWriter, from workbook: PartName) throws {
        try tables.styles.check()
        let writer = StyleSheetWriter(tables.styles.styles, differentialStyles: tables.differentialStyles.values)
        let theme = ThemeWriter.encode(font: tables.styles.styles[0].font.name)
        try package.add("/xl/theme/theme1.xml", .theme, ContentType.theme, theme, from: workbook)
        try package.add("/xl/styles.xml", .styles, ContentType.styles, writer.encoded(), from: workbook)
        if !tables.strings.isEmpty {
            try package.add(
                "/xl/sharedStrings.xml", .sharedStrings, ContentType.sharedStrings, tables.strings.encoded(),
                from: workbook)
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
        _ path: String, _ type: RelationshipType, _ contentType: String, _ xml: XMLWriter, from source: PartName?
    ) throws {
        let part = try PartName.part(path)
        addRelationship(from: source, type: type, target: part)
        try add(part, contentType: contentType, xml)
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
