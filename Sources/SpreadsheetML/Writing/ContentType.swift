/// The media types of the parts that are written.
enum ContentType {
    private static let office = "application/vnd.openxmlformats-officedocument."
    static let workbook = office + "spreadsheetml.sheet.main+xml"
    static let worksheet = office + "spreadsheetml.worksheet+xml"
    static let styles = office + "spreadsheetml.styles+xml"
    static let sharedStrings = office + "spreadsheetml.sharedStrings+xml"
    static let comments = office + "spreadsheetml.comments+xml"
    static let vmlDrawing = office + "vmlDrawing"
    static let table = office + "spreadsheetml.table+xml"
    static let theme = office + "theme+xml"
    static let drawing = office + "drawing+xml"
    static let chart = office + "drawingml.chart+xml"
    static let extendedProperties = office + "extended-properties+xml"
    static let customProperties = office + "custom-properties+xml"
    static let coreProperties = "application/vnd.openxmlformats-package.core-properties+xml"
}
