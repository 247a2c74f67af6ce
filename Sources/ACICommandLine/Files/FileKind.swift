internal import ACIModel
internal import ACIReports

/// What a file that is written holds, and the ending that its name may have.
enum FileKind: Sendable {
    case workbook
    /// The user's own workbook, where a report could be meant.
    case reconciled
    case page
    /// A report for people or programs, in a format with this ending.
    case report(ending: String)

    init(report format: FormatRapport) {
        self =
            switch format {
            case .html: .page
            case .text: .report(ending: "txt")
            case .json, .csv: .report(ending: format.rawValue)
            }
    }

    /// Endings that tell programs what to expect; names without one, or with another, are the user's business.
    private static let known: Set<String> = [
        "xlsx", "xlsm", "xlsb", "xls", "xltx", "ods", "numbers", "csv", "tsv", "txt", "json", "xml", "html", "htm",
        "pdf", "doc", "docx", "odt", "rtf", "zip",
    ]

    private var endings: [String] {
        switch self {
        case .workbook, .reconciled: ["xlsx"]
        case .page: ["html", "htm"]
        case .report(let ending): [ending]
        }
    }

    /// Why a file of this kind does not go by the name, which says another format; `nil` where it may.
    func mistake(in path: String, option: String) -> Failure? {
        let start = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
        guard let dot = path[start...].lastIndex(of: "."), let own = endings.first else { return nil }
        let ending = path[path.index(after: dot)...].lowercased()
        guard Self.known.contains(ending), !endings.contains(ending) else { return nil }
        let name = ShellWord.quote("\(path[..<dot]).\(own)")
        return Failure(
            .usage,
            "\(subject) s’écrit au format .\(own) et non .\(ending)\(Fr.insecable): \(option) \(name)"
                + (hint(ending, path).map { "\n\($0)" } ?? ""))
    }

    private var subject: String {
        switch self {
        case .workbook, .reconciled: "Le classeur"
        case .page: "La page"
        case .report: "Le résultat"
        }
    }

    /// How to have what the ending promises.
    private func hint(_ ending: String, _ path: String) -> String? {
        let name = ShellWord.quote(path)
        return switch (self, ending) {
        case (.reconciled, "html"), (.reconciled, "htm"):
            "Pour une page\(Fr.insecable): --format html --output \(name)"
        case (.reconciled, "csv"), (.reconciled, "json"):
            "Pour un fichier .\(ending)\(Fr.insecable): --format \(ending) > \(name)"
        case (.reconciled, "pdf"):
            "Pour un PDF, faites une page avec --format html et imprimez-la."
        case (.page, "xlsx"):
            "Pour votre classeur rapproché, retirez --format html."
        case (.report, "html"), (.report, "csv"), (.report, "json"):
            "Pour ce format\(Fr.insecable): --format \(ending)"
        case (.page, "pdf"):
            "Ouvrez-la, puis imprimez-la en PDF."
        default: nil
        }
    }
}
