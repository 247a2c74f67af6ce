/// What a file that is not a workbook in Office Open XML turns out to be, as far as its bytes tell. Its name is not
/// asked: exports and mail programs call everything `.xlsx`.
public enum ForeignFormat: String, Sendable, Hashable, CaseIterable {
    /// Nothing, or nothing but blanks.
    case emptyFile
    /// A zip archive that was cut off.
    case truncatedZip
    /// A zip archive with no office document in it.
    case zipWithoutWorkbook
    /// An OpenDocument spreadsheet, zipped or flat.
    case ods
    /// Apple Numbers.
    case numbers
    /// Excel's binary workbook.
    case xlsb
    /// A Word document.
    case docx
    /// A PowerPoint presentation.
    case pptx
    /// A workbook of Excel 97–2003 or older.
    case xls
    /// An office file with a password.
    case encryptedWorkbook
    /// Excel 2003's "XML spreadsheet".
    case xmlSpreadsheet2003
    /// A web page, or a table of one.
    case html
    /// Text: comma- or semicolon-separated values, mostly.
    case csv
    /// A PDF document.
    case pdf
    /// None of these.
    case unknown
}
