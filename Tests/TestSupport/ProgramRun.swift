public import Foundation

/// What a program left when it ended.
public struct ProgramRun: Sendable {
    /// The exit code; 128 + the signal's number when a signal ended it, as a shell says.
    public let exitCode: Int32
    public let standardOutput: Data
    public let standardError: Data
    /// True when its time was up and it was killed.
    public let timedOut: Bool

    public var output: String { String(decoding: standardOutput, as: UTF8.self) }
    public var errors: String { String(decoding: standardError, as: UTF8.self) }

    /// A line for a test that expected success.
    public var summary: String {
        (timedOut ? "killed when its time was up" : "exit code \(exitCode)") + "\n" + String(errors.suffix(4000))
    }

    /// Runs a program to its end, or kills it with all its children when its time is up.
    ///
    /// The waiting is done on a thread of its own: tests that run beside it are not held up.
    ///
    /// - Parameters:
    ///   - program: path of the program
    ///   - environment: added to this process's environment, or put in its place
    ///   - input: what the program reads from its standard input; nothing by default
    ///   - timeout: seconds
    public static func of(
        _ program: String, _ arguments: [String] = [], environment: [String: String] = [:],
        inheritingEnvironment: Bool = true, directory: URL? = nil, input: Data = Data(), timeout: Double = 120
    ) async throws -> ProgramRun {
        let inherited = inheritingEnvironment ? ProcessInfo.processInfo.environment : [:]
        let command = SpawnedCommand(
            program: program, arguments: arguments,
            environment: inherited.merging(environment) { _, added in added },
            directory: directory, input: input)
        return try await withCheckedThrowingContinuation { continuation in
            let thread = Thread {
                continuation.resume(with: Result { try command.run(timeout: timeout) })
            }
            thread.start()
        }
    }
}
