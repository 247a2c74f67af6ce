import ACIModel
import Testing

@Suite("docs/funding.md", .serialized)
struct FundingTests {
    @Test("The tables of amounts are those of the schemes", arguments: ["avenant-2", "aci-2019"])
    func amounts(scheme: String) throws {
        var document = try Document("docs/funding.md")
        let cadre = try #require(try Cadres.embarques.liste.first { $0.id == scheme })
        var lines = [cadre.fonctionnement]
        for mission in cadre.missions {
            switch mission.fixe {
            case .forfait(let line): lines.append(line)
            case .plan(let first, let update): lines += [first, update]
            }
            lines += mission.complements.map(\.ligne)
            lines.append(mission.variable.ligne)
        }
        let rows = lines.map { [$0.libelle] + $0.montants.map(euros) }
        let totals = cadre.totaux.map { ["*\($0.ligne.libelle)*"] + $0.ligne.montants.map(euros) }
        let oneOffs = cadre.horsTotal.map { ["*\($0.ligne.libelle), beside the total*"] + $0.ligne.montants.map(euros) }
        let head = ["line (€ a year)"] + cadre.tailles.map { "size \($0.numero)" }
        try document.expect(
            block: "amounts \(scheme)", toBe: markdownTable([head] + rows + totals + oneOffs, amountsFrom: 1))
    }

    private func euros(_ amount: Montant) -> String { English.integer(amount.centimes / 100) }

    @Test("The worked examples are what the engine gives")
    func examples() throws {
        var document = try Document("docs/funding.md")
        let head = ["case", "total", "floor", "ceiling", "advance", "balance"]
        let rows = try WorkedExample.years().map { example in
            let result = try #require(Financement.calculer(example.bilan).financement)
            let amounts = [
                result.total.montant, result.total.plancher, result.total.plafond, result.versements.avance,
                result.versements.solde,
            ]
            return [example.title] + amounts.map(English.amount)
        }
        try document.expect(block: "examples", toBe: markdownTable([head] + rows, amountsFrom: 1))
    }

    @Test("So are the amounts of single missions")
    func missions() throws {
        var document = try Document("docs/funding.md")
        let head = ["case", "fixed", "variable", "floor", "ceiling", "as the engine explains it"]
        let rows = try WorkedExample.missions().map { example in
            let result = try #require(Financement.calculer(example.bilan).financement)
            let mission = try #require(result.mission(example.mission))
            let range = mission.variable.fourchette
            let path = "missions.\(example.mission).\(example.explained)"
            let explanation = try #require(result.explication(path))
            return [example.title]
                + [mission.fixe.montant, range.montant, range.plancher, range.plafond].map(English.amount)
                + ["\(explanation.regle): \(explanation.calcul)"]
        }
        try document.expect(block: "mission examples", toBe: markdownTable([head] + rows, amountsFrom: 1))
    }
}

/// Numbers as an English text writes them.
enum English {
    static func integer(_ number: Int) -> String {
        var digits = Array(String(number))
        for position in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: position) }
        return String(digits)
    }

    /// `17,013.70`
    static func amount(_ amount: Montant) -> String {
        let cents = String(100 + amount.centimes % 100).dropFirst()
        return integer(amount.centimes / 100) + "." + cents
    }
}
