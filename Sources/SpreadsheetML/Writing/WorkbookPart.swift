internal import XMLStream

/// The part that lists a workbook's sheets and names (ISO 29500-1 §18.2.27).
struct WorkbookPart {
    let sheets: [(sheet: Worksheet, relationship: String)]
    /// The workbook's own.
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
        part.list("sheets", of: Array(sheets.enumerated())) { xml, entry in
            let (sheet, relationship) = entry.element
            let attributes: XMLAttributes = [
                "name": sheet.name, "sheetId": entry.offset + 1, "state": sheet.visibility.state, "r:id": relationship,
            ]
            xml.element("sheet", attributes)
        }
        part.list("definedNames", of: names) { xml, name in
            let isHidden = name.name == DefinedName.filterDatabase ? true : nil
            xml.element(
                "definedName", ["name": name.name, "localSheetId": name.scope, "hidden": isHidden], text: name.formula)
        }
        part.child("calcPr", ["calcId": 191_029])
        return part.finish()
    }

    /// The workbook's own names and those that filters and print set-ups need (ISO 29500-1 §18.2.5), sorted as
    /// programs write them.
    private var names: [DefinedName] {
        var names = definedNames
        func add(_ name: String, _ formula: String, _ scope: Int) {
            names.append(DefinedName(name, formula: formula, scope: scope))
        }
        for (index, sheet) in sheets.map(\.sheet).enumerated() {
            if let filter = sheet.autoFilter {
                add(DefinedName.filterDatabase, SheetReference(sheet: sheet.name, range: filter).description, index)
            }
            guard let print = sheet.printSetup else { continue }
            if let area = print.area {
                add("_xlnm.Print_Area", SheetReference(sheet: sheet.name, range: area).description, index)
            }
            if let rows = print.repeatedRows {
                let formula = "\(SheetReference.quoted(sheet.name))!$\(rows.lowerBound):$\(rows.upperBound)"
                add("_xlnm.Print_Titles", formula, index)
            }
        }
        return names.map { (key: $0.name.lowercased(), name: $0) }
            .sorted { ($0.key, $0.name.scope ?? -1) < ($1.key, $1.name.scope ?? -1) }.map(\.name)
    }
}

extension SheetInfo.Visibility {
    /// `ST_SheetState`; nil for the default.
    fileprivate var state: String? {
        switch self {
        case .visible: nil
        case .hidden: "hidden"
        case .veryHidden: "veryHidden"
        }
    }
}
