import ACIModel
import Foundation
import TestSupport
import Testing

/// What a command gives of the samples and of other bilans.
struct Output: Sendable, CustomTestStringConvertible {
    let file: String
    private let arguments: [String]
    private let exitCode: Int32

    /// - Parameter file: what is written, or the name that standard output is kept under.
    init(_ file: String, _ arguments: String, exitCode: Int32 = 0) {
        self.file = file
        self.exitCode = exitCode
        self.arguments = arguments.split(separator: " ").map(String.init)
    }

    /// One for each format of a command.
    static func kinds(_ name: String, _ command: String, _ formats: [String], exitCode: Int32 = 0) -> [Output] {
        formats.map { format in
            Output("\(name).\(format == "text" ? "txt" : format)", "\(command) --format \(format)", exitCode: exitCode)
        }
    }

    var testDescription: String { file }

    static let samples = "1-petite-incomplete.xlsx 2-taille3-ordinaire.xlsx 3-taille4-crise.xlsx"
    /// A bilan whose prevention has answers, but has not begun; the year before of the same CPTS, whose contract has
    /// another date there; its year again, with other answers; and one of the first agreement, with answers of all kinds.
    static let others =
        "4-prevention-a-demarrer.xlsx 5-an-dernier.xlsx 6-autre.xlsx accord.xlsx --expected attendues.csv"

    private static let inputs = Result { () throws -> [(name: String, contents: [UInt8])] in
        var bilan = try Modeles.ordinaire(exercice: 2026, nom: "CPTS du Plateau")
        bilan.debuts[CodeMission("prevention")] = nil
        var before = try Modeles.ordinaire(nom: "CPTS DU PLATEAU")
        before.identite.signature = try Modeles.jour("2021-06-15")
        before.identite.tailleContractuelle = 2
        var again = bilan
        again.reponses["2.1"]?.atteint = .non
        return try samples.split(separator: " ").map(String.init).map { sample in
            (sample, Array(try Data(contentsOf: Checkout.samples.appending(path: sample))))
        } + [
            ("4-prevention-a-demarrer.xlsx", Workplace.filled(bilan)), ("5-an-dernier.xlsx", Workplace.filled(before)),
            ("6-autre.xlsx", Workplace.filled(again)),
            ("accord.xlsx", Workplace.filled(accord())),
            ("vierge.xlsx", ClasseurVierge(exercice: 2026).octets()),
            ("attendues.csv", Array("nom;département\n CPTS du Plateau ;Vienne\nCPTS du Val; Ain \n".utf8)),
        ]
    }

    private static func accord() throws -> Bilan {
        let bareme = try Cadres.embarques.bareme(exercice: 2021, cadre: "aci-2019")
        var bilan = Bilan(
            bareme: bareme,
            identite: Identite(
                nom: "CPTS du Lac", departement: "Ain", population: 52_000, membres: 80,
                signature: try Modeles.jour("2019-09-02"), finContrat: try Modeles.jour("2024-09-01")),
            debutPeriode: try Modeles.jour("2020-09-02"), finPeriode: try Modeles.jour("2021-09-01"),
            tauxPartiel: .moitie)
        for mission in bareme.cadre.missions { bilan.debuts[mission.code] = try Modeles.jour("2020-12-01") }
        for (rank, indicateur) in bareme.cadre.indicateurs.enumerated() {
            bilan.reponses[indicateur.code] = Reponse(
                nature: rank == 5 ? .suivi : rank == 6 ? .sansObjet : nil, poids: Poids(Double(rank % 3 + 2)),
                partiel: rank == 1 ? Taux(points: 30) : nil,
                atteint: [.oui, .partiel, .non, nil][rank % 4], preuve: rank % 2 == 0 ? "Registre" : nil,
                datePreuve: rank % 3 == 0 ? try Modeles.jour(rank == 9 ? "2018-06-30" : "2021-06-30") : nil)
        }
        let parcours = try #require(bareme.cadre.indicateurs.last { $0.typeValeur == .entier })
        bilan.reponses[parcours.code]?.objectif = .entier(4)
        bilan.reponses[parcours.code]?.valeur = .entier(3)
        bilan.complements = ["snp_compensation": true]
        bilan.dejaVerse = Montant(euros: 100_000)
        bilan.crise = Crise(plan: .premiereRedaction, declaree: true, mobilisee: true, autorite: "Préfet")
        return bilan
    }

    func expectApproved() async throws {
        let place = try Workplace()
        for input in try Self.inputs.get() { try place.write(input.contents, to: input.name) }
        let run = try await place.run(arguments)
        #expect(run.exitCode == exitCode, "\(run.errors)")
        let made = file.hasSuffix(".xlsx") ? Data(try place.contents(file)) : run.standardOutput
        try Approved.expect(kept(made), in: "Tests/ACICommandLineTests/Outputs/\(file)", lines: lines)
    }

    /// All pages have one style, which is kept with the first.
    private func kept(_ made: Data) -> Data {
        guard file.hasSuffix(".html"), file != "bilan.html" else { return made }
        var text = String(decoding: made, as: UTF8.self)
        if let start = text.firstRange(of: "<style>"), let end = text.firstRange(of: "</style>") {
            text.removeSubrange(start.upperBound..<end.lowerBound)
        }
        return Data(text.utf8)
    }

    /// Of a workbook, the lines of its parts: their bytes are zlib's affair.
    private func lines(_ data: Data) throws -> [Substring] {
        guard file.hasSuffix(".xlsx") else { return Approved.lines(data) }
        return try PatchedPackage(Array(data)).entries.flatMap { name, bytes in
            [name[...]] + String(decoding: bytes, as: UTF8.self).replacing("><", with: ">\n<").split(separator: "\n")
        }
    }
}
