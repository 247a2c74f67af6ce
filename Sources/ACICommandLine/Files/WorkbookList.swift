internal import ACIModel

/// The workbooks that a user names, folders opened.
struct WorkbookList {
    enum Item: Sendable {
        case file(InputFile)
        /// A folder that gives nothing.
        case failure(Failure)
    }

    let items: [Item]
    /// The names of spreadsheets in the folders that are no `.xlsx`.
    let others: [String]
    /// True where the user may expect several results: their layout must not hang on how many files a folder holds.
    let isSeveral: Bool

    /// - Parameter output: a file that this run writes: no folder gives it.
    /// - Throws: where `output` is one of the workbooks named.
    init(_ arguments: [String], besides output: String?) throws(Failure) {
        let written = output.flatMap(FileIdentity.init)
        var seen: Set<String> = []
        var items: [Item] = []
        var others: [String] = []
        var folders = 0
        for argument in arguments {
            guard let folder = Folder(argument) else {
                if let written, FileIdentity(argument) == written {
                    throw Failure(
                        .usage,
                        "\(Fr.guillemets(argument)) est à lire\(Fr.insecable): --consolidated ne peut pas le remplacer."
                    )
                }
                if seen.insert(argument).inserted { items.append(.file(InputFile(path: argument))) }
                continue
            }
            folders += 1
            do {
                let contents = try folder.contents()
                if contents.workbooks.isEmpty { items.append(.failure(folder.hasNoWorkbook)) }
                let paths = contents.workbooks.filter { path in
                    (written == nil || FileIdentity(path) != written) && seen.insert(path).inserted
                }
                items += paths.map { .file(InputFile(path: $0, isFromFolder: true)) }
                others += contents.others
            } catch {
                items.append(.failure(error))
            }
        }
        self.items = items
        self.others = others
        isSeveral = folders > 0 || items.count > 1
    }
}
