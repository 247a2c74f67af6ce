// swift-tools-version: 6.3
import PackageDescription

let package = Package(
    name: "Benchmarks",
    dependencies: [.package(name: "aci-xlsx", path: "..")],
    targets: [
        .executableTarget(name: "cells", dependencies: [.product(name: "SpreadsheetML", package: "aci-xlsx")])
    ]
)
