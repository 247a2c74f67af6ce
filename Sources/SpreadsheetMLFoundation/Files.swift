public import FoundationEssentials
public import SpreadsheetML

extension WorkbookReader {
    /// Opens the workbook in a file.
    ///
    /// - Throws: `CocoaError` for what can't be read, is no file, or is larger than ``ReadingLimits/fileBytes``; what
    ///   ``WorkbookReader/init(_:limits:)`` throws.
    public init(contentsOf file: URL, limits: ReadingLimits = .standard) throws {
        try self.init(path: file.path, limits: limits)
    }

    /// Opens the workbook in a file.
    ///
    /// - Throws: as ``init(contentsOf:limits:)``.
    public init(path: String, limits: ReadingLimits = .standard) throws {
        let file = URL(filePath: path).resolvingSymlinksInPath()
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        guard attributes[.type] as? FileAttributeType == .typeRegular else { throw CocoaError(.fileReadUnknown) }
        // Foundation gives a signed number, its essentials alone an unsigned one.
        let size = attributes[.size]
        let bytes = size as? Int ?? (size as? UInt).map { Int(clamping: $0) } ?? .max
        guard bytes <= limits.fileBytes else { throw CocoaError(.fileReadTooLarge) }
        try self.init([UInt8](Data(contentsOf: file)), limits: limits)
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
