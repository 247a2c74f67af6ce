// swift-tools-version: 6.3
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "aci-xlsx",
    products: [
        .library(name: "SpreadsheetML", targets: ["SpreadsheetML"]),
        .library(name: "SpreadsheetMLFoundation", targets: ["SpreadsheetMLFoundation"]),
        .library(name: "ACIModel", targets: ["ACIModel"]),
        .library(name: "ACIWorkbook", targets: ["ACIWorkbook"]),
        .library(name: "ACIReports", targets: ["ACIReports"]),
        .executable(name: "aci-xlsx", targets: ["aci-xlsx"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.2"))
    ],
    targets: [
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "Parallel", swiftSettings: settings),
        .target(name: "ZipContainer", dependencies: ["CZlib", "Parallel"], swiftSettings: settings),
        .target(name: "XMLStream", dependencies: ["CLibXML2"], swiftSettings: settings),
        .target(name: "OPCPackage", dependencies: ["ZipContainer", "XMLStream"], swiftSettings: settings),
        .target(name: "SpreadsheetML", dependencies: ["OPCPackage", "XMLStream"], swiftSettings: settings),
        .target(name: "SpreadsheetMLFoundation", dependencies: ["SpreadsheetML"], swiftSettings: settings),
        .target(
            name: "Templates", path: "Templates",
            exclude: ["cadre.schema.json", "contrat.schema.json", "import.schema.json", "classeurs"],
            resources: [.embedInCode("avenant-2.json"), .embedInCode("aci-2019.json")],
            swiftSettings: settings),
        .target(name: "ACIModel", dependencies: ["Templates"], swiftSettings: settings),
        .target(
            name: "ACIWorkbook", dependencies: ["ACIModel", "SpreadsheetML", "OPCPackage"], swiftSettings: settings),
        .target(name: "ACIReports", dependencies: ["ACIModel", "ACIWorkbook"], swiftSettings: settings),
        .target(
            name: "ACICommandLine",
            dependencies: [
                "ACIReports", "ACIWorkbook", "ACIModel", "Parallel",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: settings),
        .executableTarget(name: "aci-xlsx", dependencies: ["ACICommandLine"], swiftSettings: settings),
        .target(name: "Randomness", path: "Tests/Randomness", swiftSettings: settings),
        .target(
            name: "TestSupport",
            dependencies: [
                "ACIWorkbook", "ACIModel", "SpreadsheetML", "OPCPackage", "XMLStream", "ZipContainer", "Randomness",
            ],
            path: "Tests/TestSupport", swiftSettings: settings),
        .testTarget(name: "ParallelTests", dependencies: ["Parallel"], swiftSettings: settings),
        .testTarget(name: "ZipContainerTests", dependencies: ["ZipContainer", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "XMLStreamTests", dependencies: ["XMLStream", "Randomness", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "OPCPackageTests", dependencies: ["OPCPackage", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "SpreadsheetMLTests",
            dependencies: ["SpreadsheetML", "SpreadsheetMLFoundation", "XMLStream", "TestSupport", "Randomness"],
            exclude: ["Outputs"], swiftSettings: settings),
        .testTarget(
            name: "ACIModelTests", dependencies: ["ACIModel", "Templates", "Randomness"], swiftSettings: settings),
        .testTarget(
            name: "ACIWorkbookTests",
            dependencies: ["ACIWorkbook", "ACIModel", "SpreadsheetML", "Templates", "TestSupport", "Randomness"],
            exclude: ["Lectures", "Version1"], swiftSettings: settings),
        .testTarget(
            name: "ACIReportsTests", dependencies: ["ACIReports", "ACIWorkbook", "ACIModel", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "ACICommandLineTests",
            dependencies: ["ACICommandLine", "ACIReports", "ACIWorkbook", "ACIModel", "TestSupport"],
            exclude: ["Outputs"],
            swiftSettings: settings),
        .testTarget(
            name: "InteroperabilityTests",
            dependencies: ["ACIWorkbook", "ACIModel", "SpreadsheetML", "TestSupport", "Randomness"],
            path: "Tests/Interoperability", exclude: ["Programs"], swiftSettings: settings),
        .target(
            name: "Mutation",
            dependencies: ["ACIWorkbook", "ACIModel", "SpreadsheetML", "ZipContainer", "Randomness"],
            path: "Tests/Mutation", swiftSettings: settings),
        .executableTarget(
            name: "robustness", dependencies: ["ACIWorkbook", "ACIModel", "SpreadsheetML", "Mutation", "Randomness"],
            path: "Tests/Robustness", swiftSettings: settings),
        .testTarget(
            name: "RobustnessTests",
            dependencies: [
                "ACIWorkbook", "ACIModel", "SpreadsheetML", "ZipContainer", "Mutation", "Randomness", "TestSupport",
                "robustness",
            ],
            swiftSettings: settings),
        .testTarget(name: "ArchitectureTests", path: "Tests/Architecture", swiftSettings: settings),
        .testTarget(
            name: "DocumentationTests", dependencies: ["ACIModel", "ACIWorkbook", "TestSupport"],
            path: "Tests/Documentation", swiftSettings: settings),
    ]
)

// libFuzzer's entry points are there only where its flags are (`make fuzz`).
if Context.environment["ACI_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "Mutation", "Randomness", "SpreadsheetML", "XMLStream", "ZipContainer", "ACIWorkbook", "ACIModel",
            ],
            path: "Tests/Fuzz", swiftSettings: settings))
}
