/// Les poids des indicateurs de résultat d’une mission, et ce que chaque réponse en acquiert (R4).
struct PoidsCumules {
    struct Ligne {
        let code: String
        /// Sa place dans le tableau.
        let rang: Int
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

    /// - Parameter lignes: celles de la mission, du haut en bas. Les poids nuls ou négatifs sont laissés de côté ; R4 les
    ///   signale.
    init(_ lignes: [LigneIndicateur]) {
        let payees = lignes.enumerated().filter { $0.element.estPayee }
        let echelle = payees.map { $0.element.poids.decimal.echelle }.max() ?? 0
        self.echelle = echelle
        self.lignes = payees.map { rang, ligne in
            let acquis: Taux =
                switch ligne.reponse.atteint {
                case .oui: .un
                case .partiel: ligne.tauxPartiel
                case .non, nil: .zero
                }
            // Au plus un million à dix-huit décimales : il y a toujours la place.
            let poids = ligne.poids.decimal.mantisse(aLEchelle: echelle)?.magnitude ?? 0
            return Ligne(
                code: ligne.code, rang: rang, atteint: ligne.reponse.atteint, poids: poids,
                acquis: UInt128(acquis.millioniemes))
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

    // MARK: - Poids douteux

    /// Pourquoi des poids ne semblent pas être ceux du contrat.
    enum Doute: Equatable {
        /// Ils viennent de deux comptes : 1 ou rien à côté de 10 et plus, sans faire 100 ; moins de 1 à côté de 1 et
        /// plus ; des euros qui ne font pas l’enveloppe, à 1 % près. La ligne est celle qui détonne.
        case melanges(String?)
        /// 1, 2, 3… de ligne en ligne : la poignée de recopie les a tirés.
        case recopies
    }

    func doute(_ enveloppe: Montant?) -> Doute? {
        let unite = (0..<echelle).reduce(UInt128(1)) { produit, _ in produit * 10 }
        func melanges(_ uns: (UInt128) -> Bool, _ autres: (UInt128) -> Bool) -> Doute? {
            let (uns, autres) = (lignes.filter { uns($0.poids) }, lignes.filter { autres($0.poids) })
            guard !uns.isEmpty, !autres.isEmpty else { return nil }
            return .melanges((uns.count < autres.count ? uns : autres).first?.code)
        }
        if total != 100 * unite, let doute = melanges({ $0 == unite }, { $0 >= 10 * unite }) { return doute }
        if let doute = melanges({ $0 < unite }, { $0 >= unite }) { return doute }
        if let premiere = lignes.first, lignes.count > 2,
            lignes.allSatisfy({ $0.poids == premiere.poids + UInt128($0.rang - premiere.rang) * unite })
        {
            return .recopies
        }
        guard let enveloppe, total > 1000 * unite else { return nil }
        let attendu = UInt128(enveloppe.centimes.magnitude) * unite
        let ecart = total * 100 > attendu ? total * 100 - attendu : attendu - total * 100
        return ecart * 100 > attendu ? .melanges(nil) : nil
    }

    /// `2.1 40 %, 2.2 30 %`.
    var partsEnClair: String {
        lignes.map { ligne in
            let part = Fraction(ligne.poids, sur: total).taux
            return "\(ligne.code) \(Fr.pourcentage(Double((part.millioniemes + 50) / 100) / 10_000))"
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
