import Foundation

/// The sources of the product, by room.
enum SourceFolder {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every Swift source of `Sources/` and `Templates/` with its room.
    static func sources() throws -> [(room: String, source: SourceText)] {
        try (swiftFiles(under: "Sources") + swiftFiles(under: "Templates")).map { path in
            let folders = path.split(separator: "/")
            let room = folders[0] == "Templates" ? "Templates" : String(folders[1])
            let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
            return (room, SourceText(path: path, text))
        }
    }

    private static func swiftFiles(under folder: String) throws -> [String] {
        let files = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
        return files.filter { $0.hasSuffix(".swift") }.sorted().map { "\(folder)/\($0)" }
    }
}
