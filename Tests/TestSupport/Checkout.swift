public import Foundation

/// The folders of the checkout that the tests run from.
public enum Checkout {
    /// The folder of `Package.swift`.
    public static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The Python drivers of other programs.
    public static let programs = root.appending(path: "Tests/Interoperability/Programs")

    /// Filled workbooks by the program that saved them.
    public static let samples = root.appending(path: "Samples")
}

/// True where a missing program is a failure, as `.ci/run` sets it.
public let runsInCI = ProcessInfo.processInfo.environment["CI"] == "true"
