internal import ACIWorkbook

/// A file and the workbook in it, whose sheets are yet to be read.
struct OpenedFile: Sendable {
    let bytes: [UInt8]
    let workbook: Result<ClasseurOuvert, ClasseurIllisible>

    /// - Throws: what ``InputFile/bytes()`` throws; a file that is no workbook says so when it is read.
    init(_ file: InputFile) throws(Failure) {
        let bytes = try file.bytes()
        self.bytes = bytes
        workbook = Result { () throws(ClasseurIllisible) in try ClasseurOuvert(bytes) }
    }

    /// An earlier workbook of all.
    var isConsolidated: Bool { (try? workbook.get().estUnEnsemble) ?? false }
}
