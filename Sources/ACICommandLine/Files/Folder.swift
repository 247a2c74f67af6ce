internal import ACIModel
internal import Glibc

/// A folder given in place of workbooks.
struct Folder {
    let path: String

    /// `nil` where the path is no folder.
    init?(_ path: String) {
        guard FileStatus(path)?.isFolder == true else { return nil }
        self.path = path
    }

    struct Contents {
        /// The paths of the workbooks, by name.
        var workbooks: [String] = []
        /// The names of spreadsheets in other formats, which are not read.
        var others: [String] = []
        /// The paths of the folders inside it.
        var folders: [String] = []
        /// The names of what is called a workbook and is no file: pipes, sockets, folders.
        var oddities: [String] = []
    }

    /// Where its contents have no workbook.
    var hasNoWorkbook: Failure {
        Failure(.noInput, "Le dossier \(Fr.guillemets(path)) ne contient aucun classeur .xlsx.")
    }

    private static let otherFormats = [".xls", ".xlsm", ".xlsb", ".ods", ".numbers"]

    /// What it holds, without what stands in the folders inside it and without the lock files (`~$…`) that Excel leaves beside an open
    /// workbook.
    func contents() throws(Failure) -> Contents {
        guard let stream = opendir(path.cPath) else {
            throw Failure(
                .noInput,
                "Le dossier \(Fr.guillemets(path)) ne peut pas être lu\(Fr.insecable): \(reason(ofError: errno)).")
        }
        defer { closedir(stream) }
        var contents = Contents()
        let prefix = path.hasSuffix("/") ? path : path + "/"
        while let entry = readdir(stream) {
            let name = PathWord.word(withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) })
            guard !name.hasPrefix("~$"), !name.hasPrefix(".") else { continue }
            let folded = name.lowercased()
            if folded.hasSuffix(".xlsx") {
                // A link to nothing is told when it is read.
                if FileStatus(prefix + name)?.isRegular ?? true {
                    contents.workbooks.append(prefix + name)
                } else {
                    contents.oddities.append(name)
                }
            } else if FileStatus(prefix + name)?.isFolder == true {
                contents.folders.append(prefix + name)
            } else if Self.otherFormats.contains(where: folded.hasSuffix) {
                contents.others.append(name)
            }
        }
        contents.workbooks.sort()
        contents.folders.sort()
        contents.others.sort()
        contents.oddities.sort()
        return contents
    }

    /// How many workbooks stand in it and in the folders inside it; `nil` where there is none or nobody may look.
    func workbookCount() -> Int? {
        var visited: Set<FileIdentity> = []
        func count(_ folder: Folder) -> Int {
            guard FileIdentity(folder.path).map({ visited.insert($0).inserted }) == true,
                let contents = try? folder.contents()
            else { return 0 }
            return contents.workbooks.count + contents.folders.compactMap(Folder.init).map(count).reduce(0, +)
        }
        let total = count(self)
        return total > 0 ? total : nil
    }
}
