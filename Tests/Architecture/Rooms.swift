/// The rooms of the house, and what each may bring in. A room that is not listed here has no place.
enum Rooms {
    /// What may be imported in each room beside `standard`.
    static let mayImport: [String: Set<String>] = [
        "Parallel": ["Glibc"],
        "ZipContainer": ["CZlib", "Parallel"],
        "XMLStream": ["CLibXML2"],
        "OPCPackage": ["ZipContainer", "XMLStream"],
        "SpreadsheetML": ["OPCPackage", "XMLStream", "ZipContainer"],
        "SpreadsheetMLFoundation": ["SpreadsheetML"],
        "Templates": [],
        "ACIModel": ["Templates"],
        "ACIWorkbook": ["ACIModel", "SpreadsheetML", "OPCPackage"],
        "ACIReports": ["ACIWorkbook", "ACIModel"],
        "ACICommandLine": ["ACIReports", "ACIWorkbook", "ACIModel", "Parallel", "Glibc", "ArgumentParser"],
        "aci-xlsx": ["ACICommandLine"],
    ]

    /// What every room may import. Full Foundation is not there: it brings ICU, and with it megabytes and milliseconds.
    static let standard: Set<String> = ["Swift", "FoundationEssentials", "Synchronization"]
}
