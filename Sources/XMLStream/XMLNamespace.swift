/// The namespaces of Office Open XML that this library reads, each with its transitional and, where there is one, its
/// strict URI (ISO 29500-1 and -4, annex A). Both are one namespace; what is not in the list is foreign.
public enum XMLNamespace: UInt8, Sendable, CaseIterable {
    /// No namespace: attributes without a prefix.
    case none
    /// Workbooks, sheets, styles, shared strings.
    case spreadsheet
    /// `r:id` and its like.
    case officeRelationships
    /// The root of a `.rels` part.
    case packageRelationships
    /// `[Content_Types].xml`.
    case contentTypes
    /// `mc:AlternateContent` and its like (ISO 29500-3).
    case markupCompatibility
    /// `docProps/core.xml`, and the two Dublin Core vocabularies in it.
    case coreProperties, dublinCore, dublinCoreTerms
    /// `docProps/app.xml`.
    case extendedProperties
    /// `docProps/custom.xml`, and the types of its values.
    case customProperties, variantTypes
    /// DrawingML, its charts and its anchors in sheets.
    case drawing, chart, spreadsheetDrawing
    /// Excel 2010's extensions, and the formulas in them.
    case spreadsheet2009, excel2006

    /// The transitional URI, which is written; empty for ``none``.
    public var uri: String { uris.first ?? "" }

    private var uris: [String] {
        let open = "http://schemas.openxmlformats.org/"
        let strict = "http://purl.oclc.org/ooxml/"
        let office = open + "officeDocument/2006/"
        let strictOffice = strict + "officeDocument/"
        return switch self {
        case .none: []
        case .spreadsheet: [open + "spreadsheetml/2006/main", strict + "spreadsheetml/main"]
        case .officeRelationships: [office + "relationships", strictOffice + "relationships"]
        case .packageRelationships: [open + "package/2006/relationships"]
        case .contentTypes: [open + "package/2006/content-types"]
        case .markupCompatibility: [open + "markup-compatibility/2006"]
        case .coreProperties: [open + "package/2006/metadata/core-properties"]
        case .dublinCore: ["http://purl.org/dc/elements/1.1/"]
        case .dublinCoreTerms: ["http://purl.org/dc/terms/"]
        case .extendedProperties: [office + "extended-properties", strictOffice + "extendedProperties"]
        case .customProperties: [office + "custom-properties", strictOffice + "customProperties"]
        case .variantTypes: [office + "docPropsVTypes", strictOffice + "docPropsVTypes"]
        case .drawing: [open + "drawingml/2006/main", strict + "drawingml/main"]
        case .chart: [open + "drawingml/2006/chart", strict + "drawingml/chart"]
        case .spreadsheetDrawing: [open + "drawingml/2006/spreadsheetDrawing", strict + "drawingml/spreadsheetDrawing"]
        case .spreadsheet2009: ["http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"]
        case .excel2006: ["http://schemas.microsoft.com/office/excel/2006/main"]
        }
    }

    private static let ofURI = Dictionary(
        uniqueKeysWithValues: allCases.flatMap { namespace in namespace.uris.map { ($0, namespace) } })

    /// The namespace of a URI, or nil if it is foreign.
    init?(uri: UnsafeBufferPointer<UInt8>) {
        guard let namespace = Self.ofURI[String(decoding: uri, as: UTF8.self)] else { return nil }
        self = namespace
    }
}
