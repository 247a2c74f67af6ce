public import ACIModel
import ACIWorkbook
import Foundation
import Synchronization
public import Testing

/// The blank workbook of a year, and the names that a third party's script relies on.
public struct ClasseurVierge: Sendable, CustomTestStringConvertible {
    public let bareme: Bareme

    public init(exercice: Int, cadre: String? = nil) throws {
        bareme = try Cadres.embarques.bareme(exercice: exercice, cadre: cadre)
    }

    /// Every year with every scheme that it accepts: 2019 to 2022 of 2019's, 2022 to 2035 of avenant 2's.
    public static func tous() throws -> [ClasseurVierge] {
        try BilanAleatoire.baremes().map { try ClasseurVierge(exercice: $0.exercice, cadre: $0.cadre.id) }
            .sorted { ($0.exercice, $0.cadre) < ($1.exercice, $1.cadre) }
    }

    public var exercice: Int { bareme.exercice }
    public var cadre: String { bareme.cadre.id }
    public var testDescription: String { "\(exercice), \(cadre)" }

    /// The day on which tests make their workbooks.
    public static var jour: Jour {
        get throws {
            guard let jour = Jour(annee: 2026, mois: 1, jour: 15) else { throw CannotTest(description: "no such day") }
            return jour
        }
    }

    /// The day on which other programs compute: their `TODAY()`.
    public static var aujourdhui: Jour {
        get throws {
            let date = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: .now)
            guard let annee = date.year, let mois = date.month, let numero = date.day,
                let jour = Jour(annee: annee, mois: mois, jour: numero)
            else { throw CannotTest(description: "no such day") }
            return jour
        }
    }

    /// The bytes, drawn once for all tests.
    public func octets() throws -> [UInt8] { try fait().octets }

    /// The same, looked into.
    public func classeur() throws -> WrittenWorkbook { try fait().classeur }

    /// The bytes, drawn anew.
    public func dessine() throws -> [UInt8] {
        try ClasseurModele(Bilan(bareme: bareme), aujourdhui: Self.jour).octets()
    }

    private typealias Fait = (octets: [UInt8], classeur: WrittenWorkbook)

    private static let faits = Mutex<[String: Fait]>([:])

    private func fait() throws -> Fait {
        try Self.faits.withLock { faits in
            if let fait = faits[testDescription] { return fait }
            let octets = try dessine()
            let fait = (octets, try WrittenWorkbook(octets))
            faits[testDescription] = fait
            return fait
        }
    }
}

extension ClasseurVierge {
    private static let suffixes = ["acces", "parcours", "prevention", "crises", "qualite", "accompagnement"]
    private static let codes = [
        "1A1", "1A2", "1A3", "1B1", "1B2", "1B3", "1C1", "1C2", "21", "22", "23", "24", "31", "32", "33", "41", "42",
        "43",
        "51", "52", "61", "62",
    ]

    private var aDesCrises: Bool { cadre != "aci-2019" }
    private var missions: [String] { Self.suffixes.filter { aDesCrises || $0 != "crises" } }
    private var indicateurs: [String] { Self.codes.filter { aDesCrises || !$0.hasPrefix("4") } }

    /// The codes of the contract's own rows: three in mission 1, two in each other.
    private var propres: [String] {
        let missions = [1, 2, 3, 4, 5, 6].filter { aDesCrises || $0 != 4 }
        return missions.flatMap { mission in (1...(mission == 1 ? 3 : 2)).map { "\(mission)P\($0)" } }
    }

    /// 1.B.1 and 4.1 are answered by Oui, 3.3 by words: they have no objective to type.
    private static let sansObjectif = ["1B1", "33", "41"]

    /// The names of the cells that people fill, as they are promised.
    public var champs: [String] {
        let identite = [
            "cpts_nom", "cpts_region", "cpts_departement", "cpam", "ars", "coordinateur", "population",
            "population_source", "taille_contractuelle", "membres", "signature", "contrat_fin", "periode_debut",
            "periode_fin", "taux_partiel", "deja_verse",
        ]
        let situation =
            aDesCrises
            ? ["crise_plan", "crise_declaree", "crise_mobilisee", "crise_autorite", "crise_date"]
            : ["snp_compensation", "snp_supplement"]
        let communes = ["valeur", "atteint", "preuve", "date", "commentaire", "precedent"]
        let payees = ["nature", "poids", "partiel"]
        return identite + missions.map { "debut_\($0)" } + situation
            + indicateurs.flatMap { code in
                (communes + payees + (Self.sansObjectif.contains(code) ? [] : ["objectif"])).map { "i_\(code)_\($0)" }
            }
            + propres.flatMap { code in
                (["libelle", "objectif"] + communes + (code.hasPrefix("4") ? [] : payees)).map { "i_\(code)_\($0)" }
            }
    }

    /// The names of the cells that compute, as they are promised.
    public var resultats: [String] {
        let totaux = [
            "fonctionnement", "majoration", "total_estime", "total_plancher", "total_plafond", "avance", "solde",
            "reste_a_recevoir",
        ]
        let parMission = ["fixe", "variable", "variable_plancher", "variable_plafond", "a_portee", "non_atteint"]
        return totaux + missions.flatMap { mission in parMission.map { "\($0)_\(mission)" } }
            + (indicateurs + propres).flatMap { ["i_\($0)_controle", "i_\($0)_enjeu"] }
    }
}
