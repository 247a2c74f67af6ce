/// Names of files as words of a command.
///
/// A name is bytes and need not be UTF-8: archives made on Windows bring others. Each byte that is no text stands in the
/// word as a scalar of its own at the end of the last private plane, so that nothing is lost between the arguments and
/// the system; what is shown to a person has a sign there (`Fr.visible`).
enum PathWord {
    private static let firstScalar: UInt32 = 0x10FF80

    /// The word for a name.
    static func word(_ bytes: [UInt8]) -> String {
        var word = String.UnicodeScalarView()
        var parser = Unicode.UTF8.ForwardParser()
        var source = bytes.makeIterator()
        var position = 0
        while true {
            switch parser.parseScalar(from: &source) {
            case .emptyInput: return String(word)
            case .valid(let encoded):
                let scalar = Unicode.UTF8.decode(encoded)
                if scalar.value < firstScalar {
                    word.append(scalar)
                } else {
                    word.append(contentsOf: bytes[position..<position + encoded.count].compactMap(scalar(for:)))
                }
                position += encoded.count
            case .error(let length):
                word.append(contentsOf: bytes[position..<position + length].compactMap(scalar(for:)))
                position += length
            }
        }
    }

    private static func scalar(for byte: UInt8) -> Unicode.Scalar? {
        Unicode.Scalar(firstScalar + UInt32(byte) - 0x80)
    }

    /// The name that a word stands for.
    static func bytes(_ word: String) -> [UInt8] {
        word.unicodeScalars.flatMap { scalar in
            scalar.value < firstScalar ? Array(String(scalar).utf8) : [UInt8(scalar.value - firstScalar + 0x80)]
        }
    }

    /// The name in text, a sign for each byte that is none.
    static func readable(_ word: String) -> String { String(decoding: bytes(word), as: UTF8.self) }
}

extension String {
    /// The path's bytes and the zero at their end, for a system call.
    var cPath: [CChar] { PathWord.bytes(self).map(CChar.init(bitPattern:)) + [0] }
}
