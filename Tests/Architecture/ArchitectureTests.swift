import Testing

@Suite("The house keeps its rules")
struct ArchitectureTests {
    @Test("No source breaks a rule")
    func sources() throws {
        let sources = try SourceFolder.sources()
        #expect(Set(sources.map(\.room)) == Set(Rooms.mayImport.keys))
        for (room, source) in sources {
            for violation in SourceRules.violations(in: source, room: room) {
                Issue.record(Comment(rawValue: violation.description))
            }
        }
    }
}

/// A checker that finds nothing proves nothing: here it is given what it must find, and what it must let pass.
@Suite("The checker of the rules")
struct SourceRulesTests {
    @Test(
        "An import that runs the wrong way is found",
        arguments: [
            ("import ACIModel", "SpreadsheetML", "SpreadsheetML must not import ACIModel"),
            ("public import SpreadsheetML", "ACIModel", "ACIModel must not import SpreadsheetML"),
            ("import Foundation", "ACIModel", "ACIModel must not import Foundation"),
            ("import struct Foundation.Date", "Templates", "Templates must not import Foundation"),
            ("@preconcurrency internal import CZlib", "OPCPackage", "OPCPackage must not import CZlib"),
            ("import Testing", "XMLStream", "XMLStream must not import Testing"),
            ("import Glibc", "SpreadsheetML", "SpreadsheetML must not import Glibc"),
            ("let x = 1", "Attic", "the room Attic is not in the table of rooms"),
        ])
    func wrongImport(source: String, room: String, message: String) {
        #expect(violations(source, room: room) == [message])
    }

    @Test(
        "Imports of rooms below and of the standard library pass",
        arguments: [
            ("public import SpreadsheetML\nimport ACIModel\nimport FoundationEssentials", "ACIWorkbook"),
            ("#if canImport(Glibc)\n    import Glibc\n#endif", "Parallel"),
            ("// import ACIModel\n/* import Foundation */ let a = \"import Foundation\"", "XMLStream"),
            ("let text = \"\"\"\n    import Foundation\n    \"\"\"", "XMLStream"),
            ("case importer\nlet important = `import`", "XMLStream"),
        ])
    func rightImport(source: String, room: String) {
        #expect(violations(source, room: room) == [])
    }

    @Test(
        "What ends the program is found",
        arguments: [
            ("let a = b!", "a force unwrap ends the program on nil"),
            ("let a = b!.c", "a force unwrap ends the program on nil"),
            ("f(x)!", "a force unwrap ends the program on nil"),
            ("a[0]! + 1", "a force unwrap ends the program on nil"),
            ("a?!", "a force unwrap ends the program on nil"),
            ("{ 1 }()!", "a force unwrap ends the program on nil"),
            ("if a! == b {}", "a force unwrap ends the program on nil"),
            ("\"1\"!", "a force unwrap ends the program on nil"),
            ("var label: Label!", "a force unwrap ends the program on nil"),
            ("\"text \\(value! + 1) more\"", "a force unwrap ends the program on nil"),
            ("#\"text \\#(value!)\"#", "a force unwrap ends the program on nil"),
            ("let a = try! f()", "try! ends the program on an error"),
            ("let a = b as! C", "as! ends the program on a value of another type"),
            ("fatalError(\"no\")", "fatalError ends the program"),
        ])
    func endsTheProgram(source: String, message: String) {
        #expect(violations("let first = 1\n" + source) == [message])
    }

    @Test(
        "What only looks like it passes",
        arguments: [
            "if a != b, !c, !(d), a !== b, [!e].isEmpty {}", "if a!=b {}", "// b! try! as! fatalError",
            "/* a! /* b! */ c! */ let d = 1", "/// Never `try!`, says the text!",
            "let a = \"Attention! x! try! fatalError\"",
            "let a = \"\\(f(\"b!\")) c!\"", "let a = #\"\"c!\" \\(d!)\"#", "let a = \"\\\"b!\\\"\" // c!",
            "let a = \"\"\"\n    b! \"c!\"\n    \\(d) e!\n    \"\"\"", "let fatalErrors = 1",
            "let url = \"https://b!\"",
            "let a = try? b() as? C",
        ])
    func looksLikeIt(source: String) {
        #expect(violations(source) == [])
    }

    @Test("A type named like a module is found, one that only begins so is not")
    func typeNames() {
        #expect(violations("public enum XMLStream {}") == ["the type XMLStream is named like its module"])
        #expect(violations("struct XMLStreamReader {}\nextension XMLStream {}\n// enum XMLStream") == [])
    }

    @Test("A file over 400 lines is found")
    func length() {
        let lines = String(repeating: "let a = 1\n", count: 400)
        #expect(violations(lines) == [])
        #expect(violations(lines + "let b = 1\n") == ["401 lines; more than 400 is two concepts"])
    }

    @Test("The line is told, past comments and texts of several lines")
    func lineNumbers() {
        let source = "/*\n\n*/\nlet a = \"\"\"\n    b!\n    \"\"\"\nlet c = d!\n"
        let found = SourceRules.violations(in: SourceText(path: "a.swift", source), room: "XMLStream")
        #expect(found.map(\.description) == ["a.swift:7: a force unwrap ends the program on nil"])
    }

    private func violations(_ source: String, room: String = "XMLStream") -> [String] {
        SourceRules.violations(in: SourceText(path: "planted.swift", source), room: room).map(\.message)
    }
}
