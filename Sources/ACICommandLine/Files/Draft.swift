internal import Glibc

/// A file under its temporary name, beside the one that it will have.
struct Draft {
    private let path: String
    private let descriptor: Int32

    /// `nil` where none can be made; `errno` says why.
    init?(beside target: String, mode: mode_t?) {
        // Another run may hold the name: take the next one.
        for _ in 0..<64 {
            let name = ".aci-xlsx-\(String(UInt64.random(in: 0 ... .max), radix: 36)).tmp"
            let path = target.folder == "." ? name : target.folder + name
            Interruption.removes(path)
            let descriptor = open(path.cPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor >= 0 {
                if let mode { fchmod(descriptor, mode) }
                self.path = path
                self.descriptor = descriptor
                return
            }
            Interruption.removesNothing()
            if errno != EEXIST { break }
        }
        return nil
    }

    /// - Parameter write: writes all to a descriptor, and returns 0 or the `errno`.
    /// - Returns: the same, as all that follow.
    func fill(_ write: (Int32) -> Int32) -> Int32 {
        var error = write(descriptor)
        // Some file systems know no fsync (EINVAL); the bytes are written all the same.
        if error == 0, fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP { error = errno }
        if close(descriptor) != 0, error == 0, errno != EINTR { error = errno }
        return error
    }

    /// Takes the target's place.
    func replace(_ target: String) -> Int32 {
        guard rename(path.cPath, target.cPath) == 0 else { return errno }
        Interruption.removesNothing()
        return 0
    }

    /// Takes the target's name only if nobody has it: `link` refuses where `rename` would overwrite.
    func settle(at target: String) -> Int32 {
        if link(path.cPath, target.cPath) == 0 {
            discard()
            return 0
        }
        // FAT and some network shares have no hard links: there an empty file of our own takes the name, if nobody has it.
        let claim = open(target.cPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard claim >= 0 else { return errno }
        close(claim)
        let error = replace(target)
        if error != 0 { unlink(target.cPath) }
        return error
    }

    func discard() {
        unlink(path.cPath)
        Interruption.removesNothing()
    }
}

/// What happens where the user stops the program: the draft of the moment goes, and the signal does what it does.
enum Interruption {
    // Read by the signal's handler, which may call nothing that allocates.
    nonisolated(unsafe) private static var draft: UnsafeMutablePointer<CChar>?

    static func install() {
        for number in [SIGINT, SIGTERM, SIGHUP] {
            var before = sigaction()
            sigaction(number, nil, &before)
            // A signal that whoever started the program has it ignore (nohup) stays ignored.
            guard unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self) != 1 else { continue }
            signal(number) { number in
                if let draft = Interruption.draft { unlink(draft) }
                signal(number, SIG_DFL)
                raise(number)
            }
        }
    }

    static func removes(_ path: String) {
        removesNothing()
        draft = strdup(path.cPath)
    }

    static func removesNothing() {
        let former = draft
        draft = nil
        free(former)
    }
}
