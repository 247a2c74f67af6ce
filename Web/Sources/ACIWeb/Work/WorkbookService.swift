import ACIModel
import ACIReports
import ACIWorkbook
import HTTPTypes

/// What the program's commands do, for files that came over the network. It knows no request and no answer; all of it
/// may run on any thread.
public struct WorkbookService: Sendable {
    /// All schemes that are known.
    let schemes: Cadres
    private let reader: LecteurClasseur
    private let clock: WallClock
    private let start: WallClock.Time

    /// - Throws: where the built-in schemes can't be read, which tests exclude, or the clock gives no day.
    public init(clock: WallClock = .ofThisComputer) throws {
        schemes = try Cadres.embarques
        reader = LecteurClasseur(schemes)
        guard let start = clock.now() else { throw Problem.unforeseen }
        self.clock = clock
        self.start = start
    }

    // MARK: - Years

    /// The current year.
    var thisYear: Int { now.day.annee }

    /// The years that people need a workbook for now: last year's to answer, this year's and the next.
    var usefulYears: [Int] { ((thisYear - 1)...(thisYear + 1)).filter(years.contains) }

    /// All years that have amounts.
    var years: [Int] { schemes.exercices.map(Array.init) ?? [] }

    /// Now, where the server is.
    var now: WallClock.Time { clock.now() ?? start }

    /// The amounts of the year that a request names; of the current one where it names none.
    func bareme(annee: String?, cadre: String? = nil) throws(Problem) -> Bareme {
        let year = annee.map { Int($0) ?? -1 } ?? thisYear
        do {
            return try schemes.bareme(exercice: year, cadre: cadre)
        } catch {
            throw Problem(
                .unprocessableContent, year < 0 ? "L’année s’écrit en chiffres, par exemple 2026." : error.message)
        }
    }

    // MARK: - Workbooks

    /// - Throws: ``Problem`` with the command's own sentence, where it is no workbook or none of ours.
    func read(_ upload: Upload) throws(Problem) -> ClasseurLu {
        do {
            let day = now.day
            return ClasseurLu(
                fichier: upload.name, octets: upload.bytes.count, jour: day, lu: try reader.lire(upload.bytes, le: day))
        } catch {
            throw Problem(
                .unprocessableContent, "\(Fr.guillemets(upload.name))\(Fr.insecable): \(error.suite)")
        }
    }

    /// The user's own workbook with the amounts reckoned.
    func reconciled(_ upload: Upload, _ workbook: ClasseurLu) throws(Problem) -> [UInt8] {
        do {
            return try ClasseurRapproche.octets(upload.bytes, workbook.lu, aujourdhui: now.day)
        } catch {
            throw Problem(.unprocessableContent, error.message)
        }
    }

    /// The blank workbook of a year, or the one that goes on from last year's.
    func new(_ bareme: Bareme, from lastYear: ClasseurLu? = nil) throws -> [UInt8] {
        let bilan = lastYear?.lu.bilan.repris(pour: bareme) ?? Bilan(bareme: bareme)
        return try ClasseurModele(bilan, aujourdhui: now.day).octets()
    }

    /// The workbook of all.
    func consolidated(_ together: Ensemble) throws -> [UInt8] {
        try ClasseurConsolide(together).octets()
    }

    /// No workbook yet, on the day of today.
    var together: Ensemble { Ensemble(aujourdhui: now.day) }

    /// What `import` says of workbooks.
    func report(_ format: FormatRapport, isSeveral: Bool, explain: Bool = false) -> Rapport {
        Rapport(format: format, estMultiple: isSeveral, explications: explain, style: .plain, cadres: schemes)
    }
}
