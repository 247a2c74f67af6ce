public import ACIModel
import Foundation

/// What another program computes, held against what our writer keeps and what the engine finds.
public enum Recalcul {
    public typealias Valeur = WrittenWorkbook.Cell.Value

    /// LibreOffice's value as a file would hold it.
    public static func valeur(_ cellule: LibreOfficeSession.CellValue) -> Valeur {
        switch cellule.type {
        case .empty: .empty
        case .number: .number(cellule.number ?? .nan)
        case .text: .text(cellule.text ?? "")
        case .error: .error(cellule.text ?? "")
        }
    }

    /// The value that a Python driver tells, as a file would hold it.
    public static func valeur(_ cellule: DumpedWorkbook.Cell) -> Valeur {
        switch cellule.type {
        case .number, .duration: .number(cellule.number ?? .nan)
        case .text, .date: .text(cellule.text ?? cellule.date ?? "")
        case .boolean: .boolean(cellule.boolean ?? false)
        case .error: .error(cellule.text ?? "")
        case .none: .empty
        }
    }

    /// The formulas whose kept value is not what the program computes; those that ask for today's date are left out.
    ///
    /// - Parameter blancsFinals: false where the program tells no blank at a text's end.
    public static func ecarts(
        _ ecrit: WrittenWorkbook, blancsFinals: Bool = true, _ trouve: (WrittenWorkbook.Cell) -> Valeur?
    ) -> [String] {
        let noms = Dictionary(
            ecrit.names.keys.compactMap { nom in ecrit.cell(named: nom).map { ("\($0.sheet)!\($0.address)", nom) } }
        ) { min($0, $1) }
        return ecrit.formulas.compactMap { cell in
            guard let formula = cell.formula, !formula.contains("TODAY()") else { return nil }
            let valeur = trouve(cell)
            let garde = blancsFinals ? cell.value : sansBlancFinal(cell.value)
            if let valeur, sontEgales(garde, valeur, formula) { return nil }
            let place = "\(cell.sheet)!\(cell.address)"
            return
                "\(noms[place] ?? place): kept \(cell.value), computed \(valeur.map { "\($0)" } ?? "nothing") by \(formula)"
        }
    }

    private static func sansBlancFinal(_ valeur: Valeur) -> Valeur {
        if case .text(let texte) = valeur, texte.hasSuffix(" ") { .text(String(texte.dropLast())) } else { valeur }
    }

    private static func sontEgales(_ garde: Valeur, _ trouve: Valeur, _ formule: String) -> Bool {
        switch (garde, trouve) {
        case (.number(let garde), .number(let trouve)):
            // Sums of weights may end in a float's noise; amounts are rounded and have none.
            abs(garde - trouve) <= 1e-9 * max(1, abs(garde))
        case (.text(""), .empty), (.empty, .text("")): true
        case (.text(let garde), .text(let trouve)):
            // FIXED writes numbers in the user's format, whose blanks differ from one program to the next.
            // So do rates and decimals that « Contrôle » cites.
            garde == trouve
                || (formule.contains("FIXED(") || formule.contains(" atteint "))
                    && [false, true].contains { sansFormat(trouve, anglais: $0) == sansFormat(garde, anglais: false) }
        default: garde == trouve
        }
    }

    /// The text with its numbers in one form: a comma stands before decimals in French, between thousands in English.
    private static func sansFormat(_ texte: String, anglais estAnglais: Bool) -> String {
        let serre = texte.replacing(/[\s\u{A0}\u{202F}]/, with: "")
        let anglais = serre.replacing(/(\d),(?=\d)/) { estAnglais ? $0.1 : $0.1 + "." }
        return anglais.replacing(/\d+\.\d+/) { nombre in
            // Gnumeric adds in long double and writes all its digits.
            Double(nombre.0).map { "\(($0 * 1e9).rounded() / 1e9)" } ?? String(nombre.0)
        }
    }

    /// The amounts that differ from the engine's, to the cent.
    ///
    /// - Parameter trouve: what stands behind a defined name.
    public static func ecarts(
        _ financement: Financement?, _ cadre: Cadre, _ trouve: (String) -> Valeur?
    ) -> [String] {
        let attendus = Resultat.duClasseur(cadre).map { nom, resultat in (nom, financement.flatMap(resultat.montant)) }
        return attendus.compactMap { nom, montant in
            let valeur = trouve(nom)
            switch (montant, valeur) {
            case (nil, .text("")), (nil, .empty): return nil
            case (let montant?, .number(let nombre)) where nombre == Double(montant.centimes) / 100: return nil
            default:
                let attendu = montant.map { "\(Double($0.centimes) / 100)" } ?? "nothing"
                return "\(nom): engine \(attendu), computed \(valeur.map { "\($0)" } ?? "nothing")"
            }
        }
    }
}
