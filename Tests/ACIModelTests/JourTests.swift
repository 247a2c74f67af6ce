import Testing

@testable import ACIModel

@Suite struct JourTests {
    @Test func lesBornesDuCalendrier() {
        #expect(Jour.premier.iso == "0001-01-01" && Jour.premier.ajoutant(jours: -1) == .premier)
        #expect(Jour.dernier.iso == "9999-12-31" && Jour.dernier.ajoutant(jours: 1) == .dernier)
    }

    @Test(arguments: [
        ("1970-01-01", 0, 4), ("1969-12-31", -1, 3), ("2000-02-29", 11_016, 2), ("2026-12-31", 20_818, 4),
        ("1900-03-01", -25_508, 4), ("0001-01-01", -719_162, 1), ("9999-12-31", 2_932_896, 5),
    ])
    func numeroEtJourDeSemaine(iso: String, numero: Int, semaine: Int) throws {
        let jour = try #require(Jour(iso: iso))
        #expect(jour.numero == numero)
        #expect(jour.jourDeSemaine == semaine)
        #expect(jour.iso == iso)
        #expect(Jour(numero: numero) == jour)
    }

    @Test func allerEtRetourSurQuatreSiecles() throws {
        var precedent = try #require(Jour(annee: 1899, mois: 12, jour: 31))
        for numero in (precedent.numero + 1)...(precedent.numero + 146_097) {
            let jour = try #require(Jour(numero: numero))
            let relu = try #require(Jour(annee: jour.annee, mois: jour.mois, jour: jour.jourDuMois))
            #expect(relu == jour)
            let suite = jour.jourDuMois == precedent.jourDuMois + 1 || jour.jourDuMois == 1
            if !suite { Issue.record("trou au \(jour.iso)") }
            precedent = jour
        }
    }

    @Test(arguments: [
        "", "2026-1-1", "2026-13-01", "2026-00-10", "2026-02-29", "2025-02-30", "31/12/2026", "2026-12-31T00:00",
        "0000-01-01", "20261231", "２０２６-12-31", "+026-01-01",
    ])
    func isoRefuse(texte: String) { #expect(Jour(iso: texte) == nil) }

    @Test(arguments: [
        ("2025-01-31", 1, "2025-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2025-03-31", -1, "2025-02-28"),
        ("2024-02-29", -12, "2023-02-28"), ("2024-02-29", 12, "2025-02-28"), ("2025-12-15", 1, "2026-01-15"),
        ("2025-01-15", -1, "2024-12-15"), ("2025-12-31", -12, "2024-12-31"), ("2025-08-31", -6, "2025-02-28"),
        ("2025-06-30", 0, "2025-06-30"), ("9999-12-31", 1, "9999-12-31"), ("0001-01-01", -1, "0001-01-01"),
        ("9998-12-31", 12, "9999-12-31"), ("9999-11-15", 1, "9999-12-15"), ("9999-12-15", 1, "9999-12-31"),
        ("0001-02-15", -1, "0001-01-15"), ("0001-01-15", -1, "0001-01-01"), ("2025-06-30", Int.max, "9999-12-31"),
        ("2025-06-30", Int.min, "0001-01-01"),
    ])
    func ajoutDeMois(depart: String, mois: Int, arrivee: String) {
        #expect(jour(depart).ajoutant(mois: mois).iso == arrivee)
    }

    @Test func ajoutDeJours() {
        #expect(jour("2024-02-28").ajoutant(jours: 1).iso == "2024-02-29")
        #expect(jour("2025-01-01").ajoutant(jours: -1).iso == "2024-12-31")
        #expect(jour("2025-01-01").ajoutant(jours: .max).iso == "9999-12-31")
        #expect(jour("2025-01-01").ajoutant(jours: .min).iso == "0001-01-01")
        #expect(jour("2025-01-01").jours(jusqua: jour("2025-12-31")) == 365)
        #expect(jour("2025-01-02").jours(jusqua: jour("2025-01-01")) == 0)
    }

    @Test func ecrituresFrancaises() {
        #expect(jour("2026-12-31").francais == "31/12/2026")
        #expect(jour("2026-01-05").francais == "05/01/2026")
        #expect(jour("2026-12-31").longFrancais == "31 décembre 2026")
        #expect(jour("2026-08-01").longFrancais == "1er août 2026")
    }

    /// Dates de Pâques publiées par l’IMCCE.
    @Test(arguments: [
        (2019, "2019-04-21"), (2020, "2020-04-12"), (2021, "2021-04-04"), (2022, "2022-04-17"), (2023, "2023-04-09"),
        (2024, "2024-03-31"), (2025, "2025-04-20"), (2026, "2026-04-05"), (2027, "2027-03-28"), (2028, "2028-04-16"),
        (2029, "2029-04-01"), (2030, "2030-04-21"), (2031, "2031-04-13"), (2032, "2032-03-28"), (2033, "2033-04-17"),
        (2034, "2034-04-09"), (2035, "2035-03-25"), (2038, "2038-04-25"), (1818, "1818-03-22"),
    ])
    func paques(annee: Int, date: String) { #expect(JoursFeries.paques(annee)?.iso == date) }

    /// De 1900 à 2199, la table du comput grégorien : la pleine lune pascale de chaque nombre d’or, puis le dimanche qui
    /// la suit.
    @Test func paquesSelonLaTable() throws {
        let lunes = [
            "04-14", "04-03", "03-23", "04-11", "03-31", "04-18", "04-08", "03-28", "04-16", "04-05", "03-25", "04-13",
            "04-02", "03-22", "04-10", "03-30", "04-17", "04-07", "03-27",
        ]
        for annee in 1900...2199 {
            let lune = jour("\(annee)-\(lunes[annee % 19])")
            #expect(JoursFeries.paques(annee) == lune.ajoutant(jours: 8 - lune.jourDeSemaine % 7 - 1), "\(annee)")
        }
    }

    @Test func onzeJoursFeries() {
        #expect(
            JoursFeries.de(2026).map(\.iso) == [
                "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25", "2026-07-14",
                "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25",
            ])
        for annee in 2019...2035 { #expect(JoursFeries.de(annee).count == 11) }
        #expect(JoursFeries.de(0).isEmpty)
    }

    @Test(arguments: [
        ("2026-04-04", "2026-04-07"), ("2026-05-14", "2026-05-15"), ("2026-05-15", "2026-05-15"),
        ("2026-05-01", "2026-05-04"), ("2025-11-11", "2025-11-12"), ("2026-12-31", "2026-12-31"),
        ("2027-12-25", "2027-12-27"), ("2028-01-01", "2028-01-03"),
    ])
    func jourOuvreSuivant(depart: String, arrivee: String) { #expect(jour(depart).ouvreSuivant.iso == arrivee) }
}
