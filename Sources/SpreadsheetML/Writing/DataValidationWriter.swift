internal import XMLStream

/// Writes one validation rule (ISO 29500-1 §18.3.1.32). `showDropDown` is left out: it hides the arrow.
enum DataValidationWriter {
    static func write(_ validation: DataValidation, to xml: inout XMLWriter) {
        xml.start("dataValidation")
        if let type = type(of: validation.rule) { xml.attribute("type", type) }
        if validation.severity != .stop { xml.attribute("errorStyle", validation.severity.rawValue) }
        let (comparison, formulas) = formulas(of: validation.rule)
        if let comparison { xml.attribute("operator", comparison) }
        if validation.allowsBlank { xml.attribute("allowBlank", true) }
        xml.attribute("showInputMessage", true)
        xml.attribute("showErrorMessage", true)
        for (name, text): (StaticString, String) in [
            ("errorTitle", validation.errorTitle), ("error", validation.error),
            ("promptTitle", validation.promptTitle), ("prompt", validation.prompt),
        ] where !text.isEmpty {
            xml.attribute(name, EscapedText.encode(text))
        }
        xml.attribute("sqref", WorksheetWriter.list(validation.ranges))
        for (name, formula) in zip(["formula1", "formula2"] as [StaticString], formulas) {
            xml.element(name, text: formula)
        }
        xml.end()
    }

    private static func type(of rule: DataValidation.Rule) -> String? {
        switch rule {
        case .list, .listFrom: "list"
        case .whole: "whole"
        case .decimal: "decimal"
        case .date: "date"
        case .textLength: "textLength"
        case .custom: "custom"
        case .any: nil
        }
    }

    private static func formulas(of rule: DataValidation.Rule) -> (comparison: String?, [String]) {
        switch rule {
        case .list(let items):
            (
                nil,
                [
                    "\""
                        + items.joined(separator: ",").split(separator: "\"", omittingEmptySubsequences: false)
                        .joined(separator: "\"\"") + "\""
                ]
            )
        case .listFrom(let source), .custom(let source): (nil, [source])
        case .whole(let comparison), .decimal(let comparison), .date(let comparison), .textLength(let comparison):
            switch comparison {
            // "between" is the default and is left out.
            case .between(let low, let high): (nil, [low, high])
            case .greaterOrEqual(let value): ("greaterThanOrEqual", [value])
            case .lessOrEqual(let value): ("lessThanOrEqual", [value])
            case .greater(let value): ("greaterThan", [value])
            }
        case .any: (nil, [])
        }
    }
}
