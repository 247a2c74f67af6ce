/// Les dates et la taille que les règles tirent d’un bilan.
extension Bilan {
    /// R0 : la taille du contrat, sinon celle de la population ; `nil` sans l’une ni l’autre.
    public var taille: Int? { tailleDuContrat ?? tailleDeLaPopulation }

    /// La taille du contrat, si le cadre la connaît.
    var tailleDuContrat: Int? {
        identite.tailleContractuelle.flatMap { numero in
            cadre.tailles.contains { $0.numero == numero } ? numero : nil
        }
    }

    var tailleDeLaPopulation: Int? { identite.population.flatMap(cadre.taille(population:)) }

    /// Moins d’habitants que n’en a aucune CPTS : des milliers ont pu se perdre, « 64,000 » tapé dans un tableur.
    public static let habitantsAuMoins = 1_000
    /// La population est saisie, et trop petite pour être juste.
    public var populationEstDouteuse: Bool {
        identite.population.map { (1..<Self.habitantsAuMoins).contains($0) } ?? false
    }

    // MARK: - R1

    /// Le dernier jour du contrat ; `nil` s’il n’est pas saisi, ou précède la signature.
    public var finContrat: Jour? {
        identite.finContrat.flatMap { fin in identite.signature.map { $0 <= fin } ?? true ? fin : nil }
    }

    /// Le contrat a fini avant que la période commence : l’année ne rapporte rien.
    public var contratTermine: Bool { finContrat.map { $0 < periode.debut } ?? false }

    /// L’année du contrat de ce rang, 0 pour la première ; toujours comptée de la signature, pour qu’un contrat du
    /// 29 février garde son jour.
    static func anneeDuContrat(_ rang: Int, signature: Jour) -> Periode {
        Periode(
            debut: signature.ajoutant(mois: 12 * rang),
            fin: signature.ajoutant(mois: 12 * (rang + 1)).ajoutant(jours: -1))
    }

    /// L’année du contrat qui finit dans cette année civile, s’il y en a une.
    private func anneeDuContrat(finissantEn annee: Int) -> Periode? {
        guard let signature = identite.signature else { return nil }
        // Un contrat du 1er janvier finit ses années la veille, dans l’année d’avant.
        for rang in [annee - signature.annee - 1, annee - signature.annee] where rang >= 0 {
            let possible = Self.anneeDuContrat(rang, signature: signature)
            if possible.fin.annee == annee { return possible }
        }
        return nil
    }

    /// L’année de référence : celle du contrat qui finit avec la période, sinon les douze mois qui finissent avec elle.
    public var anneeDeReference: Periode {
        let fin = periode.fin
        if let contrat = anneeDuContrat(finissantEn: fin.annee), contrat.fin == fin { return contrat }
        return Periode(debut: fin.ajoutant(jours: 1).ajoutant(mois: -12), fin: fin)
    }

    /// La période ne peut pas être celle du bilan : rien ne se juge d’après elle.
    public var periodeEstFausse: Bool {
        periode.estInversee || periode.debut < anneeDeReference.debut || !periode.touche(exercice)
    }

    /// La période n’a pas toute son année de référence, et n’est ni la première ni la dernière du contrat, que la
    /// signature ou la fin raccourcit.
    public var periodeEstCourte: Bool {
        !periodeEstFausse && periode.debut > anneeDeReference.debut
            && ![identite.signature, finContrat].compactMap { $0 }.contains(where: periode.contient)
    }

    /// Le début est celui d’une année civile ou d’une année du contrat : c’est la fin qui n’y répond pas.
    var debutEstHabituel: Bool {
        let debut = periode.debut
        if debut.mois == 1, debut.jourDuMois == 1 { return true }
        return identite.signature.map { $0.ajoutant(mois: 12 * (debut.annee - $0.annee)) == debut } ?? false
    }

    /// Le dernier jour d’une année qui commence avec la période.
    var finDUneAnnee: Jour { periode.debut.ajoutant(mois: 12).ajoutant(jours: -1) }

    /// L’année du contrat, à montrer à côté de la période : celle qui est saisie, sinon celle qui finit dans l’exercice,
    /// sinon celle qui y commence à la signature.
    public var anneeDuContrat: Periode? {
        if periode == anneeDuContrat(finissantEn: periode.fin.annee) { return periode }
        if let finissante = anneeDuContrat(finissantEn: exercice) { return finissante }
        return identite.signature.flatMap { $0.annee == exercice ? Self.anneeDuContrat(0, signature: $0) : nil }
    }

    /// Le premier jour compté : le dernier du début de la période, du début de l’année de référence et de la signature.
    public var debutCompte: Jour { max(periode.debut, anneeDeReference.debut, identite.signature ?? .premier) }

    /// Le dernier jour compté : la fin de la période, ou celle du contrat si elle vient avant.
    public var finCompte: Jour { min(periode.fin, finContrat ?? .dernier) }

    // MARK: - R2, R3, R10

    /// R2 : le contrat est signé à la fin de la période, et n’a pas fini avant elle.
    public var contratSigne: Bool {
        !contratTermine && identite.signature.map { $0 <= periode.fin } ?? false
    }

    /// R10 : la signature tombe dans l’année de référence.
    public var premiereAnnee: Bool { identite.signature.map(anneeDeReference.contient) ?? false }

    /// La mission est ouverte : elle démarre au plus tard le dernier jour compté, et le contrat n’est ni signé après la
    /// période ni fini avant elle.
    public func estOuverte(_ mission: MissionModele) -> Bool {
        guard let debut = debuts[mission.code], debut <= finCompte, !contratTermine else { return false }
        return identite.signature.map { $0 <= periode.fin } ?? true
    }

    /// R3 : les jours de la mission dans la période, bornes comprises.
    public func jours(_ mission: MissionModele) -> Int {
        guard estOuverte(mission), let debut = debuts[mission.code] else { return 0 }
        return max(debut, debutCompte).jours(jusqua: finCompte)
    }

    /// R5 : sans réponse sur le plan, il est compté comme écrit pour la première fois si la mission démarre dans l’année
    /// de référence, et comme mis à jour ensuite.
    public func planAttendu(_ mission: MissionModele) -> EtatPlan {
        guard let debut = debuts[mission.code] else { return .miseAJour }
        let compte = max(debut, identite.signature ?? debut)
        return anneeDeReference.contient(compte) ? .premiereRedaction : .miseAJour
    }

    /// Le contrat est signé après la période : elle ne gagne rien.
    public var signatureApresPeriode: Bool { identite.signature.map { $0 > periode.fin } ?? false }

    /// R4 : des poids de la mission semblent venir de deux comptes.
    public func melangeLesPoids(_ mission: MissionModele) -> Bool {
        let doute = PoidsCumules(lignes(mission)).doute(taille.map { mission.variable.ligne.montant(taille: $0) })
        return if case .melanges = doute { true } else { false }
    }

    /// R11 : le dernier jour pour démarrer la mission, s’il a passé sans elle à la fin de la période.
    public func limitePassee(_ mission: MissionModele) -> Jour? {
        guard let signature = identite.signature, let delais = mission.delais, !estOuverte(mission), !contratTermine,
            !signatureApresPeriode
        else { return nil }
        let limite = mission.depart(signature: signature).ajoutant(mois: delais.demarrage)
        return limite <= periode.fin ? limite : nil
    }

    /// La mission n’est pas ouverte, et a pourtant des réponses. Un contrat qui ne court pas a son propre message : ses
    /// missions n’en ont pas.
    public func attendSonDemarrage(_ mission: MissionModele) -> Bool {
        guard !contratTermine, !signatureApresPeriode, !estOuverte(mission) else { return false }
        return lignes(mission).contains { $0.nature != .sansObjet && $0.reponse.atteint != nil }
            || mission.complements.contains { complements[$0.nom] == true }
            || (mission.dependDeLaCrise && (crise.declaree == true || crise.mobilisee == true))
    }
}
