internal import ACIModel
public import ACIWorkbook

extension Anonymat {
    /// La clé : qui se cache sous chaque numéro, pour un tableur français.
    public var csv: [UInt8] {
        let titres = ["Fichier anonyme", "CPTS anonyme", "Fichier", "CPTS", "CPAM", "ARS", "Coordinateur", "Exercice"]
        return CSVWriter.byteOrderMark + CSVWriter.row(titres.map(CSVWriter.Field.text))
            + cles.flatMap { cle in
                CSVWriter.row([
                    .text(cle.alias), .text(cle.numero), .text(cle.fichier), .texte(cle.identite.nom),
                    .texte(cle.identite.cpam), .texte(cle.identite.ars), .texte(cle.identite.coordinateur),
                    .entier(cle.exercice),
                ])
            }
    }
}
