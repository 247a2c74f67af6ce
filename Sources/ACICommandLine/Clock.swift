internal import ACIModel
internal import Glibc

/// The calendar day of now.
struct Clock: Sendable {
    let today: @Sendable () throws(Failure) -> Jour

    static let ofThisComputer = Clock { () throws(Failure) in try now() }

    /// Today where the user is, or the UTC day of `SOURCE_DATE_EPOCH`
    /// (reproducible-builds.org), so that the same command can give the same bytes.
    private static func now() throws(Failure) -> Jour {
        let frozen = environment("SOURCE_DATE_EPOCH").flatMap(Int.init).flatMap(day(ofEpoch:))
        guard let day = frozen ?? localDay() else {
            throw Failure(.internalFault, "L’horloge de l’ordinateur ne donne pas de date.")
        }
        return day
    }

    private static func day(ofEpoch seconds: Int) -> Jour? {
        Jour(numero: Int((Double(seconds) / 86_400).rounded(.down)))
    }

    private static func localDay() -> Jour? {
        var seconds = time(nil)
        var parts = tm()
        guard localtime_r(&seconds, &parts) != nil else { return nil }
        return Jour(annee: Int(parts.tm_year) + 1900, mois: Int(parts.tm_mon) + 1, jour: Int(parts.tm_mday))
    }
}
