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

    @Test(
        "La marque du modèle se tient contre l’exercice : plus récente, d’une autre année, plus ancienne, ou inconnue",
        arguments: [
            ("ACI 2025.2", nil), ("ACI 2025.1", "modele-ancien, modele_version"),
            ("ACI 2025.3", "modele-recent, modele_version"), ("ACI 2024.3", "modele-recent, modele_version"),
            ("ACI 2024.2", "modele-ancien, exercice"), ("ACI 2024.1", "modele-ancien, exercice"),
            ("le mien", "modele-inconnu, modele_version"), (nil, "modele-inconnu, modele_version"),
        ] as [(String?, String?)])
    func marque(_ marque: String?, dite: String?) throws {
        for parPropriete in [true, false] {
            var classeur = try ClasseurEnTable(Modeles.ordinaire())
            classeur["modele_version"] = marque.map { .init(valeur: .text($0)) }
            classeur.proprietes = []
            if parPropriete, let marque {
                // The property is asked first.
                classeur["modele_version"] = .init(valeur: .text("ACI 2025.2"))
                classeur.proprietes = [CustomProperty(name: "modele_version", value: marque)]
            }
            let lu = try classeur.lu()
            let codes: [CodeDiagnostic] = [.modeleAncien, .modeleRecent, .modeleInconnu]
            let dits = lu.diagnostics.filter { codes.contains($0.code) }
            #expect(dits.map { "\($0.code.rawValue), \($0.champ ?? "")" } == [dite].compactMap { $0 })
            #expect(lu.modele == (marque == "le mien" ? nil : marque))
        }
    }

    @Test(
        "L’exercice est celui qui est saisi, sinon celui du modèle, s’ils ont un barème",
        arguments: [
            (.number(2_026), "ACI 2025.2", 2_026), (.text("Exercice 2026"), "ACI 2025.2", 2_026),
            (.text("année"), "ACI 2026.2", 2_026), (.number(1), "ACI 2026.2", 2_026), (.empty, "ACI 2026.2", 2_026),
            (.number(2_036), "ACI 2026.2", 2_026), (.number(2_035), "ACI 2026.2", 2_035),
            (.number(2_019), "ACI 2026.2", 2_019), (.number(2_018), "ACI 2026.2", 2_026),
        ] as [(CellValue, String, Int)])
    func exercice(saisi: CellValue, modele: String, exercice: Int) throws {
        var classeur = try ClasseurEnTable(Modeles.ordinaire())
        classeur["exercice"] = .init(valeur: saisi)
        classeur["cadre"] = nil
        classeur.proprietes = [CustomProperty(name: "modele_version", value: modele)]
        #expect(try classeur.lu().bilan.exercice == exercice)
    }

    @Test("Un exercice d’une autre année explique la période, qui ne se dit pas deux fois")
    func periodeExpliquee() throws {
        func dits(_ exercice: Double, _ modele: String) throws -> [CodeDiagnostic] {
            var classeur = try ClasseurEnTable(Modeles.ordinaire())
            classeur["exercice"]?.valeur = .number(exercice)
            classeur.proprietes = [CustomProperty(name: "modele_version", value: modele)]
            return try classeur.lu().diagnostics.map(\.code).filter {
                [.modeleAncien, .periodeHorsExercice].contains($0)
            }
        }
        #expect(try dits(2_025, "ACI 2025.2") == [])
        #expect(try dits(2_026, "ACI 2025.2") == [.modeleAncien])
        #expect(try dits(2_026, "ACI 2026.2") == [.periodeHorsExercice])
    }

    @Test("Un classeur est vierge si rien n’y est saisi, pas même ce qui ne se lit pas")
    func vierge() throws {
        for (valeur, estVierge) in [(.empty, true), (.number(50_000), false), (.text("beaucoup"), false)]
            as [(CellValue, Bool)]
        {
            var classeur = try ClasseurEnTable(Bilan(bareme: Cadres.embarques.bareme(exercice: 2025)))
            classeur["population"] = .init(valeur: valeur)
            #expect(try classeur.lu().estVierge == estVierge, "\(valeur)")
        }
    }
}
