internal import XMLStream

/// Writes one validation rule (ISO 29500-1 §18.3.1.32). `showDropDown` is left out: it hides the arrow.
enum DataValidationWriter {
    static func write(_ validation: DataValidation, to xml: inout XMLWriter) {
        // "between" is the default and is left out.
        let comparison = validation.rule.comparison?.operatorName
        func unlessEmpty(_ text: String) -> String? { text.isEmpty ? nil : EscapedText.encode(text) }
        let attributes: XMLAttributes = [
            "type": validation.rule.typeName,
            "errorStyle": validation.severity == .stop ? nil : validation.severity.rawValue,
            "operator": comparison == "between" ? nil : comparison, "allowBlank": validation.allowsBlank ? true : nil,
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
}

extension DataValidation.Rule {
    /// `ST_DataValidationType`; nil for a prompt alone.
    var typeName: String? {
        switch self {
        case .list, .listFrom: "list"
        case .whole: "whole"
        case .decimal: "decimal"
        case .date: "date"
        case .time: "time"
        case .textLength: "textLength"
        case .custom: "custom"
        case .any: nil
        }
    }
}

extension DataValidation.Comparison {
    /// `ST_DataValidationOperator`, and `ST_ConditionalFormattingOperator`.
    var operatorName: String {
        switch self {
        case .between: "between"
        case .notBetween: "notBetween"
        case .equal: "equal"
        case .notEqual: "notEqual"
        case .greaterOrEqual: "greaterThanOrEqual"
        case .lessOrEqual: "lessThanOrEqual"
        case .greater: "greaterThan"
        case .less: "lessThan"
        }
    }
}
