internal import ACIModel

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A folder given in place of workbooks.
struct Folder {
    let path: String

    /// `nil` where the path is no folder.
    init?(_ path: String) {
        var about = stat()
        guard stat(path, &about) == 0, about.st_mode & S_IFMT == S_IFDIR else { return nil }
        self.path = path
    }

    /// Its workbooks by name, without those of folders inside it and without the lock files (`~$…`) that Excel leaves
    /// beside an open workbook.
    func workbooks() throws(Failure) -> [String] {
        guard let stream = opendir(path) else {
            throw Failure(
                .noInput,
                "Le dossier \(Fr.guillemets(path)) ne peut pas être lu\(Fr.insecable): \(reason(ofError: errno)).")
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.lowercased().hasSuffix(".xlsx"), !name.hasPrefix("~$"), !name.hasPrefix(".") { names.append(name) }
        }
        guard !names.isEmpty else {
            throw Failure(.noInput, "Le dossier \(Fr.guillemets(path)) ne contient aucun classeur .xlsx.")
        }
        let prefix = path.hasSuffix("/") ? path : path + "/"
        return names.sorted().map { prefix + $0 }
    }
}
