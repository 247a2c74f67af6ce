import Foundation
import Randomness
import Synchronization
public import Testing

/// Why a test could not be run where it has to run.
public struct CannotTest: Error, CustomStringConvertible {
    public let description: String
}

/// Ends a test that lacks what it needs: as a failure in CI, elsewhere as cancelled.
public func giveUp(_ reason: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Never {
    if runsInCI {
        throw CannotTest(description: reason)
    }
    try CancelledTests.cancel(reason, sourceLocation: sourceLocation)
}

/// Ends a test that takes longer than all quick ones together may, under `make quick`.
public func leaveOutOfQuickRuns(sourceLocation: SourceLocation = #_sourceLocation) throws {
    if runsQuickly {
        try CancelledTests.cancel("`make quick` leaves out what takes long", sourceLocation: sourceLocation)
    }
}

/// The runner counts cancelled tests among those that passed: how many there are, and why, is said after its last line.
enum CancelledTests {
    private static let tests = Mutex<[String: Set<Test.ID>]>([:])

    static func cancel(_ reason: String, sourceLocation: SourceLocation) throws -> Never {
        if let test = Test.current {
            let isFirst = tests.withLock { tests in
                defer { tests[reason, default: []].insert(test.id) }
                return tests.isEmpty
            }
            if isFirst { atexit { CancelledTests.tell() } }
        }
        try Test.cancel(Comment(rawValue: reason), sourceLocation: sourceLocation)
    }

    private static func tell() {
        let lines = tests.withLock { tests in
            tests.sorted { $0.key < $1.key }.map { "Tests not run: \($0.value.count), because \($0.key)\n" }
        }
        FileHandle.standardError.write(Data(lines.joined().utf8))
    }
}
