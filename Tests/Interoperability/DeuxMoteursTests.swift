import ACIModel
import ACIWorkbook
import Foundation
import TestSupport
import Testing

/// Two engines, one result: LibreOffice recalculates the workbook's formulas, the Swift engine computes the funding,
/// and what our writer keeps beside each formula is what LibreOffice finds.
///
/// `ACI_CAS=10000` asks for more bilans, `ACI_GRAINE=7` begins with another seed.
@Suite("Deux moteurs")
struct DeuxMoteursTests {
    /// The bilans, and the blank workbook that each is typed into.
    private struct Cas {
        let aleatoire: BilanAleatoire
        let nom: String

        /// In turn for every year and scheme.
        static func tires(_ nombre: Int, aPartirDe premiere: UInt64) throws -> [Cas] {
            let baremes = try BilanAleatoire.baremes()
            return (0..<nombre).map { rang in
                let graine = premiere + UInt64(rang)
                let bareme = baremes[rang % baremes.count]
                return Cas(
                    aleatoire: BilanAleatoire(graine: graine, bareme: bareme),
                    nom: "graine \(graine), \(bareme.exercice) \(bareme.cadre.id)")
            }
        }
    }

    private static func reglage(_ nom: String, _ parDefaut: Int) -> Int {
        ProcessInfo.processInfo.environment[nom].flatMap { Int($0) } ?? parDefaut
    }

    /// Bilans that one run of LibreOffice is asked for: its results come back in one piece.
    private static let parSession = 240

    @Test("LibreOffice trouve ce que le moteur calcule et ce que le fichier garde")
    func libreOffice() async throws {
        let tous = try Cas.tires(Self.reglage("ACI_CAS", 240), aPartirDe: UInt64(Self.reglage("ACI_GRAINE", 1)))
        for debut in stride(from: 0, to: tous.count, by: Self.parSession) {
            let cas = Array(tous[debut..<min(debut + Self.parSession, tous.count)])
            let folder = try TemporaryDirectory()
            var jobs: [LibreOfficeSession.Job] = []
            for (rang, un) in cas.enumerated() {
                let bareme = un.aleatoire.bilan.bareme
                let vierge = try folder.write(
                    ClasseurVierge(exercice: bareme.exercice, cadre: bareme.cadre.id).octets(), to: "\(rang).xlsx")
                let saisies = un.aleatoire.saisies.sorted { $0.key < $1.key }
                jobs.append(
                    .init(
                        un.nom, open: vierge,
                        saisies.map { .set(.named($0.key), $0.value) } + [.recalculate, .readSheets(formulasOnly: true)]))
            }
            let results = try await LibreOfficeSession(jobs).run()
            for un in cas { try comparer(un, results[un.nom]) }
        }
    }

    private func comparer(_ cas: Cas, _ resultat: LibreOfficeSession.JobResult) throws {
        guard resultat.error == nil, let lecture = resultat.readings.last else {
            Issue.record("\(cas.nom): \(resultat.error ?? "nothing was read")")
            return
        }
        let bilan = cas.aleatoire.bilan
        let ecrit = try WrittenWorkbook(ClasseurModele(bilan, aujourdhui: ClasseurVierge.jour).octets())
        let trouve = Dictionary(
            uniqueKeysWithValues: lecture.sheets.flatMap { sheet in sheet.cells.map { ("\(sheet.name)!\($0.address)", $0) } })
        let ecarts = Recalcul.ecarts(ecrit) { cell in trouve["\(cell.sheet)!\(cell.address)"].map(Recalcul.valeur) }
        for ecart in ecarts { Issue.record("\(cas.nom): \(ecart)") }
        for ecart in Recalcul.ecarts(Financement.calculer(bilan).financement, bilan.cadre, { nom in
            ecrit.cell(named: nom).flatMap { trouve["\($0.sheet)!\($0.address)"] }.map(Recalcul.valeur)
        }) { Issue.record("\(cas.nom): \(ecart)") }
    }

    @Test("Gnumeric trouve les mêmes centimes", arguments: [UInt64(1), 11, 21, 31])
    func gnumeric(premiere: UInt64) async throws {
        for cas in try Cas.tires(5, aPartirDe: premiere) {
            let folder = try TemporaryDirectory()
            let bilan = cas.aleatoire.bilan
            let octets = try ClasseurModele(bilan, aujourdhui: ClasseurVierge.jour).octets()
            let out = folder.file("gnumeric.xlsx")
            try await Gnumeric.resave(folder.write(octets, to: "rempli.xlsx"), to: out)
            let trouve = try WrittenWorkbook(Array(Data(contentsOf: out)))
            let ecrit = try WrittenWorkbook(octets)
            for ecart in Recalcul.ecarts(ecrit, { trouve[$0.sheet]?.cells[$0.address]?.value }) {
                Issue.record("\(cas.nom): \(ecart)")
            }
        }
    }
}
