/// Les poids des indicateurs de résultat d’une mission, et ce que chaque réponse en acquiert (R4).
struct PoidsCumules {
    struct Ligne {
        let code: String
        let atteint: Atteinte?
        let poids: UInt128
        /// En millionièmes : 1 000 000 pour Oui, le taux de la ligne pour Partiel, 0 sinon.
        let acquis: UInt128
    }

    let lignes: [Ligne]
    let total: UInt128
    /// L’échelle décimale commune aux poids.
    private let echelle: Int
    private static let entier = UInt128(Taux.un.millioniemes)

    /// Les poids nuls ou négatifs sont laissés de côté ; R4 les signale.
    init(_ lignes: [LigneIndicateur]) {
        let payees = lignes.filter(\.estPayee)
        let echelle = payees.map(\.poids.decimal.echelle).max() ?? 0
        self.echelle = echelle
        self.lignes = payees.map { ligne in
            let acquis: Taux =
                switch ligne.reponse.atteint {
                case .oui: .un
                case .partiel: ligne.tauxPartiel
                case .non, nil: .zero
                }
            // Au plus un million à dix-huit décimales : il y a toujours la place.
            let poids = ligne.poids.decimal.mantisse(aLEchelle: echelle)?.magnitude ?? 0
            return Ligne(
                code: ligne.code, atteint: ligne.reponse.atteint, poids: poids, acquis: UInt128(acquis.millioniemes))
        }
        total = self.lignes.reduce(0) { $0 + $1.poids }
    }

    private func part(_ points: (Ligne) -> UInt128) -> Fraction {
        Fraction(lignes.reduce(0) { $0 + $1.poids * points($1) }, sur: total * Self.entier)
    }

    /// Σ(poids × atteinte) / Σ(poids).
    var acquis: Fraction { part(\.acquis) }
    /// Seuls les Oui.
    var plancher: Fraction { part { $0.atteint == .oui ? Self.entier : 0 } }
    /// Tout ce qui n’est pas un Non.
    var plafond: Fraction { part { $0.atteint == .non ? 0 : Self.entier } }

    /// La part que la ligne acquiert, et celle que sa réponse laisse.
    func acquis(_ ligne: Ligne) -> Fraction { Fraction(ligne.poids * ligne.acquis, sur: total * Self.entier) }
    func reste(_ ligne: Ligne) -> Fraction {
        Fraction(ligne.poids * (Self.entier - ligne.acquis), sur: total * Self.entier)
    }

    // MARK: - Poids de deux sortes

    /// Des poids semblent venir de deux comptes : 1 ou rien à côté de 10 et plus, sans faire 100 ; ou des euros qui ne
    /// font pas l’enveloppe, à 1 % près.
    func sontMelanges(_ enveloppe: Montant?) -> Bool {
        let unite = (0..<echelle).reduce(UInt128(1)) { produit, _ in produit * 10 }
        let depareilles = lignes.contains { $0.poids == unite } && lignes.contains { $0.poids >= 10 * unite }
        if depareilles, total != 100 * unite { return true }
        guard let enveloppe, total > 1000 * unite else { return false }
        let attendu = UInt128(enveloppe.centimes.magnitude) * unite
        let ecart = total * 100 > attendu ? total * 100 - attendu : attendu - total * 100
        return ecart * 100 > attendu
    }

    /// `2.1 40 %, 2.2 30 %`.
    var partsEnClair: String {
        lignes.map { ligne in
            let part = Fraction(ligne.poids, sur: total).taux
            return "\(ligne.code) \(Fr.pourcentage(Double(part.millioniemes / 1000) / 1000))"
        }.joined(separator: ", ")
    }

    // MARK: - En toutes lettres

    /// `(40 + 30 × 50 %) / 100`.
    var calculDeLAcquis: String {
        let partiels = lignes.filter { $0.atteint == .partiel }
        let taux = Set(partiels.map(\.acquis)).sorted(by: >)
        let termes = taux.map { taux in
            "\(somme(partiels.filter { $0.acquis == taux })) × \(Self.pourcentage(taux))"
        }
        let oui = somme(lignes.filter { $0.atteint == .oui })
        return sur(total: termes.isEmpty ? oui : "(\(([oui] + termes).joined(separator: " + ")))")
    }

    var calculDuPlancher: String { sur(total: somme(lignes.filter { $0.atteint == .oui })) }
    var calculDuPlafond: String { sur(total: somme(lignes.filter { $0.atteint != .non })) }

    private func sur(total numerateur: String) -> String { "\(numerateur) / \(somme(lignes))" }

    private func somme(_ lignes: [Ligne]) -> String {
        Fr.decimal(DecimalExact(mantisse: Int128(lignes.reduce(0) { $0 + $1.poids }), echelle: echelle))
    }

    private static func pourcentage(_ millioniemes: UInt128) -> String {
        Fr.pourcentage(Taux(millioniemes: Int(millioniemes)) ?? .un)
    }
}
