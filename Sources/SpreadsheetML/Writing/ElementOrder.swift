/// The order in which a parent's children stand: programs offer a repair when it is broken.
struct ElementOrder {
    let names: [String]
    private var position = 0

    private init(_ names: [String]) {
        self.names = names
    }

    /// Notes that `name` is written now.
    mutating func next(_ name: StaticString) {
        guard let found = names[position...].firstIndex(of: name.description) else {
            return assertionFailure("\(name) is written too late or is no child here")
        }
        position = found + 1
    }

    /// ISO 29500-1 §18.3.1.99
    static let worksheet = ElementOrder([
        "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
        "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
        "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins",
        "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors",
        "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
        "webPublishItems", "tableParts", "extLst",
    ])

    /// ISO 29500-1 §18.2.27
    static let workbook = ElementOrder([
        "fileVersion", "workbookPr", "workbookProtection", "bookViews", "sheets", "externalReferences",
        "definedNames", "calcPr",
    ])

    /// ISO 29500-1 §18.8.39
    static let styleSheet = ElementOrder([
        "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles",
        "colors", "extLst",
    ])
}
