import ACIModel
import SpreadsheetML
import TestSupport
import Testing

@testable import ACIWorkbook

/// What a cell shows, as a person reads it, and what is to be said where that is not what it holds.
@Suite("Ce qu’une cellule contient, et ce qu’elle montre")
struct ContenuCelluleTests {
    private static let nombres: [(Double, NumberFormat, String, String)] = [
        (0.5, .general, "0,5", ""), (1.5, "0", "1,5", "partiel 2"), (-1.5, "0", "−1,5", "partiel −2"),
        (1.05, "0", "1,05", ""), (1.06, "0", "1,06", "partiel 1"), (2.5, "0.0", "2,5", ""), (0.644, "0%", "0,644", ""),
        (0.015, "0%", "0,015", "partiel 2 %"), (-0.5, "0%", "−0,5", ""),
        (4e-10, "0.000000000", "0,0000000004", "partiel 0"), (4e-11, "0.0000000000", "0,00000000004", ""),
        (82_000, "0,", "82 000", "trompeur 82"), (0, "0,", "0", ""),
        (5, "\"Oui\"", "Oui", ""), (5, ";;;", "5", "trompeur "), (1.5, "[h]:mm", "36:00", ""),
        (9.0 / 1_440, "[h]:mm", "0:09", ""), (10.0 / 1_440, "[h]:mm", "0:10", ""), (-0.5, "[h]:mm", "-12:00", ""),
        (0.99999, "[h]:mm", "24:00", ""), (999_999, "[h]:mm", "23999976:00", ""), (1e6, "[h]:mm", "########", ""),
        (-1e6, "[h]:mm", "########", ""), (46_023, "dd/mm/yyyy", "01/01/2026", ""),
        (46_023.5, "dd/mm/yyyy", "01/01/2026", ""), (46_023.95, "dd/mm/yyyy", "01/01/2026", "heure 01/01/2026 22:48"),
        (46_023 + 86_279.0 / 86_400, "dd/mm/yyyy", "01/01/2026", "heure 01/01/2026 23:58"),
        (46_023 + 86_280.0 / 86_400, "dd/mm/yyyy", "02/01/2026", "heure 01/01/2026 23:58"),
        (46_023 + 86_340.0 / 86_400, "dd/mm/yyyy", "02/01/2026", "heure 01/01/2026 23:59"),
        (46_023, "mmm yyyy", "01/01/2026", "partiel 01/2026"), (46_023.25, "h:mm", "6:00", ""),
        (0, "dd/mm/yyyy", "00/01/1900", ""), (0.5, "dd/mm/yyyy", "00/01/1900", ""), (-1, "dd/mm/yyyy", "########", ""),
        (2_958_465, "dd/mm/yyyy", "31/12/9999", ""), (2_958_466, "dd/mm/yyyy", "########", ""),
    ]

    private static let autres: [(CellValue, NumberFormat, String, String)] = [
        (.text("x"), .general, "x", ""), (.text("x"), ";;;", "x", "trompeur "), (.text("x"), "0;0;0;@", "x", ""),
        (.boolean(true), .general, "Vrai", ""), (.boolean(false), .general, "Faux", ""),
        (.error("#REF!"), .general, "#REF!", ""),
    ]

    @Test("Chaque valeur se lit comme elle se montre, et l’écart se dit")
    func table() throws {
        let cas = Self.nombres.map { (CellValue.number($0.0), $0.1, $0.2, $0.3) } + Self.autres
        var classeur = Workbook()
        var feuille = try Worksheet(name: "a")
        for (rang, (valeur, format, _, _)) in cas.enumerated() {
            let place = try #require(CellReference(row: rang + 1, column: 1))
            try feuille.set(valeur, style: classeur.styles.add(CellStyle(numberFormat: format)), at: place)
        }
        try classeur.add(feuille)
        let cellules = try WorkbookReader(classeur.encoded()).readSheet(0).rows.flatMap(\.cells)
        #expect(cellules.count == cas.count)
        for (cellule, (valeur, format, lu, ecart)) in zip(cellules, cas) {
            let contenu = ContenuCellule(cellule)
            let dit =
                switch contenu.ecart {
                case nil: ""
                case .trompeur(let montre): "trompeur \(montre)"
                case .partiel(let montre): "partiel \(montre)"
                case .heure(let heure): "heure \(heure)"
                }
            #expect(contenu.saisie.francais.plainSpaces == lu, "\(valeur), \(format.code)")
            #expect(dit.plainSpaces == ecart, "\(valeur), \(format.code)")
            #expect(contenu.enPourcentage == format.code.contains("%"))
        }
    }

    @Test(
        "Une formule calcule, sauf un booléen de LibreOffice ; une image est une erreur sans formule, ou la sienne"
    )
    func formules() throws {
        let cas: [(CellValue, Formula?, estCalcule: Bool, estUneImage: Bool)] = [
            (.number(2), nil, false, false), (.number(2), "1+1", true, false), (.boolean(true), "TRUE()", false, false),
            (.boolean(false), "false()", false, false), (.boolean(true), "TRUE()=TRUE()", true, false),
            (.error("#VALUE!"), nil, false, true), (.error("#VALUE!"), "1+1", true, false),
            (.error("#N/A"), nil, false, false), (.text("#VALUE!"), nil, false, false),
            (.text("=DISPIMG"), "_xlfn.DISPIMG(\"ID_1\",1)", true, true),
            (.text("x"), "LOWER(\"DISPIMG\")", true, false),
        ]
        var classeur = Workbook()
        var feuille = try Worksheet(name: "a")
        for (rang, ligne) in cas.enumerated() {
            try feuille.set(ligne.0, formula: ligne.1, at: try #require(CellReference(row: rang + 1, column: 1)))
        }
        try classeur.add(feuille)
        let cellules = try WorkbookReader(classeur.encoded()).readSheet(0).rows.flatMap(\.cells)
        #expect(cellules.count == cas.count)
        for (cellule, (valeur, formule, estCalcule, estUneImage)) in zip(cellules, cas) {
            let contenu = ContenuCellule(cellule)
            #expect(contenu.estCalcule == estCalcule, "\(valeur), \(String(describing: formule))")
            #expect(contenu.estUneImage == estUneImage, "\(valeur), \(String(describing: formule))")
        }
    }
}
