import ACIModel
import SpreadsheetML
import Testing

@testable import ACIWorkbook

@Suite("Ce que les cellules dessinées ont de commun")
struct DessinTests {
    @Test(
        "Une formule se reconnaît sans ses blancs ni ses majuscules, hors des textes",
        arguments: [
            ("if( a = \"x y\" , 1,\n\t2)", "IF(A=\"x y\",1,2)"), ("TRUE()", "TRUE"),
            ("if(true(),\"f()\",z)", "IF(TRUE,\"f()\",Z)"),
            ("\"a\"&b&\" c\"", "\"a\"&B&\" c\""), ("{é}", "{é}"), ("SUM(A1)", "SUM(A1)"),
            ("\"a\"\" b\"&c", "\"a\"\" b\"&C"),
        ])
    func formules(ecrite: String, reconnue: String) {
        #expect(Formula(ecrite).reconnue == reconnue)
    }

    @Test("Une cellule se reconnaît à sa formule, sinon à ce qu’elle montre")
    func reperes() {
        #expect(Repere(.empty, nil) == nil)
        #expect(Repere(.text(""), nil) == nil)
        #expect(Repere(.text("Été"), nil) == Repere(.text(" ete "), nil))
        #expect(Repere(.text("Été"), nil) != Repere(.text("Hiver"), nil))
        #expect(Repere(.number(2), nil) != Repere(.text("2"), nil))
        #expect(Repere(.number(2), nil) != Repere(.number(3), nil))
        #expect(Repere(.number(2), Formula("A1+1")) == Repere(.text("x"), Formula("a1 + 1")))
        #expect(Repere(.number(2), Formula("A1+1")) != Repere(.number(2), nil))
    }

    @Test("Une version du modèle se lit telle qu’elle s’écrit, et rien d’autre")
    func version() {
        let version = VersionModele("ACI 2026.3")
        #expect(version?.exercice == 2026 && version?.revision == 3)
        #expect(version?.description == "ACI 2026.3")
        #expect(VersionModele(exercice: 2030).description == "ACI 2030.2")
        for texte in ["", "ACI", "ACI 2026", "ACI 2026.2.1", "ACI 2026.2 x", "aci 2026.2", "ACI x.2", "ACI 2026.x"] {
            #expect(VersionModele(texte) == nil, "\(texte)")
        }
    }

    @Test(
        "Le titre d’une aide tient en 32 unités, coupé entre deux mots",
        arguments: [
            (32, [], "32"), (30, [2], "30…"), (31, [2], "31…"), (15, [16, 1], "15…"), (15, [15, 1], "15 15…"),
        ] as [(Int, [Int], String)])
    func aide(premier: Int, suite: [Int], titre: String) throws {
        func mots(_ longueurs: [Int]) -> String {
            longueurs.map { String(repeating: "é", count: $0) }.joined(separator: " ")
        }
        let champ = Champ(
            nom: "x", libelle: mots([premier] + suite), onglet: Onglet.synthese, aide: "",
            type: .horsBilan(choix: [], initial: ""))
        let cellule = try #require(CellReference(row: 1, column: 1))
        let attendu = mots(titre.filter { $0 != "…" }.split(separator: " ").compactMap { Int($0) })
        #expect(
            champ.validation(CellRange(cellule)).promptTitle == attendu + (titre.hasSuffix("…") ? "…" : ""))
    }

    @Test("Ce que le modèle propose remplit une cellule à dessiner, et ne se rend pas pour une saisie")
    func parDefaut() throws {
        let bilan = Bilan(bareme: try Cadres.embarques.bareme(exercice: 2026))
        let champs = Champs(bilan.cadre, propres: bilan.codesPropres)
        func contenus(_ nom: String) throws -> [CellValue] {
            let champ = try #require(
                (champs.duBilan(bilan.cadre) + champs.calendrier).first { $0.nom == nom }, "\(nom)")
            return [champ.contenu(bilan), champ.contenu(bilan, parDefaut: false)]
        }
        #expect(try contenus("periode_debut") == [Champ.date(Jour(iso: "2026-01-01")), .empty])
        #expect(try contenus("periode_fin") == [Champ.date(Jour(iso: "2026-12-31")), .empty])
        #expect(try contenus("signature") == [.empty, .empty])
        #expect(try contenus("taux_partiel") == [.number(0.5), .empty])
        #expect(try contenus("i_1A1_poids") == [.number(1), .empty])
        #expect(try contenus("i_1A1_nature") == [.text("Résultat"), .empty])
        #expect(try contenus("i_1A1_partiel") == [.empty, .empty])
        #expect(try contenus("action_01_statut") == [.text("À faire"), .empty])
        let sansInitial = Champ(
            nom: "x", libelle: "x", onglet: Onglet.calendrier, aide: "", type: .horsBilan(choix: [], initial: ""))
        #expect(sansInitial.contenu(bilan) == .empty)
    }
}
