import Glibc

/// True where only what is quick is to run, as `make quick` sets it; never in CI. Without Foundation, whose memory would
/// count in the programs that measure theirs.
public let runsQuickly: Bool = {
    func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    return value("ACI_QUICK") == "1" && value("CI") != "true"
}()

/// The seeds or cases that a test tries: all of them; under `make quick` every tenth, from the first.
public func sample<Case>(_ all: some Sequence<Case>) -> [Case] {
    let all = Array(all)
    guard runsQuickly else { return all }
    return stride(from: 0, to: all.count, by: 10).map { all[$0] }
}
