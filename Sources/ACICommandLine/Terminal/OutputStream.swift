internal import ACIModel
internal import ACIReports
internal import Glibc

/// Standard output or standard error, written by `write(2)`: `print` and `FileHandle` cost start-up time.
struct OutputStream: Sendable {
    let descriptor: Int32
    let isTerminal: Bool

    var style: TextStyle { TextStyle(coloured: isColoured(environment)) }

    /// Colours where somebody looks at them and did not refuse them (no-color.org).
    func isColoured(_ environment: (String) -> String?) -> Bool {
        let refused = environment("NO_COLOR").map { !$0.isEmpty } ?? false
        return isTerminal && !refused && environment("TERM") != "dumb"
    }

    func write(line: StyledText) throws(Failure) { try write(line.sequence + "\n") }

    func write(_ text: String) throws(Failure) { try write(Array(text.utf8)) }

    /// Writes all bytes. A reader that has gone away (`| head`) is no failure.
    func write(_ bytes: [UInt8]) throws(Failure) {
        let error = writeAll(bytes, to: descriptor)
        guard error != 0, error != EPIPE else { return }
        throw Failure(.cannotWrite, "La sortie ne peut pas être écrite\(Fr.insecable): \(reason(ofError: error)).")
    }
}

extension OutputStream {
    init(descriptor: Int32) {
        self.init(descriptor: descriptor, isTerminal: isatty(descriptor) == 1)
    }
}
