internal import ACIModel

/// The workbooks that a user names, folders opened.
struct WorkbookList {
    enum Item: Sendable {
        case file(InputFile)
        /// A folder that gives nothing.
        case failure(Failure)
    }

    private(set) var items: [Item] = []
    /// What there is to know about files that are not read.
    private(set) var notes: [String] = []
    /// True where the user may expect several results: their layout must not hang on how many files a folder holds.
    private(set) var isSeveral = false
    private var seen: Set<FileIdentity> = []

    /// - Parameters:
    ///   - recursive: whether the folders inside folders are read too; otherwise those with workbooks are told.
    ///   - outputs: the files that this run writes. An earlier workbook of all in a folder is no input.
    /// - Throws: where a run would write over what it reads.
    init(_ arguments: [String], recursive: Bool, outputs: [SafeFile]) throws(Failure) {
        for argument in arguments {
            if let folder = Folder(argument) {
                isSeveral = true
                if try !add(folder, recursive, outputs) { items.append(.failure(folder.hasNoWorkbook)) }
            } else {
                for output in outputs { try output.checkKeeps(argument) }
                if isNew(argument) { items.append(.file(InputFile(path: argument))) }
            }
        }
        isSeveral = isSeveral || items.count > 1
    }

    /// - Returns: false where it holds no workbook, and that is all there is to say.
    private mutating func add(_ folder: Folder, _ recursive: Bool, _ outputs: [SafeFile]) throws(Failure) -> Bool {
        // A link may lead back to a folder that has been read.
        guard isNew(folder.path) else { return true }
        let contents: Folder.Contents
        do {
            contents = try folder.contents()
        } catch {
            items.append(.failure(error))
            return true
        }
        var holdsWorkbooks = !contents.workbooks.isEmpty
        for path in contents.workbooks {
            let file = InputFile(path: path, isFromFolder: true)
            if let output = outputs.first(where: { $0.isSame(as: path) }) {
                if (try? OpenedFile(file).isConsolidated) != true { try output.checkKeeps(path) }
            } else if isNew(path) {
                items.append(.file(file))
            }
        }
        notes += contents.others.map { name in
            "\(Fr.guillemets(name)) n’est pas lu\(Fr.insecable): enregistrez-le au format .xlsx (Classeur Excel)."
        }
        notes += contents.oddities.map { name in
            "\(Fr.guillemets(name)) n’est pas lu\(Fr.insecable): ce n’est pas un fichier."
        }
        for inner in contents.folders.compactMap(Folder.init) {
            if recursive {
                holdsWorkbooks = try add(inner, recursive, outputs) || holdsWorkbooks
            } else if let count = inner.workbookCount() {
                notes.append(
                    "le sous-dossier \(Fr.guillemets(inner.path)) contient \(Fr.compte(count, "classeur", "classeurs")) "
                        + "qui \(count == 1 ? "n’est pas lu" : "ne sont pas lus")\(Fr.insecable): ajoutez --recursive.")
            }
        }
        return holdsWorkbooks
    }

    /// A file is read once, however often and by whatever paths it is named.
    private mutating func isNew(_ path: String) -> Bool {
        FileIdentity(path).map { seen.insert($0).inserted } ?? true
    }
}
