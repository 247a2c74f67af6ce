internal import XMLStream

/// The order in which a parent's children stand: programs offer a repair when it is broken.
struct ElementOrder {
    let names: [String]
    private var position = 0

    private init(_ names: [String]) {
        self.names = names
    }

    /// Notes that `name` is written now, for the first time or again.
    mutating func next(_ name: StaticString) {
        guard let found = names[position...].firstIndex(of: name.description) else {
            return assertionFailure("\(name) is written too late or is no child here")
        }
        position = found
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

/// A part whose root element has its children in an order.
struct OrderedPart {
    var xml = XMLWriter()
    private var order: ElementOrder

    /// The root is closed by ``finish()``.
    init(_ root: StaticString, _ namespaces: XMLAttributes, _ order: ElementOrder) {
        self.order = order
        xml.start(root)
        for (name, value) in namespaces { value?.write(as: name, to: &xml) }
    }

    /// Begins a child, which is ended by its writer.
    mutating func start(_ name: StaticString) {
        order.next(name)
        xml.start(name)
    }

    mutating func child(
        _ name: StaticString, _ attributes: XMLAttributes = [:], _ body: (inout XMLWriter) throws -> Void
    ) rethrows {
        order.next(name)
        try xml.element(name, attributes, body)
    }

    mutating func child(_ name: StaticString, _ attributes: XMLAttributes) {
        child(name, attributes) { _ in }
    }

    /// A child around what `write` makes of each item; none without items.
    mutating func list<Item>(
        _ name: StaticString, _ attributes: XMLAttributes = [:], of items: [Item],
        _ write: (inout XMLWriter, Item) throws -> Void
    ) rethrows {
        guard !items.isEmpty else { return }
        try child(name, attributes) { xml in for item in items { try write(&xml, item) } }
    }

    consuming func finish() -> XMLWriter {
        xml.end()
        return xml
    }
}
