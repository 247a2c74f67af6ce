internal import OPCPackage
internal import ZipContainer

/// Reads a workbook (ISO 29500-1 §12): its sheets, names and properties at once, its cells when they are asked for.
///
/// ```swift
/// let workbook = try WorkbookReader(bytes)
/// let budget = try workbook.readSheet(0)
/// if let address = CellReference("B1"), let cell = budget[address] { print(cell.value) }
/// ```
///
/// Whatever program wrote the file, parts are found by their relationships, and nothing is guessed: a text that looks
/// like a number stays a text.
public struct WorkbookReader: Sendable {
    /// The sheets in the order of their tabs.
    public let sheets: [SheetInfo]
    /// The defined names in the file's order, except those of a sheet that is not there.
    public let definedNames: [DefinedName]
    /// From which day the workbook counts its dates.
    public let dateSystem: DateSystem
    /// The program that saved the file last, as it calls itself; many give none.
    public let application: String?
    /// That program's version, as it writes it.
    public let applicationVersion: String?
    /// The workbook's own properties, their values as text.
    public let customProperties: [CustomProperty]

    /// The ending that programs expect of the file's name: `xlsx`, or `xltx`, `xlsm` and `xltm` for templates and workbooks
    /// with macros.
    public var fileExtension: String {
        let type = package.contentTypes[package.mainPart]?.lowercased() ?? ""
        let letter = type.contains("macroenabled") ? "m" : "x"
        return (type.contains("template") ? "xlt" : "xls") + letter
    }

    let package: PackageReader
    let tables: WorkbookTables

    var sharedStrings: SharedStringTable { tables.strings }
    let limits: ReadingLimits

    /// Opens a workbook.
    ///
    /// - Throws: `notAWorkbook`, whose underlying `PackageError` says what the bytes look like; `missingPart` for the
    ///   workbook itself; `malformedPart`; `overBudget`.
    public init(_ bytes: [UInt8], limits: ReadingLimits = .standard) throws(SpreadsheetError) {
        let package: PackageReader
        do throws(PackageError) {
            package = try PackageReader(
                bytes: bytes, zipLimits: limits.zip, xmlLimits: limits.xml, listBytes: limits.listBytes)
        } catch {
            throw SpreadsheetError(error)
        }
        let parts = WorkbookParts(package: package, limits: limits)
        let links = try parts.links(from: package.mainPart)
        let contents = try WorkbookContents(parts)
        let (application, version) = try parts.readApplication()

        // Colours matter to few: a damaged theme is no obstacle to reading cells.
        let palette = (try? ColorPalette(parts, links)) ?? ColorPalette()
        self.package = package
        self.limits = limits
        self.application = application
        applicationVersion = version
        sheets = try parts.infos(of: contents.sheets, links)
        definedNames = contents.definedNames
        dateSystem = contents.dateSystem
        customProperties = try parts.readCustomProperties()
        tables = WorkbookTables(
            strings: try parts.readStrings(links, palette), formats: try parts.readFormats(links), palette: palette,
            dateSystem: dateSystem)
    }

    /// Reads a sheet as a whole.
    ///
    /// A sheet of another kind than a worksheet has no rows.
    /// - Parameter index: the sheet's place in ``sheets``.
    /// - Throws: `noSuchSheet`, `missingPart`, `malformedPart`, `overBudget`.
    public func readSheet(_ index: Int) throws(SpreadsheetError) -> SheetContents {
        SheetContents(try collect(info(index), limits), misfitsAtMost: limits.warnings)
    }

    /// Reads a sheet as a whole.
    ///
    /// - Parameter name: the sheet's name, in any case.
    /// - Throws: what ``readSheet(_:)`` throws.
    public func readSheet(named name: String) throws(SpreadsheetError) -> SheetContents {
        try readSheet(place(ofSheetNamed: name))
    }

    /// The place in ``sheets`` of the one with this name, in any case.
    /// - Throws: `noSuchSheet`.
    public func place(ofSheetNamed name: String) throws(SpreadsheetError) -> Int {
        let key = name.lowercased()
        guard let place = sheets.firstIndex(where: { $0.name.lowercased() == key }) else {
            let names = sheets.map { "'\($0.name)'" }.joined(separator: ", ")
            throw SpreadsheetError(.noSuchSheet(name), detail: "there is no sheet '\(name)', but \(names)")
        }
        return place
    }

    /// Reads all sheets as wholes, in the order of ``sheets``.
    ///
    /// The budgets for what is held at once (``ReadingLimits/heldCells``, ``ReadingLimits/stringBytes``,
    /// ``ReadingLimits/shownBytes``, ``ReadingLimits/merges``, ``ReadingLimits/warnings``) are for all sheets together.
    /// - Throws: what ``readSheet(_:)`` throws.
    public func readSheets() throws(SpreadsheetError) -> [SheetContents] {
        var left = limits
        var contents: [SheetContents] = []
        for info in sheets {
            let collector = try collect(info, left)
            left = left.less(collector)
            contents.append(SheetContents(collector, misfitsAtMost: limits.warnings))
        }
        return contents
    }

    private func collect(_ info: SheetInfo, _ limits: ReadingLimits) throws(SpreadsheetError) -> SheetHandler {
        guard info.kind == .worksheet else {
            return SheetHandler(sheet: info.name, part: "", tables: tables, limits: limits)
        }
        let part = try part(of: info)
        let handler = SheetHandler(sheet: info.name, part: part.path, tables: tables, limits: limits)
        try package.readSheet(part, handler: handler, limits: limits)
        return handler
    }

    /// Hands the rows of a sheet to `body` one after the other, in the order of the file: broken writers put some out
    /// of the grid's order, or one in two pieces. Memory does not grow with the sheet.
    ///
    /// - Parameters:
    ///   - index: the sheet's place in ``sheets``.
    ///   - body: takes a row; what it throws ends the reading.
    /// - Returns: what was odd; merged ranges are not looked at.
    /// - Throws: what ``readSheet(_:)`` throws, and what `body` throws. Rows before a fault have been handed over.
    @discardableResult
    public func forEachRow(ofSheet index: Int, _ body: (SheetRow) throws -> Void) throws -> [ReadingWarning] {
        let info = try info(index)
        guard info.kind == .worksheet else { return [] }
        let part = try part(of: info)
        return try withoutActuallyEscaping(body) { body in
            let handler = SheetHandler(
                sheet: info.name, part: part.path, tables: tables, limits: limits, receive: body)
            do throws(SpreadsheetError) {
                try package.readSheet(part, handler: handler, limits: limits)
            } catch {
                if let thrown = error.underlying as? ReceiverError { throw thrown.error }
                throw error
            }
            return handler.rows.warnings.warnings
        }
    }

    /// Reads what the file says of itself: title, author, language. What it does not say is as in a new one.
    ///
    /// - Throws: `malformedPart`, `overBudget`.
    public func readProperties() throws(SpreadsheetError) -> DocumentProperties {
        var properties = DocumentProperties()
        properties.application = application ?? ""
        properties.custom = customProperties
        try WorkbookParts(package: package, limits: limits).readCoreProperties(into: &properties)
        return properties
    }

    func info(_ index: Int) throws(SpreadsheetError) -> SheetInfo {
        guard sheets.indices.contains(index) else {
            throw .noSheet(index, of: sheets.count, place: nil)
        }
        return sheets[index]
    }

    func part(of sheet: SheetInfo) throws(SpreadsheetError) -> PartName {
        guard let part = sheet.part else {
            throw SpreadsheetError(
                .missingPart(sheet.name), place: sheet.name, detail: "the workbook does not say where the sheet is")
        }
        return part
    }
}
