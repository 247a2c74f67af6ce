/// The workbook's shared strings: their bytes in one run, and where each ends. A String is made when it is asked for.
struct SharedStringTable: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []
    /// The pieces of texts that have fonts of their own.
    private(set) var richTexts: [Int: RichText] = [:]

    var count: Int { ends.count }
    /// Of the texts and their pieces.
    var byteCount: Int { bytes.count + richBytes }
    private var richBytes = 0

    mutating func append(_ text: some Collection<UInt8>, _ richText: RichText?) {
        if let richText {
            richTexts[count] = richText
            richBytes += richText.heldBytes
        }
        bytes.append(contentsOf: text)
        ends.append(UInt32(truncatingIfNeeded: bytes.count))
    }

    subscript(index: Int) -> String { String(decoding: bytes[range(of: index)], as: UTF8.self) }

    func byteCount(of index: Int) -> Int { range(of: index).count }

    private func range(of index: Int) -> Range<Int> {
        (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
    }
}
