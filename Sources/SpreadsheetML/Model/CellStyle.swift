/// How a cell looks and whether it is locked (ISO 29500-1 §18.8).
public struct CellStyle: Hashable, Sendable {
    public var font: Font
    public var fill: Color?
    public var border: Border
    public var alignment: Alignment
    public var numberFormat: NumberFormat
    /// Locked cells can't be changed once the sheet is protected.
    public var isLocked: Bool

    public init(
        font: Font = Font(), fill: Color? = nil, border: Border = Border(), alignment: Alignment = Alignment(),
        numberFormat: NumberFormat = .general, isLocked: Bool = true
    ) {
        self.font = font
        self.fill = fill
        self.border = border
        self.alignment = alignment
        self.numberFormat = numberFormat
        self.isLocked = isLocked
    }

    func check(place: String) throws(SpreadsheetError) {
        try WritingLimit.fontName.check(lengthOf: font.name, place: place)
        try WritingLimit.fontSize.check(font.size, place: place)
        try WritingLimit.indent.check(alignment.indent, place: place)
        try numberFormat.check(place: place)
    }
}

/// An opaque sRGB colour.
public struct Color: Hashable, Sendable, ExpressibleByIntegerLiteral {
    /// 0xRRGGBB
    public let rgb: UInt32

    public init(rgb: UInt32) {
        self.rgb = rgb & 0xFF_FFFF
    }

    public init(integerLiteral rgb: UInt32) {
        self.init(rgb: rgb)
    }

    /// Six upper-case hexadecimal digits.
    public var hexadecimal: String {
        let digits = String(rgb, radix: 16, uppercase: true)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// `ST_UnsignedIntHex`: alpha first.
    var argb: String { "FF" + hexadecimal }
}

public struct Font: Hashable, Sendable {
    public var name: String
    /// Points.
    public var size: Double
    public var isBold: Bool
    public var isItalic: Bool
    public var isUnderlined: Bool
    public var color: Color?

    public init(
        name: String = "Calibri", size: Double = 11, isBold: Bool = false, isItalic: Bool = false,
        isUnderlined: Bool = false, color: Color? = nil
    ) {
        self.name = name
        self.size = size
        self.isBold = isBold
        self.isItalic = isItalic
        self.isUnderlined = isUnderlined
        self.color = color
    }
}

public struct Border: Hashable, Sendable {
    public enum Line: String, Hashable, Sendable {
        case thin, medium, hair, dotted
    }

    public struct Edge: Hashable, Sendable {
        public var line: Line
        public var color: Color

        public init(_ line: Line, _ color: Color) {
            self.line = line
            self.color = color
        }
    }

    public var left: Edge?
    public var right: Edge?
    public var top: Edge?
    public var bottom: Edge?

    public init(left: Edge? = nil, right: Edge? = nil, top: Edge? = nil, bottom: Edge? = nil) {
        self.left = left
        self.right = right
        self.top = top
        self.bottom = bottom
    }

    /// The same line on all four sides.
    public init(all edge: Edge) {
        self.init(left: edge, right: edge, top: edge, bottom: edge)
    }
}

public struct Alignment: Hashable, Sendable {
    public enum Horizontal: String, Hashable, Sendable {
        case left, center, right, fill, centerContinuous
    }

    public enum Vertical: String, Hashable, Sendable {
        case top, center, bottom
    }

    public var horizontal: Horizontal?
    public var vertical: Vertical?
    public var wrapsText: Bool
    /// In steps of about three spaces.
    public var indent: Int

    public init(
        _ horizontal: Horizontal? = nil, vertical: Vertical? = nil, wrapsText: Bool = false, indent: Int = 0
    ) {
        self.horizontal = horizontal
        self.vertical = vertical
        self.wrapsText = wrapsText
        self.indent = indent
    }
}

/// What a conditional format changes of a cell's look (ISO 29500-1 §18.8.14, `dxf`).
public struct DifferentialStyle: Hashable, Sendable {
    public var textColor: Color?
    public var isBold: Bool?
    public var fill: Color?
    public var numberFormat: NumberFormat?

    public init(
        textColor: Color? = nil, isBold: Bool? = nil, fill: Color? = nil, numberFormat: NumberFormat? = nil
    ) {
        self.numberFormat = numberFormat
        self.textColor = textColor
        self.isBold = isBold
        self.fill = fill
    }
}
