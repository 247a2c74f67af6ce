public import Foundation
import Randomness
public import Testing

/// A program that tests compare us with, or run us as.
public enum ExternalProgram: Sendable, CaseIterable {
    /// `aci-xlsx` as this build made it.
    case aciXlsx
    case soffice
    case ssconvert
    case xmllint
    case pdftoppm
    case pdftotext
    case hunspell
    case cCompiler
    case pkgConfig
    case swift
    /// Lists a module's public declarations.
    case symbolGraphExtractor
    /// Makes pages of documentation.
    case docc
    /// A browser that draws HTML without a window.
    case chromium
    /// The Python that knows LibreOffice's `uno`.
    case unoPython
    /// The Python of `.venv`, with openpyxl, XlsxWriter, python-calamine and openxml-audit.
    case python

    /// Where the program stands, or nil where it is missing.
    public var path: String? {
        candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Whether the program is no part of this package. `make quick` runs none of them.
    private var isForeign: Bool { self != .aciXlsx }

    private var candidates: [String] {
        switch self {
        case .aciXlsx: [Self.folderOfThisBuild.appending(path: "aci-xlsx").path]
        case .soffice: inSearchPath("soffice", "libreoffice")
        case .ssconvert: inSearchPath("ssconvert")
        case .xmllint: inSearchPath("xmllint")
        case .pdftoppm: inSearchPath("pdftoppm")
        case .pdftotext: inSearchPath("pdftotext")
        case .hunspell: inSearchPath("hunspell")
        case .cCompiler: inSearchPath("clang", "cc")
        case .pkgConfig: inSearchPath("pkg-config")
        case .swift: inSearchPath("swift")
        case .symbolGraphExtractor: inSearchPath("swift-symbolgraph-extract")
        case .docc: inSearchPath("docc")
        case .chromium: inSearchPath("chromium", "chromium-browser", "google-chrome")
        case .unoPython: ["/usr/bin/python3"]
        case .python: [Checkout.root.appending(path: ".venv/bin/python").path]
        }
    }

    /// What to do when it is missing.
    private var remedy: String {
        switch self {
        case .aciXlsx: "run `swift build`"
        default: "run `make setup`, which installs it (scripts/setup --tests)"
        }
    }

    /// Runs the program to its end, or ends the test where it is missing.
    public func run(
        _ arguments: [String], environment: [String: String] = [:], inheritingEnvironment: Bool = true,
        directory: URL? = nil, input: Data = Data(), timeout: Double = 120,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> ProgramRun {
        try await ProgramRun.of(
            required(sourceLocation: sourceLocation), arguments,
            environment: (isForeign ? [:] : Self.day).merging(environment) { $1 },
            inheritingEnvironment: inheritingEnvironment, directory: directory, input: input, timeout: timeout)
    }

    /// The day that it is for our program, whatever the calendar says: 15 January 2026.
    public static let day = ["SOURCE_DATE_EPOCH": "1768435200"]

    /// The program's path. Where it is missing the test ends here: as a failure in CI, elsewhere as cancelled, and
    /// either way saying how to install it.
    public func required(sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
        if runsQuickly, isForeign {
            try CancelledTests.cancel("`make quick` runs no program but ours", sourceLocation: sourceLocation)
        }
        if let path {
            return path
        }
        try giveUp("\(self) is missing: \(remedy)", sourceLocation: sourceLocation)
    }

    private func inSearchPath(_ names: String...) -> [String] {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        return names.flatMap { name in folders.map { "\($0)/\(name)" } }
    }

    /// SwiftPM puts the tests beside the programs of the same build.
    static let folderOfThisBuild = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent()
}
