@testable import ACIModel
import Testing

@Suite struct NombresTests {
    /// La moitié s’éloigne de zéro, des deux côtés.
    @Test(arguments: [
        (1, 1, 2, 1), (3, 1, 2, 2), (-1, 1, 2, -1), (-3, 1, 2, -2), (5, 1, 3, 2), (4, 1, 3, 1), (10, 1, 4, 3),
        (9, 1, 4, 2), (100, 2, 3, 67), (0, 1, 2, 0), (7, 0, 1, 0), (7, 1, 1, 7), (7, 1, 0, 0),
    ])
    func unSeulArrondi(centimes: Int, numerateur: Int, denominateur: Int, attendu: Int) {
        let fraction = Fraction(UInt128(numerateur), sur: UInt128(denominateur))
        #expect(fraction.de(Montant(centimes: centimes)).centimes == attendu)
    }

    @Test func laFractionTientSurDeuxCentCinquanteSixBits() {
        let grand = UInt128(10).multipliedReportingOverflow(by: 1).partialValue
        let denominateur = (0..<37).reduce(UInt128(1)) { produit, _ in produit * grand }
        let fraction = Fraction(denominateur / 2, sur: denominateur)
        #expect(fraction.de(Montant(centimes: 1_000_000_001)).centimes == 500_000_001)
        #expect(fraction.de(Montant(centimes: .max)).centimes == Int.max / 2 + 1)
    }

    @Test(
        arguments: [
            (0.5, 500_000), (0.3, 300_000), (1.0 / 3, 333_333), (2.0 / 3, 666_667), (0.1 + 0.2, 300_000),
            (0.57999999999999996, 580_000), (0.1234565, 123_457), (0.1234564999, 123_456), (1, 1_000_000), (0, 0),
            (1e-20, 0), (5e-7, 1), (4.9e-7, 0), (0.0001235678901234567, 124), (0.0001234567890123456, 123),
        ] as [(Double, Int)])
    func taux(rapport: Double, millioniemes: Int) { #expect(Taux(rapport)?.millioniemes == millioniemes) }

    @Test(arguments: [-0.01, 1.000001, 64, .nan, .infinity, -.infinity] as [Double])
    func tauxRefuse(rapport: Double) { #expect(Taux(rapport) == nil) }

    @Test func tauxEnPoints() {
        #expect([-1, 0, 50, 100, 101].map { Taux(points: $0)?.millioniemes } == [nil, 0, 500_000, 1_000_000, nil])
    }

    @Test(
        arguments: [
            (1, 1, 0), (12.5, 125, 1), (0.1, 1, 1), (100, 100, 0), (1e6, 1_000_000, 0),
            (0.1 + 0.2, 30_000_000_000_000_004, 17),
            (-2.25, -225, 2), (1e-7, 1, 7),
        ] as [(Double, Int, Int)])
    func poidsExact(nombre: Double, mantisse: Int, echelle: Int) throws {
        let poids = try #require(Poids(nombre))
        #expect(poids.decimal.mantisse == Int128(mantisse))
        #expect(poids.decimal.echelle == echelle)
        #expect(poids.valeur == nombre)
    }

    @Test(arguments: [1_000_000.5, -1_000_001, 1e300, 1e-19, 1.2345678901234567e-5, .nan, .infinity] as [Double])
    func poidsRefuse(nombre: Double) { #expect(Poids(nombre) == nil) }

    @Test(
        "a cell's number is whole but for the noise of floating point, which grows with it up to a millionth",
        arguments: [
            (0, 0), (-3, -3), (1e-9, 0), (-1e-9, 0), (1e-9.nextUp, nil), (-1e-9.nextUp, nil), (2.9999999999, 3),
            (-2.9999999999, -3), (999.9999995, 1_000), (999.999998, nil), (1e9 + 0.0000009, 1_000_000_000),
            (1e9 + 0.000002, nil), (0.5, nil), (-0.5, nil), (2.5, nil), (1e15, nil), (-1e15, nil),
            (999_999_999_999_999, 999_999_999_999_999),
        ] as [(Double, Int?)])
    func entierDeCellule(nombre: Double, entier: Int?) {
        #expect(SaisieFrancaise.entier(nombre: nombre).valeurLue == entier)
    }

    @Test(
        "a number where a date belongs is a day of this century, two minutes from midnight at most, or a question",
        arguments: [
            (46_023, "2026-01-01", .dateSansFormat), (46_023 + 1.9 / 1_440, "2026-01-01", .dateSansFormat),
            (46_023 - 1.9 / 1_440, "2026-01-01", .dateSansFormat), (46_023 + 2.1 / 1_440, nil, .dateIllisible),
            (46_023 - 2.1 / 1_440, nil, .dateIllisible), (46_023.5, nil, .dateIllisible),
            (36_526, "2000-01-01", .dateSansFormat), (36_525, nil, .dateIllisible),
            (73_415, "2100-12-31", .dateSansFormat), (73_416, nil, .dateIllisible), (2_000, nil, .dateAmbigue),
            (2_100, nil, .dateAmbigue), (1_999, nil, .dateIllisible), (2_101, nil, .dateIllisible),
            (2_026.5, nil, .dateIllisible), (0, nil, .dateIllisible), (-1, nil, .dateIllisible),
            (1e300, nil, .dateIllisible),
        ] as [(Double, String?, CodeDiagnostic)])
    func dateDUnNombre(nombre: Double, jour: String?, code: CodeDiagnostic) {
        let lecture = SaisieFrancaise.date(nombre: nombre)
        #expect(lecture.valeurLue?.iso == jour)
        #expect(lecture.code == code)
    }

    @Test(
        "a cell's rate is read up to 200 % where it shows one, to 1 elsewhere, and under 2 % with a question",
        arguments: [
            (1, false, 1, nil), (1.0.nextUp, false, nil, .pourcentageAmbigu), (2, true, 2, nil),
            (2.0.nextUp, true, nil, .pourcentageAmbigu), (0.02, true, 0.02, nil), (0.02, false, 0.02, nil),
            (0.02.nextDown, true, 0.02.nextDown, .tauxTresFaible), (1e-9, false, 1e-9, .tauxTresFaible),
            (0, true, 0, nil), (-1e-9, true, nil, .valeurHorsBornes),
        ] as [(Double, Bool, Double?, CodeDiagnostic?)])
    func tauxDeCellule(nombre: Double, enPourcentage: Bool, rapport: Double?, code: CodeDiagnostic?) {
        let lecture = SaisieFrancaise.taux(nombre: nombre, celluleEnPourcentage: enPourcentage)
        #expect(lecture.valeurLue == rapport)
        #expect(lecture.code == code)
    }

    @Test func lesPlusGrandsNombres() {
        #expect(SaisieFrancaise.montant(nombre: 1e13).valeurLue == Montant(centimes: 1_000_000_000_000_000))
        #expect(SaisieFrancaise.montant(nombre: -1e13).valeurLue == Montant(centimes: -1_000_000_000_000_000))
        #expect(SaisieFrancaise.montant(nombre: 1e13.nextUp).code == .valeurHorsBornes)
        #expect(SaisieFrancaise.nombre("999 999 999 999 999").valeurLue == 999_999_999_999_999)
        #expect(SaisieFrancaise.nombre("1 000 000 000 000 000").code == .valeurHorsBornes)
        #expect(SaisieFrancaise.nombre("-1 000 000 000 000 000").code == .valeurHorsBornes)
    }

    @Test func ecrituresDeNombres() {
        #expect(Fr.entier(1_234_567) == "1\u{202F}234\u{202F}567")
        #expect(Fr.entier(-1_000) == "\u{2212}1\u{202F}000")
        #expect(Fr.entier(999) == "999")
        #expect(Fr.entier(.min) == "\u{2212}9\u{202F}223\u{202F}372\u{202F}036\u{202F}854\u{202F}775\u{202F}808")
        #expect(Fr.decimal(1_234.5) == "1\u{202F}234,5")
        #expect(Fr.decimal(0.05) == "0,05")
        #expect(Fr.decimal(-0.5) == "\u{2212}0,5")
        #expect(Fr.decimal(2026, milliers: false) == "2026")
        #expect(
            Fr.decimal(1e25)
                == "10\u{202F}000\u{202F}000\u{202F}000\u{202F}000\u{202F}000\u{202F}000\u{202F}000\u{202F}000")
        #expect(Fr.decimal(.nan) == "nan")
        #expect(Fr.euros(Montant(centimes: 9_000_000)) == "90\u{202F}000,00\u{A0}€")
        #expect(Fr.euros(Montant(centimes: -5)) == "\u{2212}0,05\u{A0}€")
        #expect(Fr.pourcentage(Taux.moitie) == "50\u{A0}%")
        #expect(Fr.pourcentage(Taux(millioniemes: 333_333) ?? .zero) == "33,3333\u{A0}%")
        #expect(Fr.pourcentage(1.2) == "120\u{A0}%")
        #expect(Fr.pourcentage(0.643) == "64,3\u{A0}%")
    }

    @Test func listesEtComptes() {
        #expect(Fr.liste([]) == "")
        #expect(Fr.liste(["a"]) == "a")
        #expect(Fr.liste(["a", "b"]) == "a et b")
        #expect(Fr.liste(["Oui", "Partiel", "Non"], conjonction: "ou") == "Oui, Partiel ou Non")
        #expect(Fr.compte(0, "jour", "jours") == "0\u{A0}jour")
        #expect(Fr.compte(1, "jour", "jours") == "1\u{A0}jour")
        #expect(Fr.compte(2, "jour", "jours") == "2\u{A0}jours")
        #expect(Fr.guillemets("Oui") == "«\u{A0}Oui\u{A0}»")
    }

    @Test(arguments: [
        ("Prévention", "prevention"), ("Pre\u{301}vention", "prevention"),
        ("  ŒUVRE\u{A0}\u{202F} d’art ", "oeuvre d'art"),
        ("1.A.1\u{200B}", "1.a.1"), ("Mission 1 – Accès", "mission 1 - acces"), ("« Oui »", "\" oui \""), ("ÇA", "ca"),
        ("\u{FEFF}Non", "non"), ("", ""), ("a\n\tb", "a b"), ("a\u{115F}b", "ab"), ("a\u{180B}b", "ab"),
        ("a\u{600}b", "a\u{600}b"), ("a…b", "a…b"), ("a\u{AE}b", "a\u{AE}b"), ("!~\u{7F}", "!~\u{7F}"),
    ])
    func repli(texte: String, attendu: String) { #expect(Fr.cleDeComparaison(texte) == attendu) }

    @Test(
        "apostrophes, dashes and quotation marks are of one kind each, and those beside them are not",
        arguments: [
            ("'", [0x27, 0x60, 0xB4, 0x2BC, 0x2018, 0x2019, 0xFF07]),
            ("-", [0x2D, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212]),
            ("\"", [0x22, 0xAB, 0xBB, 0x201C, 0x201D]),
        ] as [(String, [UInt32])])
    func repliDesSignes(signe: String, formes: [UInt32]) throws {
        for forme in formes {
            let texte = "a\(try #require(Unicode.Scalar(forme)))b"
            #expect(Fr.cleDeComparaison(texte) == "a\(signe)b", "U+\(String(forme, radix: 16))")
        }
        let voisins: [UInt32] = [
            0x23, 0x26, 0x28, 0x2C, 0x2E, 0x5F, 0xAC, 0xB3, 0xBA, 0xBC, 0x2BB, 0x2BD, 0x2016, 0x2017, 0x201A, 0x201B,
            0x201E, 0x2211, 0x2213, 0xFF06, 0xFF08,
        ]
        for voisin in voisins {
            let texte = "a\(try #require(Unicode.Scalar(voisin)))b"
            #expect(Fr.cleDeComparaison(texte) == texte, "U+\(String(voisin, radix: 16))")
        }
    }

    @Test(
        "letters lose their accents and their case, and no more",
        arguments: [
            ("ÀÁÂÃÄÅàáâãäå", "aaaaaaaaaaaa"), ("Çç", "cc"), ("ÈÉÊËèéêë", "eeeeeeee"), ("ÌÍÎÏìíîï", "iiiiiiii"),
            ("Ññ", "nn"), ("ÒÓÔÕÖòóôõö", "oooooooooo"), ("ÙÚÛÜùúûü", "uuuuuuuu"), ("ÝýŸÿ", "yyyy"),
            ("ÆæŒœ", "aeaeoeoe"),
            ("Ð×ØÞß÷ðøþ", "ð×øþß÷ðøþ"), ("@AZ[`az{", "@az['az{"), ("ŁłĞ", "łłğ"),
        ])
    func repliDesLettres(lettres: String, repliees: String) { #expect(Fr.cleDeComparaison(lettres) == repliees) }

    @Test func elagage() {
        #expect(Fr.elaguer("\u{FEFF}\u{A0} Café  crème \u{200B}\n") == "Café  crème")
        #expect(Fr.elaguer(" \u{A0}") == "")
        for texte in ["é", " é", "é\u{A0}", "\u{A0}é "] { #expect(Fr.elaguer(texte) == "é") }
    }

    @Test(
        "a decimal is exact up to 18 places and 30 digits, its exponent from -40 to 40",
        arguments: [
            ("0", 0, 0), ("-0", 0, 0), ("12.50", 125, 1), ("-2.25", -225, 2), ("1e3", 1_000, 0), ("1E+3", 1_000, 0),
            ("1e-3", 1, 3), ("1.5e1", 15, 0), ("1.25e1", 125, 1), ("1e-18", 1, 18), ("1e-19", nil, 0),
            ("0.000000000000000001", 1, 18), ("0.0000000000000000001", nil, 0), ("1000e-20", 1, 17), ("0e40", 0, 0),
            ("0e41", nil, 0), ("0e-40", 0, 0), ("0e-41", nil, 0), ("", nil, 0), ("-", nil, 0), ("+1", nil, 0),
            ("--1", nil, 0), (".5", nil, 0), ("1.2.3", nil, 0), ("e5", nil, 0), ("1e", nil, 0), ("1e+", nil, 0),
            ("1x", nil, 0), ("1 ", nil, 0), ("7", 7, 0), ("-7", -7, 0), ("10", 10, 0), ("100e-2", 1, 0),
        ] as [(String, Int?, Int)])
    func decimalExact(texte: String, mantisse: Int?, echelle: Int) {
        let exact = DecimalExact(texte: texte)
        #expect(exact?.mantisse == mantisse.map { Int128($0) })
        if mantisse != nil { #expect(exact?.echelle == echelle) }
    }

    @Test func lesBornesDUnDecimal() {
        func neufs(_ nombre: Int) -> String { String(repeating: "9", count: nombre) }
        #expect(DecimalExact(texte: neufs(30)).map { String($0.mantisse) } == neufs(30))
        #expect(DecimalExact(texte: neufs(31)) == nil)
        #expect(DecimalExact(texte: "1e38").map { String($0.mantisse) } == "1\(String(repeating: "0", count: 38))")
        #expect(DecimalExact(texte: "2e38") == nil && DecimalExact(texte: "1e39") == nil)
        #expect(DecimalExact(texte: neufs(30))?.mantisse(aLEchelle: 8) != nil)
        #expect(DecimalExact(texte: neufs(30))?.mantisse(aLEchelle: 9) == nil)
        #expect(DecimalExact(Double.nan) == nil && DecimalExact(Double.infinity) == nil)
        for (texte, echelle, arrondi) in [
            ("2.5", 0, 3), ("-2.5", 0, -3), ("2.4", 0, 2), ("-2.4", 0, -2), ("0.005", 2, 1), ("0.0049", 2, 0),
            ("12", 2, 1_200), ("12.34", 2, 1_234), ("12.345", 2, 1_235), ("9.99", 1, 100),
        ] {
            #expect(DecimalExact(texte: texte)?.arrondi(aLEchelle: echelle) == Int128(arrondi), "\(texte)")
        }
        #expect(DecimalExact(mantisse: -125, echelle: 1).double == -12.5)
        #expect(DecimalExact(mantisse: 0, echelle: 0).double == 0)
    }

    @Test func moisOctetsEtGrandsRapports() {
        #expect(
            (0...13).map(Fr.nomDuMois) == [
                "", "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
                "novembre", "décembre", "",
            ])
        #expect(
            [4 << 20, 1 << 20, 1 << 10, 1_536, 3 << 10, 256].map(Fr.octets).map(sansInsecables) == [
                "4 Mo", "1 Mo", "1 Ko", "1 536 octets", "3 Ko", "256 octets",
            ])
        #expect(Fr.abrege(String(repeating: "a", count: 60)) == String(repeating: "a", count: 60))
        #expect(Fr.abrege(String(repeating: "a", count: 61)) == String(repeating: "a", count: 57) + "…")
        // Au-delà de ce que 128 bits tiennent avec six décimales.
        let cent = String(repeating: " 000", count: 12)
        #expect(sansInsecables(Fr.pourcentage(1e36)) == "100\(cent) %")
        #expect(Fr.pourcentage(5e-7) == "0,0001\u{A0}%" && Fr.pourcentage(4.9e-7) == "0\u{A0}%")
        #expect(Fr.pourcentage(-0.5) == "\u{2212}50\u{A0}%" && Fr.pourcentage(0.0) == "0\u{A0}%")
        #expect(Fr.euros(.zero) == "0,00\u{A0}€" && Fr.euros(Montant(centimes: 100)) == "1,00\u{A0}€")
        #expect(Fr.euros(Montant(centimes: 99_999)) == "999,99\u{A0}€")
        #expect(Fr.compte(-1, "jour", "jours") == "\u{2212}1\u{A0}jour" && Fr.ouiNon(true) == "Oui")
        #expect(Fr.decimal(0) == "0" && Fr.decimal(0.5) == "0,5" && Fr.decimal(1_234, milliers: false) == "1234")
        #expect([-1, 0, 1_000_000, 1_000_001].map { Taux(millioniemes: $0) != nil } == [false, true, true, false])
        #expect(Taux(points: 25)?.rapport == 0.25 && Taux.zero < Taux.un && !(Taux.un < Taux.un))
    }

    /// La table d’Unicode, elle, est trop lente pour le repli.
    @Test func lesBlancsSontCeuxDUnicode() {
        let scalaires = (UInt32(0)...0x10FFFF).lazy.compactMap(Unicode.Scalar.init)
        #expect(scalaires.allSatisfy { Fr.estEspace($0) == $0.properties.isWhitespace })
    }

    @Test(
        "what a screen would obey is shown by a sign, and what stands beside it as it is",
        arguments: [
            (0x00, 0x2400), (0x08, 0x2408), (0x09, 0x20), (0x0A, 0x240A), (0x1F, 0x241F), (0x20, 0x20), (0x7E, 0x7E),
            (0x7F, 0x2421), (0x80, 0xFFFD), (0x9F, 0xFFFD), (0xA0, 0xA0), (0x2027, 0x2027), (0x2028, 0xFFFD),
            (0x202E, 0xFFFD), (0x202F, 0x202F), (0x2065, 0x2065), (0x2066, 0xFFFD), (0x2069, 0xFFFD), (0x206A, 0x206A),
            (0x10FF7F, 0x10FF7F), (0x10FF80, 0xFFFD), (0x10FFFF, 0xFFFD),
        ] as [(UInt32, UInt32)])
    func visible(ecrit: UInt32, montre: UInt32) throws {
        let (signe, attendu) = (try #require(Unicode.Scalar(ecrit)), try #require(Unicode.Scalar(montre)))
        #expect(Fr.visible("a\(signe)b").unicodeScalars.elementsEqual("a\(attendu)b".unicodeScalars))
        #expect(Fr.guillemets("\(signe)").unicodeScalars.contains(attendu))
    }
}
