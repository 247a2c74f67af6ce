internal import Glibc

/// What file a path leads to, whatever the path's spelling.
struct FileIdentity: Hashable {
    private let device: dev_t
    private let number: ino_t
    /// The name in the folder that the numbers are of, where nothing has it yet.
    private var name: String?

    /// `nil` where nothing stands.
    init?(_ path: String) {
        guard let about = FileStatus(path) else { return nil }
        device = about.device
        number = about.number
    }

    /// The file that is or will be written under a path; `nil` where no folder takes it.
    init?(target path: String) {
        let path = SymbolicLink.end(of: path)
        guard let identity = FileIdentity(path) ?? FileIdentity(path.folder) else { return nil }
        self = identity
        if FileStatus(path) == nil { name = String(path.dropFirst(path.hasSlash ? path.folder.count : 0)) }
    }
}

/// What the system says of a path, links followed.
struct FileStatus {
    let device: dev_t
    let number: ino_t
    let size: Int
    private let mode: mode_t

    var isFolder: Bool { mode & S_IFMT == S_IFDIR }
    var isRegular: Bool { mode & S_IFMT == S_IFREG }
    var permissions: mode_t { mode & 0o777 }

    /// `nil` where nothing stands.
    init?(_ path: String) {
        var about = stat()
        guard stat(path.cPath, &about) == 0 else { return nil }
        self.init(about)
    }

    /// `nil` where the descriptor is of no file; `errno` says why.
    init?(descriptor: Int32) {
        var about = stat()
        guard fstat(descriptor, &about) == 0 else { return nil }
        self.init(about)
    }

    private init(_ about: stat) {
        device = about.st_dev
        number = about.st_ino
        size = Int(about.st_size)
        mode = about.st_mode
    }
}

enum SymbolicLink {
    /// The path at the end of a chain of links, whether or not something stands there.
    static func end(of path: String) -> String {
        var path = path
        for _ in 0..<40 {
            guard let target = target(of: path) else { break }
            path = target.hasPrefix("/") || !path.hasSlash ? target : path.folder + target
        }
        return path
    }

    private static func target(of path: String) -> String? {
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
            count = buffer.withMemoryRebound(to: CChar.self) { name in
                name.baseAddress.map { max(0, readlink(path.cPath, $0, name.count)) } ?? 0
            }
        }
        return bytes.isEmpty ? nil : PathWord.word(bytes)
    }
}

extension String {
    fileprivate var hasSlash: Bool { utf8.contains(UInt8(ascii: "/")) }

    /// The part of a path up to its last slash; `.` where it has none.
    var folder: String {
        utf8.lastIndex(of: UInt8(ascii: "/")).map { String(self[...$0]) } ?? "."
    }
}
