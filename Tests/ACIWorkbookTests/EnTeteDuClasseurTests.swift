import ACIModel
import ACIWorkbook
import SpreadsheetML
import TestSupport
import Testing

/// What a workbook says of itself, its year, its scheme and its count of points, against what it holds.
@Suite("Ce que le classeur dit de lui")
struct EnTeteDuClasseurTests {
    private func lu(_ nom: String, _ valeur: CellValue) throws -> BilanLu {
        var classeur = try ClasseurEnTable(Modeles.ordinaire())
        classeur[nom] = .init(valeur: valeur)
        return try classeur.lu()
    }

    @Test("Une autre année que celle du modèle s’applique, et se vérifie")
    func autreExercice() throws {
        let lu = try lu("exercice", .number(2026))
        #expect(lu.bilan.exercice == 2026)
        let dit = try #require(lu.diagnostics.first { $0.code == .modeleAncien })
        #expect(dit.gravite == .avertissement && dit.champ == "exercice")
        #expect(dit.message.contains("Le classeur est le modèle de 2025, mais l’exercice saisi est 2026"))
        #expect(try self.lu("exercice", .number(2025)).diagnostics.allSatisfy { $0.code != .modeleAncien })
    }

    @Test("Un cadre inconnu se dit, et celui de l’année s’applique", arguments: ["avenant-9", "aci-2019"])
    func cadre(saisi: String) throws {
        let bilan = try Modeles.ordinaire(exercice: 2026)
        var classeur = try ClasseurEnTable(bilan)
        classeur["cadre"] = .init(valeur: .text(saisi))
        let lu = try classeur.lu()
        #expect(lu.bilan.cadre.id == bilan.cadre.id)
        let dits = lu.diagnostics.filter { $0.code == .cadreInconnu }
        #expect(dits.map(\.champ) == ["cadre"] && dits.map(\.trouve) == [saisi])
    }

    @Test("Un compte de points en erreur dit la colonne qui manque ; une erreur de réponse l’explique déjà")
    func pointsARevoir() throws {
        let lu = try lu("points_a_revoir", .error("#REF!"))
        let dit = try #require(lu.diagnostics.first { $0.champ == "points_a_revoir" })
        #expect(dit.code == .ecartRapprochement && dit.trouve == "#REF!")
        #expect(dit.message.contains("une colonne calculée"))
        #expect(dit.lieu?.feuille == "Synthèse")
        var fautif = try ClasseurEnTable(Modeles.ordinaire())
        fautif["points_a_revoir"] = .init(valeur: .error("#REF!"))
        fautif["population"] = .init(valeur: .text("beaucoup"))
        #expect(try fautif.lu().diagnostics.allSatisfy { $0.champ != "points_a_revoir" })
    }

    @Test("Un résultat qui a perdu son nom se dit")
    func resultatSansNom() throws {
        var classeur = try ClasseurEnTable(Modeles.ordinaire())
        classeur.noms["total_estime"] = nil
        let dits = try classeur.lu().diagnostics.filter { $0.code == .nomPerdu }
        #expect(dits.map(\.champ) == ["total_estime"])
    }

    @Test("Un bloc de points qui a perdu son nom se retrouve sous son titre, et ne se double pas")
    func blocSansNom() throws {
        var depart = try ClasseurEnTable(Modeles.ordinaire())
        depart["population"] = .init(valeur: .text("beaucoup"))
        func rendu(_ octets: [UInt8]) throws -> ClasseurEnTable {
            let lu = try LecteurClasseur(.embarques).lire(octets)
            return try ClasseurEnTable(
                octets: ClasseurRapproche.octets(octets, lu, aujourdhui: lu.bilan.periode.fin))
        }
        func titres(_ classeur: ClasseurEnTable) -> Int {
            classeur.feuilles.flatMap(\.cellules.values).count {
                $0.valeur == .text("Points à revoir, relevés par aci-xlsx")
            }
        }
        var premier = try rendu(depart.octets())
        #expect(titres(premier) == 1)
        premier.noms["points_releves"] = nil
        #expect(titres(try rendu(premier.octets())) == 1)
    }
}
