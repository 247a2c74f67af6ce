internal import XMLStream

/// Reads the workbook part (ISO 29500-1 §18.2).
final class WorkbookHandler: XMLContentHandler {
    struct Sheet {
        let name: String
        let visibility: SheetInfo.Visibility
        let relationshipID: String
    }

    private enum Place {
        case document, workbook, sheets, definedNames, definedName
    }

    private(set) var sheets: [Sheet] = []
    private(set) var dateSystem = DateSystem.from1900

    private var names: [DefinedName] = []
    private var place = Place.document
    private var name = ""
    private var scope: Int?
    private var formula: [UInt8] = []
    private var kept: TextBudget
    private let part: String
    private let limits: ReadingLimits

    init(part: String, limits: ReadingLimits) {
        self.part = part
        self.limits = limits
        kept = TextBudget(limits, part: part)
    }

    /// The names without those of a sheet that is not there.
    var definedNames: [DefinedName] {
        names.filter { $0.scope.map(sheets.indices.contains) ?? true }
    }

    func startElement(_ element: inout XMLElement) throws {
        switch (place, element.name) {
        case (.document, _):
            try element.requireRoot("workbook", part: part)
            place = .workbook
        case (.workbook, .workbookPr):
            if try element.bool(.date1904) == true {
                dateSystem = .from1904
            } else if try element.bool(.dateCompatibility) == false {
                dateSystem = .from1899
            }
            element.skipContent()
        case (.workbook, .sheets): place = .sheets
        case (.workbook, .definedNames): place = .definedNames
        case (.sheets, .sheet):
            try ReadingLimits.check(sheets.count + 1, "sheets", limit: limits.sheets, place: part)
            let sheet = Self.sheet(element)
            try kept.take(sheet.name.utf8.count + sheet.relationshipID.utf8.count)
            sheets.append(sheet)
            element.skipContent()
        case (.definedNames, .definedName):
            try ReadingLimits.check(names.count + 1, "definedNames", limit: limits.definedNames, place: part)
            name = element.string(.name) ?? ""
            try kept.take(name.utf8.count)
            scope = try element.int(.localSheetId)
            formula.removeAll(keepingCapacity: true)
            place = .definedName
        default: element.skipContent()
        }
    }

    func characters(_ text: UnsafeBufferPointer<UInt8>) throws {
        guard place == .definedName else { return }
        try kept.take(text.count)
        formula.append(contentsOf: text)
    }

    func endElement(_ element: XMLName) {
        switch place {
        case .definedName:
            names.append(DefinedName(name, formula: String(decoding: formula, as: UTF8.self), scope: scope))
            place = .definedNames
        case .sheets, .definedNames: place = .workbook
        case .document, .workbook: place = .document
        }
    }

    private static func sheet(_ element: borrowing XMLElement) -> Sheet {
        let visibility: SheetInfo.Visibility =
            switch element.string(.state) {
            case "hidden": .hidden
            case "veryHidden": .veryHidden
            default: .visible
            }
        return Sheet(
            name: element.string(.name) ?? "", visibility: visibility,
            relationshipID: element.string(.relationshipID) ?? "")
    }
}
