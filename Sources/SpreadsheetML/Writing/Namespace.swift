/// The transitional namespaces that are written (ISO 29500-4 Annex A).
enum Namespace {
    static let spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    static let drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    static let spreadsheetDrawing = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    static let chart = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    static let coreProperties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    static let extendedProperties = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    static let customProperties = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    static let variantTypes = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    static let dublinCore = "http://purl.org/dc/elements/1.1/"
    static let dublinCoreTerms = "http://purl.org/dc/terms/"
    static let schemaInstance = "http://www.w3.org/2001/XMLSchema-instance"
}

/// The media types of the parts that are written.
enum ContentType {
    private static let office = "application/vnd.openxmlformats-officedocument."
    static let workbook = office + "spreadsheetml.sheet.main+xml"
    static let worksheet = office + "spreadsheetml.worksheet+xml"
    static let styles = office + "spreadsheetml.styles+xml"
    static let sharedStrings = office + "spreadsheetml.sharedStrings+xml"
    static let theme = office + "theme+xml"
    static let drawing = office + "drawing+xml"
    static let chart = office + "drawingml.chart+xml"
    static let extendedProperties = office + "extended-properties+xml"
    static let customProperties = office + "custom-properties+xml"
    static let coreProperties = "application/vnd.openxmlformats-package.core-properties+xml"
}
