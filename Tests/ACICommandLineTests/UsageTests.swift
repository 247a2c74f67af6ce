import TestSupport
import Testing

@testable import ACICommandLine

@Suite("Wrong command lines")
struct UsageTests {
    @Test(
        "the nearest word is meant, the first of several; not one of which less than half is right",
        arguments: [
            ("import", "import"), ("IMPORT", "import"), ("ipmort", "import"), ("inport", "import"), ("mport", "import"),
            ("iimport", "import"), ("imp", nil), ("imor", "import"), ("new", "new"), ("ne", "new"), ("nwe", "new"),
            ("nwee", "new"), ("nowx", "new"), ("xyz", nil), ("miabcd", nil), ("", nil), ("b", "ab"), ("ac", "ab"),
        ] as [(String, String?)])
    func nearest(word: String, meant: String?) {
        #expect(CommandSuggestion.nearest(to: word, among: ["import", "new", "ab", "bc"]) == meant)
        #expect(CommandSuggestion.nearest(to: word, among: []) == nil)
    }

    @Test(
        "a mistake gets a French sentence, a suggestion where one is near, and 64",
        arguments: [
            (["nwe"], "La commande « nwe » n’existe pas. Vouliez-vous dire « new » ?"),
            (["inport", "a.xlsx"], "La commande « inport » n’existe pas. Vouliez-vous dire « import » ?"),
            (
                ["zzzzzz"],
                "La commande « zzzzzz » n’existe pas. Choisissez « new », « import », « compare », « forecast », « bareme » ou « help »."
            ),
            (
                ["mon bilan.xlsx"],
                "La commande « mon bilan.xlsx » n’existe pas. Pour lire ce classeur : aci-xlsx import 'mon bilan.xlsx'"
            ),
            (["new", "--yeer", "2026"], "L’option « --yeer » n’existe pas. Vouliez-vous dire « --year » ?"),
            (["new", "--zzzzzzzz"], "L’option « --zzzzzzzz » n’existe pas."),
            (["new", "-x"], "L’option « -x » n’existe pas."),
            (["new", "--year"], "Il manque une valeur après « --year <année> »."),
            (["new", "--force=oui"], "L’option « --force » ne prend pas de valeur : retirez « oui »."),
            (["new", "2026"], "« 2026 » est de trop. Pour choisir l’année : --year 2026"),
            (["new", "rempli"], "« rempli » est de trop."),
            (["new", "2026", "2027"], "« 2026 » et « 2027 » sont de trop."),
            (["import"], "Indiquez le classeur à lire, par exemple : aci-xlsx import mon-classeur.xlsx"),
            (
                ["import", "a.xlsx", "--format", "jsn"],
                "« jsn » ne convient pas à --format. Vouliez-vous dire « json » ? Choisissez text, json, csv ou html."
            ),
            (
                ["compare", "a.xlsx"],
                "Indiquez deux classeurs ou plus, par exemple : aci-xlsx compare bilan-2025.xlsx bilan-2026.xlsx"
            ),
            (
                ["compare", "a", "b", "--format", "csv"],
                "« csv » ne convient pas à --format. Choisissez text, json ou html."
            ),
            (["bareme", "--taille", "5"], "La taille « 5 » n’existe pas. Choisissez 1, 2, 3 ou 4."),
        ])
    func mistakes(arguments: [String], message: String) async throws {
        let run = try await Workplace().run(arguments)
        #expect(run.exitCode == 64)
        #expect(run.output.isEmpty)
        #expect(run.plainErrors.split(separator: "\n").first.map(String.init) == "Erreur : \(message)")
    }

    @Test(
        "a name with blanks and without quotation marks is recognised, and the command given as it should be",
        arguments: [
            (
                "import CPTS du Val 2026.xlsx --format json",
                "Le nom « CPTS du Val 2026.xlsx » contient des espaces : mettez-le entre guillemets.\n"
                    + "La commande : aci-xlsx import 'CPTS du Val 2026.xlsx' --format json", 66
            ),
            (
                "import a.xlsx mes bilans CPTS du Val 2026.xlsx",
                "Les noms « mes bilans » et « CPTS du Val 2026.xlsx » contiennent des espaces : mettez-les entre guillemets.\n"
                    + "La commande : aci-xlsx import a.xlsx 'mes bilans' 'CPTS du Val 2026.xlsx'", 66
            ),
            (
                "CPTS du Val 2026.xlsx",
                "La commande « CPTS du Val 2026.xlsx » n’existe pas. Pour lire ce classeur : aci-xlsx import 'CPTS du Val 2026.xlsx'",
                64
            ),
            (
                "mes bilans",
                "La commande « mes bilans » n’existe pas. Pour lire ce dossier : aci-xlsx import 'mes bilans'", 64
            ),
            ("import a", "« a » n’existe pas. Vouliez-vous dire « a.xlsx » ?", 66),
            ("new --contract a", "« a » n’existe pas. Vérifiez le nom et le dossier.", 66),
            ("import CPTS.xlsx", "« CPTS.xlsx » n’existe pas. Vérifiez le nom et le dossier.", 66),
        ])
    func namesWithBlanks(line: String, message: String, status: Int32) async throws {
        let place = try Workplace()
        try place.write([], to: "CPTS du Val 2026.xlsx")
        try place.write([], to: "a.xlsx")
        try place.makeFolder("mes bilans")
        let run = try await place.run(line.split(separator: " ").map(String.init))
        #expect(run.exitCode == status)
        #expect(run.output.isEmpty)
        #expect(run.plainErrors == "Erreur : \(message)\n")
    }

    @Test("words that all name something are what they seem, whatever they name together")
    func wordsThatExist() async throws {
        let place = try Workplace()
        for name in ["a", "b", "a b"] { try place.write([], to: name) }
        let run = try await place.run("import", "a", "b")
        #expect(run.exitCode == 65)
        #expect(run.plainErrors.hasPrefix("Erreur : « a » : le fichier est vide."))
    }

    @Test("a mistake in an option says where the help is")
    func pointsToHelp() async throws {
        let run = try await Workplace().run("bareme", "--yeer", "3")
        #expect(run.plainErrors.hasSuffix("\nPour l’aide : aci-xlsx bareme --help\n"))
    }

    @Test(
        "every help screen is French and fits 80 columns",
        arguments: [
            [], ["--help"], ["help"], ["new", "-h"], ["import", "--help"], ["help", "compare"], ["forecast", "--help"],
            ["bareme", "--help"],
        ])
    func help(arguments: [String]) async throws {
        let run = try await Workplace().run(arguments, environment: ["COLUMNS": "80"])
        #expect(run.exitCode == 0)
        #expect(run.errors.isEmpty)
        #expect(run.output.contains("USAGE : aci-xlsx"))
        let english = ["OVERVIEW", "ARGUMENTS:", "OPTIONS:", "SUBCOMMANDS", "Show ", "default:", "values:", "See '"]
        for words in english { #expect(!run.output.contains(words), "\(words) is left") }
        for line in run.output.split(separator: "\n") where !line.hasPrefix("USAGE") {
            #expect(line.count <= 80, "\(line)")
        }
    }

    @Test("the version is the program's name and number")
    func version() async throws {
        let run = try await Workplace().run("--version")
        #expect(run.exitCode == 0)
        #expect(run.output == "aci-xlsx 0.1.0\n")
    }

    @Test("shells get their completion scripts, described in French", arguments: ["bash", "zsh", "fish"])
    func completion(shell: String) async throws {
        let run = try await Workplace().run("--generate-completion-script", shell)
        #expect(run.exitCode == 0)
        #expect(run.output.contains("--cadre") || run.output.contains("'cadre'"))
        #expect(!run.output.contains("Show "), "English is left")
    }
}
