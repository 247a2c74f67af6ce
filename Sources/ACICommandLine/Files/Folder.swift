internal import ACIModel
internal import Glibc

/// A folder given in place of workbooks.
struct Folder {
    let path: String

    /// `nil` where the path is no folder.
    init?(_ path: String) {
        var about = stat()
        guard stat(path, &about) == 0, about.st_mode & S_IFMT == S_IFDIR else { return nil }
        self.path = path
    }

    struct Contents {
        /// The paths of the workbooks, by name.
        var workbooks: [String] = []
        /// The names of spreadsheets in other formats, which are not read.
        var others: [String] = []
    }

    /// Where its contents have no workbook.
    var hasNoWorkbook: Failure {
        Failure(.noInput, "Le dossier \(Fr.guillemets(path)) ne contient aucun classeur .xlsx.")
    }

    private static let otherFormats = [".xls", ".xlsm", ".xlsb", ".ods", ".numbers"]

    /// What it holds, without the folders inside it and without the lock files (`~$…`) that Excel leaves beside an open
    /// workbook.
    func contents() throws(Failure) -> Contents {
        guard let stream = opendir(path) else {
            throw Failure(
                .noInput,
                "Le dossier \(Fr.guillemets(path)) ne peut pas être lu\(Fr.insecable): \(reason(ofError: errno)).")
        }
        defer { closedir(stream) }
        var contents = Contents()
        let prefix = path.hasSuffix("/") ? path : path + "/"
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard !name.hasPrefix("~$"), !name.hasPrefix(".") else { continue }
            let folded = name.lowercased()
            if folded.hasSuffix(".xlsx") {
                contents.workbooks.append(prefix + name)
            } else if Self.otherFormats.contains(where: folded.hasSuffix) {
                contents.others.append(name)
            }
        }
        contents.workbooks.sort()
        contents.others.sort()
        return contents
    }
}
