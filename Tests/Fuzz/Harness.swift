/// Something to feed with bytes; it traps where a promise is broken.
enum Harness: String, CaseIterable {
    /// An archive, all its entries read.
    case zip
    /// An XML document, all its attributes asked for in every form.
    case xml
    /// A worksheet part, its rows read without the XML parser and with it.
    case rows
    /// A file, imported, given back and imported again.
    case `import`

    func run(_ bytes: [UInt8]) {
        switch self {
        case .zip: ZipHarness.run(bytes)
        case .xml: XMLHarness.run(bytes)
        case .rows: RowsHarness.run(bytes)
        case .import: ImportHarness.run(bytes)
        }
    }
}
