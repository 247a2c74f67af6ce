internal import XMLStream

/// Dates, times and durations of `t="d"` cells, in the forms of ISO 8601 that ISO 29500-1 §18.17.4 allows and programs
/// write.
enum ISODate {
    /// The serial of `2026-01-31`, `2026-01-31T13:45:00.5`, `13:45` or `PT26H30M`; nil for anything else, and for what the
    /// date system can't show. A zone after the time is passed over: a spreadsheet's times have none.
    static func serial(_ text: [UInt8], in system: DateSystem) -> Double? {
        var rest = text[...]
        if take("P", &rest) { return duration(&rest) }
        if take("T", &rest) || rest.dropFirst(2).first == UInt8(ascii: ":") { return time(&rest) }
        guard let year = number(&rest, digits: 4), take("-", &rest), let month = number(&rest, digits: 2),
            take("-", &rest), let day = number(&rest, digits: 2),
            let date = SerialDate(year: year, month: month, day: day, system: system), date.dayAndSeconds != nil
        else { return nil }
        if rest.isEmpty { return date.serial }
        guard take("T", &rest) || take(" ", &rest), let fraction = time(&rest) else { return nil }
        return date.serial + fraction
    }

    /// A fraction of a day; 24:00 is its end.
    private static func time(_ rest: inout ArraySlice<UInt8>) -> Double? {
        guard let hour = number(&rest, digits: 2), hour <= 24, take(":", &rest), let minute = number(&rest, digits: 2),
            minute < 60
        else { return nil }
        var seconds = Double(hour * 3_600 + minute * 60)
        if take(":", &rest) {
            guard let second = number(&rest, digits: 2), second < 60, let fraction = fraction(&rest) else { return nil }
            seconds += Double(second) + fraction
        }
        guard takeZone(&rest), rest.isEmpty, seconds <= 86_400 else { return nil }
        return seconds / 86_400
    }

    /// Days of `1DT2H30M0.5S`, behind the `P`. Years and months have no length.
    private static func duration(_ rest: inout ArraySlice<UInt8>) -> Double? {
        var seconds = 0.0
        var units: [(Unicode.Scalar, Double)] = [("D", 86_400)]
        var isEmpty = true
        while !rest.isEmpty {
            if take("T", &rest) { units = [("H", 3_600), ("M", 60), ("S", 1)] }
            let digits = rest.prefix(while: XMLSchemaValue.isDigit).prefix(9)
            rest = rest.dropFirst(digits.count)
            guard !digits.isEmpty, let count = Double(String(decoding: digits, as: UTF8.self)),
                let part = fraction(&rest), let unit = units.firstIndex(where: { take($0.0, &rest) })
            else { return nil }
            seconds += (count + part) * units[unit].1
            units.removeFirst(unit + 1)
            isEmpty = false
        }
        return isEmpty ? nil : seconds / 86_400
    }

    private static func fraction(_ rest: inout ArraySlice<UInt8>) -> Double? {
        guard take(".", &rest) || take(",", &rest) else { return 0 }
        let digits = rest.prefix(while: XMLSchemaValue.isDigit)
        rest = rest.dropFirst(digits.count)
        return Double("0." + String(decoding: digits.isEmpty ? [0x30] : digits, as: UTF8.self))
    }

    private static func takeZone(_ rest: inout ArraySlice<UInt8>) -> Bool {
        if take("Z", &rest) { return true }
        guard take("+", &rest) || take("-", &rest) else { return true }
        return number(&rest, digits: 2) != nil && take(":", &rest) && number(&rest, digits: 2) != nil
    }

    private static func number(_ rest: inout ArraySlice<UInt8>, digits: Int) -> Int? {
        let text = rest.prefix(digits)
        guard text.count == digits, text.allSatisfy(XMLSchemaValue.isDigit) else { return nil }
        rest = rest.dropFirst(digits)
        return text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func take(_ character: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }
}
