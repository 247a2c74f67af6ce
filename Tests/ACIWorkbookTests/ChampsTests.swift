import ACIModel
import ACIWorkbook
import TestSupport
import Testing

/// Which inputs a workbook has, and how wide their columns are.
@Suite("Les champs du classeur")
struct ChampsTests {
    private static let classeur = Result {
        try WrittenWorkbook(ClasseurModele(Modeles.ordinaire(), aujourdhui: ClasseurVierge.jour).octets())
    }

    @Test("Les colonnes des missions ont leurs largeurs")
    func largeurs() throws {
        let missions = try Self.classeur.get().sheets.filter { $0.name.hasPrefix("Mission") }
        #expect(missions.count == 5)
        for mission in missions {
            #expect(
                (1...15).map { mission.widths[$0] }
                    == [7, 41, 5, 10, 12.5, 9, 24, 12, 17.5, 11, 12, 11.5, 10, 7, 8], "\(mission.name)")
        }
    }

    @Test("Chaque action du calendrier a son numéro, une personne et « À faire »")
    func actions() throws {
        let classeur = try Self.classeur.get()
        let numeros = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"]
        #expect(
            classeur.names.keys.filter { $0.hasPrefix("action_") }.sorted()
                == numeros.flatMap { ["action_\($0)_responsable", "action_\($0)_statut"] })
        for numero in numeros {
            #expect(classeur.cell(named: "action_\(numero)_statut")?.value == .text("À faire"))
            let responsable = classeur.cell(named: "action_\(numero)_responsable")?.value
            #expect(responsable != .empty && responsable != .text(""))
        }
    }

    @Test("Les lignes ont les colonnes qui leur servent")
    func colonnes() throws {
        let noms = try Self.classeur.get().names.keys
        func codes(_ colonne: String) -> [String] {
            noms.filter { $0.hasPrefix("i_") && $0.hasSuffix("_\(colonne)") }.map { $0.split(separator: "_")[1] }
                .map(String.init).sorted()
        }
        let modele = [
            "1A1", "1A2", "1A3", "1B1", "1B2", "1B3", "1C1", "1C2", "21", "22", "23", "24", "31", "32", "33", "41",
            "42",
            "43", "51", "52", "61", "62",
        ]
        let (crises, autres) = (
            ["4P1", "4P2"], ["1P1", "1P2", "1P3", "2P1", "2P2", "3P1", "3P2", "5P1", "5P2", "6P1", "6P2"]
        )
        for colonne in ["valeur", "precedent", "atteint", "preuve", "date", "commentaire"] {
            #expect(codes(colonne) == (modele + crises + autres).sorted(), "\(colonne)")
        }
        // The crisis is paid by its plan: the contract's own lines have neither nature nor weight there.
        for colonne in ["nature", "poids", "partiel"] { #expect(codes(colonne) == (modele + autres).sorted()) }
        #expect(codes("libelle") == (crises + autres).sorted())
        let sansObjectif = ["1B1", "33", "41"]
        #expect(codes("objectif") == (modele + crises + autres).filter { !sansObjectif.contains($0) }.sorted())
    }
}
