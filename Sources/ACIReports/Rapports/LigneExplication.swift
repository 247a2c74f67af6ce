internal import ACIModel
internal import ACIWorkbook

/// D’où vient un montant, en toutes lettres : de quoi suivre chaque euro jusqu’aux cellules saisies.
struct LigneExplication {
    /// `Accès aux soins, part fixe`
    let libelle: String
    let montant: Montant?
    /// `R3, part fixe au prorata des jours`
    let regle: String
    let calcul: String
    let source: String
    /// Les montants dont il est fait, par leurs libellés.
    let depend: [String]
    /// `Synthèse!I10, I12` ; vide si aucune saisie n’en décide directement.
    let cellules: String

    /// Une par montant de l’année, dans l’ordre du résultat.
    static func toutes(_ financement: Financement, _ lu: BilanLu) -> [LigneExplication] {
        let resultats = Dictionary(
            uniqueKeysWithValues: Resultat.tous(lu.bilan.cadre).map { ($0.chemin, $0) })
        return financement.explications.map { explication in
            LigneExplication(
                libelle: resultats[explication.montant]?.libelle ?? explication.montant,
                montant: resultats[explication.montant]?.montant(financement), regle: explication.regleEnMots,
                calcul: explication.calcul, source: explication.source,
                depend: explication.depend.compactMap { resultats[$0]?.libelle },
                cellules: Adresse.francais(explication.entrees.compactMap { lu.lieux[$0] }))
        }
    }
}
