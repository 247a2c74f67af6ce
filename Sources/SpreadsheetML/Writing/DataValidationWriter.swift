internal import XMLStream

/// Writes one validation rule (ISO 29500-1 §18.3.1.32). `showDropDown` is left out: it hides the arrow.
enum DataValidationWriter {
    static func write(_ validation: DataValidation, to xml: inout XMLWriter) {
        xml.start("dataValidation")
        if let type = type(of: validation.rule) { xml.attribute("type", type) }
        if validation.severity != .stop { xml.attribute("errorStyle", validation.severity.rawValue) }
        if let comparison = comparison(of: validation.rule) { xml.attribute("operator", comparison) }
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
        if case .list(let items) = validation.rule {
            xml.element("formula1", text: "\"" + items.joined(separator: ",").replacing("\"", with: "\"\"") + "\"")
        }
        for (name, formula) in zip(["formula1", "formula2"] as [StaticString], validation.rule.formulas) {
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

    private static func comparison(of rule: DataValidation.Rule) -> String? {
        switch rule {
        case .list, .listFrom, .custom, .any: nil
        case .whole(let comparison), .decimal(let comparison), .date(let comparison), .textLength(let comparison):
            switch comparison {
            // "between" is the default and is left out.
            case .between: nil
            case .greaterOrEqual: "greaterThanOrEqual"
            case .lessOrEqual: "lessThanOrEqual"
            case .greater: "greaterThan"
            }
        }
    }
}
