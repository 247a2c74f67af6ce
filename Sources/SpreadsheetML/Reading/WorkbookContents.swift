internal import OPCPackage
internal import XMLStream

/// What the workbook part says (ISO 29500-1 §18.2).
struct WorkbookContents {
    struct Sheet {
        let name: String
        let visibility: SheetInfo.Visibility
        let relationshipID: String
    }

    private(set) var sheets: [Sheet] = []
    private(set) var dateSystem = DateSystem.from1900
    private var names: [DefinedName] = []

    /// The names without those of a sheet that is not there.
    var definedNames: [DefinedName] {
        names.filter { $0.scope.map(sheets.indices.contains) ?? true }
    }

    init(_ parts: WorkbookParts) throws(SpreadsheetError) {
        let part = parts.package.mainPart
        let limits = parts.limits
        var contents = (sheets: [Sheet](), names: [DefinedName](), dateSystem: DateSystem.from1900)
        var name = (text: "", scope: Int?.none)
        try parts.read(
            part, root: "workbook",
            [
                .init(path: [.workbookPr]) { element, _ in
                    if try element.bool(.date1904) == true {
                        contents.dateSystem = .from1904
                    } else if try element.bool(.dateCompatibility) == false {
                        contents.dateSystem = .from1899
                    }
                },
                .init(path: [.sheets, .sheet]) { element, budget in
                    let count = contents.sheets.count + 1
                    try ReadingLimits.check(count, "sheets", limit: limits.sheets, place: part.path)
                    contents.sheets.append(try Self.sheet(element, &budget))
                },
                .init(path: [.definedNames, .definedName]) { element, budget in
                    let count = contents.names.count + 1
                    try ReadingLimits.check(count, "definedNames", limit: limits.definedNames, place: part.path)
                    name = (try budget.take(element.string(.name) ?? ""), try element.int(.localSheetId))
                } end: { formula in
                    contents.names.append(DefinedName(name.text, formula: formula, scope: name.scope))
                },
            ])
        (sheets, names, dateSystem) = contents
    }

    private static func sheet(
        _ element: borrowing XMLElement, _ budget: inout TextBudget
    ) throws(SpreadsheetError) -> Sheet {
        let hidden: [String: SheetInfo.Visibility] = ["hidden": .hidden, "veryHidden": .veryHidden]
        return Sheet(
            name: try budget.take(element.string(.name) ?? ""),
            visibility: hidden[element.string(.state) ?? ""] ?? .visible,
            relationshipID: try budget.take(element.string(.relationshipID) ?? ""))
    }
}
