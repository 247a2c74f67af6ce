internal import ACIModel
internal import Glibc

/// The value of an environment variable.
func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
}

/// Writes all bytes through interruptions and partial writes.
///
/// - Returns: 0, or the `errno` that stopped it.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
        var rest = buffer[...]
        while !rest.isEmpty {
            let written = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if written >= 0 {
                rest = rest.dropFirst(written)
            } else if errno == EAGAIN {
                // Somebody made the terminal non-blocking: wait until it takes more.
                var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&waiting, 1, -1)
            } else if errno != EINTR {
                return errno
            }
        }
        return 0
    }
}

/// An `errno` in French, without a full stop.
func reason(ofError error: Int32) -> String {
    switch error {
    case ENOENT: "le dossier ou le fichier n’existe pas"
    case ENOTDIR: "une partie du chemin n’est pas un dossier"
    case EISDIR: "c’est un dossier"
    case EACCES, EPERM: "vous n’en avez pas le droit"
    case EROFS: "le disque est en lecture seule"
    case ENOSPC, EDQUOT: "il n’y a plus de place sur le disque"
    case EFBIG: "la taille permise pour un fichier est dépassée"
    case ENAMETOOLONG: "le nom est trop long"
    case EMFILE, ENFILE: "trop de fichiers sont ouverts"
    case ENXIO: "ce n’est pas un fichier"
    case EIO: "le disque ne répond pas comme il devrait"
    case ELOOP: "les raccourcis tournent en rond"
    default: "erreur \(error) du système"
    }
}
