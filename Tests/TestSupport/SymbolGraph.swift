public import Foundation
import Testing

/// The public declarations of a module, as the compiler lists them.
public struct SymbolGraph: Decodable, Sendable {
    public struct Symbol: Decodable, Sendable {
        struct Kind: Decodable, Sendable { let identifier: String }
        struct Fragment: Decodable, Sendable {
            let spelling: String
            let preciseIdentifier: String?
        }
        struct Location: Decodable, Sendable { let uri: String }
        struct Comment: Decodable, Sendable {}

        private let kind: Kind
        private let pathComponents: [String]
        private let declarationFragments: [Fragment]
        private let docComment: Comment?
        private let location: Location?

        /// `Font.name`
        public var name: String { pathComponents.joined(separator: ".") }
        /// `swift.property`
        public var kindName: String { kind.identifier }
        public var declaration: String { declarationFragments.map(\.spelling).joined() }
        public var isDocumented: Bool { docComment != nil }
        /// The file's path; nil for what the compiler adds.
        public var file: String? { location?.uri }
        public var speaksOfString: Bool { declarationFragments.contains { $0.preciseIdentifier == "s:SS" } }
    }

    public let symbols: [Symbol]

    /// The declarations of a module of this build.
    public static func of(module: String) async throws -> SymbolGraph {
        let folder = try TemporaryDirectory()
        try await write(module: module, into: folder.url)
        return try JSONDecoder().decode(
            SymbolGraph.self, from: Data(contentsOf: folder.file("\(module).symbols.json")))
    }

    /// Writes the graph of a module of this build into a folder.
    public static func write(module: String, into folder: URL) async throws {
        let build = ExternalProgram.folderOfThisBuild
        let flags = try await ExternalProgram.pkgConfig.run(["--cflags-only-I", "libxml-2.0", "zlib"]).output
            .split(whereSeparator: \.isWhitespace).map(String.init)
        let maps = ["CLibXML2", "CZlib"].map { library in
            "-fmodule-map-file=" + Checkout.root.appending(path: "Sources/\(library)/module.modulemap").path
        }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let run = try await ExternalProgram.symbolGraphExtractor.run(
            [
                "-module-name", module, "-I", build.appending(path: "Modules").path,
                "-target", build.deletingLastPathComponent().lastPathComponent,
                "-minimum-access-level", "public", "-skip-synthesized-members", "-skip-inherited-docs",
                "-output-dir", folder.path,
            ] + (flags + maps).flatMap { ["-Xcc", $0] })
        guard run.exitCode == 0 else { throw CannotTest(description: run.summary) }
    }
}
