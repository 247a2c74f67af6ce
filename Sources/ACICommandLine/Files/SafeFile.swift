internal import ACIModel
internal import Glibc

/// A file that is written whole or not at all: beside its target, synced, then renamed into place. The target of a
/// symbolic link is written, and the link stays one.
struct SafeFile {
    let path: String
    /// The option that names it.
    let option: String
    let kind: FileKind
    /// Whether an existing file may be replaced (`--force`).
    let replacing: Bool

    private var target: String { SymbolicLink.end(of: path) }

    /// Fails where there is no name, or one that says another format than what is written.
    func checkName() throws(Failure) {
        guard !path.isEmpty else { throw Failure(.usage, "Il manque un nom de fichier après \(option).") }
        if let mistake = kind.mistake(in: path, option: option) { throw mistake }
    }

    /// Fails early, before any work, where the target stands already or has no folder that takes it.
    func checkAbsent() throws(Failure) {
        guard let status = FileStatus(path) else {
            // Links that go round have no end that could be written.
            if errno == ELOOP || access(target.folder.cPath, W_OK) != 0 { throw refusal(errno) }
            return
        }
        if status.isFolder { throw refusal(EISDIR) }
        if status.isRegular, !replacing { throw refusal(EEXIST) }
    }

    /// Whether a path leads to the file that this one will replace or be.
    func isSame(as other: String) -> Bool {
        guard let identity = FileIdentity(target: path) else { return false }
        return identity == FileIdentity(target: other)
    }

    /// Fails where the file would take the place of one that the run reads: even with `--force` no answers are lost.
    func checkKeeps(_ input: String) throws(Failure) {
        guard isSame(as: input) else { return }
        throw Failure(
            .usage,
            "\(Fr.guillemets(input)) est à lire\(Fr.insecable): \(option) ne peut pas le remplacer. Choisissez un autre nom."
        )
    }

    func write(_ bytes: [UInt8]) throws(Failure) { try write { writeAll(bytes, to: $0) } }

    func write(_ pieces: Spool) throws(Failure) { try write(pieces.copy) }

    private func write(_ fill: (Int32) -> Int32) throws(Failure) {
        let status = FileStatus(path)
        // A device or a pipe (`/dev/stdout`) is written through: nothing can be renamed into its place.
        if let status, !status.isRegular { return try writeThrough(fill) }
        try checkAbsent()
        let target = self.target
        guard let draft = Draft(beside: target, mode: status?.permissions) else { throw refusal(errno) }
        var error = draft.fill(fill)
        if error == 0 { error = replacing ? draft.replace(target) : draft.settle(at: target) }
        if error != 0 {
            draft.discard()
            throw refusal(error)
        }
    }

    private func writeThrough(_ fill: (Int32) -> Int32) throws(Failure) {
        let descriptor = open(path.cPath, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw refusal(errno) }
        defer { close(descriptor) }
        let error = fill(descriptor)
        if error != 0, error != EPIPE { throw refusal(error) }
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
