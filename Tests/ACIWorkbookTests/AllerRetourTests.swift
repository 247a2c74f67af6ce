import ACIModel
import ACIWorkbook
import Randomness
import SpreadsheetML
import TestSupport
import Testing

/// What our writer writes, our reader reads back: random bilans of every year, with nobody in between.
@Suite("Aller et retour")
struct AllerRetourTests {
    @Test("Un classeur rempli se relit tel quel, et son rapprochement est sans écart", arguments: sample(UInt64(0)..<4))
    func relu(serie: UInt64) throws {
        let baremes = try BilanAleatoire.baremes()
        for rang in sample(0..<UInt64(baremes.count)) {
            let graine = 1_000 + serie * 100 + rang
            let bilan = BilanAleatoire(graine: graine, bareme: baremes[Int(rang)]).bilan
            let octets = try ClasseurModele(bilan, aujourdhui: ClasseurVierge.jour).octets()
            RelectureBilan.verifier(octets, dit: bilan, "graine \(graine)", amountsKept: true)
        }
    }

    @Test("Un classeur rempli est aussi bien écrit qu’un vierge", arguments: sample(UInt64(2_000)..<2_006))
    func audit(graine: UInt64) throws {
        let baremes = try BilanAleatoire.baremes()
        let bilan = BilanAleatoire(graine: graine, bareme: baremes[Int(graine) % baremes.count]).bilan
        expectClean(try ClasseurModele(bilan, aujourdhui: ClasseurVierge.jour).octets(), "graine \(graine)")
    }

    @Test("Sans nos noms, les codes et les en-têtes suffisent", arguments: sample(UInt64(3_000)..<3_010))
    func sansNoms(graine: UInt64) throws {
        let baremes = try BilanAleatoire.baremes()
        let bilan = BilanAleatoire(graine: graine, bareme: baremes[Int(graine) % baremes.count]).bilan
        var package = try PatchedPackage(ClasseurModele(bilan, aujourdhui: ClasseurVierge.jour).octets())
        try package.change("xl/workbook.xml") { $0.replacing(/<definedName name="i_.*?<\/definedName>/, with: "") }
        RelectureBilan.verifier(try package.zipped(), dit: bilan, "graine \(graine), sans i_…")
        try package.change("xl/workbook.xml") { $0.replacing(/<definedNames>.*<\/definedNames>/, with: "") }
        RelectureBilan.verifier(try package.zipped(), dit: bilan, "graine \(graine), sans aucun nom")
    }
}

@Suite("Aller et retour de ce qui s’ajoute au total")
struct HorsTotalTests {
    @Test("Une somme hors du total s’écrit, et se relit")
    func horsTotal() throws {
        let vecteurs = try Vecteur.tous().filter { $0.attendu.contains { $0.chemin.hasPrefix("horsTotal.") } }
        #expect(!vecteurs.isEmpty)
        for vecteur in vecteurs {
            let bilan = try LecteurClasseur(.embarques).lire(vecteur.classeurRempli()).bilan
            let octets = try ClasseurModele(bilan, aujourdhui: ClasseurVierge.jour).octets()
            RelectureBilan.verifier(octets, dit: bilan, vecteur.nom, amountsKept: true)
            let classeur = try WrittenWorkbook(octets)
            let ecrites = classeur.sheets.flatMap { feuille in
                feuille.cells.values.filter {
                    if case .text(let texte) = $0.value.saisie { texte.hasPrefix("Hors total") } else { false }
                }.compactMap { CellReference($0.address) }.map { titre in
                    feuille.cells.values.compactMap { cellule -> Double? in
                        guard CellReference(cellule.address)?.row == titre.row else { return nil }
                        return if case .number(let euros) = cellule.value.saisie { euros } else { nil }
                    }
                }
            }
            #expect(
                classeur.formulas.contains {
                    $0.formula?.contains("IF(AND(ISNUMBER(signature),signature<=DATE(") == true
                })
            let attendues = vecteur.attendu.filter { $0.chemin.hasPrefix("horsTotal.") }
            #expect(ecrites.count == attendues.count)
            // The internal reckonings have numbers in this row, too.
            for (ligne, attendu) in zip(ecrites, attendues) {
                #expect(ligne.contains(Double(attendu.centimes) / 100), "\(attendu.chemin)")
            }
        }
    }
}
