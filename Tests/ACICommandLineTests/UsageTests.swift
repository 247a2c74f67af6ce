import Foundation
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
            (["help", "imprt"], "La commande « imprt » n’existe pas. Vouliez-vous dire « import » ?"),
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
            (
                ["import", "a", "--format", "pdf"],
                "« pdf » ne convient pas à --format. Choisissez text, json, csv ou html."
            ),
            (
                ["forecast", "a", "--format", "pdf"],
                "« pdf » ne convient pas à --format. Choisissez text, json, csv ou html."
            ),
            (["bareme", "--format", "pdf"], "« pdf » ne convient pas à --format. Choisissez text, json ou csv."),
            (["bareme", "--taille", "5"], "La taille « 5 » n’existe pas. Choisissez 1, 2, 3 ou 4."),
            (["bareme", "--taille", "0"], "La taille « 0 » n’existe pas. Choisissez 1, 2, 3 ou 4."),
            (["bareme", "--taille", "x"], "La taille « x » n’existe pas. Choisissez 1, 2, 3 ou 4."),
            (["MON.XLSX"], "La commande « MON.XLSX » n’existe pas. Pour lire ce classeur : aci-xlsx import MON.XLSX"),
            (["new", "--", "--x"], "« --x » est de trop."),
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
        "what the parser says of a command line is said in French, and never in English",
        arguments: [
            ("Unknown option '-x'", "L’option « -x » n’existe pas."),
            ("Unknown option '--a'. Did you mean '--b'?", "L’option « --a » n’existe pas. Vouliez-vous dire « --b » ?"),
            ("Missing value for '--year <année>'", "Il manque une valeur après « --year <année> »."),
            ("Missing expected argument '<fichier>'", "Il manque « <fichier> »."),
            ("Unexpected argument 'a'", "« a » est de trop."),
            ("Unexpected argument '1900'", "« 1900 » est de trop."),
            ("Unexpected argument '1901'", "« 1901 » est de trop. Pour choisir l’année : --year 1901"),
            ("Unexpected argument '02026'", "« 02026 » est de trop."),
            ("Unexpected argument '+202'", "« +202 » est de trop."),
            ("3 unexpected arguments: 'a', 'b', 'c'", "« a », « b » et « c » sont de trop."),
            (
                "The option '--force' will not take any value and 'oui' was provided.",
                "L’option « --force » ne prend pas de valeur : retirez « oui »."
            ),
            ("Something 'else'", "La commande n’est pas comprise."),
            ("Something else", "La commande n’est pas comprise."),
            ("", "La commande n’est pas comprise."),
        ])
    func translated(english: String, french: String) {
        for (arguments, help) in [
            (["new"], "aci-xlsx new"), (["help"], "aci-xlsx help"), (["zut"], "aci-xlsx"), ([], "aci-xlsx"),
        ] {
            let failure = FrenchUsageError(english, arguments: arguments).failure
            #expect(failure.status == .usage)
            #expect(failure.message.plainSpaces == "\(french)\nPour l’aide : \(help) --help")
        }
    }

    @Test("help and completion scripts are translated where they are the library's; what is for tools is left")
    func helpInFrench() {
        let help = """
            OVERVIEW: Un essai. OPTIONS:

            USAGE: essai OVERVIEW: x

            ARGUMENTS:
              <a>         Show the version. Show help information.
            OPTIONS:
              --version   Show the version.
            SUBCOMMANDS:
              b           Un autre.

              See 'aci-xlsx help <subcommand>' for detailed help.


            """
        #expect(
            FrenchHelp.translate(help).plainSpaces == """
                Un essai. OPTIONS:

                USAGE : essai OVERVIEW: x

                ARGUMENTS :
                  <a>         Show the version. Affiche cette aide.
                OPTIONS :
                  --version   Affiche la version.
                COMMANDES :
                  b           Un autre.

                  Pour l’aide d’une commande : aci-xlsx help <commande>
                """)
        #expect(FrenchHelp.translate("USAGE: a\n").plainSpaces == "USAGE : a")
        #expect(
            FrenchHelp.translate("x 'Show the version.' 'Show subcommand help information.'\n")
                == "x 'Affiche la version.' 'Affiche l’aide d’une commande.'\n")
        #expect(FrenchHelp.translate("{\"a\": \"Show the version.\"}") == "{\"a\": \"Show the version.\"}")
    }

    @Test(
        "a name with a dash at its start is told where it would be read as options",
        arguments: [
            (["import", "-b.XLSX"], "./-b.XLSX"), (["import", "a.xlsx", "-b c.xlsx"], "'./-b c.xlsx'"),
            (["-b.xlsx", "--", "a"], "./-b.xlsx"), (["import", "--", "-b.xlsx"], nil), (["import", "-"], nil),
            (["import", "--b.xlsx"], nil), (["import", "b-.xlsx"], nil), (["import", "-absent"], nil), ([], nil),
        ] as [([String], String?)])
    func dashes(words: [String], written: String?) {
        let failure = CommandSuggestion.dash(in: words)
        #expect((failure == nil) == (written == nil))
        if let failure, let written {
            #expect(failure.message.hasSuffix(" Écrivez \(written)") && failure.status == .usage)
        }
    }

    @Test("a name of several words is the longest that exists, up to sixteen words, and takes in no option")
    func unquoted() throws {
        let folder = try TemporaryDirectory()
        func path(_ name: String) -> String { folder.file(name).path }
        /// Words that begin with the folder's path, as if they stood without quotation marks.
        func words(_ name: String) -> [String] { path(name).split(separator: " ").map(String.init) }
        let sixteen = "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16.xlsx"
        let seventeen = "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17.xlsx"
        for name in ["a b", "a b c.xlsx", "d --e f", sixteen, seventeen] { _ = try folder.write([], to: name) }
        #expect(UnquotedName(["import"] + words("a b c.xlsx")).names == [path("a b c.xlsx")])
        let followed = UnquotedName(["import"] + words("a b d") + ["--strict"])
        #expect(followed.names == [path("a b")] && followed.arguments == ["import", path("a b"), "d", "--strict"])
        #expect(UnquotedName(words("d --e f")).names == [])
        #expect(UnquotedName(words(sixteen)).names == [path(sixteen)])
        #expect(UnquotedName(words(seventeen)).names == [])
        #expect(UnquotedName([path("a b"), "c"]).names == [] && UnquotedName([]).arguments == [])
        #expect(UnquotedName([path("a b")]).failure == nil)
        let two = try #require(UnquotedName(["import"] + words("a b") + words("a b c.xlsx")).failure)
        #expect(two.status == .noInput && two.message.hasPrefix("Les noms «\u{A0}\(path("a b"))\u{A0}» et «"))
        #expect(two.message.hasSuffix("aci-xlsx import '\(path("a b"))' '\(path("a b c.xlsx"))'"))
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
