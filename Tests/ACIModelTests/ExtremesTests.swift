import Testing

@testable import ACIModel

/// Nothing that a cell or a file can hold ends the program: what has no place is refused.
@Suite("Extreme numbers")
struct ExtremesTests {
    private static let nombres: [Double] = {
        let petits: [Double] = [
            0, 0.5, 1, 1e-300, 1e-19, 1e-7, 0.123456789012345678, 1e15, 9.2e18, 9.223372036854776e18,
        ]
        let grands: [Double] = (18...45).compactMap { Double("9.99e\($0)") }
        let bornes: [Double] = [.greatestFiniteMagnitude, .leastNonzeroMagnitude, .infinity, .nan]
        return (petits + grands + bornes).flatMap { [$0, -$0] }
    }()

    private static let textes: [String] = {
        let longs: [String] = (17...45).flatMap { longueur -> [String] in
            let neufs = String(repeating: "9", count: longueur)
            return [
                neufs, "-\(neufs)", "\(neufs),\(neufs)", "0,\(neufs)", "\(neufs) %", "1e\(neufs)", "\(neufs)/1/2026",
            ]
        }
        return nombres.map { "\($0)" } + longs
    }()

    @Test("every number is written, and read as a rate, a weight, a whole number", arguments: nombres)
    func nombre(nombre: Double) {
        #expect(!Fr.decimal(nombre).isEmpty)
        #expect(!Fr.pourcentage(nombre).isEmpty)
        if let taux = Taux(nombre) { #expect((0...1_000_000).contains(taux.millioniemes)) }
        if let poids = Poids(nombre) { #expect(abs(poids.valeur - nombre) <= 1e-9 * abs(nombre)) }
        if case .valeur(let entier) = SaisieFrancaise.entier(nombre: nombre) {
            #expect(abs(Double(entier) - nombre) <= 1e-9 * max(1, abs(nombre)))
        }
        _ = SaisieFrancaise.taux(nombre: nombre, celluleEnPourcentage: true)
        _ = SaisieFrancaise.montant(nombre: nombre)
        let fin = Jour.dernier
        for comparaison in [Seuil.Comparaison.moisAuPlus, .inferieur, .superieurOuEgal] {
            let seuil = Seuil(comparaison: comparaison, valeur: nombre)
            _ = seuil.estAtteint(par: .date(fin), multiple: nombre, fin: fin)
            _ = seuil.estAtteint(par: .decimal(nombre), multiple: nombre, fin: fin)
        }
    }

    @Test(
        "a share of no days, or of fewer than none, is nothing", arguments: [(5, 0), (5, -1), (-1, 5), (0, 5), (0, 0)])
    func partDeRien(jours: Int, reference: Int) {
        #expect(Fraction(jours: jours, sur: reference).de(Montant(euros: 100)) == .zero)
    }

    @Test("no month before the end of the period is its last day")
    func aucunMois() {
        let seuil = Seuil(comparaison: .moisAuPlus, valeur: 0)
        let fin = jour("2025-12-31")
        #expect(seuil.estAtteint(par: .date(fin), multiple: 1, fin: fin) == true)
        #expect(seuil.estAtteint(par: .date(jour("2025-12-30")), multiple: 1, fin: fin) == false)
    }

    @Test("every text of digits is read or refused", arguments: textes)
    func texte(texte: String) {
        _ = SaisieFrancaise.nombre(texte)
        _ = SaisieFrancaise.montant(texte)
        _ = SaisieFrancaise.entier(texte)
        _ = SaisieFrancaise.taux(texte)
        _ = SaisieFrancaise.date(texte)
        if let exact = DecimalExact(texte: texte) {
            for echelle in 0...DecimalExact.echelleMaximale {
                if let arrondi = exact.arrondi(aLEchelle: echelle) {
                    #expect(arrondi.signum() * exact.mantisse.signum() >= 0)
                }
            }
        }
        let contrat = Contrat.lire(json: Array(#"{"identite": {"population": \#(texte)}}"#.utf8), cadre: cadre)
        #expect(!contrat.diagnostics.isEmpty)
    }

    private let cadre: Cadre

    init() throws { cadre = try Cadres.embarques.bareme(exercice: 2026).cadre }

    @Test("sums of amounts stay at the bounds", arguments: [Int.min, Int.min + 1, -1, 0, 1, .max - 1, .max])
    func montants(centimes: Int) {
        let bornes = [Montant(centimes: .min), Montant(centimes: .max), Montant(euros: centimes)]
        for borne in bornes {
            let montant = Montant(centimes: centimes)
            _ = montant - borne
            #expect(Fr.euros(montant + borne).hasSuffix("€"))
            _ = Fraction(points: 100).de(montant)
        }
        #expect(Montant(centimes: .max) + Montant(centimes: 1) == Montant(centimes: .max))
        #expect(Montant(centimes: 3) - Montant(centimes: 5) == Montant(centimes: -2))
    }
}
