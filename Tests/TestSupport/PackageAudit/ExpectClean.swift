public import Testing

/// Records every finding of the audit as a failure.
///
/// - Parameter what: which of a test's workbooks it is.
public func expectClean(
    _ bytes: [UInt8], from origin: PackageAudit.Origin = .ourWriter, _ what: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
) {
    for finding in PackageAudit.findings(in: bytes, from: origin) {
        Issue.record("\(what)\(what.isEmpty ? "" : ": ")\(finding)", sourceLocation: sourceLocation)
    }
}
