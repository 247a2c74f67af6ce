/// The day from which a workbook counts its dates (ISO 29500-1 §18.17.4.1).
public enum DateSystem: Hashable, Sendable {
    /// Day 1 is 1 January 1900, and day 60 the 29 February 1900 that never was.
    case from1900
    /// Day 0 is 1 January 1904.
    case from1904
    /// Day 0 is 30 December 1899, and no day is invented (`dateCompatibility="0"`). From 1 March 1900 on, days have the
    /// same numbers as in ``from1900``.
    case from1899
}

/// A date as a spreadsheet stores it: days, and fractions of a day, since the epoch of its system.
public struct SerialDate: Hashable, Sendable {
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
        if system == other || 0..<1 ~= serial { return SerialDate(serial: serial, system: other) }
        let days = Double(Self.origin1904 - Self.origin1900)
        // From 1 March 1900 on, the first and the last of the systems agree; before, they differ by a day.
        let since1899 =
            switch system {
            case .from1900: serial < 60 ? serial + 1 : serial
            case .from1904: serial + days
            case .from1899: serial
            }
        guard system != .from1900 || !(60..<61 ~= serial) else { return nil }
        switch other {
        case .from1900 where since1899 >= 61: return SerialDate(serial: since1899, system: other)
        case .from1900: return since1899 >= 2 ? SerialDate(serial: since1899 - 1, system: other) : nil
        case .from1904: return since1899 >= days ? SerialDate(serial: since1899 - days, system: other) : nil
        case .from1899: return since1899 >= 0 ? SerialDate(serial: since1899, system: other) : nil
        }
    }

    private static let secondsPerDay = 86_400.0
    private static let latestSerial = 2_958_465.0
    /// Days from 1970-01-01 to 1899-12-30, which makes serial 61 the first of March 1900.
    private static let origin1900 = -25_569
    private static let origin1904 = -24_107

    /// A whole day, counted from 1 January 1970.
    public init(daysSince1970 days: Int, system: DateSystem = .from1900) {
        let since1900 = Double(days) - Double(Self.origin1900)
        let serial =
            switch system {
            case .from1900: since1900 > 60 ? since1900 : since1900 - 1
            case .from1904: Double(days) - Double(Self.origin1904)
            case .from1899: since1900
            }
        self.init(serial: serial, system: system)
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
        guard serial.isFinite, serial >= (system == .from1900 ? 1 : 0), serial < Self.latestSerial + 1 else {
            return nil
        }
        var day = Int(serial)
        var seconds = Int(((serial - Double(day)) * Self.secondsPerDay).rounded())
        if seconds == Int(Self.secondsPerDay) {
            day += 1
            seconds = 0
        }
        switch system {
        case .from1904: return (day + Self.origin1904, seconds)
        case .from1899: return (day + Self.origin1900, seconds)
        case .from1900 where day == 60: return nil
        case .from1900: return (day + Self.origin1900 + (day < 60 ? 1 : 0), seconds)
        }
    }

    /// The calendar day, in the proleptic Gregorian calendar.
    public var civilDate: CivilDate? {
        dayAndSeconds.map { CivilDate(daysSince1970: $0.daysSince1970) }
    }
}

/// A day of the proleptic Gregorian calendar.
public struct CivilDate: Hashable, Sendable {
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

    /// Days since 1 January 1970; negative before it.
    public var daysSince1970: Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
