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

        var classeur: String { "\(aleatoire.bilan.exercice)-\(aleatoire.bilan.cadre.id)" }

        func vierge() throws -> ClasseurVierge {
            try ClasseurVierge(exercice: aleatoire.bilan.exercice, cadre: aleatoire.bilan.cadre.id)
        }

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
    private static let parSession = 720

    @Test("LibreOffice trouve ce que le moteur calcule et ce que le fichier garde")
    func libreOffice() async throws {
        let tous = try Cas.tires(Self.reglage("ACI_CAS", 240), aPartirDe: UInt64(Self.reglage("ACI_GRAINE", 1)))
        for debut in stride(from: 0, to: tous.count, by: Self.parSession) {
            let cas = tous[debut..<min(debut + Self.parSession, tous.count)]
            let folder = try TemporaryDirectory()
            let jobs = try Dictionary(grouping: cas, by: \.classeur).sorted { $0.key < $1.key }.map { classeur, cas in
                try saisir(cas, dans: folder.write(cas[0].vierge().octets(), to: "\(classeur).xlsx"))
            }
            let results = try await LibreOfficeSession(jobs).run()
            for resultat in results.results {
                if let error = resultat.error { Issue.record("\(resultat.id): \(error)") }
            }
            let lectures = Dictionary(
                results.results.flatMap(\.readings).map { ($0.label, $0) }, uniquingKeysWith: { first, _ in first })
            for un in cas { try comparer(un, lectures[un.nom]) }
        }
    }

    /// One blank workbook, opened once: each bilan is typed over the one before, what it leaves out made blank again.
    private func saisir(_ cas: [Cas], dans fichier: URL) throws -> LibreOfficeSession.Job {
        let vierge = try cas[0].vierge().classeur()
        var ecrit: [String: TypedValue] = [:]
        var steps: [LibreOfficeSession.Step] = []
        for un in cas {
            let saisies = un.aleatoire.saisies
            for nom in Set(saisies.keys).union(ecrit.keys).sorted() {
                let voulu = saisies[nom] ?? vierge.cell(named: nom)?.value.saisie ?? .empty
                if ecrit.updateValue(voulu, forKey: nom) != voulu { steps.append(.set(.named(nom), voulu)) }
            }
            steps += [.recalculate, .readSheets(label: un.nom, formulasOnly: true)]
        }
        return LibreOfficeSession.Job(
            fichier.lastPathComponent, open: fichier, steps, timeout: 60 + 10 * Double(cas.count))
    }

    private func comparer(_ cas: Cas, _ lecture: LibreOfficeSession.Reading?) throws {
        guard let lecture else {
            Issue.record("\(cas.nom): nothing was read")
            return
        }
        let bilan = cas.aleatoire.bilan
        let ecrit = try WrittenWorkbook(ClasseurModele(bilan, aujourdhui: ClasseurVierge.jour).octets())
        let trouve = Dictionary(
            uniqueKeysWithValues: lecture.sheets.flatMap { sheet in
                sheet.cells.map { ("\(sheet.name)!\($0.address)", $0) }
            })
        func valeur(_ cell: WrittenWorkbook.Cell) -> Recalcul.Valeur? {
            trouve["\(cell.sheet)!\(cell.address)"].map(Recalcul.valeur)
        }
        let financement = Financement.calculer(bilan).financement
        let ecarts =
            Recalcul.ecarts(ecrit, valeur)
            + Recalcul.ecarts(financement, bilan.cadre) { ecrit.cell(named: $0).flatMap(valeur) }
        for ecart in ecarts { Issue.record("\(cas.nom): \(ecart)") }
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
