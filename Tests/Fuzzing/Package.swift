// swift-tools-version: 6.2
import PackageDescription

// A package of its own: what links libFuzzer can't be built together with the tests.
let package = Package(
    name: "Fuzzing",
    dependencies: [.package(name: "search", path: "../..")],
    targets: [
        .executableTarget(
            name: "fuzz",
            dependencies: [.product(name: "SearchIndex", package: "search")],
            swiftSettings: [
                .strictMemorySafety(),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .unsafeFlags(["-parse-as-library", "-enable-testing"]),
            ]
        )
    ]
)
