internal import ACIModel
internal import ACIReports
internal import ACIWorkbook

/// How a file becomes a bilan: by the schemes that the program knows.
struct WorkbookReading: Sendable {
    private let lecteur: LecteurClasseur

    init(_ schemes: Cadres) { lecteur = LecteurClasseur(schemes) }

    func workbook(_ file: InputFile) throws(Failure) -> ClasseurLu { try workbook(file, OpenedFile(file)) }

    func workbook(_ file: InputFile, _ opened: OpenedFile) throws(Failure) -> ClasseurLu {
        do {
            return ClasseurLu(
                fichier: file.path, provenance: file.isStandardInput ? "entrée standard" : nil,
                relance: "aci-xlsx import \(ShellWord.quote(file.path))", lu: try lecteur.lire(opened.workbook.get()))
        } catch {
            throw Failure(.unreadable, "\(file.quotedName)\(Fr.insecable): \(error.suite)")
        }
    }
}
