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

    /// - Parameter outputs: the files that this run writes. An earlier workbook of all in a folder is no input.
    /// - Throws: where a run would write over what it reads.
    init(_ arguments: [String], outputs: [SafeFile]) throws(Failure) {
        for argument in arguments {
            if let folder = Folder(argument) {
                isSeveral = true
                try add(folder, outputs)
            } else {
                for output in outputs { try output.checkKeeps(argument) }
                if isNew(argument) { items.append(.file(InputFile(path: argument))) }
            }
        }
        isSeveral = isSeveral || items.count > 1
    }

    private mutating func add(_ folder: Folder, _ outputs: [SafeFile]) throws(Failure) {
        let contents: Folder.Contents
        do {
            contents = try folder.contents()
        } catch {
            items.append(.failure(error))
            return
        }
        if contents.workbooks.isEmpty { items.append(.failure(folder.hasNoWorkbook)) }
        for path in contents.workbooks {
            let file = InputFile(path: path, isFromFolder: true)
            if let output = outputs.first(where: { $0.isSame(as: path) }) {
                guard (try? OpenedFile(file).isConsolidated) == true else { return try output.checkKeeps(path) }
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
    }

    /// A file is read once, however often and by whatever paths it is named.
    private mutating func isNew(_ path: String) -> Bool {
        FileIdentity(path).map { seen.insert($0).inserted } ?? true
    }
}
