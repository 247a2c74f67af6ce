import Foundation

/// The seeds that a property is tried on: all of them, under `make quick` the first tenth.
public func seeds(_ all: Range<Int>) -> Range<Int> {
    ProcessInfo.processInfo.environment["ACI_QUICK"] == "1" ? all.prefix(max(1, all.count / 10)) : all
}
