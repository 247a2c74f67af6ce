internal import OPCPackage
internal import XMLStream

/// The colours that a file's numbers stand for: those of its theme, and the old palette (ISO 29500-1 §18.8.3).
struct ColorPalette: Sendable {
    /// In the order of `clrScheme`: dark 1, light 1, dark 2, light 2, six accents, two of links.
    private var theme: [Color] = []

    init() {}

    init(_ parts: WorkbookParts, _ links: [Relationship]) throws(SpreadsheetError) {
        guard let part = parts.existingPart(.theme, links) else { return }
        var colors: [Color] = []
        let scheme: [XMLName?] = [.themeElements, .clrScheme, nil]
        func set(_ hexadecimal: String?) {
            if let color = hexadecimal.flatMap({ Color(hexadecimal: $0) }) { colors[colors.count - 1] = color }
        }
        try parts.read(
            part, root: nil,
            [
                .init(path: scheme) { element, _ in
                    try ReadingLimits.check(colors.count + 1, "colours", limit: 64, place: part.path)
                    colors.append(0)
                },
                .init(path: scheme + [.srgbClr]) { element, _ in set(element.string(.val)) },
                .init(path: scheme + [.sysClr]) { element, _ in
                    set(element.string(.lastClr) ?? (element.string(.val) == "window" ? "FFFFFF" : nil))
                },
            ])
        theme = colors
    }

    /// The colour of a `color` element; nil where it names none: `auto`, or a place that the palette has not.
    func color(_ element: borrowing XMLElement) -> Color? {
        if let rgb = element.string(.rgb) { return Color(hexadecimal: String(rgb.suffix(6))) }
        if let place = element.lenientInt(.indexed) {
            return Self.indexed.element(at: place < 8 ? place : place - 8)
        }
        // Light and dark change places.
        guard let place = element.lenientInt(.theme) else { return nil }
        return theme.element(at: place < 4 ? place ^ 1 : place)?.tinted(element.lenientDouble(.tint) ?? 0)
    }

    /// From place 8 on; 0 to 7 are the same as 8 to 15.
    private static let indexed: [Color] = [
        0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF, 0x800000, 0x008000, 0x000080,
        0x808000, 0x800080, 0x008080, 0xC0C0C0, 0x808080, 0x9999FF, 0x993366, 0xFFFFCC, 0xCCFFFF, 0x660066, 0xFF8080,
        0x0066CC, 0xCCCCFF, 0x000080, 0xFF00FF, 0xFFFF00, 0x00FFFF, 0x800080, 0x800000, 0x008080, 0x0000FF, 0x00CCFF,
        0xCCFFFF, 0xCCFFCC, 0xFFFF99, 0x99CCFF, 0xFF99CC, 0xCC99FF, 0xFFCC99, 0x3366FF, 0x33CCCC, 0x99CC00, 0xFFCC00,
        0xFF9900, 0xFF6600, 0x666699, 0x969696, 0x003366, 0x339966, 0x003300, 0x333300, 0x993300, 0x993366, 0x333399,
        0x333333,
    ]
}

extension Array {
    /// The element at a position, if there is one.
    func element(at position: Int) -> Element? { indices.contains(position) ? self[position] : nil }
}

extension Color {
    /// Reads six hexadecimal digits.
    init?(hexadecimal text: String) {
        guard text.utf8.count == 6, text.allSatisfy(\.isHexDigit), let rgb = UInt32(text, radix: 16) else { return nil }
        self.init(rgb: rgb)
    }

    /// Lighter by a positive tint, darker by a negative one, up to 1: of hue, saturation and lightness, the last moves
    /// (ISO 29500-1 §18.8.19).
    func tinted(_ tint: Double) -> Color {
        let channels = [16, 8, 0].map { Double(rgb >> $0 & 0xFF) / 255 }
        let (low, high) = (channels.min() ?? 0, channels.max() ?? 0)
        let lightness = (low + high) / 2
        let moved = tint < 0 ? lightness * (1 + max(tint, -1)) : lightness + (1 - lightness) * min(tint, 1)
        // Chroma is what the saturation leaves of the room between black and white.
        func room(_ lightness: Double) -> Double { 1 - abs(2 * lightness - 1) }
        let scale = room(lightness) > 0 ? room(moved) / room(lightness) : 0
        return Color(
            rgb: channels.reduce(0) { rgb, channel in
                rgb << 8 | UInt32((min(max(moved + (channel - lightness) * scale, 0), 1) * 255).rounded())
            })
    }
}
