/// Readers of the simple types of XML Schema part 2, straight from bytes; blanks around a value are dropped (§4.3.6).
/// Each gives nil for what is not of its type, the empty value included.
public enum XMLSchemaValue {
    /// `xsd:boolean` (`1`, `0`, `true`, `false`), and the standard's `on` and `off` (ISO 29500-1 §22.9.2.7).
    public static func boolean(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
        let value = trimmed(bytes)
        if value.count == 1 {
            switch value[0] {
            case UInt8(ascii: "1"): return true
            case UInt8(ascii: "0"): return false
            default: return nil
            }
        }
        if equal(value, "true") || equal(value, "on") { return true }
        if equal(value, "false") || equal(value, "off") { return false }
        return nil
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
        guard let decimal = Decimal(text) else { return nil }
        if let exact = decimal.exactValue { return exact }
        let value = Double(String(decoding: text, as: UTF8.self))
        return value.flatMap { $0.isFinite ? $0 : nil }
    }

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

    private static func equal(_ bytes: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
        bytes.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }
}

extension XMLSchemaValue {
    /// A decimal taken apart: sign, digits as a whole number, power of ten.
    private struct Decimal {
        private var isNegative = false
        private var mantissa: UInt64 = 0
        private var exponent = 0
        private var isCut = false

        /// - Returns: nil if the text is no decimal number.
        @inline(__always)
        init?(_ text: UnsafeBufferPointer<UInt8>) {
            var index = 0
            if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
                isNegative = text[index] == UInt8(ascii: "-")
                index += 1
            }
            let whole = takeDigits(text, &index)
            var fraction = 0
            if index < text.count, text[index] == UInt8(ascii: ".") {
                index += 1
                fraction = takeDigits(text, &index)
            }
            guard whole + fraction > 0 else { return nil }
            exponent = -fraction
            if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
                let digits = rebased(text[(index + 1)...])
                guard trimmed(digits).count == digits.count, let power = integer(digits) else { return nil }
                // A power beyond a million is beyond every Double; what strtod makes of it is right.
                exponent += min(max(power, -1_000_000), 1_000_000)
                index = text.count
            }
            guard index == text.count else { return nil }
        }

        @inline(__always)
        private mutating func takeDigits(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Int {
            let start = index
            while index < text.count {
                let digit = text[index] &- 0x30
                guard digit <= 9 else { break }
                if mantissa < 100_000_000_000_000_000 {
                    mantissa = mantissa * 10 + UInt64(digit)
                } else {
                    isCut = true
                }
                index += 1
            }
            return index - start
        }

        /// The value where one multiplication or division of two exact numbers gives it, hence rounded once: digits
        /// up to 2^53, powers of ten up to 10^22 (Clinger, "How to read floating point numbers accurately").
        var exactValue: Double? {
            guard !isCut, mantissa <= 1 << 53, exponent >= -22, exponent <= 22 else { return nil }
            let digits = Double(mantissa)
            let value =
                exponent < 0 ? digits / Self.powersOfTen[-exponent] : digits * Self.powersOfTen[exponent]
            return isNegative ? -value : value
        }

        private static let powersOfTen: [Double] = [
            1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
            1e19, 1e20, 1e21, 1e22,
        ]
    }
}
