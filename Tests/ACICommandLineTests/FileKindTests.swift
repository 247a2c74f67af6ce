import ACIReports
import TestSupport
import Testing

@testable import ACICommandLine

@Suite("What is written, and the endings of its name")
struct FileKindTests {
    @Test(
        "a name may end as it likes, but not as another format's",
        arguments: [
            "xlsx", "xlsm", "xlsb", "xls", "xltx", "ods", "numbers", "csv", "tsv", "txt", "json", "xml", "html", "htm",
            "pdf", "doc", "docx", "odt", "rtf", "zip",
        ])
    func known(ending: String) {
        let kinds: [(FileKind, [String])] = [
            (.workbook, ["xlsx"]), (.reconciled, ["xlsx"]), (.page, ["html", "htm"]), (.report(ending: "csv"), ["csv"]),
            (.report(ending: "txt"), ["txt"]), (.report(ending: "json"), ["json"]),
        ]
        for (kind, own) in kinds {
            for name in ["b.\(ending)", "d.v2/b.\(ending.uppercased())"] {
                let mistake = kind.mistake(in: name, option: "--output")
                #expect((mistake == nil) == own.contains(ending), "\(kind) \(name)")
                #expect(mistake.map { $0.status == .usage } ?? true)
            }
            for name in ["b", "b.2026", "b.\(ending).bak", "d.\(ending)/b", "b.\(ending)z", "b."] {
                #expect(kind.mistake(in: name, option: "--output") == nil, "\(kind) \(name)")
            }
        }
    }

    @Test(
        "a refusal names what is written and the name to give it, as a shell takes it",
        arguments: [
            (.workbook, "mon bilan.csv", "Le classeur s’écrit au format .xlsx et non .csv : -o 'mon bilan.xlsx'"),
            (
                .reconciled, "mon bilan.HTML",
                "Le classeur s’écrit au format .xlsx et non .html : -o 'mon bilan.xlsx'\n"
                    + "Pour une page : --format html --output 'mon bilan.HTML'"
            ),
            (
                .reconciled, "a b.csv",
                "Le classeur s’écrit au format .xlsx et non .csv : -o 'a b.xlsx'\n"
                    + "Pour un fichier .csv : --format csv > 'a b.csv'"
            ),
            (.page, "v1.2/ma page.doc", "La page s’écrit au format .html et non .doc : -o 'v1.2/ma page.html'"),
            (
                FileKind(report: .csv), "l'an.json",
                "Le résultat s’écrit au format .csv et non .json : -o 'l'\\''an.csv'\nPour ce format : --format json"
            ),
            (FileKind(report: .text), "a.pdf", "Le résultat s’écrit au format .txt et non .pdf : -o a.txt"),
            (FileKind(report: .json), "a.zip", "Le résultat s’écrit au format .json et non .zip : -o a.json"),
            (FileKind(report: .html), "a.zip", "La page s’écrit au format .html et non .zip : -o a.html"),
        ] as [(FileKind, String, String)])
    func sentences(kind: FileKind, name: String, sentence: String) {
        #expect(kind.mistake(in: name, option: "-o")?.message.plainSpaces == sentence)
    }

    @Test(
        "what the ending promises has its way",
        arguments: [
            (.reconciled, "b.html", "Pour une page\u{A0}: --format html --output b.html"),
            (.reconciled, "b.htm", "Pour une page\u{A0}: --format html --output b.htm"),
            (.reconciled, "b.csv", "Pour un fichier .csv\u{A0}: --format csv > b.csv"),
            (.reconciled, "b.json", "Pour un fichier .json\u{A0}: --format json > b.json"),
            (.reconciled, "b.pdf", "Pour un PDF, faites une page avec --format html et imprimez-la."),
            (.page, "b.xlsx", "Pour votre classeur rapproché, retirez --format html."),
            (.page, "b.pdf", "Ouvrez-la, puis imprimez-la en PDF."),
            (.report(ending: "txt"), "b.html", "Pour ce format\u{A0}: --format html"),
            (.report(ending: "txt"), "b.csv", "Pour ce format\u{A0}: --format csv"),
            (.report(ending: "txt"), "b.json", "Pour ce format\u{A0}: --format json"),
            (.report(ending: "txt"), "b.pdf", nil), (.workbook, "b.html", nil), (.page, "b.csv", nil),
        ] as [(FileKind, String, String?)])
    func hints(kind: FileKind, name: String, hint: String?) {
        let lines = kind.mistake(in: name, option: "--output")?.message.split(separator: "\n").map(String.init)
        #expect(lines?.count == (hint == nil ? 1 : 2))
        #expect(lines?.dropFirst().first == hint)
    }
}
