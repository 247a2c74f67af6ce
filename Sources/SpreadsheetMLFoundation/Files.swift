public import FoundationEssentials
public import SpreadsheetML

extension WorkbookReader {
    /// Opens the workbook in a file.
    ///
    /// - Throws: `CocoaError` for a file that can't be read, one larger than ``ReadingLimits/fileBytes`` included; what
    ///   ``WorkbookReader/init(_:limits:)`` throws.
    public init(contentsOf file: URL, limits: ReadingLimits = .standard) throws {
        try self.init(path: file.path, limits: limits)
    }

    /// Opens the workbook in a file.
    ///
    /// - Throws: as ``init(contentsOf:limits:)``.
    public init(path: String, limits: ReadingLimits = .standard) throws {
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        guard size ?? 0 <= limits.fileBytes else { throw CocoaError(.fileReadTooLarge) }
        try self.init([UInt8](Data(contentsOf: URL(filePath: path))), limits: limits)
    }
}

extension Workbook {
    /// Writes the workbook into a file, which is replaced at once, or stays as it was.
    ///
    /// - Throws: what ``Workbook/encoded()`` throws; `CocoaError` for a file that can't be written.
    public func write(to file: URL) throws {
        try Data(encoded()).write(to: file, options: .atomic)
    }
}
