import Foundation
import TestSupport
import Testing

/// What a workbook shows while somebody fills it.
@Suite("Le classeur pendant qu’on le remplit")
struct ClasseurRempliTests {
    private static let mission1 = "Mission 1 – Accès aux soins"

    private static func hauteurs(_ octets: [UInt8]) throws -> [Int: Double] {
        let xml = try #require(try PatchedPackage(octets)["xl/worksheets/sheet3.xml"])
        let lignes = xml.matches(of: /<row r="(\d+)"[^>]*? ht="([\d.]+)"/)
        return Dictionary(
            uniqueKeysWithValues: lignes.compactMap { ligne in
                Int(ligne.1).flatMap { numero in Double(ligne.2).map { (numero, $0) } }
            })
    }

    @Test("Une ligne où l’on tape reste à la hauteur de ses textes dans LibreOffice, et monte avec un texte long")
    func hauteurs() async throws {
        let vierge = try ClasseurVierge(exercice: 2026).octets()
        let folder = try TemporaryDirectory()
        let rempli = folder.file("rempli.xlsx")
        let long = String(repeating: "Registre des orientations, relevé chaque semaine. ", count: 12)
        let resultats = try await LibreOfficeSession([
            .init(
                "rempli", open: try folder.write(vierge, to: "vierge.xlsx"),
                [
                    .set(.named("i_1A1_valeur"), .number(64)), .set(.named("i_1A1_preuve"), .text("Registre")),
                    .set(.named("i_1B1_preuve"), .text("Protocole")), .set(.named("i_1A2_preuve"), .text(long)),
                    .recalculate, .store(rempli),
                ])
        ]).run()
        #expect(resultats["rempli"].error == nil)
        let (avant, apres) = (try Self.hauteurs(vierge), try Self.hauteurs(Array(Data(contentsOf: rempli))))
        let classeur = try WrittenWorkbook(vierge)
        func ligne(_ nom: String) throws -> Int {
            try #require(classeur.cell(named: nom).flatMap { Int($0.address.drop(while: \.isLetter)) })
        }
        for ligne in [try ligne("i_1A1_preuve"), try ligne("i_1B1_preuve")] {
            let (voulue, trouvee) = (try #require(avant[ligne]), try #require(apres[ligne]))
            #expect((0.9...1.1).contains(trouvee / voulue), "row \(ligne): \(voulue), then \(trouvee)")
        }
        let haute = try ligne("i_1A2_preuve")
        #expect(try #require(apres[haute]) > 2 * #require(avant[haute]))
    }

    /// What is typed into a cell, and what its row's « Contrôle » says of it.
    struct Saisie: Sendable, CustomTestStringConvertible {
        let cellule: String
        let valeur: TypedValue
        let controle: String

        init(_ cellule: String, _ valeur: TypedValue, _ controle: String) {
            self.cellule = cellule
            self.valeur = valeur
            self.controle = controle
        }

        var testDescription: String { "\(cellule), \(valeur)" }

        /// With what stands beside it, without which the row would say something else.
        var saisies: [String: TypedValue] {
            let autour: [String: TypedValue] =
                switch cellule {
                case "i_1A1_poids", "i_1A1_nature": ["i_1A1_valeur": .number(12)]
                case "i_1A1_date":
                    ["i_1A1_valeur": .number(12), "i_1A1_atteint": .text("Oui"), "i_1A1_preuve": .text("Registre")]
                default: [:]
                }
            return autour.merging([cellule: valeur]) { $1 }
        }

        var nomDuControle: String { cellule.split(separator: "_").prefix(2).joined(separator: "_") + "_controle" }
    }

    private static let sansReponse = "Valeur sans réponse : choisissez Oui, Partiel ou Non"

    static let saisies = [
        Saisie("i_1A1_valeur", .text("environ 12"), "Valeur à ressaisir : un nombre entier"),
        Saisie("i_1A1_valeur", .number(12.5), "Valeur à ressaisir : un nombre entier"),
        Saisie("i_1A1_valeur", .number(-3), "Valeur à ressaisir : un nombre entier"),
        Saisie("i_1A1_valeur", .number(12), sansReponse),
        Saisie("i_1A2_valeur", .text("9 jours"), "Valeur à ressaisir : un nombre"),
        Saisie("i_1A2_valeur", .number(9.5), sansReponse),
        Saisie("i_1A3_valeur", .text("64 pour cent"), "Valeur à ressaisir : un pourcentage"),
        Saisie("i_1B1_valeur", .text("peut-être"), "Valeur à ressaisir : Oui ou Non"),
        Saisie("i_1B1_valeur", .text("non"), sansReponse),
        Saisie("i_1C1_valeur", .text("en novembre"), "Valeur à ressaisir : une date de la forme 31/12/2026"),
        Saisie("i_1C2_valeur", .number(-1), "Valeur à ressaisir : un nombre entier ou un texte"),
        Saisie("i_1C2_valeur", .text("Deux départs"), sansReponse),
        Saisie("i_1A1_poids", .number(0), "Poids à corriger : un nombre positif"),
        Saisie("i_1A1_poids", .text("deux"), "Poids à ressaisir : un nombre positif"),
        Saisie("i_1A1_nature", .text("Bonus"), "Nature inconnue : choisissez dans la liste"),
        Saisie("i_1A1_date", .text("fin 2026"), "Date de la preuve à ressaisir : une date de la forme 31/12/2026"),
    ]

    @Test("Contrôle dit en mots ce qu’une cellule a d’inattendu, dans LibreOffice")
    func controleLibreOffice() async throws {
        let folder = try TemporaryDirectory()
        let vierge = try folder.write(ClasseurVierge(exercice: 2026).octets(), to: "vierge.xlsx")
        let jobs = Self.saisies.map { saisie in
            LibreOfficeSession.Job(
                saisie.testDescription, open: vierge,
                saisie.saisies.map { .set(.named($0), $1) } + [.recalculate, .readNames([saisie.nomDuControle])])
        }
        let resultats = try await LibreOfficeSession(jobs).run()
        for saisie in Self.saisies {
            let dit = resultats[saisie.testDescription].value(saisie.nomDuControle)?.text
            #expect(dit?.replacing("\u{A0}", with: " ") == saisie.controle, "\(saisie.testDescription)")
        }
    }

    @Test("Contrôle dit les mêmes mots dans Gnumeric", arguments: saisies)
    func controleGnumeric(_ saisie: Saisie) async throws {
        let folder = try TemporaryDirectory()
        let vierge = try folder.write(ClasseurVierge(exercice: 2026).octets(), to: "vierge.xlsx")
        let rempli = folder.file("rempli.xlsx")
        try await Gnumeric.resave(vierge, filling: saisie.saisies, to: rempli)
        let cellule = try WrittenWorkbook(Array(Data(contentsOf: rempli))).cell(named: saisie.nomDuControle)
        #expect(cellule?.value == .text(saisie.controle.replacing(" :", with: "\u{A0}:")))
    }
}
