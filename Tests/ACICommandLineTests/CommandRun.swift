import ACIModel
import ACIWorkbook
import Foundation
import TestSupport
import Testing

/// `aci-xlsx` as a user runs it, in a folder of its own and always on the same day.
final class Workplace {
    let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    /// Runs the built command here.
    func run(_ arguments: String..., input: [UInt8] = [], environment: [String: String] = [:]) async throws
        -> ProgramRun
    {
        try await run(arguments, input: input, environment: environment)
    }

    func run(_ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]) async throws -> ProgramRun
    {
        var fixed = ["LC_ALL": "C.UTF-8"]
        // Where a build that measures coverage leaves what it measured.
        fixed["LLVM_PROFILE_FILE"] = ProcessInfo.processInfo.environment["LLVM_PROFILE_FILE"]
        let run = try await ExternalProgram.aciXlsx.run(
            arguments, environment: fixed.merging(environment) { $1 }, inheritingEnvironment: false,
            directory: folder.url, input: Data(input))
        if arguments.first == "import", arguments.contains("json") { try judge(run.output) }
        return run
    }

    /// Every JSON document of `import` keeps to the schema that is shipped.
    private func judge(_ output: String) throws {
        let documents = output.hasPrefix("{\n") ? [output] : output.split(separator: "\n").map(String.init)
        let schema = try JSONSchema.ofImport()
        for document in documents { #expect(try schema.complaints(Data(document.utf8)) == []) }
    }

    /// Runs a line of shell here, in which `$ACI` is the command.
    func shell(_ line: String) async throws -> ProgramRun {
        try await ProgramRun.of(
            "/bin/sh", ["-c", line],
            environment: ExternalProgram.day.merging(["ACI": try ExternalProgram.aciXlsx.required()]) { $1 },
            directory: folder.url)
    }

    @discardableResult
    func write(_ bytes: some Collection<UInt8>, to name: String) throws -> URL { try folder.write(bytes, to: name) }

    /// Puts a filled workbook here.
    func write(_ bilan: Bilan, to name: String) throws {
        try write(Self.filled(bilan), to: name)
    }

    static func filled(_ bilan: Bilan) throws -> [UInt8] {
        try ClasseurModele(bilan, aujourdhui: Modeles.jour).octets()
    }

    private static let ordinary = Result {
        try filled(Modeles.ordinaire())
    }

    /// Puts the workbook of the ordinary bilan here, which is drawn once for all tests.
    func writeOrdinary(to name: String) throws { try write(Self.ordinary.get(), to: name) }

    func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(at: folder.file(name), withIntermediateDirectories: true)
    }

    func contents(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.file(name))) }

    /// The names of all files here, hidden ones too.
    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() }
    }
}

extension ProgramRun {
    var plainOutput: String { output.plainSpaces }
    var plainErrors: String { errors.plainSpaces }

    /// The fields of a table in CSV, all of which stand in quotation marks.
    var csvRows: [[String]] {
        output.drop { $0 == "\u{FEFF}" }.split(separator: "\r\n").map { row in
            row.dropFirst().dropLast().split(separator: "\";\"", omittingEmptySubsequences: false)
                .map { $0.replacingOccurrences(of: "\"\"", with: "\"") }
        }
    }
}
