/// The day from which a workbook counts its dates (ISO 29500-1 §18.17.4.1).
public enum DateSystem: Hashable, Sendable, Decodable {
    /// Day 1 is 1 January 1900, and day 60 the 29 February 1900 that never was.
    case from1900
    /// Day 0 is 1 January 1904.
    case from1904
    /// Day 0 is 30 December 1899, and no day is invented (`dateCompatibility="0"`). From 1 March 1900 on, days have the
    /// same numbers as in ``from1900``.
    case from1899

    fileprivate var firstSerial: Double { self == .from1900 ? 1 : 0 }
}

/// A date as a spreadsheet stores it: days, and fractions of a day, since the epoch of its system.
public struct SerialDate: Hashable, Sendable, Decodable {
    /// Days since the system's epoch, and the fraction of a day.
    public let serial: Double
    /// From which day the serial counts.
    public let system: DateSystem

    /// A date from the number that a cell has.
    public init(serial: Double, system: DateSystem = .from1900) {
        self.serial = serial
        self.system = system
    }

    /// The same day and time as another system counts them; nil before that system's first day. What is less than a day
    /// is a time, and the same in both.
    public func converted(to other: DateSystem) -> SerialDate? {
        if system == other || isTime { return SerialDate(serial: serial, system: other) }
        guard let daysSince1899 else { return nil }
        let date = SerialDate(daysSince1899: daysSince1899, system: other)
        return date.serial >= other.firstSerial ? date : nil
    }

    /// Days since 30 December 1899; nil on the 29 February 1900 that the 1900 system invents.
    private var daysSince1899: Double? {
        switch system {
        case .from1900 where 60..<61 ~= serial: nil
        case .from1900: serial < 60 ? serial + 1 : serial
        case .from1904: serial + Self.days1899To1904
        case .from1899: serial
        }
    }

    private init(daysSince1899 days: Double, system: DateSystem) {
        switch system {
        case .from1900: serial = days >= 61 ? days : days - 1
        case .from1904: serial = days - Self.days1899To1904
        case .from1899: serial = days
        }
        self.system = system
    }

    private static let secondsPerDay = 86_400.0
    /// 31 December 9999, as ``daysSince1899``.
    private static let latestDay = 2_958_465.0
    private static let days1899To1970 = 25_569
    private static let days1899To1904 = 1_462.0

    /// A whole day, counted from 1 January 1970.
    public init(daysSince1970 days: Int, system: DateSystem = .from1900) {
        self.init(daysSince1899: Double(days) + Double(Self.days1899To1970), system: system)
    }

    /// A whole day; nil if the calendar has none of these numbers, or of a year beyond 9999.
    public init?(year: Int, month: Int, day: Int, system: DateSystem = .from1900) {
        guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
        self.init(daysSince1970: date.daysSince1970, system: system)
    }

    /// The day, counted from 1 January 1970, and the seconds since its midnight, rounded to whole ones.
    ///
    /// `nil` outside what the system can show: before its first day, after 31 December 9999, and on
    /// the 29 February 1900 that the 1900 system invents.
    public var dayAndSeconds: (daysSince1970: Int, seconds: Int)? {
        guard serial >= system.firstSerial, let days = daysSince1899, days < Self.latestDay + 1 else { return nil }
        let day = days.rounded(.down)
        let seconds = ((days - day) * Self.secondsPerDay).rounded()
        // What is rounded up to midnight is of the next day.
        let isNextDay = seconds == Self.secondsPerDay
        return (Int(day) - Self.days1899To1970 + (isNextDay ? 1 : 0), isNextDay ? 0 : Int(seconds))
    }

    /// Seconds since 1 January 1970, 0:00, to the millisecond, as if the workbook's times were UTC; nil where
    /// ``dayAndSeconds`` is, and for a time without a day.
    public var secondsSince1970: Double? {
        guard !isTime, dayAndSeconds != nil, let daysSince1899 else { return nil }
        // Programs write fractions of a day with fewer digits than a double has: a time is some microseconds off.
        return ((daysSince1899 - Double(Self.days1899To1970)) * Self.secondsPerDay * 1e3).rounded() / 1e3
    }

    /// A day and time from the seconds since 1 January 1970, 0:00, in UTC; a time is kept to some microseconds.
    public init(secondsSince1970 seconds: Double, system: DateSystem = .from1900) {
        self.init(daysSince1899: seconds / Self.secondsPerDay + Double(Self.days1899To1970), system: system)
    }

    /// The time since midnight, to the millisecond; nil for what is no finite number. What is rounded up to midnight is a
    /// whole day.
    public var timeOfDay: Duration? {
        guard serial.isFinite else { return nil }
        return .milliseconds(((serial - serial.rounded(.down)) * Self.secondsPerDay * 1e3).rounded())
    }

    /// Less than a day, which is a time of day in every system.
    var isTime: Bool { 0..<1 ~= serial }

    /// A format that shows it: a day, a time, or both.
    var format: NumberFormat {
        if isTime { return "hh:mm:ss" }
        return serial == serial.rounded(.down) ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm:ss"
    }

    /// The calendar day, in the proleptic Gregorian calendar.
    public var civilDate: CivilDate? {
        dayAndSeconds.map { CivilDate(daysSince1970: $0.daysSince1970) }
    }
}

extension SerialDate: CustomStringConvertible {
    /// `2026-01-31`, `2026-01-31 13:45:00`, `13:45:00` for a time without a day, or the serial where it shows no date.
    public var description: String {
        func time(_ seconds: Int) -> String {
            [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { padded($0, to: 2) }.joined(separator: ":")
        }
        if isTime { return time(min(Int((serial * Self.secondsPerDay).rounded()), 86_399)) }
        guard let (_, seconds) = dayAndSeconds, let day = civilDate else { return serial.description }
        return day.description + (seconds == 0 ? "" : " " + time(seconds))
    }
}

extension CivilDate: Decodable {
    private enum CodingKeys: CodingKey { case year, month, day }

    /// - Throws: `DecodingError` for a day that the calendar has not.
    public init(from decoder: any Decoder) throws {
        let parts = try decoder.container(keyedBy: CodingKeys.self)
        guard
            let date = CivilDate(
                year: try parts.decode(Int.self, forKey: .year), month: try parts.decode(Int.self, forKey: .month),
                day: try parts.decode(Int.self, forKey: .day))
        else { throw DecodingError.dataCorruptedError(forKey: .day, in: parts, debugDescription: "no such day") }
        self = date
    }
}

extension Duration {
    /// To the microsecond; nil beyond 100 million days on either side.
    static func days(_ days: Double) -> Duration? {
        guard days.magnitude <= 1e8 else { return nil }
        return .microseconds(Int64((days * 86_400e6).rounded()))
    }
}

/// A day of the proleptic Gregorian calendar.
public struct CivilDate: Hashable, Sendable, CustomStringConvertible {
    /// From 1 to 9999, unless it was made from a day's number.
    public let year: Int
    /// From 1 to 12.
    public let month: Int
    /// From 1 to 31.
    public let day: Int

    /// Nil if the calendar has no such day, or for a year beyond 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard 1...9999 ~= year, 1...12 ~= month, 1...31 ~= day else { return nil }
        self.year = year
        self.month = month
        self.day = day
        guard CivilDate(daysSince1970: daysSince1970) == self else { return nil }
    }

    /// A day by its number; beyond three million years on either side, the last day there.
    public init(daysSince1970 days: Int) {
        // Years begin in March here, so that the leap day is a year's last.
        let shifted = min(max(days, -1 << 30), 1 << 30) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// `2026-01-31` (ISO 8601).
    public var description: String {
        "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }

    /// Days since 1 January 1970; negative before it.
    public var daysSince1970: Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

private func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(width - digits.count, 0)) + digits
}
