/// Readers of the simple types of XML Schema part 2, straight from bytes; blanks around a value are dropped (§4.3.6).
/// Each gives nil for what is not of its type, the empty value included.
public enum XMLSchemaValue {
    /// `xsd:boolean` (`1`, `0`, `true`, `false`), and the standard's `on` and `off` (ISO 29500-1 §22.9.2.7).
    public static func boolean(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
        switch String(decoding: trimmed(bytes), as: UTF8.self) {
        case "1", "true", "on": true
        case "0", "false", "off": false
        default: nil
        }
    }

    /// `xsd:integer`, within the bounds of `Int`.
    public static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var digits = trimmed(bytes)
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits = rebased(digits.dropFirst()) }
        guard !digits.isEmpty else { return nil }
        var value = 0
        for byte in digits {
            let digit = Int(byte) - 0x30
            guard digit >= 0, digit <= 9 else { return nil }
            let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
            // Counting downwards: the smallest Int has no positive counterpart.
            let (next, overflow2) = tens.subtractingReportingOverflow(digit)
            guard !overflow, !overflow2 else { return nil }
            value = next
        }
        if isNegative { return value }
        return value == .min ? nil : -value
    }

    /// `xsd:double` without `INF` and `NaN`, which no workbook has a use for: a finite number, rounded to the nearest.
    public static func double(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        let text = trimmed(bytes)
        if let value = shortDecimal(text) { return value }
        // Double reads "inf" and "0x1" as well.
        guard text.allSatisfy({ isDigit($0) || "+-.eE".utf8.contains($0) }) else { return nil }
        return Double(String(decoding: text, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
    }

    /// A decimal of few digits, as most numbers of sheets are: up to 2^53 and 10^22, both are exact, and their quotient is
    /// rounded once (Clinger, "How to read floating point numbers accurately"). Nil for all others.
    @inline(__always)
    private static func shortDecimal(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        guard text.count <= 18, let last = text.last, isDigit(last) else { return nil }
        var digits = 0
        var scale = 1.0
        var hasPoint = false
        let isNegative = text[0] == UInt8(ascii: "-")
        for byte in text[(isNegative ? 1 : 0)...] {
            if isDigit(byte) {
                digits = digits * 10 + Int(byte - 0x30)
                if hasPoint { scale *= 10 }
            } else {
                guard byte == UInt8(ascii: "."), !hasPoint else { return nil }
                hasPoint = true
            }
        }
        guard digits <= 1 << 53 else { return nil }
        let value = Double(digits) / scale
        return isNegative ? -value : value
    }

    /// Whether the byte is one of `0` to `9`.
    public static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 }

    /// The bytes without XML's blanks (space, tab, line feed, carriage return) at either end.
    public static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var start = 0
        var end = bytes.count
        while start < end, MarkupBytes.isBlank(bytes[start]) { start += 1 }
        while end > start, MarkupBytes.isBlank(bytes[end - 1]) { end -= 1 }
        return rebased(bytes[start..<end])
    }

    private static func rebased(_ slice: Slice<UnsafeBufferPointer<UInt8>>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: slice)
    }
}
