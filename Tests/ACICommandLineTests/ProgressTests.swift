import Foundation
import TestSupport
import Testing

@testable import ACICommandLine

/// The line that says how far a long run has come.
@Suite("Progress on a terminal")
struct ProgressTests {
    /// Stands for a terminal: what is written to it can be read.
    private final class Screen {
        private let pipe = Pipe()
        let stream: ACICommandLine.OutputStream

        init() throws {
            stream = ACICommandLine.OutputStream(descriptor: pipe.fileHandleForWriting.fileDescriptor, isTerminal: true)
            // Reading finds nothing rather than waits.
            try #require(fcntl(pipe.fileHandleForReading.fileDescriptor, F_SETFL, O_NONBLOCK) == 0)
        }

        var text: String {
            var bytes = [UInt8](repeating: 0, count: 4096)
            let count = read(pipe.fileHandleForReading.fileDescriptor, &bytes, bytes.count)
            return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        }
    }

    /// What a run shows that began so many seconds ago.
    private func shown(fillsOutput: Bool, seconds: Int) throws -> String {
        let screen = try Screen()
        let context = CommandContext(output: screen.stream, errors: screen.stream, clock: .ofThisComputer)
        var progress = Progress(context, fillsOutput: fillsOutput, start: Progress.now() - seconds * 1_000)
        try progress.show(1_280, of: 12_000)
        let text = screen.text
        try progress.clear()
        #expect(screen.text == (text.isEmpty ? "" : "\r\u{1B}[K"))
        return text
    }

    @Test("it shows where the result goes to a file, and the terminal would stay still")
    func quietOutput() throws {
        let line = try shown(fillsOutput: false, seconds: 2)
        #expect(line.plainSpaces == "\r1 280 classeurs lus sur 12 000\u{1B}[K")
    }

    @Test(
        "it needs a terminal, and one that shows nothing else",
        arguments: [
            (true, true, true, false), (true, true, false, true), (true, false, true, true), (true, false, false, true),
            (false, true, true, false), (false, true, false, false), (false, false, true, false),
        ])
    func screens(errors: Bool, output: Bool, fillsOutput: Bool, isShown: Bool) throws {
        let screen = try Screen()
        let silent = ACICommandLine.OutputStream(descriptor: screen.stream.descriptor, isTerminal: false)
        let context = CommandContext(
            output: output ? screen.stream : silent, errors: errors ? screen.stream : silent, clock: .ofThisComputer)
        var progress = Progress(context, fillsOutput: fillsOutput, start: Progress.now() - 1_000)
        try progress.show(1, of: 2)
        #expect(!screen.text.isEmpty == isShown)
    }

    @Test("the last of all shows nothing more, and a line is wiped once")
    func wiped() throws {
        let screen = try Screen()
        let context = CommandContext(output: screen.stream, errors: screen.stream, clock: .ofThisComputer)
        var progress = Progress(context, fillsOutput: false, start: Progress.now() - 1_000)
        try progress.show(2, of: 2)
        try progress.clear()
        #expect(screen.text.isEmpty)
        try progress.show(1, of: 2)
        try progress.clear()
        try progress.clear()
        #expect(screen.text.plainSpaces == "\r1 classeurs lus sur 2\u{1B}[K\r\u{1B}[K")
    }

    @Test("it stays away from a terminal that fills with results, and from a short run")
    func nothingToSay() throws {
        #expect(try shown(fillsOutput: true, seconds: 2).isEmpty)
        #expect(try shown(fillsOutput: false, seconds: -60).isEmpty)
    }
}
