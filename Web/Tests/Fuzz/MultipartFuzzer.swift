import Glibc
import Multipart

/// `fuzz-multipart SEEDS…`, with libFuzzer's own arguments: a form, which must read the same wherever it is cut.
@main
enum MultipartFuzzer {
    private static let type = "multipart/form-data; boundary=b"

    static func main() {
        if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "seeds" {
            return seeds(CommandLine.arguments[2])
        }
        var arguments = CommandLine.arguments.map { strdup($0) } + [nil]
        var count = Int32(arguments.count - 1)
        arguments.withUnsafeMutableBufferPointer { buffer in
            var start = buffer.baseAddress
            exit(runDriver(&count, &start, feed))
        }
    }

    /// Whole and in pieces of each size that its bytes name, a form gives the same parts or the same error.
    static func run(_ bytes: [UInt8]) {
        let whole = outcome(bytes, pieces: max(1, bytes.count))
        for size in Set([1, 7] + bytes.prefix(2).map { Int($0) + 1 }) {
            precondition(outcome(bytes, pieces: size) == whole)
        }
    }

    private enum Outcome: Equatable {
        case parts([Part])
        case error(MultipartError)
    }

    private struct Part: Equatable {
        let head: MultipartPart
        var bytes: [UInt8] = []
        var isComplete = false
    }

    private static func outcome(_ bytes: [UInt8], pieces: Int) -> Outcome {
        var limits = MultipartLimits()
        limits.parts = 8
        limits.headerBytes = 256
        do {
            var reader = try MultipartReader(contentType: type, limits: limits)
            var parts: [Part] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                for event in try reader.read(rest.prefix(pieces)) {
                    switch event {
                    case .part(let head): parts.append(Part(head: head))
                    case .bytes(let more): parts[parts.count - 1].bytes += more
                    case .endOfPart: parts[parts.count - 1].isComplete = true
                    }
                }
                rest = rest.dropFirst(pieces)
            }
            try reader.finish()
            precondition(parts.count <= limits.parts && parts.allSatisfy(\.isComplete))
            precondition(parts.reduce(0) { $0 + $1.bytes.count } <= bytes.count)
            return .parts(parts)
        } catch let error as MultipartError {
            return .error(error)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    private static func seeds(_ folder: String) {
        let head = "--b\r\nContent-Disposition: form-data; name=\"fichiers\"; filename=\"a.xlsx\"\r\n\r\n"
        let seeds = [
            "\(head)PK\r\n--b--\r\n", "x\r\n--b \r\n\r\n\r\n--b\r\n\r\n--b\r\n\r\n--b--x",
            "\(head)\(head)\r\n--b\r\ncontent-disposition: form-data; name=x; filename*=UTF-8''%C3%A9\r\n\r\n1\r\n--b--",
        ]
        for (number, seed) in seeds.enumerated() {
            guard let file = fopen("\(folder)/\(number)", "w") else { continue }
            fputs(seed, file)
            fclose(file)
        }
    }
}

private func feed(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    MultipartFuzzer.run(Array(UnsafeBufferPointer(start: data, count: count)))
    return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ feed: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32
