public import ACIModel
import Glibc

/// The day and the minute of now.
public struct WallClock: Sendable {
    /// A day and a time of day.
    public struct Time: Sendable {
        /// The calendar day.
        public let day: Jour
        /// The hour, 0 to 23.
        public let hour: Int
        /// The minute, 0 to 59.
        public let minute: Int

        /// `le 29 novembre 2026 à 14 h 05`
        var french: String {
            "le \(day.longFrancais) à \(hour)\(Fr.insecable)h\(Fr.insecable)\(minute < 10 ? "0" : "")\(minute)"
        }
    }

    /// `nil` where the computer's clock is outside of the calendar's years 1 to 9999.
    let now: @Sendable () -> Time?

    /// The time where the server is; its UTC day is that of `SOURCE_DATE_EPOCH` where that is set
    /// (reproducible-builds.org), so that the same request can give the same bytes.
    public static let ofThisComputer = WallClock {
        var seconds = time(nil)
        var parts = tm()
        if let frozen = getenv("SOURCE_DATE_EPOCH").flatMap({ Int(String(cString: $0)) }) {
            seconds = frozen
            gmtime_r(&seconds, &parts)
        } else {
            localtime_r(&seconds, &parts)
        }
        return Jour(annee: Int(parts.tm_year) + 1900, mois: Int(parts.tm_mon) + 1, jour: Int(parts.tm_mday))
            .map { Time(day: $0, hour: Int(parts.tm_hour), minute: Int(parts.tm_min)) }
    }
}
