internal import ACIModel

/// What a user has a forecast try.
struct ScenarioChoice {
    private let years, rates: String?
    private let sizes, starts: [String]

    init(_ years: String?, _ rates: String?, _ sizes: [String], _ starts: [String]) {
        (self.years, self.rates, self.sizes, self.starts) = (years, rates, sizes, starts)
    }

    func scenario(for scheme: Cadre) throws(Failure) -> Scenario {
        var scenario = Scenario()
        if let years {
            guard let number = Int(years), (1...ScenarioChoice.mostYears).contains(number) else {
                throw mistake(years, "--years", "un nombre de 1 à \(ScenarioChoice.mostYears)")
            }
            scenario.annees = number
        }
        if let rates { scenario.taux = try parsed(rates) }
        for word in sizes {
            let (year, size) = try parsed(word, scheme)
            guard scenario.tailles.updateValue(size, forKey: year) == nil else { throw twice("--size \(word)") }
        }
        for word in starts {
            let (mission, day) = try start(word, scheme)
            guard scenario.debuts.updateValue(day, forKey: mission) == nil else { throw twice("--start \(word)") }
        }
        return scenario
    }

    private static let mostYears = 20

    private func parsed(_ rates: String) throws(Failure) -> [Taux] {
        let words = rates.split(separator: ",", omittingEmptySubsequences: false)
        let known = words.compactMap { Int($0).flatMap(Taux.init(points:)) }
        guard known.count == words.count, Set(known).count == known.count else {
            throw mistake(rates, "--rates", "des nombres entiers de 0 à 100, chacun une fois, par exemple 60,80,100")
        }
        return known
    }

    /// - Returns: the year from which it holds, 0 for all.
    private func parsed(_ size: String, _ scheme: Cadre) throws(Failure) -> (year: Int, size: Int) {
        let words = size.split(separator: "=", omittingEmptySubsequences: false)
        let year = words.count == 2 ? Int(words[0]).flatMap { (2000...2100).contains($0) ? $0 : nil } : 0
        guard (1...2).contains(words.count), let year, let number = words.last.flatMap({ Int($0) }),
            scheme.tailles.contains(where: { $0.numero == number })
        else {
            throw mistake(size, "--size", "une taille de 1 à \(scheme.tailles.count), ou par exemple 2028=2")
        }
        return (year, number)
    }

    private func start(_ word: String, _ scheme: Cadre) throws(Failure) -> (CodeMission, Jour) {
        let words = word.split(separator: "=", maxSplits: 1).map(String.init)
        let mission = scheme.missions.first { [$0.code.rawValue, $0.nom].contains(words.first) }
        guard words.count == 2, let mission else {
            let codes = Fr.liste(scheme.missions.map(\.code.rawValue), conjonction: "ou")
            throw mistake(word, "--start", "une mission (\(codes)), un signe = et une date")
        }
        guard case .valeurAvecNote(let day, _) = SaisieFrancaise.date(words[1]) else {
            throw mistake(word, "--start", "une date, par exemple \(mission.code)=2027-03-01")
        }
        return (mission.code, day)
    }

    private func mistake(_ word: String, _ option: String, _ expected: String) -> Failure {
        Failure(.usage, "\(option) \(Fr.guillemets(word))\(Fr.insecable): attendu \(expected).")
    }

    private func twice(_ word: String) -> Failure {
        Failure(.usage, "\(word)\(Fr.insecable): la même chose est demandée deux fois.")
    }
}
