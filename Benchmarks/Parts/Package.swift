// swift-tools-version: 6.2
import PackageDescription

// A package of its own: it looks inside of the index, so all of it is built with -enable-testing,
// which the other measurements shouldn't be.
let package = Package(
    name: "Parts",
    dependencies: [
        .package(name: "search", path: "../.."),
        .package(name: "Benchmarks", path: ".."),
    ],
    targets: [
        .executableTarget(
            name: "parts",
            dependencies: [
                .product(name: "SearchIndex", package: "search"),
                .product(name: "Measuring", package: "Benchmarks"),
            ],
            swiftSettings: [
                .strictMemorySafety(),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ]
        )
    ]
)
