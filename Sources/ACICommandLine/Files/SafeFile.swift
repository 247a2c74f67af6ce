internal import ACIModel
internal import Glibc

/// A file that is written whole or not at all: beside its target, synced, then renamed into place.
struct SafeFile: Sendable {
    let path: String
    /// The option that names it.
    let option: String
    let kind: FileKind
    /// Whether an existing file may be replaced (`--force`).
    let replacing: Bool

    /// Fails where there is no name, or one that says another format than what is written.
    func checkName() throws(Failure) {
        guard !path.isEmpty else { throw Failure(.usage, "Il manque un nom de fichier après \(option).") }
        if let mistake = kind.mistake(in: path, option: option) { throw mistake }
    }

    /// Fails early, before any work, where the target stands already or has no folder that takes it.
    func checkAbsent() throws(Failure) {
        var about = stat()
        guard stat(path, &about) == 0 else {
            let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
            if access(slash.map { String(path[...$0]) } ?? ".", W_OK) != 0 { throw refusal(errno) }
            return
        }
        if about.st_mode & S_IFMT == S_IFDIR { throw refusal(EISDIR) }
        if about.st_mode & S_IFMT == S_IFREG, !replacing { throw refusal(EEXIST) }
    }

    func write(_ bytes: [UInt8]) throws(Failure) {
        var about = stat()
        let exists = stat(path, &about) == 0
        // A device or a pipe (`/dev/stdout`) is written through: nothing can be renamed into its place.
        if exists, about.st_mode & S_IFMT != S_IFREG { return try writeThrough(bytes) }
        try checkAbsent()
        let target = exists ? resolved(path) : path
        guard let draft = Draft(beside: target, mode: exists ? about.st_mode & 0o777 : nil) else {
            throw refusal(errno)
        }
        var error = draft.fill(bytes)
        if error == 0 { error = replacing ? draft.replace(target) : draft.settle(at: target) }
        if error != 0 {
            draft.discard()
            throw refusal(error)
        }
    }

    private func writeThrough(_ bytes: [UInt8]) throws(Failure) {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw refusal(errno) }
        defer { close(descriptor) }
        let error = writeAll(bytes, to: descriptor)
        if error != 0, error != EPIPE { throw refusal(error) }
    }

    /// The file that a symbolic link stands for, so that the link stays one.
    private func resolved(_ path: String) -> String {
        guard let pointer = realpath(path, nil) else { return path }
        defer { free(pointer) }
        return String(cString: pointer)
    }

    private func refusal(_ error: Int32) -> Failure {
        let name = Fr.guillemets(path)
        if error == EEXIST {
            return Failure(
                .cannotWrite,
                "\(name) existe déjà. Choisissez un autre nom avec \(option), ou ajoutez --force pour le remplacer.")
        }
        if error == ENOENT {
            return Failure(.cannotWrite, "\(name) ne peut pas être écrit\(Fr.insecable): le dossier n’existe pas.")
        }
        return Failure(.cannotWrite, "\(name) ne peut pas être écrit\(Fr.insecable): \(reason(ofError: error)).")
    }
}

/// The file under its temporary name.
private struct Draft {
    private let path: String
    private let descriptor: Int32

    /// `nil` where none can be made; `errno` says why.
    init?(beside target: String, mode: mode_t?) {
        let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = slash.map { String(target[...$0]) } ?? ""
        // Another run may hold the name: take the next one.
        for _ in 0..<64 {
            let path = "\(folder).aci-xlsx-\(String(UInt64.random(in: 0 ... .max), radix: 36)).tmp"
            let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor >= 0 {
                if let mode { fchmod(descriptor, mode) }
                self.path = path
                self.descriptor = descriptor
                return
            }
            if errno != EEXIST { break }
        }
        return nil
    }

    /// - Returns: 0 or the `errno`, as all that follow.
    func fill(_ bytes: [UInt8]) -> Int32 {
        var error = writeAll(bytes, to: descriptor)
        // Some file systems know no fsync (EINVAL); the bytes are written all the same.
        if error == 0, fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP { error = errno }
        if close(descriptor) != 0, error == 0, errno != EINTR { error = errno }
        return error
    }

    func replace(_ target: String) -> Int32 { rename(path, target) == 0 ? 0 : errno }

    /// Takes the target's name only if nobody has it: `link` refuses where `rename` would overwrite.
    func settle(at target: String) -> Int32 {
        if link(path, target) == 0 {
            discard()
            return 0
        }
        let error = errno
        // FAT and some network shares have no hard links.
        guard error == EPERM || error == ENOTSUP || error == EOPNOTSUPP || error == ENOSYS || error == EMLINK else {
            return error
        }
        return access(target, F_OK) == 0 ? EEXIST : replace(target)
    }

    func discard() { unlink(path) }
}
