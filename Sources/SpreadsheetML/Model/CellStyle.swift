/// How a cell looks and whether it is locked (ISO 29500-1 §18.8).
public struct CellStyle: Hashable, Sendable {
    /// The letters.
    public var font: Font
    /// The background; nil: none.
    public var fill: Color?
    /// The lines around the cell.
    public var border: Border
    /// Where the content stands in the cell.
    public var alignment: Alignment
    /// How a number is shown; a date in a cell whose format shows none gets one that does.
    public var numberFormat: NumberFormat
    /// Locked cells can't be changed once the sheet is protected.
    public var isLocked: Bool

    /// A style; what is not given is as in a new workbook.
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
        try font.check(place: place)
        try WritingLimit.indent.check(alignment.indent, place: place)
        if case .degrees(let degrees)? = alignment.rotation { try WritingLimit.rotation.check(degrees, place: place) }
        try numberFormat.check(place: place)
    }
}

/// An opaque sRGB colour.
public struct Color: Hashable, Sendable, ExpressibleByIntegerLiteral {
    /// 0xRRGGBB
    public let rgb: UInt32

    /// A colour from 0xRRGGBB; higher bits are left out.
    public init(rgb: UInt32) {
        self.rgb = rgb & 0xFF_FFFF
    }

    /// A colour from 0xRRGGBB.
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

/// The letters of a cell (ISO 29500-1 §18.8.22).
public struct Font: Hashable, Sendable {
    /// The family's name: 1 to 31 UTF-16 units.
    public var name: String
    /// Points: 1 to 409.
    public var size: Double
    /// Whether the letters are bold.
    public var isBold: Bool
    /// Whether the letters are slanted.
    public var isItalic: Bool
    /// Whether the letters have a single line below.
    public var isUnderlined: Bool
    /// Whether the letters have a line through them.
    public var isStruckOut: Bool
    /// Nil: as programs like, which is black.
    public var color: Color?

    /// A font; what is not given is as in a new workbook.
    public init(
        name: String = "Calibri", size: Double = 11, isBold: Bool = false, isItalic: Bool = false,
        isUnderlined: Bool = false, isStruckOut: Bool = false, color: Color? = nil
    ) {
        self.name = name
        self.size = size
        self.isBold = isBold
        self.isItalic = isItalic
        self.isUnderlined = isUnderlined
        self.isStruckOut = isStruckOut
        self.color = color
    }

    /// - Throws: `beyondLimit`, `nonFiniteNumber`.
    func check(place: @autoclosure () -> String) throws(SpreadsheetError) {
        try WritingLimit.fontName.check(lengthOf: name, place: place())
        try WritingLimit.fontSize.check(size, place: place())
    }
}

/// The lines around a cell (ISO 29500-1 §18.8.4).
public struct Border: Hashable, Sendable {
    /// A line's thickness and dashes (ISO 29500-1 §18.18.3).
    public enum Line: String, Hashable, Sendable {
        /// A thin line.
        case thin
        /// A line of about two points.
        case medium
        /// The thinnest line, of fine dots.
        case hair
        /// A line of dots.
        case dotted
        /// A line of dashes.
        case dashed
        /// A line of about three points.
        case thick
        /// Two thin lines.
        case double
        /// A medium line of dashes.
        case mediumDashed
        /// Dashes and dots in turn.
        case dashDot
        /// Medium dashes and dots in turn.
        case mediumDashDot
        /// Dashes, each before two dots.
        case dashDotDot
        /// Medium dashes, each before two dots.
        case mediumDashDotDot
        /// Medium dashes and dots with slanted ends.
        case slantDashDot
    }

    /// The way of a line across the cell.
    public enum Diagonal: Hashable, Sendable {
        /// From the lower left to the upper right corner.
        case up
        /// From the upper left to the lower right corner.
        case down
        /// Both.
        case crossed
    }

    /// One side's line.
    public struct Edge: Hashable, Sendable {
        /// Thickness and dashes.
        public var line: Line
        /// The line's colour.
        public var color: Color

        /// A line of a colour.
        public init(_ line: Line, _ color: Color) {
            self.line = line
            self.color = color
        }
    }

    /// The left side; nil: no line.
    public var left: Edge?
    /// The right side; nil: no line.
    public var right: Edge?
    /// The upper side; nil: no line.
    public var top: Edge?
    /// The lower side; nil: no line.
    public var bottom: Edge?
    /// Across the cell; nil: no line.
    public var diagonal: Edge?
    /// The way of the line across the cell, where there is one.
    public var diagonalGoes: Diagonal

    /// Lines on the sides that are given, and across the cell.
    public init(
        left: Edge? = nil, right: Edge? = nil, top: Edge? = nil, bottom: Edge? = nil, diagonal: Edge? = nil,
        diagonalGoes: Diagonal = .up
    ) {
        self.left = left
        self.right = right
        self.top = top
        self.bottom = bottom
        self.diagonal = diagonal
        self.diagonalGoes = diagonalGoes
    }

    /// The same line on all four sides.
    public init(all edge: Edge) {
        self.init(left: edge, right: edge, top: edge, bottom: edge)
    }
}

/// Where content stands in its cell (ISO 29500-1 §18.8.1).
public struct Alignment: Hashable, Sendable {
    /// Between the cell's left and right side (ISO 29500-1 §18.18.40).
    public enum Horizontal: String, Hashable, Sendable {
        /// On the left, with the indent.
        case left
        /// In the middle.
        case center
        /// On the right, with the indent.
        case right
        /// Repeated until the cell is full.
        case fill
        /// In the middle of this cell and the empty ones on its right.
        case centerContinuous
    }

    /// Between the cell's upper and lower side (ISO 29500-1 §18.18.88).
    public enum Vertical: String, Hashable, Sendable {
        /// At the top.
        case top
        /// In the middle.
        case center
        /// At the bottom.
        case bottom
    }

    /// How letters are turned.
    public enum Rotation: Hashable, Sendable {
        /// Counter-clockwise: -90 to 90.
        case degrees(Int)
        /// Upright, one below the other.
        case stacked
    }

    /// Nil: texts on the left, numbers on the right.
    public var horizontal: Horizontal?
    /// Nil: at the bottom.
    public var vertical: Vertical?
    /// Whether a text that is too long goes on in another line.
    public var wrapsText: Bool
    /// In steps of about three spaces: 0 to 250.
    public var indent: Int
    /// Nil: letters stand on a level line.
    public var rotation: Rotation?
    /// Whether letters become smaller until they fit into the cell, unless the text goes on in another line.
    public var shrinksToFit: Bool

    /// An alignment; what is not given is as in a new workbook.
    public init(
        _ horizontal: Horizontal? = nil, vertical: Vertical? = nil, wrapsText: Bool = false, indent: Int = 0,
        rotation: Rotation? = nil, shrinksToFit: Bool = false
    ) {
        self.horizontal = horizontal
        self.vertical = vertical
        self.wrapsText = wrapsText
        self.indent = indent
        self.rotation = rotation
        self.shrinksToFit = shrinksToFit
    }
}

/// What a conditional format changes of a cell's look (ISO 29500-1 §18.8.14, `dxf`).
public struct DifferentialStyle: Hashable, Sendable {
    /// Nil: as it was.
    public var textColor: Color?
    /// Nil: as it was.
    public var isBold: Bool?
    /// Nil: as it was.
    public var fill: Color?
    /// Nil: as it was.
    public var numberFormat: NumberFormat?

    /// A change of what is given; the rest stays.
    public init(
        textColor: Color? = nil, isBold: Bool? = nil, fill: Color? = nil, numberFormat: NumberFormat? = nil
    ) {
        self.numberFormat = numberFormat
        self.textColor = textColor
        self.isBold = isBold
        self.fill = fill
    }
}
