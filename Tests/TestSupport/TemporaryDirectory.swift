public import Foundation

/// A new folder that lives as long as the value does.
public final class TemporaryDirectory: Sendable {
    public let url: URL

    public init() throws {
        let name = "aci-xlsx-tests-\(UUID().uuidString)"
        url = FileManager.default.temporaryDirectory.appending(path: name)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// Where a file of this name stands, or would stand.
    public func file(_ name: String) -> URL {
        url.appending(path: name)
    }

    /// Writes a file, and tells where.
    public func write(_ bytes: some Collection<UInt8>, to name: String) throws -> URL {
        let target = file(name)
        try Data(bytes).write(to: target)
        return target
    }
}
