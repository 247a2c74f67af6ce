import SpreadsheetML
import Testing

/// What is seen of a formula before it is written: that nothing stays open, and that it is not of another language.
@Suite("Formulas that are taken")
struct FormulaSyntaxTests {
    /// The rule that a formula breaks.
    private func rule(_ text: String) throws -> String? {
        var sheet = try Worksheet(name: "S")
        do throws(SpreadsheetError) {
            try sheet.set(.number(1), formula: Formula(text), at: "B3")
            return nil
        } catch {
            #expect(error.code == .invalidFormula(text))
            #expect(error.place == "S!B3")
            let begin = "'\(text)': a formula "
            #expect(error.detail.hasPrefix(begin))
            return String(error.detail.dropFirst(begin.count))
        }
    }

    @Test(
        "Brackets, quotes and arguments",
        arguments: [
            ("1;2", english), ("SI(1;2)", english), ("({1;2},1;2)", english), ("{1;2}", nil), ("SUM({1,2;3,4})", nil),
            ("T[a;b]", nil), ("\"a;b\"", nil), ("'a;b'!A1", nil), ("(1}", close), ("{1)", close), (")", close),
            ("}", close), ("(1))", close), ("(1", open), ("{1", open), ("\"a", open), ("'a", open), ("\"a'", open),
            ("'a\"", open), ("T[a", open), ("T[[a]", open), ("T[']", open), ("T['']", nil), ("T['[]", nil),
            ("T['''[]", nil), ("T[[a],[b]]", nil), ("T[\"]+1", nil), ("T[(]", nil), ("T[)]", nil), ("\"a'b\"", nil),
            ("'a\"b'!A1", nil), ("\"a\"\"b\"", nil), ("'a''b'!A1", nil), ("\"(\"", nil), ("((1)+{1})", nil),
        ] as [(String, String?)])
    func closed(text: String, rule: String?) throws {
        #expect(try self.rule(text) == rule)
    }

    private static let english = "has English function names, and commas between arguments"
    private static let close = "closes every bracket that it opens"
    private static let open = "closes every quote and bracket that it opens"

    @Test("A formula does not end where something must follow", arguments: Array("+-*/^&=<>,:"))
    func cut(sign: Character) throws {
        for text in ["A1\(sign)", "A1\(sign) \t\n"] { #expect(try rule(text) == "has an end") }
        #expect(try rule("\"\(sign)\"") == nil)
    }

    @Test("It is something, and without the sign that begins it in a cell")
    func something() throws {
        #expect(try rule("") == "is not empty")
        #expect(try rule(" ") == "has an end")
        #expect(try rule("\n") == "has an end")
        #expect(try rule("=1") == "is written without '='")
        #expect(try rule("1=1") == nil)
        for text in ["1%", "1 ", " 1", "A1", "#REF!", "(1)"] { #expect(try rule(text) == nil, "\(text)") }
    }

    @Test("Control characters are none of its own, but for tabs and line breaks", arguments: UInt8(0)...0x20)
    func controls(byte: UInt8) throws {
        let character = Character(Unicode.Scalar(byte))
        let isTaken = [9, 10, 13, 32].contains(byte)
        #expect(try rule("1\(character)+1") == (isTaken ? nil : "holds no control character"))
        #expect(try rule("\"\(character)\"") == (isTaken ? nil : "holds no control character"))
    }
}
