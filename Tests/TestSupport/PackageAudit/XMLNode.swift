/// An element of a part, as the audit sees it.
///
/// Names carry the prefix that the standard's examples use for their namespace, whatever the file does: `worksheet`,
/// `r:id`, `c:chart`. What has an unknown namespace is named `{uri}local`.
final class XMLNode {
    let name: String
    /// In the file's order, namespace declarations left out.
    let attributes: [(name: String, value: String)]
    let line: Int
    fileprivate(set) var children: [XMLNode] = []
    /// The text directly inside, in one piece.
    fileprivate(set) var text = ""

    init(name: String, attributes: [(name: String, value: String)], line: Int) {
        self.name = name
        self.attributes = attributes
        self.line = line
    }

    subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

    func integer(_ attribute: String) -> Int? { self[attribute].flatMap { Int($0) } }

    func isTrue(_ attribute: String) -> Bool { ["1", "true", "on"].contains(self[attribute]) }

    func first(_ name: String) -> XMLNode? { children.first { $0.name == name } }

    func all(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }

    /// This element and all inside it, in the file's order.
    var descendants: [XMLNode] { [self] + children.flatMap(\.descendants) }

    func append(_ child: XMLNode) { children.append(child) }

    func append(text more: String) { text += more }
}

/// The prefixes by which the audit calls the namespaces.
enum AuditNamespace {
    private static let office = "http://schemas.openxmlformats.org/"

    static let prefixes: [String: String] = [
        office + "spreadsheetml/2006/main": "",
        office + "officeDocument/2006/relationships": "r:",
        office + "package/2006/relationships": "rel:",
        office + "package/2006/content-types": "ct:",
        office + "package/2006/metadata/core-properties": "cp:",
        office + "officeDocument/2006/extended-properties": "ep:",
        office + "officeDocument/2006/custom-properties": "op:",
        office + "officeDocument/2006/docPropsVTypes": "vt:",
        office + "drawingml/2006/main": "a:",
        office + "drawingml/2006/chart": "c:",
        office + "drawingml/2006/spreadsheetDrawing": "xdr:",
        office + "markup-compatibility/2006": "mc:",
        "http://purl.org/dc/elements/1.1/": "dc:",
        "http://purl.org/dc/terms/": "dcterms:",
        "http://www.w3.org/2001/XMLSchema-instance": "xsi:",
        "http://www.w3.org/XML/1998/namespace": "xml:",
        "urn:schemas-microsoft-com:vml": "v:",
        "urn:schemas-microsoft-com:office:office": "o:",
        "urn:schemas-microsoft-com:office:excel": "x:",
        "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main": "x14:",
    ]
}
