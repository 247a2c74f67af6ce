/// One thing in a package that some program will not like.
public struct AuditFinding: Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        // The archive
        case zipUnreadable, zipMethod, zipFlags, zipDate, zipVersion, zipExtra, zipComment, zipOrder, zipHeadersDiffer
        // The package
        case contentTypeMissing, contentTypeWrong, contentTypeWithoutPart
        case relationshipMissing, relationshipDuplicate, relationshipWithoutPart, relationshipWrong, partUnreachable
        // Markup
        case malformedXML, forbiddenCharacter
        case elementOrder, elementUnknown, elementMissing, attributeUnknown, attributeMissing, attributeValue,
            wrongCount
        // The workbook
        case sheetName, sheetNameDuplicate, sheetID, activeTab, noVisibleSheet
        case definedName, definedNameDuplicate, definedNameScope
        // Styles
        case reservedFill, styleIndex, formatUndefined, formatReserved, formatDuplicate, normalStyle
        // Texts
        case sharedStringIndex, textTooLong, spaceNotPreserved, badEscape
        // Cells
        case rowOrder, cellOrder, cellAddress, cellValue, cachedValueMissing, resultShared, inlineString, dimension,
            columns, pane
        case mergeOverlap, mergeHidesValue
        // Around the cells
        case validationText, validationList, validationOverlap, validationFormula, validationHidesArrow
        case comment, commentShape, outline
        case conditionalPriority, conditionalStyle, hyperlink, headerFooter, pageBreak, autoFilter, table
        // Formulas and references
        case formulaSyntax, formulaFunction, formulaName, formulaSheet, formulaBrokenReference, formulaTooLong
        // Drawings and properties
        case drawing, chartReference, chartCache, customProperty
    }

    public let code: Code
    /// The entry of the archive; empty for the archive as a whole.
    public let part: String
    /// A cell, an element and its line, a name …
    public let place: String
    public let text: String

    public var description: String {
        "\(code.rawValue): \(part)\(place.isEmpty ? "" : " " + place): \(text)"
    }
}

extension AuditFinding.Code {
    /// A convention of our own writer. Other producers' files, and so what is left of them in a file that we patched,
    /// may do otherwise, and every program still opens them.
    var isOurConvention: Bool {
        switch self {
        case .badEscape, .zipFlags, .zipDate, .zipVersion, .zipExtra, .zipComment, .zipOrder, .zipHeadersDiffer,
            .attributeUnknown,
            .elementUnknown, .contentTypeWithoutPart, .partUnreachable, .formatReserved, .formatDuplicate,
            .spaceNotPreserved, .cachedValueMissing, .resultShared, .inlineString, .dimension, .mergeHidesValue,
            .formulaFunction,
            .formulaName, .formulaBrokenReference, .validationOverlap, .wrongCount, .normalStyle,
            .chartCache, .commentShape, .conditionalPriority, .customProperty:
            true
        default: false
        }
    }
}
