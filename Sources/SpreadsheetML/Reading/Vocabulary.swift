internal import XMLStream

extension XMLName {
    // Styles
    static let numFmts = XMLName(.spreadsheet, "numFmts")
    static let numFmt = XMLName(.spreadsheet, "numFmt")
    static let cellXfs = XMLName(.spreadsheet, "cellXfs")
    static let xf = XMLName(.spreadsheet, "xf")
    static let fonts = XMLName(.spreadsheet, "fonts")
    static let font = XMLName(.spreadsheet, "font")
    static let fills = XMLName(.spreadsheet, "fills")
    static let fill = XMLName(.spreadsheet, "fill")
    static let patternFill = XMLName(.spreadsheet, "patternFill")
    static let fgColor = XMLName(.spreadsheet, "fgColor")
    static let borders = XMLName(.spreadsheet, "borders")
    static let border = XMLName(.spreadsheet, "border")
    static let left = XMLName(.spreadsheet, "left")
    static let right = XMLName(.spreadsheet, "right")
    static let top = XMLName(.spreadsheet, "top")
    static let bottom = XMLName(.spreadsheet, "bottom")
    static let diagonal = XMLName(.spreadsheet, "diagonal")
    static let start = XMLName(.spreadsheet, "start")
    static let end = XMLName(.spreadsheet, "end")
    static let color = XMLName(.spreadsheet, "color")
    static let alignment = XMLName(.spreadsheet, "alignment")
    static let protection = XMLName(.spreadsheet, "protection")
    static let bold = XMLName(.spreadsheet, "b")
    static let italic = XMLName(.spreadsheet, "i")
    static let underline = XMLName(.spreadsheet, "u")
    static let strike = XMLName(.spreadsheet, "strike")
    static let size = XMLName(.spreadsheet, "sz")
    static let fontName = XMLName(.spreadsheet, "name")
    static let runFontName = XMLName(.spreadsheet, "rFont")
    // Theme
    static let themeElements = XMLName(.drawing, "themeElements")
    static let clrScheme = XMLName(.drawing, "clrScheme")
    static let srgbClr = XMLName(.drawing, "srgbClr")
    static let sysClr = XMLName(.drawing, "sysClr")
    // Workbook
    static let workbookPr = XMLName(.spreadsheet, "workbookPr")
    static let sheets = XMLName(.spreadsheet, "sheets")
    static let sheet = XMLName(.spreadsheet, "sheet")
    static let definedNames = XMLName(.spreadsheet, "definedNames")
    static let definedName = XMLName(.spreadsheet, "definedName")
    // Sheets
    static let sheetViews = XMLName(.spreadsheet, "sheetViews")
    static let sheetView = XMLName(.spreadsheet, "sheetView")
    static let pane = XMLName(.spreadsheet, "pane")
    static let cols = XMLName(.spreadsheet, "cols")
    static let col = XMLName(.spreadsheet, "col")
    static let sheetData = XMLName(.spreadsheet, "sheetData")
    static let row = XMLName(.spreadsheet, "row")
    static let autoFilter = XMLName(.spreadsheet, "autoFilter")
    static let dataValidations = XMLName(.spreadsheet, "dataValidations")
    static let dataValidation = XMLName(.spreadsheet, "dataValidation")
    static let formula1 = XMLName(.spreadsheet, "formula1")
    static let formula2 = XMLName(.spreadsheet, "formula2")
    static let hyperlinks = XMLName(.spreadsheet, "hyperlinks")
    static let hyperlink = XMLName(.spreadsheet, "hyperlink")
    // Tables and comments
    static let tableColumns = XMLName(.spreadsheet, "tableColumns")
    static let tableColumn = XMLName(.spreadsheet, "tableColumn")
    static let tableStyleInfo = XMLName(.spreadsheet, "tableStyleInfo")
    static let authors = XMLName(.spreadsheet, "authors")
    static let author = XMLName(.spreadsheet, "author")
    static let commentList = XMLName(.spreadsheet, "commentList")
    static let comment = XMLName(.spreadsheet, "comment")
    static let commentText = XMLName(.spreadsheet, "text")
    static let richTextRun = XMLName(.spreadsheet, "r")
    static let t = XMLName(.spreadsheet, "t")
    // Properties
    static let application = XMLName(.extendedProperties, "Application")
    static let applicationVersion = XMLName(.extendedProperties, "AppVersion")
    static let customProperty = XMLName(.customProperties, "property")
}

extension XMLAttributeName {
    static let numFmtId = XMLAttributeName("numFmtId")
    static let formatCode = XMLAttributeName("formatCode")
    static let fontId = XMLAttributeName("fontId")
    static let fillId = XMLAttributeName("fillId")
    static let borderId = XMLAttributeName("borderId")
    static let val = XMLAttributeName("val")
    static let lastClr = XMLAttributeName("lastClr")
    static let rgb = XMLAttributeName("rgb")
    static let indexed = XMLAttributeName("indexed")
    static let theme = XMLAttributeName("theme")
    static let tint = XMLAttributeName("tint")
    static let style = XMLAttributeName("style")
    static let horizontal = XMLAttributeName("horizontal")
    static let vertical = XMLAttributeName("vertical")
    static let diagonalUp = XMLAttributeName("diagonalUp")
    static let diagonalDown = XMLAttributeName("diagonalDown")
    static let textRotation = XMLAttributeName("textRotation")
    static let shrinkToFit = XMLAttributeName("shrinkToFit")
    static let wrapText = XMLAttributeName("wrapText")
    static let indent = XMLAttributeName("indent")
    static let locked = XMLAttributeName("locked")
    static let name = XMLAttributeName("name")
    static let state = XMLAttributeName("state")
    static let relationshipID = XMLAttributeName(.officeRelationships, "id")
    static let localSheetId = XMLAttributeName("localSheetId")
    static let date1904 = XMLAttributeName("date1904")
    static let dateCompatibility = XMLAttributeName("dateCompatibility")
    static let xSplit = XMLAttributeName("xSplit")
    static let ySplit = XMLAttributeName("ySplit")
    static let min = XMLAttributeName("min")
    static let max = XMLAttributeName("max")
    static let width = XMLAttributeName("width")
    static let hidden = XMLAttributeName("hidden")
    static let outlineLevel = XMLAttributeName("outlineLevel")
    static let collapsed = XMLAttributeName("collapsed")
    static let r = XMLAttributeName("r")
    static let customHeight = XMLAttributeName("customHeight")
    static let ht = XMLAttributeName("ht")
    static let ref = XMLAttributeName("ref")
    static let sqref = XMLAttributeName("sqref")
    static let type = XMLAttributeName("type")
    static let comparison = XMLAttributeName("operator")
    static let allowBlank = XMLAttributeName("allowBlank")
    static let errorStyle = XMLAttributeName("errorStyle")
    static let promptTitle = XMLAttributeName("promptTitle")
    static let prompt = XMLAttributeName("prompt")
    static let errorTitle = XMLAttributeName("errorTitle")
    static let error = XMLAttributeName("error")
    static let location = XMLAttributeName("location")
    static let tooltip = XMLAttributeName("tooltip")
    static let headerRowCount = XMLAttributeName("headerRowCount")
    static let totalsRowCount = XMLAttributeName("totalsRowCount")
    static let patternType = XMLAttributeName("patternType")
    static let showErrorMessage = XMLAttributeName("showErrorMessage")
    static let displayName = XMLAttributeName("displayName")
    static let showRowStripes = XMLAttributeName("showRowStripes")
    static let authorId = XMLAttributeName("authorId")
}

extension XMLElement {
    /// A number whose absence and whose nonsense mean the same: the default.
    borrowing func lenientInt(_ name: XMLAttributeName) -> Int? {
        bytes(name).flatMap(XMLSchemaValue.integer)
    }

    borrowing func lenientDouble(_ name: XMLAttributeName) -> Double? {
        bytes(name).flatMap(XMLSchemaValue.double)
    }

    /// A boolean that is false where it is absent or nonsense.
    borrowing func flag(_ name: XMLAttributeName) -> Bool {
        bytes(name).flatMap(XMLSchemaValue.boolean) ?? false
    }

    /// Cells; nil where they are absent or nonsense.
    borrowing func range(_ name: XMLAttributeName) -> CellRange? {
        bytes(name).flatMap { CellRange(utf8: $0) }
    }

    /// - Throws: `malformedPart` if the root element is not this one of the spreadsheet vocabulary.
    borrowing func requireRoot(_ local: StaticString, part: String) throws(SpreadsheetError) {
        guard name != XMLName(.spreadsheet, local) else { return }
        let namespace = localName == "\(local)" ? " of a foreign namespace" : ""
        throw SpreadsheetError(
            .malformedPart(part), place: part, detail: "its root element is <\(localName)>\(namespace), not <\(local)>")
    }
}
