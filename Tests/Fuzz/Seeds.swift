import Glibc
import Mutation
import ZipContainer

/// The small workbooks and their parts, to begin with.
enum Seeds {
    static func write(to folder: String) {
        mkdir(folder, 0o755)
        for harness in Harness.allCases { mkdir("\(folder)/\(harness.rawValue)", 0o755) }
        for (number, bytes) in SmallWorkbooks.all.enumerated() {
            write(bytes, to: "\(folder)/zip/\(number)")
            write(bytes, to: "\(folder)/import/\(number)")
            guard let archive = try? ZipArchive(bytes: bytes) else { continue }
            for (place, entry) in archive.entries.enumerated() {
                guard let contents = try? archive.contents(of: entry) else { continue }
                write([255] + contents, to: "\(folder)/xml/\(number)-\(place)")
                if entry.name.contains("worksheets") { write(contents, to: "\(folder)/rows/\(number)-\(place)") }
            }
        }
    }

    private static func write(_ bytes: [UInt8], to path: String) {
        guard let file = fopen(path, "w") else { fatalError("\(path) cannot be written") }
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }
}
