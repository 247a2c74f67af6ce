import Foundation

/// The seeds or cases that a test tries: all of them; under `make quick` every tenth, from the first.
public func sample<Case>(_ all: some Sequence<Case>) -> [Case] {
    let all = Array(all)
    guard ProcessInfo.processInfo.environment["ACI_QUICK"] == "1" else { return all }
    return stride(from: 0, to: all.count, by: 10).map { all[$0] }
}
