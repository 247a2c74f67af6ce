public import ACIModel
import ACIWorkbook
public import Testing

/// Whether a workbook that came back says what was typed into it.
public enum RelectureBilan {
    /// Reads a workbook and records each input that is not the bilan's, and each amount that is not the engine's.
    ///
    /// - Parameters:
    ///   - what: which of a test's workbooks it is.
    ///   - amountsKept: whether each amount must still be there.
    public static func verifier(
        _ octets: [UInt8], dit bilan: Bilan, _ what: String, amountsKept: Bool = false,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        func note(_ text: String) { Issue.record("\(what): \(text)", sourceLocation: sourceLocation) }
        do {
            let lu = try LecteurClasseur(.embarques).lire(octets)
            let attendues = Saisies(bilan.explicite).parNom
            let trouvees = Saisies(lu.bilan).parNom
            for nom in Set(attendues.keys).union(trouvees.keys).sorted() where attendues[nom] != trouvees[nom] {
                let dits = lu.diagnostics.filter { $0.champ == nom }.map(\.message)
                note(
                    "\(nom): typed \(attendues[nom].map { "\($0)" } ?? "nothing"), "
                        + "read \(trouvees[nom].map { "\($0)" } ?? "nothing") \(dits)")
            }
            if lu.financement != Financement.calculer(bilan).financement { note("the funding is another one") }
            for ligne in lu.rapprochement where (ligne.ecart ?? .zero) != .zero { note("\(ligne)") }
            let results = (lu.financement == nil ? [] : Resultat.duClasseur(lu.bilan.cadre)).map(\.resultat.chemin)
            let kept = lu.rapprochement.filter { $0.classeur != nil }.map(\.rubrique)
            if amountsKept, kept != results { note("amounts kept: \(kept), of \(results)") }
        } catch {
            note("\(error)")
        }
    }
}

extension Bilan {
    /// The same, with what the blank workbook shows where nothing was typed.
    fileprivate var explicite: Bilan {
        var bilan = self
        bilan.debutPeriode = periode.debut
        bilan.finPeriode = periode.fin
        bilan.tauxPartiel = tauxPartiel ?? Bilan.tauxPartielParDefaut
        for indicateur in cadre.indicateurs {
            var reponse = reponse(indicateur.code)
            reponse.nature = nature(indicateur)
            reponse.poids = reponse.poids ?? .un
            bilan.reponses[indicateur.code] = reponse
        }
        return bilan
    }
}
