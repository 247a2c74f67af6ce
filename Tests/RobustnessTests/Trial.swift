import ACIModel
import ACIWorkbook
import Foundation
import TestSupport
import Testing

/// One file read by a process of its own, which may crash, hang or take memory as it likes.
struct Trial {
    enum Outcome: Equatable {
        case read
        /// Read, but not to be given back.
        case readOnly(String)
        case refused(String)
        /// A promise is broken, or the process did not end by itself.
        case broken(String)
    }

    let outcome: Outcome
    /// Megabytes of memory at the most.
    let peak: Double

    /// The memory that reading any file may take, in megabytes.
    static let budget = 64.0

    /// What is done with the file: it is read; given back and read again; or given back.
    enum Task: String {
        case read, back, output
    }

    init(_ bytes: [UInt8], _ task: Task = .read) async throws {
        let folder = try TemporaryDirectory()
        let file = try folder.write(bytes, to: "classeur.xlsx")
        let run = try await Self.program([task.rawValue, file.path], timeout: 600)
        let lines = run.output.split(separator: "\n").map(String.init)
        let kilobytes = lines.last.flatMap { $0.hasPrefix("peak: ") ? Double($0.filter(\.isNumber)) : nil }
        peak = kilobytes.map { $0 / 1024 } ?? .infinity
        let first = lines.first ?? ""
        outcome =
            switch run.exitCode {
            case 0: .read
            case 3: .readOnly(String(first.dropFirst("read only: ".count)))
            case 1: .refused(String(first.dropFirst("refused: ".count)))
            default: .broken(first.isEmpty ? run.summary : first)
            }
    }

    /// Runs `robustness`, which stands beside the tests.
    static func program(_ arguments: [String], timeout: Double) async throws -> ProgramRun {
        let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let program = tests.deletingLastPathComponent().appending(path: "robustness")
        return try await ProgramRun.of(
            program.path, arguments, environment: ["SWIFT_BACKTRACE": "enable=no"], timeout: timeout)
    }
}

/// The sentence with which a file is refused; nil if it is read.
func refusal(_ bytes: [UInt8]) -> String? {
    guard let schemes = try? Cadres.embarques else { return "no schemes" }
    do throws(ClasseurIllisible) {
        _ = try LecteurClasseur(schemes).lire(bytes)
        return nil
    } catch {
        return error.message
    }
}
