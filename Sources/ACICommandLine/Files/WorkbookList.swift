/// The workbooks that a user names, folders opened.
struct WorkbookList {
    enum Item: Sendable {
        case file(InputFile)
        /// A folder that gives nothing.
        case failure(Failure)
    }

    let items: [Item]
    /// True where the user may expect several results: their layout must not hang on how many files a folder holds.
    let isSeveral: Bool

    init(_ arguments: [String]) {
        var seen: Set<String> = []
        var items: [Item] = []
        var folders = 0
        for argument in arguments {
            guard let folder = Folder(argument) else {
                if seen.insert(argument).inserted { items.append(.file(InputFile(path: argument))) }
                continue
            }
            folders += 1
            do {
                let paths = try folder.workbooks().filter { seen.insert($0).inserted }
                items += paths.map { .file(InputFile(path: $0)) }
            } catch {
                items.append(.failure(error))
            }
        }
        self.items = items
        isSeveral = folders > 0 || items.count > 1
    }
}
