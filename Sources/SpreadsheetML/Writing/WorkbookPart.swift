internal import XMLStream

/// The part that lists a workbook's sheets and names (ISO 29500-1 §18.2.27).
struct WorkbookPart {
    let sheets: [(name: String, relationship: String)]
    let definedNames: [DefinedName]
    var activeSheet = 0
    var window: WorkbookWindow?
    let dateSystem: DateSystem

    func encoded() -> XMLWriter {
        var part = OrderedPart(
            "workbook", ["xmlns": XMLNamespace.spreadsheet, "xmlns:r": XMLNamespace.officeRelationships], .workbook)
        part.child(
            "workbookPr",
            [
                "date1904": dateSystem == .from1904 ? true : nil,
                "dateCompatibility": dateSystem == .from1899 ? false : nil,
            ])
        let view: XMLAttributes = [
            "activeTab": activeSheet > 0 ? activeSheet : nil, "windowWidth": window?.width,
            "windowHeight": window?.height, "tabRatio": window?.tabRatio,
        ]
        part.child("bookViews") { $0.element("workbookView", view) }
        part.list("sheets", of: Array(sheets.enumerated())) { xml, sheet in
            xml.element(
                "sheet",
                ["name": sheet.element.name, "sheetId": sheet.offset + 1, "r:id": sheet.element.relationship])
        }
        part.list("definedNames", of: definedNames) { xml, name in
            let isHidden = name.name == DefinedName.filterDatabase ? true : nil
            xml.element(
                "definedName", ["name": name.name, "localSheetId": name.scope, "hidden": isHidden], text: name.formula)
        }
        part.child("calcPr", ["calcId": 191_029])
        return part.finish()
    }
}
