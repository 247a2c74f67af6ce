import XMLStream

/// Recognises files that are not zip archives by their first bytes.
struct ForeignFile {
    private let bytes: [UInt8]
    /// How far to look: prologues of web pages and of XML are longer than a signature, not longer than this.
    private static let window = 4_096

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var format: ForeignFormat {
        if bytes.starts(with: CompoundFile.signature) { return compoundFormat }
        if isBareBIFF { return .xls }
        let head = bytes.prefix(Self.window)
        if head.prefix(1_024).holds("%PDF-") { return .pdf }
        guard let text = Self.foldedText(head) else { return .unknown }
        return Self.format(ofText: text)
    }

    private var compoundFormat: ForeignFormat {
        let streams = CompoundFile(bytes).streamNames
        if streams.contains("EncryptedPackage") { return .encryptedWorkbook }
        return streams.contains("Workbook") || streams.contains("Book") ? .xls : .unknown
    }

    /// Excel 2 to 4 wrote its records without a compound file: a BOF record stands first.
    private var isBareBIFF: Bool {
        bytes.count > 4 && bytes[0] == 0x09 && [0x00, 0x02, 0x04].contains(bytes[1])
            && [0x04, 0x06].contains(bytes[2]) && bytes[3] == 0
    }

    private static func format(ofText text: String) -> ForeignFormat {
        guard let first = text.first else { return .emptyFile }
        if first == "<" {
            if text.utf8.holds("urn:schemas-microsoft-com:office:spreadsheet") { return .xmlSpreadsheet2003 }
            if text.utf8.holds("urn:oasis:names:tc:opendocument") { return .ods }
            let tags: [StaticString] = ["<html", "<!doctype html", "<table", "<head", "<body", "<meta"]
            let isPage = tags.contains { text.utf8.holds($0) }
            return isPage ? .html : .unknown
        }
        // A web page in one file (MHTML), as Excel saves it too.
        return text.hasPrefix("mime-version:") ? .html : .csv
    }

    /// The text in lower case and without blanks before it; nil if control characters show that it is none. UTF-16 by
    /// its mark, else bytes as they are: what is looked for is ASCII.
    private static func foldedText(_ head: ArraySlice<UInt8>) -> String? {
        var units = Array(head)
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
            units = units.dropFirst(2).filter { $0 != 0 }
        } else if head.starts(with: [0xEF, 0xBB, 0xBF]) {
            units = Array(units.dropFirst(3))
        }
        guard units.allSatisfy({ $0 >= 0x20 || (0x09...0x0D).contains($0) }) else { return nil }
        let text = units.drop { $0 <= 0x20 }
        return String(decoding: text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
