public import Foundation
public import Testing

/// What a test makes, held to a file that somebody has read and found right. A change that is meant is renewed by
/// `ACI_RENEW_OUTPUTS=1 swift test --filter …`, and read again in the difference.
public enum Approved {
    /// - Parameters:
    ///   - path: of the file, from the checkout's root.
    ///   - lines: what counts of its contents.
    public static func expect(
        _ made: Data, in path: String, lines: (Data) throws -> [Substring] = Approved.lines,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let file = Checkout.root.appending(path: path)
        if ProcessInfo.processInfo.environment["ACI_RENEW_OUTPUTS"] == "1" { try made.write(to: file) }
        let (found, approved) = (try lines(made), try lines(Data(contentsOf: file)))
        guard found != approved else { return }
        let place = zip(found, approved).prefix { $0 == $1 }.count
        func line(_ lines: [Substring]) -> Substring { lines.indices.contains(place) ? lines[place] : "nothing" }
        let suite = sourceLocation.fileName.split(separator: ".").first ?? ""
        Issue.record(
            """
            \(path), line \(place + 1): \(line(found)) instead of \(line(approved)). If that is meant:
            ACI_RENEW_OUTPUTS=1 swift test --filter \(suite)
            """, sourceLocation: sourceLocation)
    }

    public static func lines(_ data: Data) -> [Substring] {
        String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }
}
