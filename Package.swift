// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "search",
    products: [
        .library(name: "SearchIndex", targets: ["SearchIndex"]),
        .executable(name: "search", targets: ["search"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .systemLibrary(
            name: "CICU",
            pkgConfig: "icu-uc",
            providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]
        ),
        // Without pkgConfig, which would link the library that is loaded at every start.
        .systemLibrary(
            name: "CZlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]
        ),
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        .target(
            name: "SearchIndex",
            dependencies: ["CICU", "CStemmer"],
            swiftSettings: settings
        ),
        .target(
            name: "ReportFormats",
            dependencies: ["SearchIndex", "CLinux", "CZlib"],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "search",
            dependencies: [
                "ReportFormats", "SearchIndex",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SearchIndexTests",
            dependencies: ["SearchIndex"],
            exclude: ["Fixtures"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ReportFormatsTests",
            dependencies: ["ReportFormats"],
            swiftSettings: settings
        ),
        // Apart from the tests that run the tool: those need Foundation, whose own ICU clashes with
        // the system's in one module.
        .testTarget(
            name: "SearchOutputTests",
            dependencies: ["search"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SearchToolTests",
            dependencies: ["search"],
            exclude: ["Faults/faults.c"],
            swiftSettings: settings
        ),
    ]
)
