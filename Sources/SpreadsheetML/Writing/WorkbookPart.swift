internal import XMLStream

/// The part that lists a workbook's sheets and names (ISO 29500-1 §18.2.27).
struct WorkbookPart {
    let sheets: [(name: String, relationship: String)]
    let definedNames: [DefinedName]
    let activeSheet: Int

    func encoded() -> [UInt8] {
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
            if activeSheet > 0 { xml.attribute("activeTab", activeSheet) }
            // Wide enough to show eight tabs; twentieths of a point.
            xml.attribute("windowWidth", 28_800)
            xml.attribute("windowHeight", 16_000)
            xml.attribute("tabRatio", 850)
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
        return xml.bytes
    }
}
