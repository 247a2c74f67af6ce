import ACIModel
import ACIWorkbook
import Randomness
import SpreadsheetML
import TestSupport
import Testing

/// What is read is what the sheet shows, or something is said of it: each class of number format × each kind of field.
@Suite("Ce que la cellule montre")
struct AffichageTests {
    /// A field of each kind.
    private static let champs = [
        "cpts_nom", "population", "signature", "taux_partiel", "i_1A1_poids", "crise_declaree", "i_1A1_atteint",
        "i_1A1_nature", "crise_plan", "i_1A1_valeur", "i_1A2_valeur", "i_1A3_valeur", "i_1B1_valeur", "i_1C1_valeur",
        "i_1C2_valeur", "i_33_valeur", "i_1A1_date", "deja_verse", "i_1A1_objectif", "i_1A3_objectif", "i_1A1_partiel",
        "i_1P1_libelle", "crise_autorite", "crise_date", "i_1A1_commentaire",
    ]

    struct Cas: CustomTestStringConvertible {
        let nombre: Double
        let format: NumberFormat
        /// As Excel and LibreOffice show it.
        let montre: String
        var testDescription: String { "\(nombre) as \(format.code): \(montre)" }
    }

    private static let cas = [
        Cas(nombre: 0.5, format: .general, montre: "0,5"), Cas(nombre: 12, format: .general, montre: "12"),
        Cas(nombre: 12, format: "0.00", montre: "12"), Cas(nombre: 1, format: "@", montre: "1"),
        Cas(nombre: 0.5, format: "0%", montre: "50\u{A0}%"), Cas(nombre: 4, format: "0%", montre: "400\u{A0}%"),
        Cas(nombre: 0.5, format: "h:mm", montre: "12:00"), Cas(nombre: 1.5, format: "[h]:mm", montre: "36:00"),
        Cas(nombre: 46_023, format: "h:mm", montre: "0:00"), Cas(nombre: 46_023.5, format: "hh:mm:ss", montre: "12:00"),
        Cas(nombre: 46_023, format: "dd/mm/yyyy", montre: "01/01/2026"),
        Cas(nombre: 0, format: "dd/mm/yyyy", montre: "00/01/1900"),
        Cas(nombre: -1, format: "dd/mm/yyyy", montre: "########"),
        Cas(nombre: 1, format: "\"Oui\";;\"Non\"", montre: "Oui"),
        Cas(nombre: 0, format: "\"Oui\";;\"Non\"", montre: "Non"),
        Cas(nombre: 2, format: "[=1]\"Oui\";\"Non\"", montre: "Non"),
        Cas(nombre: 46_023, format: .general, montre: "46023"), Cas(nombre: 2026, format: .general, montre: "2026"),
        Cas(nombre: 46_023, format: "mmm yyyy", montre: "janv. 2026"),
        Cas(nombre: 46_023, format: "@", montre: "46023"),
    ]

    /// The bilan with these cells as given, and what was said of a cell.
    private func lu(
        _ noms: [String], _ valeur: CellValue, _ format: NumberFormat
    ) throws -> (lues: [String: TypedValue], dits: (String) -> [Diagnostic]) {
        var classeur = try ClasseurEnTable.rempli()
        for nom in noms { classeur[nom] = .init(valeur: valeur, format: format) }
        let lu = try classeur.lu()
        return (
            Saisies(lu.bilan).parNom,
            { nom in lu.diagnostics.filter { $0.champ == nom && ($0.code.estDeLecture || $0.gravite == .erreur) } }
        )
    }

    private func lu(_ nom: String, _ valeur: CellValue, _ format: NumberFormat) throws -> (TypedValue?, [Diagnostic]) {
        let (lues, dits) = try lu([nom], valeur, format)
        return (lues[nom], dits(nom))
    }

    @Test(
        "Une somme tapée comme du texte a une lecture, ou c’est une question",
        arguments: [
            ("82,000", nil, .nombreAmbigu), ("45 000 €", 45_000, .nombreEnTexte),
            ("−5 000 €", -5_000, .dejaVerseNegatif), ("219 k€", nil, .nombreAvecTexte),
        ] as [(String, Double?, CodeDiagnostic)])
    func somme(texte: String, euros: Double?, code: CodeDiagnostic) throws {
        var classeur = try ClasseurEnTable.rempli()
        classeur["deja_verse"] = .init(valeur: .text(texte), format: .general)
        let lu = try classeur.lu()
        #expect(lu.bilan.dejaVerse == euros.map { Montant(centimes: Int($0 * 100)) })
        #expect(lu.diagnostics.contains { $0.champ == "deja_verse" && $0.code == code })
    }

    @Test("La valeur lue est celle que le texte montré donnerait, ou un message le dit", arguments: sample(cas))
    func matrice(_ cas: Cas) throws {
        let (lues, dits) = try lu(Self.champs, .number(cas.nombre), cas.format)
        let (montrees, _) = try lu(Self.champs, .text(cas.montre), .general)
        for nom in Self.champs {
            let (lue, montree) = (lues[nom], montrees[nom])
            if lue != montree { #expect(!dits(nom).isEmpty, "\(nom): \(String(describing: lue))") }
            // A time, a day or a word is never taken for another number.
            if !["General", "0.00", "@", "0%"].contains(cas.format.code), case .number? = lue {
                #expect(lue == montree, "\(nom)")
            }
        }
    }

    @Test(
        "Un nombre montré à une autre échelle, ou caché, n’est pas pris",
        arguments: ["0,", "0;-0;;@", ";;;", "#,##0,,"])
    func trompeur(_ format: String) throws {
        for nom in ["population", "i_1A1_valeur", "i_1A2_valeur", "i_1A1_poids"] {
            let nombre: Double = format.contains(";") ? 0 : 82_000
            let (lue, dits) = try lu(nom, .number(nombre), NumberFormat(format))
            #expect(lue == nil)
            #expect(dits.map(\.code) == [.affichageTrompeur], "\(nom)")
        }
    }

    @Test("Un nombre très arrondi se dit, et compte tel qu’il est")
    func arrondi() throws {
        let (lue, dits) = try lu("i_1A1_poids", .number(1.5), "0")
        #expect(lue == .number(1.5))
        #expect(
            dits.map { $0.message.replacing("\u{A0}", with: " ") } == [
                "La cellule montre « 2 », mais contient « 1,5 », qui est lu. Vérifiez-le."
            ])
        #expect(try lu("i_1A3_valeur", .number(0.644), "0%").1.isEmpty)
    }

    @Test("near-midnight")
    func minuit() throws {
        for (nom, secondes, jour, estDit) in [
            ("signature", 86_340.0, "2026-01-02", true), ("signature", 86_280, "2026-01-02", true),
            ("signature", 86_279, "2026-01-01", true), ("signature", 82_800, "2026-01-01", true),
            ("signature", 79_200, "2026-01-01", true), ("signature", 79_199, "2026-01-01", false),
            ("i_1A1_date", 60, "2026-01-01", false),
            ("i_1A1_date", 43_200, "2026-01-01", false),
        ] {
            let (lue, dits) = try lu(
                nom, .date(SerialDate(serial: 46_023 + secondes / 86_400)), "dd/mm/yyyy")
            #expect(lue == .date(jour))
            #expect(dits.contains { $0.code == .dateAvecHeure } == estDit, "\(secondes)")
        }
    }

    @Test("Une date sans jour se dit")
    func sansJour() throws {
        let (lue, dits) = try lu("debut_parcours", .date(SerialDate(serial: 46_023)), "mmm yyyy")
        #expect(lue == .date("2026-01-01"))
        #expect(dits.map(\.code) == [.affichagePartiel])
    }

    @Test("Un poids en pourcentage se dit : ce que la cellule montre n’est pas ce qu’elle contient")
    func poidsEnPourcentage() throws {
        let (lue, dits) = try lu("i_1A1_poids", .number(4), "0%")
        #expect(lue == .number(4))
        #expect(
            dits.map(\.message.plainSpaces) == [
                "La cellule montre « 400 % », mais contient « 4 », qui est lu. Vérifiez-le."
            ])
    }

    /// Where a day may be read, and where it is refused anyway.
    @Test("L’heure ou le mois d’une date ne se disent que là où une date se prend")
    func datesAilleurs() throws {
        let prises: Set = [
            "cpts_nom", "signature", "i_1C1_valeur", "i_1C1_precedent", "i_33_valeur", "i_1C2_valeur", "i_2P1_valeur",
            "i_2P1_objectif", "i_1A1_preuve", "i_1A1_date",
        ]
        let autres: Set = [
            "population", "taux_partiel", "deja_verse", "crise_plan", "crise_declaree", "i_1A1_valeur", "i_1A2_valeur",
            "i_1A3_valeur", "i_1B1_valeur", "i_1A1_atteint", "i_1A1_nature", "i_1A1_poids", "i_1A1_partiel",
            "i_1A1_objectif", "i_1C1_objectif",
        ]
        var classeur = try ClasseurEnTable.rempli()
        for (serie, format, code) in [
            (46_023 + 86_340.0 / 86_400, "dd/mm/yyyy", .dateAvecHeure), (46_023, "mmm yyyy", .affichagePartiel),
        ] as [(Double, NumberFormat, CodeDiagnostic)] {
            for nom in prises.union(autres) {
                classeur[nom] = .init(valeur: .date(SerialDate(serial: serie)), format: format)
            }
            let dits = try classeur.lu().diagnostics.filter { $0.code == code }.compactMap(\.champ)
            #expect(Set(dits) == prises, "\(code)")
        }
    }
}

extension CodeDiagnostic {
    /// Said of a cell's contents, not of what they mean for the year.
    fileprivate var estDeLecture: Bool {
        switch self {
        case .reponseHorsListe, .nombreEnTexte, .dateEnTexte, .dateSansFormat, .poidsMelanges, .affichagePartiel,
            .dateAvecHeure, .pourcentageAmbigu:
            true
        default: false
        }
    }
}
