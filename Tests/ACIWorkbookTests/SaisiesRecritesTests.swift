import ACIModel
import ACIWorkbook
import Randomness
import SpreadsheetML
import TestSupport
import Testing

@Suite("Les saisies du classeur rendu")
struct SaisiesRecritesTests {
    struct Saisie: CustomTestStringConvertible {
        let champ: String
        let tapee: CellValue
        let rendue: CellValue
        var testDescription: String { "\(champ): \(tapee)" }
    }

    private static let jour = CellValue.date(SerialDate(serial: 45_000))
    private static let saisies: [Saisie] = [
        .init(champ: "i_1A1_atteint", tapee: .text("oui"), rendue: .text("Oui")),
        .init(champ: "i_1A1_atteint", tapee: .text("x"), rendue: .text("Oui")),
        .init(champ: "i_1A1_atteint", tapee: .number(1), rendue: .text("Oui")),
        .init(champ: "i_1A1_atteint", tapee: .boolean(false), rendue: .text("Non")),
        .init(champ: "i_1A1_nature", tapee: .text("suivi "), rendue: .text("Suivi")),
        .init(champ: "i_1A1_poids", tapee: .text("12,5"), rendue: .number(12.5)),
        .init(champ: "taux_partiel", tapee: .text("60 %"), rendue: .number(0.6)),
        .init(champ: "population", tapee: .text("50 000"), rendue: .number(50_000)),
        .init(champ: "signature", tapee: .text("15/03/2023"), rendue: jour),
        .init(champ: "debut_parcours", tapee: .text("2023-03-15T00:00:00Z"), rendue: jour),
        .init(champ: "debut_parcours", tapee: .date(SerialDate(serial: 44_999.9995)), rendue: jour),
        .init(champ: "crise_plan", tapee: .text("première redaction"), rendue: .text("Première rédaction")),
        .init(champ: "crise_declaree", tapee: .text("O"), rendue: .text("Oui")),
        .init(champ: "i_1A2_valeur", tapee: .text("12 jours"), rendue: .number(12)),
    ]

    @Test(
        "uncounted: une saisie comprise que les formules ne compteraient pas est récrite, et le bloc dit ce qui était là",
        arguments: sample(saisies))
    func miseEnForme(_ saisie: Saisie) throws {
        var classeur = try ClasseurEnTable.rempli()
        classeur[saisie.champ]?.valeur = saisie.tapee
        let rendu = try classeur.rendu()
        #expect(rendu[saisie.champ]?.valeur == saisie.rendue)
        let relu = try rendu.lu()
        #expect(!relu.diagnostics.contains { $0.champ == saisie.champ && $0.code.echappeAuxFormules })
        #expect(relu.financement == (try classeur.lu()).financement)
        #expect(rendu.bloc.contains { $0.contains("était là") })
        let garde = try classeur.rendu(gardeLesSaisies: true)
        #expect(garde[saisie.champ]?.valeur == saisie.tapee)
        #expect(garde.bloc.contains { $0.contains("au prochain calcul") })
    }

    @Test(
        "Un nombre récrit se relit, quel que soit le format que la cellule avait",
        arguments: saisies, ["0.0%", "dd/mm/yyyy", "[h]:mm", "@", "General", "0.00"] as [NumberFormat])
    func formats(_ saisie: Saisie, format: NumberFormat) throws {
        var classeur = try ClasseurEnTable.rempli()
        classeur[saisie.champ]?.valeur = saisie.tapee
        classeur[saisie.champ]?.format = format
        let avant = try classeur.lu()
        let apres = try classeur.rendu().lu()
        #expect(apres.bilan.reponses == avant.bilan.reponses)
        #expect(apres.bilan.identite == avant.bilan.identite)
        #expect(apres.bilan.debuts == avant.bilan.debuts)
        #expect(apres.financement == avant.financement)
    }

    @Test("Une date tapée dans une cellule de texte prend le format des dates")
    func allure() throws {
        var classeur = try ClasseurEnTable.rempli()
        classeur["debut_parcours"] = .init(valeur: .text("15/03/2023"), format: .text)
        let rendu = try classeur.rendu()
        #expect(rendu["debut_parcours"]?.valeur == Self.jour)
        #expect(rendu["debut_parcours"]?.format == classeur["debut_acces"]?.format)
    }

    @Test(
        "Ce qui est récrit garde le format de sa cellule, s’il montre le nombre, la date ou le taux",
        arguments: [
            ("population", .text("50 000"), .text, "#,##0"), ("population", .text("50 000"), .general, .general),
            ("population", .text("50 000"), "0.00", "0.00"), ("population", .text("50 000"), "0.0%", "#,##0"),
            ("population", .text("50 000"), "dd/mm/yyyy", "#,##0"),
            ("taux_partiel", .text("60 %"), .text, "0.0\"\u{A0}\"%"), ("taux_partiel", .text("60 %"), "0%", "0%"),
            ("taux_partiel", .text("60 %"), "0.00", "0.00"), ("signature", .text("15/03/2023"), .general, "dd/mm/yyyy"),
            ("signature", .text("15/03/2023"), "0.00", "dd/mm/yyyy"),
            ("signature", .text("15/03/2023"), "yyyy-mm-dd", "yyyy-mm-dd"),
            ("i_21_poids", .text("12,5"), .text, .general), ("i_21_poids", .text("12,5"), "0.0", "0.0"),
            ("i_21_atteint", .text("oui"), .text, .general), ("i_21_atteint", .text("oui"), "0", "0"),
        ] as [(String, CellValue, NumberFormat, NumberFormat)])
    func formatRendu(champ: String, tapee: CellValue, format: NumberFormat, rendu: NumberFormat) throws {
        var classeur = try ClasseurEnTable.rempli()
        classeur[champ] = .init(valeur: tapee, format: format)
        #expect(try classeur.rendu()[champ]?.format == rendu)
    }

    @Test(
        "Le bloc dit ce qui remplace, comme la cellule le montre",
        arguments: [
            ("taux_partiel", "0,6", "« 60 % » le remplace"), ("population", "50 000 hab", "« 50 000 » le remplace"),
            ("signature", "15 mars 2023", "« 15/03/2023 » le remplace"), ("i_21_poids", "12,5", "« 12,5 » le remplace"),
            ("crise_plan", "mise a jour", "« Mise à jour » le remplace"),
        ])
    func remplacees(champ: String, tapee: String, dit: String) throws {
        var classeur = try ClasseurEnTable.rempli()
        classeur[champ] = .init(valeur: .text(tapee), format: .text)
        let bloc = try classeur.rendu().bloc.filter { $0.contains("était là") }
        #expect(bloc.count == 1)
        #expect(bloc.first?.plainSpaces.contains("« \(tapee) » était là ; \(dit)") == true, "\(bloc)")
    }
}
