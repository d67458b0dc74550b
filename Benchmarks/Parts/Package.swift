// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let parts: [Target.Dependency] = [
    .product(name: "SearchIndex", package: "search"),
    .product(name: "Measuring", package: "Benchmarks"),
]

// A package of its own: it looks inside of the index, so all of it is built with -enable-testing,
// which the other measurements shouldn't be.
let package = Package(
    name: "Parts",
    dependencies: [
        .package(name: "search", path: "../.."),
        .package(name: "Benchmarks", path: ".."),
    ],
    targets: [
        .executableTarget(name: "parts", dependencies: parts, swiftSettings: settings),
        .executableTarget(name: "exact", dependencies: parts, swiftSettings: settings),
    ]
)
