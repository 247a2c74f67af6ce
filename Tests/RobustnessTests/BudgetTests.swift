import ACIModel
import ACIWorkbook
import TestSupport
import Testing

/// Each budget of a bilan: one beyond it is refused by a sentence that names it, and what it allows is not.
@Suite("Budgets")
struct BudgetTests {
    struct Budget: Sendable, CustomTestStringConvertible {
        let sentence: String
        /// What the budget allows.
        let allowed: Int
        let workbook: @Sendable (Int) throws -> HostileWorkbook

        init(_ sentence: String, _ allowed: Int, _ workbook: @escaping @Sendable (Int) throws -> HostileWorkbook) {
            self.sentence = sentence
            self.allowed = allowed
            self.workbook = workbook
        }

        var testDescription: String { sentence }
    }

    static let budgets = [
        Budget("un élément de plus de 64\u{A0}Mo une fois décompressé", 64 << 20) { count in
            with { $0.parts["a"] = .init("a", times: count) }
        },
        Budget("plus de 128\u{A0}Mo une fois décompressé", 128 << 20) { count in
            with { workbook in
                let own = 1_600
                workbook.parts["a"] = .init("a", times: 64 << 20)
                workbook.parts["b"] = .init("a", times: count - (64 << 20) - own)
                // The parts around them are what is left.
                workbook.parts["c"] = .init("a", times: own - (size(of: workbook.parts)))
            }
        },
        Budget("plus de 2\u{202F}000 éléments", 2_000) { count in
            with { workbook in for index in workbook.parts.count..<count { workbook.parts["\(index)"] = .init("") } }
        },
        Budget("de plus de 32\u{A0}Mo de XML", 32 << 20) { count in
            with { workbook in
                let empty = size(of: workbook.parts.filter { $0.key == HostileWorkbook.sheetPart })
                workbook.sheet(
                    .init(
                        "<!-- -->", times: (count - empty) / 8, tail: String(repeating: " ", count: (count - empty) % 8)
                    ))
            }
        },
        Budget("une liste d’éléments de plus de 1\u{A0}Mo", 1 << 20) { count in
            with { workbook in
                let types = "<Types></Types>"
                workbook.parts["[Content_Types].xml"] = .init(
                    head: "<Types>", " ", times: count - types.count, tail: "</Types>")
            }
        },
        Budget("plus de 400\u{202F}000 cellules", 400_000) { count in
            with { $0.sheet(.init("<row><c/></row>", times: count)) }
        },
        Budget("plus de 200\u{202F}000 textes", 200_000) { count in with { $0.strings(.init("<si/>", times: count)) } },
        Budget("plus de 4\u{A0}Mo de textes", 4 << 20) { count in
            with {
                $0.strings(
                    .init(
                        "<si><t>\(String(repeating: "a", count: 65_536))</t></si>", times: count / 65_536,
                        tail: "<si><t>\(String(repeating: "a", count: count % 65_536))</t></si>"))
            }
        },
        Budget("plus de 16\u{A0}Mo de textes dans ses cellules", 16 << 20) { count in
            with { workbook in
                workbook.strings(.init("<si><t>\(String(repeating: "a", count: 65_536))</t></si><si><t>a</t></si>"))
                workbook.sheet(
                    .init(
                        head: #"<row>"#, #"<c t="s"><v>0</v></c>"#, times: count / 65_536,
                        tail: String(repeating: #"<c t="s"><v>1</v></c>"#, count: count % 65_536) + "</row>"))
            }
        },
        Budget("un texte de plus de 1\u{A0}Mo", 1 << 20) { count in
            with { $0.strings(.init(head: "<si><t>", "a", times: count, tail: "</t></si>")) }
        },
        Budget("plus de 256 onglets", 256) { count in
            with { workbook in
                let sheets = (0..<count).map { #"<sheet name="\#($0)" sheetId="1" r:id="r\#($0)"/>"# }
                workbook.workbook("<sheets>\(sheets.joined())</sheets>")
            }
        },
        Budget("plus de 10\u{202F}000 noms définis", 10_000) { count in
            with { $0.workbook("<definedNames>\(String(repeating: "<definedName/>", count: count))</definedNames>") }
        },
        Budget("plus de 1\u{202F}000 propriétés", 1_000) { count in
            with { workbook in
                workbook[links: "_rels/.rels"] = [
                    ("rId1", "officeDocument", "xl/workbook.xml"), ("rId2", "custom-properties", "custom.xml"),
                ]
                let space = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
                workbook.parts["custom.xml"] = .init(
                    head: #"<Properties xmlns="\#(space)">"#, "<property/>", times: count, tail: "</Properties>")
            }
        },
        Budget("plus de 65\u{202F}536 formats de cellule", 65_536) { count in
            with { $0.styles(.init(head: "<cellXfs>", "<xf/>", times: count, tail: "</cellXfs>")) }
        },
        Budget("plus de 20\u{202F}000 fusions de cellules", 20_000) { count in
            with { workbook in
                let merges = String(repeating: #"<mergeCell ref="A1:B1"/>"#, count: count)
                workbook.sheet(.init(""), after: "<mergeCells>\(merges)</mergeCells>")
            }
        },
        Budget("imbriquées sur plus de 128 niveaux", 128) { count in
            with { workbook in
                let inner = count - 2
                workbook.sheet(.init(String(repeating: "<a>", count: inner) + String(repeating: "</a>", count: inner)))
            }
        },
        Budget("une balise XML de plus de 256 attributs", 256) { count in
            with { $0.sheet(.init("<row \((0..<count).map { "a\($0)=\"\"" }.joined(separator: " "))/>")) }
        },
        Budget("plus de 10\u{202F}000 noms XML différents", 10_000) { count in
            // The names of the XML itself and of the sheet, some of which libxml2 brings along, count too.
            with { $0.sheet(.init((0..<(count - 100 + (count > 10_000 ? 200 : 0))).map { "<a\($0)/>" }.joined())) }
        },
        Budget("un nom de plus de 256\u{A0}octets", 256) { count in
            with { $0.sheet(.init("<\(String(repeating: "a", count: count))/>")) }
        },
        Budget("une balise XML de plus de 256\u{A0}Ko", 256 << 10) { count in
            // The parser is fed by pieces: only what goes on beyond the next one is seen to be too long.
            with {
                $0.sheet(
                    .init(
                        "<row a=\"\(String(repeating: "a", count: count > 256 << 10 ? count + 65_536 : count - 65_536))\"/>"
                    ))
            }
        },
    ]

    private static func with(_ change: (inout HostileWorkbook) -> Void) -> HostileWorkbook {
        var workbook = HostileWorkbook()
        change(&workbook)
        return workbook
    }

    private static func size(of parts: [String: HostileWorkbook.Contents]) -> Int {
        parts.values.filter { $0.count < 1 << 20 }.reduce(0) { $0 + $1.size }
    }

    @Test("One beyond the budget is refused by its name; what it allows is not", arguments: budgets)
    func budget(_ budget: Budget) throws {
        let allowed = try #require(refusal(budget.workbook(budget.allowed).bytes()))
        #expect(!allowed.contains("trop volumineux"), "\(allowed)")
        let beyond = try #require(refusal(budget.workbook(budget.allowed + 1).bytes()))
        #expect(beyond.hasPrefix("Le fichier est trop volumineux pour un bilan"))
        #expect(beyond.contains(budget.sentence), "\(beyond)")
    }

    @Test("A file of more than 22 MB is refused before it is looked at")
    func fileBytes() throws {
        let allowed = try #require(refusal([UInt8](repeating: 0, count: 22 << 20)))
        #expect(!allowed.contains("trop volumineux"))
        let beyond = try #require(refusal([UInt8](repeating: 0, count: 22 << 20 + 1)))
        #expect(beyond.contains("il contient plus de 22\u{A0}Mo"))
    }

    @Test("Answers of more than 2 MB in all are refused, and 2 MB are not")
    func answers() throws {
        let ordinary = try Self.commented(bytes: 0)
        let lieux = try LecteurClasseur(.embarques).lire(ordinary).lieux.values
        let workbook = try WrittenWorkbook(ordinary)
        let own = lieux.reduce(0) { total, lieu in
            guard case .text(let text)? = workbook[lieu.feuille]?.cells[lieu.cellule]?.value else { return total }
            return total + text.utf8.count
        }
        let rest = (2 << 20) - own
        #expect(refusal(try Self.commented(bytes: rest)) == nil)
        let beyond = try #require(refusal(try Self.commented(bytes: rest + 1)))
        #expect(beyond.contains("plus de 2\u{A0}Mo de textes dans ses réponses"), "\(beyond)")
    }

    /// An ordinary bilan with so many bytes of comments, of which a cell takes 32 767 signs.
    private static func commented(bytes: Int) throws -> [UInt8] {
        var bilan = try Modeles.ordinaire()
        var rest = bytes
        for code in bilan.cadre.indicateurs.map(\.code) where rest > 0 {
            let signs = min(rest / 3, 32_760)
            let last = rest - 3 * signs < 3 ? rest - 3 * signs : 0
            bilan.reponses[code]?.commentaire =
                String(repeating: "€", count: signs) + String(repeating: "a", count: last)
            rest -= 3 * signs + last
        }
        #expect(rest == 0)
        return try ClasseurModele(bilan, aujourdhui: Modeles.jour).octets()
    }
}
