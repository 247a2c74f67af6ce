internal import XMLStream

/// Writes one validation rule (ISO 29500-1 §18.3.1.32). `showDropDown` is left out: it hides the arrow.
enum DataValidationWriter {
    static func write(_ validation: DataValidation, to xml: inout XMLWriter) {
        func unlessEmpty(_ text: String) -> String? { text.isEmpty ? nil : EscapedText.encode(text) }
        let attributes: XMLAttributes = [
            "type": type(of: validation.rule),
            "errorStyle": validation.severity == .stop ? nil : validation.severity.rawValue,
            "operator": comparison(of: validation.rule), "allowBlank": validation.allowsBlank ? true : nil,
            "showInputMessage": true, "showErrorMessage": true, "errorTitle": unlessEmpty(validation.errorTitle),
            "error": unlessEmpty(validation.error), "promptTitle": unlessEmpty(validation.promptTitle),
            "prompt": unlessEmpty(validation.prompt), "sqref": WorksheetWriter.list(validation.ranges),
        ]
        xml.element("dataValidation", attributes) { xml in
            if case .list(let items) = validation.rule {
                xml.element("formula1", text: "\"" + items.joined(separator: ",").replacing("\"", with: "\"\"") + "\"")
            }
            for (name, formula) in zip(["formula1", "formula2"] as [StaticString], validation.rule.formulas) {
                xml.element(name, text: formula)
            }
        }
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
        switch rule.comparison {
        // "between" is the default and is left out.
        case nil, .between: nil
        case .greaterOrEqual: "greaterThanOrEqual"
        case .lessOrEqual: "lessThanOrEqual"
        case .greater: "greaterThan"
        }
    }
}
