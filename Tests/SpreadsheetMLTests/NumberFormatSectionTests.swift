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
}
