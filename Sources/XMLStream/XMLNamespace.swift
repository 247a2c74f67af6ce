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

    var uris: [StaticString] {
        switch self {
        case .none: []
        case .spreadsheet:
            [
                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                "http://purl.oclc.org/ooxml/spreadsheetml/main",
            ]
        case .officeRelationships:
            [
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            ]
        case .packageRelationships: ["http://schemas.openxmlformats.org/package/2006/relationships"]
        case .contentTypes: ["http://schemas.openxmlformats.org/package/2006/content-types"]
        case .markupCompatibility: ["http://schemas.openxmlformats.org/markup-compatibility/2006"]
        case .coreProperties: ["http://schemas.openxmlformats.org/package/2006/metadata/core-properties"]
        case .dublinCore: ["http://purl.org/dc/elements/1.1/"]
        case .dublinCoreTerms: ["http://purl.org/dc/terms/"]
        case .extendedProperties:
            [
                "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
                "http://purl.oclc.org/ooxml/officeDocument/extendedProperties",
            ]
        case .customProperties:
            [
                "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
                "http://purl.oclc.org/ooxml/officeDocument/customProperties",
            ]
        case .variantTypes:
            [
                "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
                "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes",
            ]
        case .drawing:
            [
                "http://schemas.openxmlformats.org/drawingml/2006/main",
                "http://purl.oclc.org/ooxml/drawingml/main",
            ]
        case .chart:
            [
                "http://schemas.openxmlformats.org/drawingml/2006/chart",
                "http://purl.oclc.org/ooxml/drawingml/chart",
            ]
        case .spreadsheetDrawing:
            [
                "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
                "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing",
            ]
        case .spreadsheet2009: ["http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"]
        case .excel2006: ["http://schemas.microsoft.com/office/excel/2006/main"]
        }
    }

    /// The namespace of a URI, or nil if it is foreign.
    init?(uri: UnsafeBufferPointer<UInt8>) {
        for namespace in Self.allCases {
            for known in namespace.uris
            where uri.elementsEqual(UnsafeBufferPointer(start: known.utf8Start, count: known.utf8CodeUnitCount)) {
                self = namespace
                return
            }
        }
        return nil
    }
}
