internal import ACIModel
internal import ACIWorkbook

/// How the bytes of a workbook become a bilan.
struct WorkbookReading: Sendable {
    let read: @Sendable ([UInt8]) throws(ClasseurIllisible) -> BilanLu

    init(_ read: @escaping @Sendable ([UInt8]) throws(ClasseurIllisible) -> BilanLu) { self.read = read }

    /// By the schemes that the program knows.
    init(_ schemes: Cadres) {
        let lecteur = LecteurClasseur(schemes)
        self.init { bytes throws(ClasseurIllisible) in try lecteur.lire(bytes) }
    }

    func workbook(_ file: InputFile) throws(Failure) -> ClasseurLu { try workbook(file, from: try file.bytes()) }

    func workbook(_ file: InputFile, from bytes: [UInt8]) throws(Failure) -> ClasseurLu {
        do {
            return ClasseurLu(fichier: file.path, lu: try read(bytes))
        } catch {
            throw Failure(.unreadable, "\(file.quotedName)\(Fr.insecable): \(error.suite)")
        }
    }
}
