internal import XMLStream

extension XMLName {
    // Styles
    static let numFmts = XMLName(.spreadsheet, "numFmts")
    static let numFmt = XMLName(.spreadsheet, "numFmt")
    static let cellXfs = XMLName(.spreadsheet, "cellXfs")
    static let xf = XMLName(.spreadsheet, "xf")
    // Workbook
    static let workbookPr = XMLName(.spreadsheet, "workbookPr")
    static let sheets = XMLName(.spreadsheet, "sheets")
    static let sheet = XMLName(.spreadsheet, "sheet")
    static let definedNames = XMLName(.spreadsheet, "definedNames")
    static let definedName = XMLName(.spreadsheet, "definedName")
    // Properties
    static let application = XMLName(.extendedProperties, "Application")
    static let applicationVersion = XMLName(.extendedProperties, "AppVersion")
    static let customProperty = XMLName(.customProperties, "property")
}

extension XMLAttributeName {
    static let numFmtId = XMLAttributeName("numFmtId")
    static let formatCode = XMLAttributeName("formatCode")
    static let name = XMLAttributeName("name")
    static let state = XMLAttributeName("state")
    static let relationshipID = XMLAttributeName(.officeRelationships, "id")
    static let localSheetId = XMLAttributeName("localSheetId")
    static let date1904 = XMLAttributeName("date1904")
    static let dateCompatibility = XMLAttributeName("dateCompatibility")
}

extension XMLElement {
    /// A number whose absence and whose nonsense mean the same: the default.
    borrowing func lenientInt(_ name: XMLAttributeName) -> Int? {
        bytes(name).flatMap(XMLSchemaValue.integer)
    }

    /// - Throws: `malformedPart` if the root element is not this one of the spreadsheet vocabulary.
    borrowing func requireRoot(_ local: StaticString, part: String) throws(SpreadsheetError) {
        guard name != XMLName(.spreadsheet, local) else { return }
        let namespace = localName == "\(local)" ? " of a foreign namespace" : ""
        throw SpreadsheetError(
            .malformedPart(part), place: part, detail: "its root element is <\(localName)>\(namespace), not <\(local)>")
    }
}
