internal import XMLStream

/// The part that lists a workbook's sheets and names (ISO 29500-1 §18.2.27).
struct WorkbookPart {
    let sheets: [(name: String, relationship: String)]
    let definedNames: [DefinedName]
    var activeSheet = 0
    var window: WorkbookWindow?
    let dateSystem: DateSystem

    func encoded() -> XMLWriter {
        var xml = XMLWriter()
        var order = ElementOrder.workbook
        xml.start("workbook")
        xml.attribute("xmlns", Namespace.spreadsheet)
        xml.attribute("xmlns:r", Namespace.relationships)
        order.next("workbookPr")
        xml.element("workbookPr") {
            if dateSystem == .from1904 { $0.attribute("date1904", true) }
            if dateSystem == .from1899 { $0.attribute("dateCompatibility", false) }
        }
        order.next("bookViews")
        xml.element("bookViews") { xml in
            xml.start("workbookView")
            if activeSheet > 0 { xml.attribute("activeTab", activeSheet) }
            if let window {
                xml.attribute("windowWidth", window.width)
                xml.attribute("windowHeight", window.height)
                xml.attribute("tabRatio", window.tabRatio)
            }
            xml.end()
        }
        order.next("sheets")
        xml.element("sheets") { xml in
            for (index, sheet) in sheets.enumerated() {
                xml.start("sheet")
                xml.attribute("name", sheet.name)
                xml.attribute("sheetId", index + 1)
                xml.attribute("r:id", sheet.relationship)
                xml.end()
            }
        }
        if !definedNames.isEmpty {
            order.next("definedNames")
            xml.element("definedNames") { xml in
                for name in definedNames {
                    xml.start("definedName")
                    xml.attribute("name", name.name)
                    if let scope = name.scope { xml.attribute("localSheetId", scope) }
                    if name.name == DefinedName.filterDatabase { xml.attribute("hidden", true) }
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
        return xml
    }
}
