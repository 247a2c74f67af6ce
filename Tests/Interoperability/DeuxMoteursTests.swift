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
    private struct Cas: Sendable {
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

    /// What our writer keeps for a bilan: worked out while LibreOffice is at it.
    private struct Attente: Sendable {
        let cas: Cas
        let octets: [UInt8]
        let ecrit: WrittenWorkbook

        init(_ cas: Cas) throws {
            self.cas = cas
            octets = try ClasseurModele(cas.aleatoire.bilan, aujourdhui: ClasseurVierge.aujourdhui).octets()
            ecrit = try WrittenWorkbook(octets)
        }

        func comparer(_ lecture: LibreOfficeSession.Reading?) {
            guard let lecture else {
                Issue.record("\(cas.nom): nothing was read")
                return
            }
            let trouve = Dictionary(
                uniqueKeysWithValues: lecture.sheets.flatMap { sheet in
                    sheet.cells.map { ("\(sheet.name)!\($0.address)", Recalcul.valeur($0)) }
                })
            comparer { trouve["\($0.sheet)!\($0.address)"] }
        }

        /// Every formula's value, and every amount, against the engine's.
        func comparer(blancsFinals: Bool = true, _ trouve: (WrittenWorkbook.Cell) -> Recalcul.Valeur?) {
            let bilan = cas.aleatoire.bilan
            let ecarts =
                Recalcul.ecarts(ecrit, blancsFinals: blancsFinals, trouve)
                + Recalcul.ecarts(Financement.calculer(bilan).financement, bilan.cadre) {
                    ecrit.cell(named: $0).flatMap(trouve)
                }
            for ecart in ecarts { Issue.record("\(cas.nom): \(ecart)") }
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
                try LibreOfficeSession.Job(classeur, typing: cas[0].vierge(), in: folder) { job in
                    for un in cas {
                        try job.type(un.aleatoire.saisies)
                        job.steps += [.recalculate, .readSheets(label: un.nom, formulasOnly: true)]
                    }
                }
            }
            async let recalculs = LibreOfficeSession(jobs).run()
            let attentes = try await withThrowingTaskGroup(of: Attente.self) { group in
                for un in cas { group.addTask { try Attente(un) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let results = try await recalculs
            for resultat in results.results {
                if let error = resultat.error { Issue.record("\(resultat.id): \(error)") }
            }
            let lectures = Dictionary(
                results.results.flatMap(\.readings).map { ($0.label, $0) }, uniquingKeysWith: { first, _ in first })
            for attente in attentes { attente.comparer(lectures[attente.cas.nom]) }
        }
    }

    @Test("Gnumeric trouve les mêmes centimes", arguments: [UInt64(1), 11, 21, 31])
    func gnumeric(premiere: UInt64) async throws {
        for cas in try Cas.tires(5, aPartirDe: premiere) {
            let attente = try Attente(cas)
            let folder = try TemporaryDirectory()
            let out = folder.file("gnumeric.xlsx")
            try await Gnumeric.resave(folder.write(attente.octets, to: "rempli.xlsx"), to: out)
            let trouve = try WrittenWorkbook(Array(Data(contentsOf: out)))
            attente.comparer { trouve[$0.sheet]?.cells[$0.address]?.value }
        }
    }

    @Test("formulon trouve les mêmes centimes")
    func formulon() async throws {
        let folder = try TemporaryDirectory()
        let attentes = try Cas.tires(21, aPartirDe: 41).map(Attente.init)
        let files = try attentes.enumerated().map { rang, attente in
            try folder.write(Self.sansResultats(attente.octets), to: "\(rang).xlsx")
        }
        try Self.comparer(attentes, await PythonDriver.formulonDump(files))
    }

    @Test("OnlyOffice trouve les mêmes centimes")
    func onlyOffice() async throws {
        let folder = try TemporaryDirectory()
        // Typing is slow there: every third year will do.
        let attentes = try Cas.tires(21, aPartirDe: 71).enumerated().filter { $0.offset % 3 == 0 }.map {
            try Attente($0.element)
        }
        let bilans = try attentes.enumerated().map { rang, attente in
            let vierge = try attente.cas.vierge()
            return PythonDriver.TypedWorkbook(
                file: try folder.write(vierge.octets(), to: "\(rang).xlsx"),
                cells: try attente.cas.aleatoire.saisies.map { nom, valeur in
                    (try #require(vierge.classeur().cell(named: nom)), valeur)
                })
        }
        try Self.comparer(attentes, blancsFinals: false, await PythonDriver.onlyOfficeDump(bilans))
    }

    private static func comparer(
        _ attentes: [Attente], blancsFinals: Bool = true, _ dumps: [DumpedWorkbook]
    ) throws {
        #expect(dumps.count == attentes.count)
        for (attente, dump) in zip(attentes, dumps) {
            #expect(dump.error == nil, "\(attente.cas.nom)")
            let trouve = Dictionary(
                uniqueKeysWithValues: dump.sheets.flatMap { sheet in
                    sheet.cells.map { ("\(sheet.name)!\($0.address)", Recalcul.valeur($0)) }
                })
            attente.comparer(blancsFinals: blancsFinals) { trouve["\($0.sheet)!\($0.address)"] ?? .empty }
        }
    }

    /// The bytes without the results of the formulas: what stands there afterwards was computed.
    private static func sansResultats(_ octets: [UInt8]) throws -> [UInt8] {
        var package = try PatchedPackage(octets)
        for name in package.entries.map(\.name) where name.hasPrefix("xl/worksheets/sheet") {
            guard package[name]?.contains("</f>") == true else { continue }
            try package.change(name) { $0.replacing(/<\/f><v>[^<]*<\/v>/, with: "</f>") }
        }
        return try package.zipped()
    }
}
