import Foundation

/// One process with its streams in files: nothing can deadlock on a full pipe, and a grandchild that outlives the
/// program cannot hold the test up.
struct SpawnedCommand: Sendable {
    let program: String
    let arguments: [String]
    let environment: [String: String]
    let directory: URL?
    let input: Data

    struct CannotSpawn: Error, CustomStringConvertible {
        let program: String
        let reason: Int32
        var description: String { "cannot run \(program): \(String(cString: strerror(reason)))" }
    }

    func run(timeout: Double) throws -> ProgramRun {
        let folder = try TemporaryDirectory()
        let inputFile = try folder.write(input, to: "in")
        let outputFile = folder.file("out")
        let errorFile = folder.file("err")
        let process = try spawn(input: inputFile.path, output: outputFile.path, errors: errorFile.path)
        let (exitCode, timedOut) = wait(for: process, timeout: timeout)
        return ProgramRun(
            exitCode: exitCode,
            standardOutput: try Data(contentsOf: outputFile),
            standardError: try Data(contentsOf: errorFile),
            timedOut: timedOut)
    }

    private func spawn(input: String, output: String, errors: String) throws -> pid_t {
        var streams = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&streams)
        defer { posix_spawn_file_actions_destroy(&streams) }
        posix_spawn_file_actions_addopen(&streams, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&streams, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&streams, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        // A process group of its own, so that its children can be killed with it; and signals as a shell would hand
        // them down, whatever the test runner blocks or ignores.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
        posix_spawnattr_setflags(&attributes, Int16(flags))
        posix_spawnattr_setpgroup(&attributes, 0)
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)

        // glibc shows its call that changes the folder to no Swift program; env(1) does it as well.
        let words = (directory.map { ["/usr/bin/env", "-C", $0.path] } ?? []) + [program] + arguments
        var process: pid_t = 0
        let failure = withCStrings(words) { arguments in
            withCStrings(environment.map { "\($0.key)=\($0.value)" }.sorted()) { environment in
                posix_spawn(&process, words[0], &streams, &attributes, arguments, environment)
            }
        }
        if failure != 0 {
            throw CannotSpawn(program: program, reason: failure)
        }
        return process
    }

    /// The exit code, and whether the process had to be killed.
    private func wait(for process: pid_t, timeout: Double) -> (Int32, Bool) {
        let deadline = Date(timeIntervalSinceNow: timeout)
        var pause = 0.001
        var timedOut = false
        while !hasEnded(process) {
            if Date() > deadline, !timedOut {
                timedOut = true
                kill(-process, SIGKILL)
            }
            Thread.sleep(forTimeInterval: pause)
            pause = min(pause * 1.5, 0.05)
        }
        // While it is not reaped its number, and so its group's, cannot belong to another process.
        kill(-process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) == -1, errno == EINTR {}
        let signal = status & 0x7f
        return (signal == 0 ? (status >> 8) & 0xff : 128 + signal, timedOut)
    }

    private func hasEnded(_ process: pid_t) -> Bool {
        var about = siginfo_t()
        let answer = waitid(P_PID, id_t(process), &about, WEXITED | WNOHANG | WNOWAIT)
        return answer == -1 && errno != EINTR || about._sifields._sigchld.si_pid == process
    }
}

/// Gives the strings as C wants them: an array of pointers that a null pointer ends.
private func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) throws -> Result
) rethrows -> Result {
    let pointers = strings.map { strdup($0) }
    defer { pointers.forEach { free($0) } }
    return try body(pointers + [nil])
}
