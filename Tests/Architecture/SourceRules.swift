/// Where a source breaks a rule of the house.
struct Violation: Equatable, CustomStringConvertible {
    let path: String
    let line: Int
    let message: String

    var description: String { "\(path):\(line): \(message)" }
}

/// The rules that can be read off one source file.
enum SourceRules {
    static let mostLines = 400

    static func violations(in source: SourceText, room: String) -> [Violation] {
        imports(in: source, room: room) + unsafeWords(in: source) + typesNamedLikeModules(in: source)
            + length(of: source)
    }

    private static func imports(in source: SourceText, room: String) -> [Violation] {
        guard let allowed = Rooms.mayImport[room] else {
            return [Violation(path: source.path, line: 1, message: "the room \(room) is not in the table of rooms")]
        }
        return each(importedModule, in: source) { module in
            allowed.contains(module) || Rooms.standard.contains(module) ? nil : "\(room) must not import \(module)"
        }
    }

    private static func unsafeWords(in source: SourceText) -> [Violation] {
        each(endsTheProgram, in: source) { mark in
            switch mark {
            case "fatalError": "fatalError ends the program"
            case "try!": "try! ends the program on an error"
            case "as!": "as! ends the program on a value of another type"
            default: "a force unwrap ends the program on nil"
            }
        }
    }

    private static func typesNamedLikeModules(in source: SourceText) -> [Violation] {
        each(declaredType, in: source) { name in
            Rooms.mayImport[name] == nil ? nil : "the type \(name) is named like its module"
        }
    }

    private static func length(of source: SourceText) -> [Violation] {
        let count = source.lines.last == "" ? source.lines.count - 1 : source.lines.count
        guard count > mostLines else { return [] }
        return [
            Violation(path: source.path, line: count, message: "\(count) lines; more than \(mostLines) is two concepts")
        ]
    }

    /// One violation for each match whose captured word `complaint` objects to.
    private static func each(
        _ pattern: Regex<(Substring, Substring)>, in source: SourceText, _ complaint: (String) -> String?
    ) -> [Violation] {
        source.lines.enumerated().flatMap { index, line in
            line.matches(of: pattern).compactMap { match in
                complaint(String(match.output.1)).map {
                    Violation(path: source.path, line: index + 1, message: $0)
                }
            }
        }
    }

    // A Regex is not Sendable, so each is made where it is used.
    private static var importedModule: Regex<(Substring, Substring)> {
        /^\s*(?:@\w+\s+)*(?:\w+\s+)?import\s+(?:(?:struct|class|enum|protocol|typealias|func|let|var)\s+)?(\w+)/
    }

    private static var declaredType: Regex<(Substring, Substring)> {
        /\b(?:struct|class|enum|protocol|actor|typealias)\s+(\w+)/
    }

    /// A `!` right after a word, a closing bracket or a closing mark unwraps by force, or declares a type that does;
    /// `!=` compares, and a `!` before a word negates.
    private static var endsTheProgram: Regex<(Substring, Substring)> {
        /(\bfatalError\b|\btry!|\bas!|[\w)\]}>"`?]!(?!=))/
    }
}
