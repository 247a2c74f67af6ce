internal import ACIModel
internal import ACIReports
internal import ACIWorkbook

/// A file and the workbook in it, whose sheets are yet to be read.
struct OpenedFile: Sendable {
    let file: InputFile
    let bytes: [UInt8]
    private let workbook: Result<ClasseurOuvert, ClasseurIllisible>

    /// - Throws: what ``InputFile/bytes()`` throws; a file that is no workbook says so when it is read.
    init(_ file: InputFile) throws(Failure) {
        let bytes = try file.bytes()
        self.file = file
        self.bytes = bytes
        workbook = Result { () throws(ClasseurIllisible) in try ClasseurOuvert(bytes) }
    }

    /// An earlier workbook of all.
    var isConsolidated: Bool { (try? workbook.get().estUnEnsemble) ?? false }

    /// The bilan in it, under the name that the user gave it.
    ///
    /// - Parameter today: unanswered questions are no fault until the period has ended.
    func read(by reader: LecteurClasseur, on today: Jour) throws(Failure) -> ClasseurLu {
        do {
            return ClasseurLu(
                fichier: PathWord.readable(file.path), provenance: file.isStandardInput ? "entrée standard" : nil,
                relance: "aci-xlsx import \(ShellWord.quote(file.path))", octets: bytes.count, jour: today,
                lu: try reader.lire(workbook.get(), le: today))
        } catch {
            throw Failure(.unreadable, "\(file.quotedName)\(Fr.insecable): \(error.suite)")
        }
    }
}
