import SpreadsheetML
import TestSupport
import Testing

/// A workbook of one sheet, written and audited.
enum WrittenSheet {
    static func bytes(
        sourceLocation: SourceLocation = #_sourceLocation, _ fill: (inout Worksheet) throws -> Void
    ) throws -> [UInt8] {
        var sheet = try Worksheet(name: "Feuille")
        try fill(&sheet)
        var workbook = Workbook()
        try workbook.add(sheet)
        let bytes = try workbook.encoded()
        expectClean(bytes, sourceLocation: sourceLocation)
        return bytes
    }

    /// The text of the sheet's part.
    static func xml(
        sourceLocation: SourceLocation = #_sourceLocation, _ fill: (inout Worksheet) throws -> Void
    ) throws -> String {
        let package = try PatchedPackage(bytes(sourceLocation: sourceLocation, fill))
        return try #require(package["xl/worksheets/sheet1.xml"], sourceLocation: sourceLocation)
    }
}
