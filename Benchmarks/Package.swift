// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "Benchmarks",
    products: [.library(name: "Measuring", targets: ["Measuring"])],
    dependencies: [
        // For what is measured of the index; `floor` knows only ICU. Named, because a package at a
        // path is otherwise called after its folder.
        .package(name: "search", path: "..")
    ],
    targets: [
        .systemLibrary(
            name: "CICUFloor",
            pkgConfig: "icu-uc",
            providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]
        ),
        .executableTarget(
            name: "floor",
            dependencies: ["CICUFloor"],
            swiftSettings: settings
        ),
        .target(
            name: "Measuring",
            dependencies: [.product(name: "SearchIndex", package: "search")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "queries",
            dependencies: ["Measuring", .product(name: "SearchIndex", package: "search")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "peers",
            dependencies: ["Measuring", .product(name: "SearchIndex", package: "search")],
            swiftSettings: settings
        ),
    ]
)
