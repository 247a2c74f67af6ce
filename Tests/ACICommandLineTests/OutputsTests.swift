import Testing

@Suite("Outputs")
struct OutputsTests {
    static let outputs =
        [
            Output("bilan.html", "import 1-petite-incomplete.xlsx --format html --explain"),
            Output("bilan.xlsx", "import 1-petite-incomplete.xlsx --output bilan.xlsx"),
            Output("accord.txt", "import accord.xlsx --explain"),
            Output("accord.json", "import accord.xlsx --format json"),
            Output("accord.html", "import accord.xlsx --format html"),
            Output("rendu.xlsx", "import accord.xlsx --output rendu.xlsx"),
            Output("vierge.xlsx", "new --year 2021 --cadre aci-2019 --force --output vierge.xlsx"),
            Output("nouveau.xlsx", "new --year 2026 --from 2-taille3-ordinaire.xlsx --output nouveau.xlsx"),
        ]
        + Output.kinds("vierge", "import vierge.xlsx", ["text", "json", "csv", "html"], exitCode: 1)
        + Output.kinds("annees", "compare \(Output.samples)", ["text", "json", "html"])
        + Output.kinds("bareme", "bareme --year 2027", ["text", "json", "csv"])
        + Output.kinds("memes-annees", "compare 1-petite-incomplete.xlsx 1-petite-incomplete.xlsx", ["text", "html"])
        + Output.kinds("une-annee", "forecast 2-taille3-ordinaire.xlsx --years 1", ["text", "html"])
        + Output.kinds("prevision", "forecast 1-petite-incomplete.xlsx", ["text", "json", "csv", "html"])

    @Test("What users get of the samples is what was approved", arguments: outputs)
    func approved(_ output: Output) async throws { try await output.expectApproved() }
}

@Suite("Outputs of many bilans")
struct OutputsOfManyTests {
    private static let region = "import \(Output.samples) \(Output.others)"

    static let outputs = [
        Output("ensemble.txt", "import \(Output.samples) --explain"),
        Output("ensemble.csv", "import \(Output.samples) --format csv"),
        Output("ensemble.html", "import \(Output.samples) --format html --summary"),
        Output("ensemble.xlsx", "import \(Output.samples) --summary --consolidated ensemble.xlsx"),
        Output("region.txt", "\(region) --summary"), Output("region.csv", "\(region) --format csv"),
        Output("region.html", "\(region) --format html --summary"),
        Output("region.xlsx", "\(region) --summary --consolidated region.xlsx"),
        Output("anonyme.txt", "\(region) --anonymous clé.csv"),
        Output("anonyme.csv", "\(region) --anonymous clé.csv --format csv"),
    ]

    @Test("What a region gets is what was approved", arguments: outputs)
    func approved(_ output: Output) async throws { try await output.expectApproved() }
}
