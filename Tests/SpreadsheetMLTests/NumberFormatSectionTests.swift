import SpreadsheetML
import Testing

/// Which part of a format's code shows a number, and what it makes of it.
@Suite("Sections of number formats")
struct NumberFormatSectionTests {
    @Test(
        "A condition is what its sign says, at its bound too",
        arguments: [
            ("<", [true, false, false]), ("<=", [true, true, false]), (">", [false, false, true]),
            (">=", [false, true, true]), ("=", [false, true, false]), ("<>", [true, false, true]),
        ])
    func condition(sign: String, meets: [Bool]) {
        let format = NumberFormat("[Red][\(sign)2]\"oui\";\"non\"")
        #expect([1, 2, 3].map { format.section(for: $0).literal == "oui" } == meets)
        #expect([1, 2, 3].map { format.section(for: $0).literal == "non" } == meets.map { !$0 })
    }

    @Test("The first condition that is met decides, the last section takes the rest")
    func conditions() {
        let format: NumberFormat = "[<0]\"dette\";[>=1000]0.0,;0.00"
        #expect(format.section(for: -1).literal == "dette")
        #expect(format.section(for: 1_000).scale == 0.001)
        #expect(format.section(for: 1_000).decimals == 1)
        #expect(format.section(for: 999).decimals == 2)
        #expect(format.section(for: 999).scale == 1)
    }

    @Test("Without conditions: positive, negative, zero; the first stands in for those that are not there")
    func signs() {
        let shown = { (code: String) in [1, -1, 0].map { NumberFormat(code).section(for: $0).literal } }
        #expect(shown("\"p\";\"n\";\"z\"") == ["p", "n", "z"])
        #expect(shown("\"p\";\"n\"") == ["p", "n", "p"])
        #expect(shown("\"p\"") == ["p", "p", "p"])
        #expect(shown("\"p\";\"n\";\"z\";@") == ["p", "n", "z"])
    }

    @Test("Text is hidden by an empty fourth section alone")
    func hidden() {
        #expect([";;;", "0;0;0; "].allSatisfy { NumberFormat($0).hidesText })
        #expect(["General", ";;", "0;0;0;@", "0;0;0;\"x\""].allSatisfy { !NumberFormat($0).hidesText })
    }

    @Test("Conditions that none meets leave the last section there is")
    func noneMet() {
        #expect(NumberFormat("[>5]\"a\"").section(for: 1).literal == "a")
        #expect(NumberFormat("[>5]\"a\";[<0]\"b\"").section(for: 1).literal == "b")
        #expect(NumberFormat("[>5]\"a\";[<0]\"b\";\"c\"").section(for: 1).literal == "c")
        #expect(NumberFormat("[>5]\"a\";[<0]\"b\";\"c\"").section(for: 6).literal == "a")
        #expect(NumberFormat("[>5]\"a\";[<0]\"b\";\"c\"").section(for: -1).literal == "b")
    }

    @Test(
        "A section tells how it scales a number and how many decimals it shows",
        arguments: [
            ("0", .number, 1, 0), ("0.00", .number, 1, 2), ("#,##0.0#?", .number, 1, 3), ("0,", .number, 0.001, 0),
            ("0.0,,", .number, 0.000_001, 1), ("0%", .percent, 100, 0), ("0.0 %", .percent, 100, 1),
            ("0%%", .percent, 10_000, 0), ("0.00E+00", .number, 1, nil), ("# ?/?", .number, 1, nil),
            ("0\",\"", .number, 1, 0), ("0\\%", .number, 1, 0), ("0\".0\"", .number, 1, 0),
            ("General", .general, 1, nil),
            ("@", .text, 1, nil), ("h:mm", .time, 1, nil), ("[h]:mm", .duration, 1, nil), ("ss.00", .time, 1, nil),
        ] as [(String, NumberFormat.Kind, Double, Int?)])
    func numbers(code: String, kind: NumberFormat.Kind, scale: Double, decimals: Int?) {
        let section = NumberFormat(code).section(for: 1)
        #expect(section.kind == kind)
        #expect(abs(section.scale / scale - 1) < 1e-12)
        #expect(section.decimals == decimals)
    }

    @Test(
        "What a section shows in place of any number is its text alone, without fillers",
        arguments: [
            ("\"oui\"", "oui"), ("", ""), ("\\a\\b", "ab"), ("_a*b\"x\"", "x"), ("[Red]\"n\" -", "n -"), ("€", "€"),
            ("\"a\" \"b\"", "a b"), ("0", nil), ("0\"x\"", nil), ("General", nil), ("@", nil), ("d", nil),
        ] as [(String, String?)])
    func literals(code: String, literal: String?) {
        #expect(NumberFormat(code).section(for: 1).literal == literal)
    }

    @Test(
        "A date shows its day by a d, or a j in French",
        arguments: [
            ("dd/mm/yyyy", true), ("jj/mm/aaaa", true), ("D", true), ("mmm yyyy", false), ("\"d\"mm/yy", false),
        ])
    func days(code: String, showsDay: Bool) {
        let section = NumberFormat(code).section(for: 1)
        #expect(section.kind == .date)
        #expect(section.showsDay == showsDay)
    }
}
