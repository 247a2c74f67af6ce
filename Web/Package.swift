// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "aci-web",
    products: [.executable(name: "aci-web", targets: ["aci-web"])],
    dependencies: [
        .package(name: "aci-xlsx", path: ".."),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        // What Hummingbird is made of; the server names their types.
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    ],
    targets: [
        .target(name: "Multipart", swiftSettings: settings),
        .target(
            name: "ACIWeb",
            dependencies: [
                "Multipart",
                .product(name: "ACIModel", package: "aci-xlsx"),
                .product(name: "ACIWorkbook", package: "aci-xlsx"),
                .product(name: "ACIReports", package: "aci-xlsx"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ],
            resources: [
                .embedInCode("Assets/page.css"), .embedInCode("Assets/page.js"), .embedInCode("Assets/icone.svg"),
                .embedInCode("Assets/openapi.json"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "aci-web",
            dependencies: [
                "ACIWeb", .product(name: "ACIReports", package: "aci-xlsx"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ],
            swiftSettings: settings),
        .testTarget(name: "MultipartTests", dependencies: ["Multipart"], swiftSettings: settings),
        .testTarget(
            name: "ACIWebTests",
            dependencies: [
                "ACIWeb", .product(name: "ACIModel", package: "aci-xlsx"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: settings),
    ]
)

// libFuzzer's entry points are there only where its flags are (`make fuzz`).
if Context.environment["ACI_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "fuzz-multipart", dependencies: ["Multipart"], path: "Tests/Fuzz", swiftSettings: settings))
}
