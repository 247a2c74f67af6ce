internal import ACIReports
internal import ArgumentParser

/// `aci-xlsx`
struct RootCommand: ParsableCommand {
    static let name = "aci-xlsx"

    static let configuration = CommandConfiguration(
        commandName: name,
        abstract: "Le bilan ACI d’une CPTS, d’un classeur à remplir jusqu’au financement de l’année.",
        usage: "aci-xlsx <commande> [<options>]",
        discussion: """
            Chaque année, la CPTS remplit un classeur d’indicateurs. aci-xlsx crée ce classeur, le relit, dit ce qui \
            est à corriger et où, et calcule ce que l’année rapporte.

            Exemples :
              aci-xlsx new                        crée le classeur de l’année
              aci-xlsx import mon-classeur.xlsx   relit le classeur rempli
              aci-xlsx forecast mon-classeur.xlsx prévoit les cinq années qui viennent
              aci-xlsx bareme --year 2026         montre les montants d’une année

            Pour que le terminal complète vos mots (bash ; de même zsh, fish) :
              aci-xlsx --generate-completion-script bash > aci-xlsx.bash
              source aci-xlsx.bash
            """,
        version: Release.name,
        subcommands: [
            NewCommand.self, ImportCommand.self, CompareCommand.self, ForecastCommand.self, BaremeCommand.self,
        ])

    /// The command that the first word names, if it understands all the others. By itself it is parsed in two thirds of
    /// the time: the name above it, in its configuration, has ArgumentParser not look for a request for completions.
    static func subcommand(in arguments: [String]) -> (any ExecutableCommand)? {
        let named = configuration.subcommands.first { $0.configuration.commandName == arguments.first }
        return named.flatMap { try? $0.parseAsRoot(Array(arguments.dropFirst())) as? any ExecutableCommand }
    }

    /// The commands' names, in the order of the help.
    static var commandNames: [String] {
        configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    }
}
