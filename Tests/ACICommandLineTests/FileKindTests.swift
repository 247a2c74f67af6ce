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
