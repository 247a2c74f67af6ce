internal import XMLStream

/// A validation's attributes and formulas (ISO 29500-1 §18.3.1.32), until all are there.
struct ValidationMarkup {
    private var texts: [XMLAttributeName: String] = [:]
    private let ranges: [CellRange]
    private let allowsBlank: Bool
    /// Another value is told; if not, it is taken without a word.
    private let refuses: Bool
    /// `formula1` and `formula2`.
    var formulas = ["", ""]

    init(_ element: borrowing XMLElement, _ budget: inout TextBudget) throws(SpreadsheetError) {
        let names: [XMLAttributeName] = [
            .type, .comparison, .errorStyle, .promptTitle, .prompt, .errorTitle, .error,
        ]
        for name in names {
            guard let text = element.string(name) else { continue }
            texts[name] = try budget.take(EscapedText.decode(text))
        }
        ranges = (element.string(.sqref) ?? "").split(separator: " ").compactMap { CellRange($0) }
        try budget.take(ranges.count * MemoryLayout<CellRange>.stride)
        refuses = element.flag(.showErrorMessage)
        allowsBlank = element.flag(.allowBlank)
    }

    /// Nil for a rule of no cell, or of a kind that ``DataValidation`` has not.
    var validation: DataValidation? {
        guard let rule, !ranges.isEmpty else { return nil }
        func text(_ name: XMLAttributeName) -> String { texts[name] ?? "" }
        return DataValidation(
            ranges, rule,
            severity: refuses ? DataValidation.Severity(rawValue: text(.errorStyle)) ?? .stop : .information,
            allowsBlank: allowsBlank, promptTitle: text(.promptTitle), prompt: text(.prompt),
            errorTitle: text(.errorTitle), error: text(.error))
    }

    private var rule: DataValidation.Rule? {
        guard let type = texts[.type], type != "none" else { return .any }
        var rules: [DataValidation.Rule] = [
            .custom(formulas[0]), literalList.map(DataValidation.Rule.list) ?? .listFrom(formulas[0]),
        ]
        if let comparison {
            rules += [
                .whole(comparison), .decimal(comparison), .date(comparison), .time(comparison), .textLength(comparison),
            ]
        }
        return rules.first { $0.typeName == type }
    }

    /// The choices of `"one,two"`; nil for a reference.
    private var literalList: [String]? {
        let formula = formulas[0]
        guard formula.count >= 2, formula.hasPrefix("\""), formula.hasSuffix("\"") else { return nil }
        let text = formula.dropFirst().dropLast()
        // `"a"&"b"` is a formula.
        guard !text.replacing("\"\"", with: "").contains("\"") else { return nil }
        let list = text.replacing("\"\"", with: "\"")
        return list.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmingBlanks() }
    }

    private var comparison: DataValidation.Comparison? {
        let (first, second) = (formulas[0], formulas[1])
        let all: [DataValidation.Comparison] = [
            .between(first, second), .notBetween(first, second), .equal(first), .notEqual(first), .less(first),
            .lessOrEqual(first), .greater(first), .greaterOrEqual(first),
        ]
        return all.first { $0.operatorName == texts[.comparison] ?? "between" }
    }
}
