extension VerificationBilan {
    /// Les règles d’une ligne (R4, R12, R13). Avant la fin de la période, une valeur sans réponse attend seulement la
    /// sienne : la note de la mission le dit.
    mutating func verifier(_ ligne: LigneIndicateur) {
        for regle in RegleIndicateur.toutes where regle.estEnfreinte(ligne) {
            if regle.code == .valeurSansReponse, !periodeFinie { continue }
            signaler(regle.diagnostic(ligne))
        }
    }

    /// Les lignes réservées aux indicateurs propres qui ont des saisies et pas d’intitulé (R4).
    mutating func verifierLignesPropres(_ mission: MissionModele) {
        for code in bilan.codesPropres(mission) where bilan.ligne(code) == nil {
            let reponse = bilan.reponse(code)
            if reponse != Reponse() { signaler(.ligneSansLibelle(code)) }
        }
    }
}
