import ACIModel
import Testing

@Suite struct AdresseTests {
    @Test(arguments: [
        (["S!D5"], "S!D5"),
        (["S!D9", "S!D5", "S!D5"], "S!D5, D9"),
        (["M!H6", "M!H8", "M!H7", "M!AA1", "M!G9"], "M!G9, H6 à H8, AA1"),
        (["M!H6", "M!H7"], "M!H6, H7"),
        (["S!D9", "M!D8"], "M!D8 ; S!D9"), (["M!I11", "M!G9", "M!H10"], "M!G9, H10, I11"),
        (["S!D10", "M!H9", "M!H10", "M!H11", "S!D9"], "M!H9 à H11 ; S!D9, D10"),
        ([], ""),
    ])
    func desCellulesSeReunissent(cellules: [String], texte: String) {
        let adresses = cellules.map { cellule in
            let parties = cellule.split(separator: "!").map(String.init)
            return Adresse(feuille: parties[0], cellule: parties[1])
        }
        #expect(Adresse.francais(adresses) == texte.replacing(" ;", with: "\u{A0};"))
    }
}
