internal import ACIModel
internal import ACIWorkbook
internal import Glibc

/// A file to read, or standard input.
struct InputFile: Sendable {
    private static let standardInputName = "-"
    /// The largest file read, in bytes: no number in a file decides how much memory is taken.
    static let byteLimit = LecteurClasseur.octetsAuPlus

    /// As the user gave it.
    let path: String
    /// What the name may have been given without.
    var ending = ".xlsx"
    /// A folder gave it: nobody named it.
    var isFromFolder = false

    var isStandardInput: Bool { path == InputFile.standardInputName }

    /// The name to put in a message, in quotation marks.
    var quotedName: String { isStandardInput ? "L’entrée standard" : Fr.guillemets(path) }

    func bytes() throws(Failure) -> [UInt8] {
        if isStandardInput { return try contents(of: 0, size: 0) }
        // A pipe that somebody names is waited for, one that took a workbook's place in a folder is not.
        let patience = isFromFolder ? O_NONBLOCK : 0
        let descriptor = open(path.cPath, O_RDONLY | O_CLOEXEC | patience)
        guard descriptor >= 0 else { throw refusal(errno) }
        defer { close(descriptor) }
        guard let status = FileStatus(descriptor: descriptor) else { throw refusal(errno) }
        if status.isFolder { throw refusal(EISDIR) }
        return try contents(of: descriptor, size: status.size)
    }

    private func contents(of descriptor: Int32, size: Int) throws(Failure) -> [UInt8] {
        guard size <= InputFile.byteLimit else { throw tooLarge }
        var bytes: [UInt8] = []
        // One byte more: the read that finds the end has room.
        bytes.reserveCapacity(size + 1)
        while true {
            let room = bytes.capacity - bytes.count
            let growth = min(max(64 << 10, bytes.count), InputFile.byteLimit + 1 - bytes.count)
            var result = 0
            bytes.append(addingCapacity: room > 0 ? room : growth) { output in
                output.withUnsafeMutableBufferPointer { buffer, count in
                    result = read(descriptor, buffer.baseAddress, buffer.count)
                    count = max(0, result)
                }
            }
            if result == 0 { return bytes }
            if result < 0 {
                if errno == EINTR { continue }
                throw refusal(errno)
            }
            guard bytes.count <= InputFile.byteLimit else { throw tooLarge }
        }
    }

    private var tooLarge: Failure {
        Failure(.unreadable, ClasseurIllisible.tropGros(quotedName).message)
    }

    private var whatToDo: String {
        let whole = path + ending
        return FileStatus(whole) != nil ? CommandSuggestion.question(whole) : "Vérifiez le nom et le dossier."
    }

    private func refusal(_ error: Int32) -> Failure {
        switch error {
        case ENOENT, ENOTDIR:
            Failure(.noInput, "\(quotedName) n’existe pas. \(whatToDo)")
        default:
            Failure(
                .noInput,
                "\(quotedName) ne peut pas être \(isStandardInput ? "lue" : "lu")\(Fr.insecable): \(reason(ofError: error))."
            )
        }
    }
}
