import ACIModel
import ACIWorkbook
import Foundation
import TestSupport
import Testing

@Suite("aci-xlsx new")
struct NewCommandTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    @Test("without options it writes this year's workbook and says the next step in one line")
    func withoutOptions() async throws {
        let run = try await place.run("new")
        #expect(run.exitCode == 0)
        #expect(
            run.plainOutput
                == "« indicateurs-aci-2026.xlsx » est prêt. Ouvrez-le, remplissez les cellules bleu-vert, puis lancez : "
                + "aci-xlsx import indicateurs-aci-2026.xlsx\n")
        #expect(
            run.plainErrors
                == "À savoir : Barème de l’avenant 2 ; renégociation annoncée en 2026, à vérifier.\n")
        #expect(try place.names == ["indicateurs-aci-2026.xlsx"])
        let bareme = try Cadres.embarques.bareme(exercice: 2026)
        let expected = try ClasseurModele(Bilan(bareme: bareme), aujourdhui: Modeles.jour).octets()
        #expect(try place.contents("indicateurs-aci-2026.xlsx") == expected)
    }

    @Test("an existing file stays as it is without --force")
    func refusesToOverwrite() async throws {
        try place.write("mine".utf8, to: "indicateurs-aci-2026.xlsx")
        let run = try await place.run("new")
        #expect(run.exitCode == 73)
        #expect(run.output.isEmpty)
        #expect(
            run.plainErrors
                == "Erreur : « indicateurs-aci-2026.xlsx » existe déjà. Choisissez un autre nom avec --output, "
                + "ou ajoutez --force pour le remplacer.\n")
        #expect(try place.contents("indicateurs-aci-2026.xlsx") == Array("mine".utf8))
    }

    @Test("--force replaces the file, keeps its permissions and leaves nothing beside it")
    func force() async throws {
        let file = try place.write("mine".utf8, to: "a.xlsx")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
        let run = try await place.run("new", "--force", "--output", "a.xlsx", "--year", "2024")
        #expect(run.exitCode == 0)
        #expect(run.errors.isEmpty)
        #expect(try place.contents("a.xlsx").prefix(2) == Array("PK".utf8)[...])
        #expect(try place.names == ["a.xlsx"])
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
    }

    @Test("a symbolic link stays one: the file behind it is replaced")
    func symbolicLink() async throws {
        try place.makeFolder("real")
        try place.write("old".utf8, to: "real/a.xlsx")
        try FileManager.default.createSymbolicLink(
            atPath: place.folder.file("link.xlsx").path, withDestinationPath: "real/a.xlsx")
        #expect(try await place.run("new", "--force", "--output", "link.xlsx").exitCode == 0)
        let target = try FileManager.default.destinationOfSymbolicLink(atPath: place.folder.file("link.xlsx").path)
        #expect(target == "real/a.xlsx")
        #expect(try place.contents("real/a.xlsx").prefix(2) == Array("PK".utf8)[...])
    }

    @Test("a write that fails halfway leaves no file")
    func noRoom() async throws {
        let run = try await place.shell("ulimit -f 4; exec \"$ACI\" new --year 2025")
        #expect(run.exitCode == 73)
        #expect(run.errors.plainSpaces.contains("ne peut pas être écrit : la taille permise"))
        #expect(try place.names.isEmpty)
    }

    @Test(
        "where a file cannot be written it says why",
        arguments: [
            ("absent/a.xlsx", "« absent/a.xlsx » ne peut pas être écrit : le dossier n’existe pas."),
            ("folder", "« folder » ne peut pas être écrit : c’est un dossier."),
            ("/dev/full", "« /dev/full » ne peut pas être écrit : il n’y a plus de place sur le disque."),
        ])
    func unwritable(path: String, message: String) async throws {
        try place.makeFolder("folder")
        let run = try await place.run("new", "--year", "2025", "--output", path)
        #expect(run.exitCode == 73)
        #expect(run.plainErrors == "Erreur : \(message)\n")
        #expect(try place.names == ["folder"])
    }

    @Test(
        "years without amounts and unknown schemes are refused",
        arguments: [
            (["--year", "2018"], "L’exercice 2018 n’a pas de barème. Choisissez une année de 2019 à 2035."),
            (["--year", "2036"], "L’exercice 2036 n’a pas de barème. Choisissez une année de 2019 à 2035."),
            (["--year", "02026"], "« 02026 » n’est pas une année. Écrivez par exemple --year 2026."),
            (["--year", "26"], "« 26 » n’est pas une année. Écrivez par exemple --year 2026."),
            (["--year", "+202"], "« +202 » n’est pas une année. Écrivez par exemple --year 2026."),
            (["--cadre", "msp"], "Le cadre « msp » n’existe pas. Choisissez aci-2019 ou avenant-2."),
            (
                ["--cadre", "aci-2019"],
                "Le cadre « aci-2019 » ne s’applique pas à l’exercice 2026, mais de 2019 à 2025."
            ),
        ])
    func refusedYears(options: [String], message: String) async throws {
        let run = try await place.run(["new"] + options)
        #expect(run.exitCode == 64)
        #expect(run.plainErrors == "Erreur : \(message)\n")
        #expect(try place.names.isEmpty)
    }

    @Test(
        "a year whose amounts are not those of a published table is announced",
        arguments: [
            ("2022", "À savoir : 2022 est une année de passage"),
            ("2026", "À savoir : Barème de l’avenant 2 ; renégociation annoncée"),
            ("2027", "Attention : Aucun barème n’est publié pour 2027"),
            ("2025", ""),
        ])
    func announcedYears(year: String, start: String) async throws {
        let run = try await place.run("new", "--year", year)
        #expect(run.exitCode == 0)
        #expect(start.isEmpty ? run.errors.isEmpty : run.plainErrors.hasPrefix(start))
    }

    @Test("--from carries last year's contract over and no answer")
    func fromLastYear() async throws {
        var last = try Modeles.ordinaire()
        last.tauxPartiel = Taux(points: 60)
        last.reponses["1.A.1"]?.poids = Poids(3)
        last.reponses["1.A.2"]?.nature = .suivi
        last.reponses["2.1"]?.objectif = .entier(4)
        last.reponses["2.1"]?.partiel = Taux(points: 30)
        last.reponses["2.P.1"] = Reponse(
            libelle: "Télésoin", poids: Poids(4), objectif: .texte("20 actes"), atteint: .oui, preuve: "Registre",
            datePreuve: try Modeles.jour("2025-12-01"))
        last.dejaVerse = Montant(euros: 100_000)
        try place.write(last, to: "2025.xlsx")
        let run = try await place.run("new", "--from", "2025.xlsx")
        #expect(run.exitCode == 0)
        #expect(
            run.plainErrors.contains(
                "Repris de « 2025.xlsx », à vérifier : la période, du 01/01/2026 au 31/12/2026 ; la population et le "
                    + "nombre de membres ; la fin du contrat, qui n’est pas saisie ; les objectifs, poids et taux, si le "
                    + "contrat a changé.\n"))
        #expect(!run.plainErrors.contains("erreur"), "last year has none")
        let lu = try LecteurClasseur(.embarques).lire(try place.contents("indicateurs-aci-2026.xlsx"))
        #expect(lu.bilan.exercice == 2026)
        #expect(lu.bilan.identite == last.identite)
        #expect(lu.bilan.debuts == last.debuts)
        #expect(lu.bilan.tauxPartiel == last.tauxPartiel)
        #expect(lu.bilan.reponse("1.A.1").poids == Poids(3))
        #expect(lu.bilan.reponse("1.A.2").nature == .suivi)
        #expect(lu.bilan.reponses.values.allSatisfy { $0.atteint == nil && $0.valeur == nil && $0.preuve == nil })
        let repris = lu.bilan.reponse("2.1")
        #expect(repris.objectif == .entier(4) && repris.partiel == Taux(points: 30))
        #expect(repris.precedent == .entier(12))
        let propre = lu.bilan.reponse("2.P.1")
        #expect(propre.libelle == "Télésoin" && propre.poids == Poids(4) && propre.objectif == .texte("20 actes"))
        #expect(lu.bilan.reponses.values.allSatisfy { $0.estVide })
        #expect(lu.bilan.dejaVerse == nil && lu.bilan.crise == Crise())
        #expect(lu.bilan.periode.debut == (try Modeles.jour("2026-01-01")))
    }

    @Test("--from a workbook of the very year says how to have the next one")
    func fromTheSameYear() async throws {
        let reminder = "« indicateurs-aci-2026.xlsx » est déjà de 2026. Pour préparer 2027 : --year 2027\n"
        try place.write(try Modeles.ordinaire(exercice: 2026), to: "indicateurs-aci-2026.xlsx")
        let before = try place.contents("indicateurs-aci-2026.xlsx")
        for force in [[], ["--force"]] {
            let refused = try await place.run(["new", "--from", "indicateurs-aci-2026.xlsx"] + force)
            #expect(refused.exitCode == 64)
            #expect(
                refused.plainErrors
                    == "Erreur : « indicateurs-aci-2026.xlsx » est à lire : --output ne peut pas le remplacer. "
                    + "Choisissez un autre nom.\n" + reminder)
        }
        #expect(try place.contents("indicateurs-aci-2026.xlsx") == before)
        try place.write(try Modeles.ordinaire(exercice: 2025), to: "b.xlsx")
        let standing = try await place.run("new", "--from", "indicateurs-aci-2026.xlsx", "--output", "b.xlsx")
        #expect(standing.exitCode == 73)
        #expect(standing.plainErrors.hasSuffix("ou ajoutez --force pour le remplacer.\n" + reminder))
        let again = try await place.run("new", "--from", "indicateurs-aci-2026.xlsx", "--output", "c.xlsx")
        #expect(again.exitCode == 0)
        #expect(again.plainErrors.hasPrefix("À savoir : \(reminder)"))
        let next = try await place.run("new", "--from", "indicateurs-aci-2026.xlsx", "--year", "2027")
        #expect(!next.errors.contains("déjà"))
        try place.write(try Modeles.ordinaire(exercice: 2035), to: "2035.xlsx")
        let last = try await place.run("new", "--from", "2035.xlsx", "--year", "2035")
        #expect(last.plainErrors.hasPrefix("À savoir : « 2035.xlsx » est déjà de 2035.\n"))
    }

    @Test("errors in last year's workbook are counted, for what is carried over to be looked at")
    func fromErrors() async throws {
        var last = try Modeles.ordinaire()
        last.identite.signature = nil
        try place.write(last, to: "2025.xlsx")
        let one = try await place.run("new", "--from", "2025.xlsx", "--output", "a.xlsx")
        #expect(one.exitCode == 0)
        #expect(
            one.plainErrors.hasPrefix("Attention : « 2025.xlsx » contient 1 erreur : vérifiez ce qui en est repris.\n"))
        last.reponses["2.1"]?.poids = Poids(-1)
        try place.write(last, to: "2025.xlsx")
        let two = try await place.run("new", "--from", "2025.xlsx", "--output", "b.xlsx")
        #expect(two.plainErrors.hasPrefix("Attention : « 2025.xlsx » contient 2 erreurs : vérifiez"))
    }

    @Test("a name that says another format than a workbook's is refused")
    func otherEnding() async throws {
        let page = try await place.run("new", "--output", "bilan.html")
        #expect(
            page.plainErrors == "Erreur : Le classeur s’écrit au format .xlsx et non .html : --output bilan.xlsx\n")
        let run = try await place.run("new", "--output", "dossier.v2/bilan.ods")
        #expect(run.exitCode == 64)
        #expect(
            run.plainErrors
                == "Erreur : Le classeur s’écrit au format .xlsx et non .ods : --output dossier.v2/bilan.xlsx\n")
    }

    @Test("--contract sets what the contract says")
    func contract() async throws {
        let json = #"{"identite": {"nom": "CPTS Inventée", "population": 90000}, "tauxPartiel": 0.4}"#
        try place.write(json.utf8, to: "contrat.json")
        #expect(try await place.run("new", "--contract", "contrat.json", "--output", "a.xlsx").exitCode == 0)
        let lu = try LecteurClasseur(.embarques).lire(try place.contents("a.xlsx"))
        #expect(lu.bilan.identite.nom == "CPTS Inventée")
        #expect(lu.bilan.identite.population == 90_000)
        #expect(lu.bilan.tauxPartiel == Taux(points: 40))
    }

    @Test("--contract wins over --from wherever both say something; the rest stays last year's")
    func contractOverLastYear() async throws {
        var last = try Modeles.ordinaire()
        last.tauxPartiel = Taux(points: 60)
        for code in ["1.A.1", "2.1"] {
            last.reponses[code]?.nature = .suivi
            last.reponses[code]?.poids = Poids(3)
            last.reponses[code]?.partiel = Taux(points: 30)
            last.reponses[code]?.objectif = .entier(9)
        }
        try place.write(last, to: "2025.xlsx")
        let json = """
            {
              "identite": { "population": 190000, "tailleContractuelle": 4, "membres": 99, "signature": "2023-04-01" },
              "tauxPartiel": 0.4, "debuts": { "parcours": "2024-01-01" },
              "indicateurs": { "1.A.1": { "nature": "sans-objet", "poids": 5, "partiel": 0.8, "objectif": 400 } }
            }
            """
        try place.write(json.utf8, to: "contrat.json")
        let run = try await place.run("new", "--from", "2025.xlsx", "--contract", "contrat.json", "--output", "a.xlsx")
        #expect(run.exitCode == 0, "\(run.summary)")
        let bilan = try LecteurClasseur(.embarques).lire(try place.contents("a.xlsx")).bilan
        var identite = last.identite
        identite.population = 190_000
        identite.tailleContractuelle = 4
        identite.membres = 99
        identite.signature = try Modeles.jour("2023-04-01")
        #expect(bilan.identite == identite)
        #expect(bilan.tauxPartiel == Taux(points: 40))
        var debuts = last.debuts
        debuts[CodeMission("parcours")] = try Modeles.jour("2024-01-01")
        #expect(bilan.debuts == debuts)
        for (code, nature, poids, partiel, objectif) in [
            ("1.A.1", .sansObjet, 5, 80, 400), ("2.1", .suivi, 3, 30, 9),
        ] as [(String, Nature, Double, Int, Int)] {
            let reponse = bilan.reponse(code)
            #expect(reponse.nature == nature && reponse.poids == Poids(poids), "\(code)")
            #expect(reponse.partiel == Taux(points: partiel) && reponse.objectif == .entier(objectif), "\(code)")
        }
    }

    @Test("an objective of the contract that does not compare is told")
    func objectiveInWords() async throws {
        try place.write(#"{"indicateurs": {"1.A.1": {"seuil": "selon le volume"}}}"#.utf8, to: "contrat.json")
        let run = try await place.run("new", "--contract", "contrat.json", "--output", "a.xlsx")
        #expect(run.exitCode == 0)
        #expect(run.plainErrors.contains("1.A.1 : L’objectif « selon le volume » ne se compare pas comme la ligne"))
        let lu = try LecteurClasseur(.embarques).lire(try place.contents("a.xlsx"))
        #expect(lu.bilan.reponse("1.A.1").commentaire == "selon le volume")
    }

    @Test("a contract with mistakes makes no workbook; all its mistakes are told")
    func wrongContract() async throws {
        try place.write(#"{"identite": {"nome": "X"}, "zut": 1}"#.utf8, to: "contrat.json")
        let run = try await place.run("new", "--contract", "contrat.json")
        #expect(run.exitCode == 65)
        #expect(run.plainErrors.contains("« contrat.json » ne peut pas servir de contrat :\n"))
        #expect(run.errors.contains("identite.nome"))
        #expect(run.errors.contains("zut"))
        #expect(try place.names == ["contrat.json"])
    }

    @Test("a missing contract or workbook is a missing file", arguments: ["--from", "--contract"])
    func missingInput(option: String) async throws {
        let run = try await place.run("new", option, "absent")
        #expect(run.exitCode == 66)
        #expect(run.plainErrors == "Erreur : « absent » n’existe pas. Vérifiez le nom et le dossier.\n")
    }
}
