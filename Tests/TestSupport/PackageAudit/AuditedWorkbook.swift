/// What the steps of the audit want to know of the workbook: its sheets, names, styles and texts.
final class AuditedWorkbook {
    struct Sheet {
        let name: String
        /// Its place among the sheets, from 0.
        let position: Int
        /// The entry it stands in; `nil` when its relationship leads nowhere.
        let part: String?
    }

    struct Name {
        let name: String
        let scope: Int?
        let formula: String
        let line: Int
    }

    let package: AuditedPackage
    let part: String
    let root: XMLNode
    let sheets: [Sheet]
    let names: [Name]
    let styleSheet: (part: String, root: XMLNode)?
    let sharedStrings: (part: String, root: XMLNode)?
    private let knownNames: Set<String>

    init(_ package: AuditedPackage, part: String, root: XMLNode) {
        self.package = package
        self.part = part
        self.root = root
        let targets = Dictionary(package.relationships(of: part).map { ($0.id, $0.target) }) { first, _ in first }
        sheets = (root.first("sheets")?.all("sheet") ?? []).enumerated().map { position, node in
            Sheet(name: node["name"] ?? "", position: position, part: node["r:id"].flatMap { targets[$0] ?? nil })
        }
        names = (root.first("definedNames")?.all("definedName") ?? []).map {
            Name(name: $0["name"] ?? "", scope: $0.integer("localSheetId"), formula: $0.text, line: $0.line)
        }
        knownNames = Set(names.map { Self.key($0.name, scope: $0.scope) })
        func tree(_ type: String) -> (String, XMLNode)? {
            guard let target = package.target(of: part, type: type), let root = package.root(of: target) else {
                return nil
            }
            return (target, root)
        }
        styleSheet = tree("styles")
        sharedStrings = tree("sharedStrings")
    }

    private static func key(_ name: String, scope: Int?) -> String {
        name.lowercased() + (scope.map { "@\($0)" } ?? "")
    }

    func knows(sheet name: String) -> Bool { sheets.contains { $0.name.lowercased() == name.lowercased() } }

    /// Whether a formula on a sheet can use this name.
    func knows(name: String, on sheet: Int?) -> Bool {
        knownNames.contains(Self.key(name, scope: nil))
            || sheet.map { knownNames.contains(Self.key(name, scope: $0)) } ?? false
    }

    /// The number of cell formats.
    var cellFormatCount: Int { styleSheet?.root.first("cellXfs")?.all("xf").count ?? 1 }

    var differentialCount: Int { styleSheet?.root.first("dxfs")?.all("dxf").count ?? 0 }

    var sharedStringCount: Int { sharedStrings?.root.all("si").count ?? 0 }
}
