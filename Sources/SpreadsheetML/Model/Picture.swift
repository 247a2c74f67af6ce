/// A PNG or JPEG image that lies over the cells (ISO 29500-1 §20.5.2.25).
public struct Picture: Hashable, Sendable {
    /// How the image is stored.
    public enum Format: String, Hashable, Sendable {
        /// Portable Network Graphics (ISO/IEC 15948).
        case png
        /// JPEG (ISO/IEC 10918-1).
        case jpeg
    }

    /// Where the picture lies, and how large it is.
    public enum Anchor: Hashable, Sendable {
        /// From the cell's top left corner on; each side in pixels of 1/96 inch, 1 to 65 535.
        case cell(CellReference, width: Int, height: Int)
        /// From the top left cell's corner to the bottom right cell's corner.
        case range(CellRange)
    }

    /// The image's file; a workbook keeps it once, however many pictures show it.
    public let bytes: [UInt8]
    /// How the image is stored, by its first bytes.
    public let format: Format
    /// The image's own width in pixels, by its header.
    public let width: Int
    /// The image's own height in pixels, by its header.
    public let height: Int
    /// Where the picture lies, and how large it is.
    public var anchor: Anchor
    /// What someone who can't see the picture is told: at most 32 767 UTF-16 units.
    public var alternativeText: String

    /// A picture of an image; where it lies is checked when its sheet is added to a workbook.
    /// - Throws: `unwritable` for what begins neither as a PNG nor as a JPEG file with a size.
    public init(_ bytes: [UInt8], anchor: Anchor, alternativeText: String) throws(SpreadsheetError) {
        guard let header = ImageHeader(bytes) else {
            throw .unwritable("a picture", "is a PNG or JPEG file with a size; this is neither", place: nil)
        }
        self.bytes = bytes
        (format, width, height) = (header.format, header.width, header.height)
        self.anchor = anchor
        self.alternativeText = alternativeText
    }

    /// A picture as large as its image, from a cell's top left corner on.
    /// - Throws: `unwritable` for what begins neither as a PNG nor as a JPEG file with a size.
    public init(_ bytes: [UInt8], at cell: CellReference, alternativeText: String) throws(SpreadsheetError) {
        try self.init(bytes, anchor: .range(CellRange(cell)), alternativeText: alternativeText)
        anchor = .cell(cell, width: width, height: height)
    }

    func check(place sheet: String) throws(SpreadsheetError) {
        try WritingLimit.alternativeText.check(lengthOf: alternativeText, place: sheet)
        guard case .cell(let cell, let width, let height) = anchor else { return }
        for side in [width, height] { try WritingLimit.pictureSide.check(side, place: "\(sheet)!\(cell)") }
    }
}

/// What the first bytes of an image say of it.
private struct ImageHeader {
    let format: Picture.Format
    let width: Int
    let height: Int

    init?(_ bytes: [UInt8]) {
        func number(at place: Int, bytes count: Int) -> Int {
            bytes[place..<place + count].reduce(0) { $0 << 8 | Int($1) }
        }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), bytes.count >= 24,
            bytes[12..<16].elementsEqual("IHDR".utf8)
        {
            (format, width, height) = (.png, number(at: 16, bytes: 4), number(at: 20, bytes: 4))
        } else if bytes.starts(with: [0xFF, 0xD8]), let frame = Self.frame(of: bytes) {
            (format, width, height) = (.jpeg, number(at: frame + 7, bytes: 2), number(at: frame + 5, bytes: 2))
        } else {
            return nil
        }
        if width == 0 || height == 0 { return nil }
    }

    /// Where the segment of a JPEG file begins that has its size (ISO/IEC 10918-1 §B.2.2).
    private static func frame(of bytes: [UInt8]) -> Int? {
        var place = 2
        while place + 9 <= bytes.count, bytes[place] == 0xFF {
            switch bytes[place + 1] {
            case 0xC4, 0xC8, 0xCC: break
            case 0xC0...0xCF: return place
            case 0xFF:
                place += 1
                continue
            default: break
            }
            place += 2 + Int(bytes[place + 2]) << 8 + Int(bytes[place + 3])
        }
        return nil
    }
}
