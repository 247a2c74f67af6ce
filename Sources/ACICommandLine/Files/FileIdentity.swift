internal import Glibc

/// What file a path leads to, whatever the path's spelling.
struct FileIdentity: Equatable {
    private let device: dev_t
    private let number: ino_t

    /// `nil` where nothing stands.
    init?(_ path: String) {
        var about = stat()
        guard stat(path, &about) == 0 else { return nil }
        device = about.st_dev
        number = about.st_ino
    }
}
