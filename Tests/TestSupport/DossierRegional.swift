public import ACIModel
import ACIWorkbook
public import Foundation
import Randomness
import Testing

/// A region's folder of three years: 67 files of twenty invented CPTS, with broken, blank, doubled and reconciled files
/// among them. Built anew each time, always the same.
public struct DossierRegional: Sendable {
    /// 15 January 2027, a fortnight after the last period.
    public static let epoch = "1800000000"
    public static let jour = (Jour(iso: "2027-01-15")).unsafelyUnwrapped

    private var octets: [String: [UInt8]] = [:]
    /// The bilans that count, by their file's path in the folder.
    public private(set) var bilans: [String: Bilan] = [:]
    /// Broken files and what is wrong with them.
    public private(set) var illisibles: [String: String] = [:]
    public private(set) var vierges: [String] = []
    /// Copies and the file that they are of.
    public private(set) var copies: [String: String] = [:]
    public var fichiers: Int { bilans.count + illisibles.count + vierges.count + copies.count }
    /// Made once: each test writes the same bytes.
    private static let contenu = Result { try DossierRegional() }

    private struct CPTS {
        let nom: String
        let departement: String
        let region: String
        let population: Int
        let annees: [Int]
        /// How readily it answers Oui, of ten.
        let elan: Int
    }

    private static let cpts: [CPTS] = {
        let territoires = [
            ("Vienne", "Nouvelle-Aquitaine"), ("Deux-Sèvres", "Nouvelle-Aquitaine"), ("Charente", "Nouvelle-Aquitaine"),
            ("Finistère", "Bretagne"), ("Morbihan", "Bretagne"),
        ]
        let noms = [
            "du Lac", "des Deux Vallées", "Grand Large", "du Bocage", "de la Forêt", "du Pont Vieux", "des Coteaux",
            "de l’Estuaire", "du Plateau", "des Sources", "du Canal", "de la Lande", "du Phare", "des Trois Moulins",
            "de la Plaine", "du Val Clair", "des Îles", "du Marais", "de la Tour", "des Remparts",
        ]
        return noms.enumerated().map { rang, nom in
            let (departement, region) = territoires[rang % 5]
            // Who answers late or not at all: two CPTS in 2024, one in 2025, three in 2026.
            let absences: [Int: [Int]] = [2: [2024], 9: [2024, 2026], 12: [2025], 16: [2026], 19: [2026]]
            return CPTS(
                nom: "CPTS \(nom) (inventée)", departement: departement, region: region,
                population: [22_000, 38_000, 61_000, 78_500, 96_000, 140_000, 181_000][rang % 7],
                annees: [2024, 2025, 2026].filter { !(absences[rang] ?? []).contains($0) },
                elan: departement == "Charente" ? 4 : 6 + rang % 4)
        }
    }()

    /// Writes the folder `bilans` into a place and, beside it, `attendues.csv`: those who ought to have answered.
    public static func ecrire(dans place: URL) throws -> DossierRegional {
        let dossier = try contenu.get()
        for (chemin, octets) in dossier.octets {
            let fichier = place.appendingPathComponent("bilans").appendingPathComponent(chemin)
            try FileManager.default.createDirectory(
                at: fichier.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(octets).write(to: fichier)
        }
        var liste = "\u{FEFF}nom;département\r\n"
        for cpts in cpts { liste += "\(cpts.nom.uppercased());\(cpts.departement)\r\n" }
        try Data(liste.utf8).write(to: place.appendingPathComponent("attendues.csv"))
        return dossier
    }

    private init() throws {
        for annee in [2024, 2025, 2026] {
            for (rang, cpts) in Self.cpts.enumerated() where cpts.annees.contains(annee) {
                let bilan = try Self.bilan(cpts, annee, graine: UInt64(annee * 100 + rang))
                let chemin = "\(annee)/\(Self.deuxChiffres(rang + 1)) \(cpts.nom).xlsx"
                octets[chemin] = try ClasseurModele(bilan, aujourdhui: Self.jour).octets()
                bilans[chemin] = bilan
            }
        }
        try ajouterLesAutres()
    }

    private mutating func ajouterLesAutres() throws {
        let chemins = bilans.keys.sorted()
        func lire(_ chemin: String) throws -> [UInt8] { try #require(octets[chemin]) }
        for (rang, chemin) in [chemins[0], chemins[20], chemins[40]].enumerated() {
            let copie = "2026/z copie \(rang + 1).xlsx"
            octets[copie] = try lire(chemin)
            copies[copie] = chemin
        }
        for (rang, chemin) in [chemins[5], chemins[25], chemins[45]].enumerated() {
            let lu = try LecteurClasseur(.embarques).lire(lire(chemin), le: Self.jour)
            let copie = "2026/z rapproché \(rang + 1).xlsx"
            octets[copie] = try ClasseurRapproche.octets(lire(chemin), lu, aujourdhui: Self.jour)
            copies[copie] = chemin
        }
        let vierge = Bilan(bareme: try Cadres.embarques.bareme(exercice: 2026))
        for rang in 1...3 {
            let chemin = "2026/vierge \(rang).xlsx"
            octets[chemin] = try ClasseurModele(vierge, aujourdhui: Self.jour).octets()
            vierges.append(chemin)
        }
        let entier = try lire(chemins[3])
        for (chemin, contenu, mot) in [
            ("2025/y coupé.xlsx", Array(entier.prefix(entier.count / 2)), "incomplet"),
            ("2026/y page.xlsx", Array("<!DOCTYPE html><html><body><table></table></body></html>".utf8), "page web"),
            ("2026/y texte.xlsx", Array("nom;total\nCPTS;1\n".utf8), "fichier de texte"),
            ("2026/y vide.xlsx", [], "vide"),
        ] {
            octets[chemin] = contenu
            illisibles[chemin] = mot
        }
    }

    private static func deuxChiffres(_ nombre: Int) -> String { nombre < 10 ? "0\(nombre)" : "\(nombre)" }

    private static func bilan(_ cpts: CPTS, _ annee: Int, graine: UInt64) throws -> Bilan {
        var hasard = SeededRandom(graine)
        var bilan = try Modeles.ordinaire(exercice: annee, nom: cpts.nom)
        bilan.identite.region = cpts.region
        bilan.identite.departement = cpts.departement
        bilan.identite.cpam = "CPAM \(cpts.departement)"
        bilan.identite.population = cpts.population
        bilan.identite.membres = 40 + (hasard.within(0...120))
        bilan.identite.signature = Jour(annee: 2021, mois: 1 + Int(graine % 12), jour: 15)
        bilan.crise.plan = annee == 2024 ? .premiereRedaction : .miseAJour
        for code in bilan.reponses.keys.sorted() {
            let tirage = (hasard.within(0...9))
            let atteint: Atteinte? = tirage < cpts.elan ? .oui : tirage == 9 ? nil : tirage % 2 == 0 ? .partiel : .non
            bilan.reponses[code]?.atteint = atteint
            if atteint == nil || hasard.oneIn(8) {
                bilan.reponses[code]?.preuve = nil
                bilan.reponses[code]?.datePreuve = nil
            }
            if hasard.oneIn(4), case .entier = bilan.reponses[code]?.valeur {
                bilan.reponses[code]?.valeur = .entier((hasard.within(1...60)))
            }
        }
        // An error: a negative sum.
        if hasard.oneIn(6) { bilan.dejaVerse = Montant(centimes: -100) }
        if hasard.oneIn(5) { bilan.debuts[CodeMission(rawValue: "parcours")] = nil }
        return bilan
    }
}
