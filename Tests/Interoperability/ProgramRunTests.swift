import Foundation
import TestSupport
import Testing

@Suite("Running programs")
struct ProgramRunTests {
    @Test("Streams, exit code, input, environment and folder come through")
    func everythingComesThrough() async throws {
        let folder = try TemporaryDirectory()
        let run = try await ProgramRun.of(
            "/bin/sh", ["-c", "cat; pwd; printf \"$MOT\" >&2; exit 3"], environment: ["MOT": "é"],
            directory: folder.url, input: Data("entrée\n".utf8))
        #expect(run.exitCode == 3)
        #expect(run.output == "entrée\n\(folder.url.path)\n")
        #expect(run.errors == "é")
        #expect(!run.timedOut)
    }

    @Test("A program whose time is up is killed with its children")
    func timeIsUp() async throws {
        let folder = try TemporaryDirectory()
        // Of a pipe with a name the end comes when the last who could write to it is dead.
        let pipe = folder.file("pipe").path
        #expect(mkfifo(pipe, 0o600) == 0)
        let end = open(pipe, O_RDONLY | O_NONBLOCK)
        #expect(fcntl(end, F_SETFL, 0) == 0)
        // On a busy machine the time may be up much later.
        let child = "(sleep 120; echo survived) > '\(pipe)'"
        let run = try await ProgramRun.of("/bin/sh", ["-c", "\(child) & sleep 120"], timeout: 0.3)
        #expect(run.timedOut)
        #expect(run.exitCode == 128 + SIGKILL)
        #expect(try FileHandle(fileDescriptor: end, closeOnDealloc: true).readToEnd() ?? Data() == Data())
    }

    @Test("A signal's exit code is a shell's")
    func signal() async throws {
        let run = try await ProgramRun.of("/bin/sh", ["-c", "kill -TERM $$"])
        #expect(run.exitCode == 128 + SIGTERM)
    }

    @Test("The built command is found beside the tests")
    func builtCommand() throws {
        _ = try ExternalProgram.aciXlsx.required()
    }

    @Test("A program that isn't there is an error")
    func absent() async {
        await #expect(throws: (any Error).self) { try await ProgramRun.of("/nulle/part") }
    }
}
