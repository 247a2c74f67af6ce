internal import ACIModel

/// The year and the scheme that a user asks for.
struct SchemeChoice {
    var year: String?
    var scheme: String?

    /// The names of the schemes, for completion.
    static var names: [String] { (try? Cadres.embarques.liste.map(\.id)) ?? [] }

    /// The years that the schemes have amounts for, in words for the help: `de 2019 à 2035`.
    static var yearsInWords: String { range((try? Cadres.embarques)?.exercices) }

    /// The sizes of a CPTS, in words for the help: `de 1 à 4`.
    static var sizesInWords: String {
        let sizes = ((try? Cadres.embarques.liste) ?? []).flatMap(\.tailles).map(\.numero)
        return range(sizes.min().flatMap { first in sizes.max().map { first...$0 } })
    }

    private static func range(_ bounds: ClosedRange<Int>?) -> String {
        bounds.map { "de \($0.lowerBound) à \($0.upperBound)" } ?? ""
    }

    /// The year's amounts; the current year's where none is asked for.
    func bareme(today: Jour) throws(Failure) -> Bareme {
        let schemes = try SchemeChoice.all()
        let exercice = try exercice() ?? today.annee
        do {
            return try schemes.bareme(exercice: exercice, cadre: scheme)
        } catch {
            throw Failure(.usage, error.message)
        }
    }

    /// All that the program knows.
    static func all() throws(Failure) -> Cadres {
        do {
            return try Cadres.embarques
        } catch {
            throw Failure(unforeseen: error)
        }
    }

    private func exercice() throws(Failure) -> Int? {
        guard let year else { return nil }
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard let exercice = Int(year), year.utf8.count == 4, year.utf8.allSatisfy(digits.contains) else {
            throw Failure(.usage, "\(Fr.guillemets(year)) n’est pas une année. Écrivez par exemple --year 2026.")
        }
        return exercice
    }
}

extension CommandContext {
    /// Says what there is to know about a year whose amounts are not those of a published table.
    func announce(_ bareme: Bareme) {
        guard let note = bareme.note else { return }
        switch bareme.statut {
        case .reconduit: warn(note)
        case .publie, .transition, .renegociation: inform(note)
        }
    }
}
