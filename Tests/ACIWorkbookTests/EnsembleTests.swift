import ACIModel
import Foundation
import TestSupport
import Testing

@testable import ACIWorkbook

/// What is told of a few bilans together: of three CPTS and two years, one late, one anew, one without an object, with
/// a copy, a blank and a broken file.
@Suite("Quelques bilans ensemble")
struct EnsembleTests {
    static func ligne(
        _ fichier: String, _ exercice: Int, _ nom: String, _ changer: (inout Bilan) throws -> Void = { _ in }
    ) throws -> LigneConsolidee {
        var bilan = try Modeles.ordinaire(exercice: exercice, nom: nom)
        bilan.identite.region = "Bretagne"
        bilan.identite.departement = "Finistère"
        try changer(&bilan)
        let (financement, diagnostics) = Financement.calculer(bilan)
        let lu = BilanLu(
            modele: nil, producteur: nil, bilan: bilan, lieux: [:], financement: financement, rapprochement: [],
            diagnostics: diagnostics)
        return LigneConsolidee(lu, fichier: fichier)
    }

    private static func lac(_ bilan: inout Bilan) throws {
        bilan.identite.population = 60_000
        bilan.identite.signature = try Modeles.jour("2021-07-14")
        bilan.crise.plan = .premiereRedaction
        bilan.reponses["2.1"]?.atteint = .partiel
        bilan.reponses["3.1"]?.atteint = .non
        bilan.reponses["3.1"]?.valeur = .entier(3)
    }

    private static func ensemble() throws -> Ensemble {
        let attendues = [
            CPTSAttendue(nom: "CPTS du Lac", departement: "Finistère"), CPTSAttendue(nom: "CPTS DU PHARE"),
            CPTSAttendue(nom: "CPTS des Sources", departement: "Morbihan"),
        ]
        var ensemble = Ensemble(attendues: attendues, aujourdhui: try Modeles.jour("2027-01-15"))
        ensemble.ajouter(try ligne("d/2025/lac.xlsx", 2025, "CPTS du Lac"))
        ensemble.ajouter(try ligne("d/2026/lac.xlsx", 2026, "CPTS du lac", lac))
        ensemble.ajouter(
            try ligne("d/2025/bocage.xlsx", 2025, "CPTS du Bocage") {
                $0.identite.departement = "MORBIHAN"
                $0.identite.population = 30_000
                $0.crise.declaree = true
                $0.crise.mobilisee = true
            })
        ensemble.ajouter(
            try ligne("d/2026/bocage.xlsx", 2026, "CPTS du Bocage") {
                $0.identite.departement = "Morbihan"
                $0.identite.population = 30_000
                $0.reponses["1.A.1"]?.nature = .sansObjet
                $0.reponses["1.A.1"]?.valeur = .entier(900)
                $0.reponses["2.1"]?.nature = .suivi
                $0.reponses["2.3"]?.atteint = .non
                $0.reponses["3.1"]?.atteint = nil
                $0.debuts[CodeMission("parcours")] = nil
            })
        ensemble.ajouter(
            try ligne("d/2026/phare.xlsx", 2026, "CPTS du Phare") {
                $0.identite.region = nil
                $0.identite.departement = nil
                $0.identite.population = nil
                $0.reponses["3.1"]?.valeur = .entier(21)
                $0.dejaVerse = Montant(centimes: -1)
            })
        ensemble.ajouter(try ligne("d/2026/phare (2).xlsx", 2026, "CPTS du Phare") { $0.identite.membres = 12 })
        ensemble.ajouter(try ligne("d/copie.xlsx", 2026, "CPTS du lac", lac))
        ensemble.ajouter(
            LigneConsolidee(
                BilanLu(
                    modele: nil, producteur: nil, bilan: Bilan(bareme: try Cadres.embarques.bareme(exercice: 2026)),
                    lieux: [:], financement: nil, rapprochement: [], diagnostics: []), fichier: "d/vierge.xlsx"))
        ensemble.ajouter(
            LigneConsolidee(
                illisible: "d/tronqué.xlsx", "«\u{A0}d/tronqué.xlsx\u{A0}»\u{A0}: le fichier est incomplet."))
        return ensemble
    }

    @Test("Chaque tableau, chaque formule et l’ordre des fichiers sont ce qui a été approuvé")
    func approuve() throws {
        let ensemble = try Self.ensemble()
        let tableaux = TableauxEnsemble(ensemble)
        var lignes = [ensemble.etat.compte, ensemble.etat.francais] + ensemble.notes
        lignes += tableaux.repetitions.groupes.map(\.francais)
        for tableau in [
            [tableaux.bilans, tableaux.plusGrosGains(), tableaux.plusGrosGains(auPlus: 1), tableaux.parAnnee],
            [tableaux.parMission, tableaux.parTaille, tableaux.parRegion, tableaux.parDepartement, tableaux.evolution],
            tableaux.changementsDesMissions, tableaux.changements(), tableaux.changements(auPlus: 1),
            [tableaux.indicateurs(annee: 2026), tableaux.plusDeNon, tableaux.points, tableaux.fichiers],
            [tableaux.divergences, tableaux.echeances, tableaux.attendus, tableaux.manquants],
        ].joined() {
            lignes += ["", "# \(tableau.titre)"] + [tableau.note].compactMap { $0 }
            lignes.append(tableau.colonnes.map(\.titre).joined(separator: " | "))
            for (rang, rangee) in tableau.rangees.enumerated() {
                lignes.append(rangee.map(Self.texte).joined(separator: " | "))
                if !tableau.barres.isEmpty { lignes.append("    \(tableau.barres[rang])") }
            }
        }
        for tri in Ensemble.Tri.allCases {
            var trie = ensemble
            lignes.append("\(tri.rawValue): \(trie.trier(tri)) \(trie.lignes.map(\.fichier))")
        }
        let classeur = try WrittenWorkbook(ClasseurConsolide(ensemble).octets())
        for feuille in classeur.sheets {
            let largeurs = feuille.widths.sorted { $0.key < $1.key }.map { "\($0.value)" }.joined(separator: " ")
            let hauteurs = feuille.heights.sorted { $0.key < $1.key }.map { "\($0) \($1)" }.joined(separator: ", ")
            lignes += ["", "# Feuille \(feuille.name)", "défile sous \(feuille.frozenAt ?? "rien"), \(feuille.print)"]
            lignes +=
                [largeurs, hauteurs] + ["A1", "A2"].map { "\($0): \(feuille.cells[$0]?.value.saisie ?? .empty)" }
        }
        for cellule in classeur.formulas {
            lignes.append("\(cellule.sheet)!\(cellule.address): \(cellule.formula ?? "") = \(cellule.value.saisie)")
        }
        try Approved.expect(
            Data((lignes.joined(separator: "\n") + "\n").utf8), in: "Tests/ACIWorkbookTests/Lectures/ensemble.txt")
    }

    @Test(
        "Une CPTS qui figure plusieurs fois est dite, avec six de ses fichiers au plus",
        arguments: [
            (1, nil), (2, "« 1.xlsx » et « 2.xlsx »"),
            (6, "« 1.xlsx », « 2.xlsx », « 3.xlsx », « 4.xlsx », « 5.xlsx » et « 6.xlsx »"),
            (7, "« 1.xlsx », « 2.xlsx », « 3.xlsx », « 4.xlsx », « 5.xlsx » et 2 autres"),
            (9, "« 1.xlsx », « 2.xlsx », « 3.xlsx », « 4.xlsx », « 5.xlsx » et 4 autres"),
        ] as [(Int, String?)])
    func repetitions(nombre: Int, fichiers: String?) throws {
        let lignes = try (1...nombre).map { rang in
            try Self.ligne("\(rang).xlsx", 2026, rang == 2 ? "CPTS DU LAC" : "CPTS du Lac") {
                $0.identite.membres = rang
            }
        }
        let autres = [
            try Self.ligne("a.xlsx", 2025, "CPTS du Lac"), try Self.ligne("b.xlsx", 2026, "CPTS des Sources"),
        ]
        let repetitions = Repetitions(lignes + autres)
        let phrase = fichiers.map {
            "« CPTS du Lac » figure \(nombre) fois pour 2026 : \($0). Toute somme la compte autant de fois : ne gardez "
                + "qu’un de ces classeurs."
        }
        #expect(repetitions.groupes.map { $0.francais.replacing("\u{A0}", with: " ") } == [phrase].compactMap { $0 })
        let compte = nombre > 1 ? ", compté \(nombre)\u{A0}fois" : ""
        #expect(lignes.allSatisfy { repetitions.etat($0) == "complet\(compte)" })
        #expect(autres.map(repetitions.etat) == ["complet", "complet"])
        #expect(repetitions.nom(lignes[0]) == (nombre > 1 ? "CPTS du Lac (1.xlsx)" : "CPTS du Lac"))
    }

    @Test("De deux fichiers d’un même nom, le dossier est dit")
    func dossiers() throws {
        let lignes = try ["a/lac.xlsx", "b/lac.xlsx", "b/autre.xlsx"].enumerated().map { rang, fichier in
            try Self.ligne(fichier, 2026, "CPTS du Lac") { $0.identite.membres = rang }
        }
        #expect(
            lignes.map(Repetitions(lignes).nom) == [
                "CPTS du Lac (a/lac.xlsx)", "CPTS du Lac (b/lac.xlsx)", "CPTS du Lac (autre.xlsx)",
            ])
        #expect(Repetitions([lignes[0]]).nom(lignes[0]) == "CPTS du Lac")
    }

    private static func texte(_ valeur: Tableau.Case) -> String {
        switch valeur {
        case .texte(let texte): texte
        case .cpts(let nom, let rang): "\(nom) [\(rang.map { "\($0)" } ?? "")]"
        case .entier(let nombre), .annee(let nombre): nombre.map { "\($0)" } ?? ""
        case .montant(let montant): montant.map(Fr.euros) ?? ""
        case .part(let montant, let total): "\(Fr.euros(montant)) sur \(Fr.euros(total))"
        case .valeur(let nombre, let type): nombre.map { "\($0) \(type)" } ?? ""
        case .jour(let jour): jour?.iso ?? ""
        case .etat(let etat, let texte): "\(etat): \(texte)"
        case .gravite(let gravite): gravite.rawValue
        }
    }
}
