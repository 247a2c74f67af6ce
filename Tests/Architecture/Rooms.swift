/// The rooms of the house, and what each may bring in. A room that is not listed here has no place.
enum Rooms {
    /// What may be imported in each room beside `standard`.
    static let mayImport: [String: Set<String>] = [
        "CLibrary": ["Glibc", "Musl", "Darwin"],
        "Threads": ["CLibrary"],
        "ZipContainer": ["CZlib", "Threads"],
        "XMLStream": ["CLibXML2"],
        "OPCPackage": ["ZipContainer", "XMLStream"],
        "SpreadsheetML": ["OPCPackage", "XMLStream", "ZipContainer", "Threads"],
        "Templates": [],
        "ACIModel": ["Templates"],
        "ACIWorkbook": ["ACIModel", "SpreadsheetML", "OPCPackage", "Threads"],
        "ACICommandLine": ["ACIWorkbook", "ACIModel", "Threads", "CLibrary", "ArgumentParser"],
        "aci-xlsx": ["ACICommandLine"],
    ]

    /// What every room may import. Full Foundation is not there: it brings ICU, and with it megabytes and milliseconds.
    static let standard: Set<String> = ["Swift", "FoundationEssentials", "Synchronization"]
}
