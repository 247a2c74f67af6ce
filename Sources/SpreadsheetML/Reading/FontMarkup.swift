internal import XMLStream

extension Font {
    /// Takes one property of a `font` or `rPr` element (ISO 29500-1 §18.8.22, §18.4.7); others than a ``Font`` has are
    /// passed over.
    mutating func take(_ property: borrowing XMLElement, _ palette: ColorPalette) {
        // A property that is there without a value is on.
        let isOn = property.bytes(.val).map { XMLSchemaValue.boolean($0) ?? false } ?? true
        switch property.name {
        case .bold: isBold = isOn
        case .italic: isItalic = isOn
        case .strike: isStruckOut = isOn
        case .underline: isUnderlined = property.string(.val) != "none"
        case .size: size = property.lenientDouble(.val) ?? size
        case .color: color = palette.color(property)
        case .fontName, .runFontName: name = property.string(.val) ?? name
        default: break
        }
    }
}
