import ACIModel
import ACIWorkbook
import Randomness
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
            for (nom, resultat) in Resultat.duClasseur(bilan.cadre) {
                guard let attendu = vecteur.attendu.first(where: { $0.chemin == resultat.chemin }) else { continue }
                let euros = Double(attendu.centimes) / 100
                #expect(classeur.cell(named: nom)?.value.saisie == .number(euros), "\(nom)")
            }
        }
    }
}
