// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v13)],
    dependencies: [.package(name: "CachedOpenAI", path: "..")],
    targets: [
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                .product(name: "CachedOpenAI", package: "CachedOpenAI"),
                // Built beside this executable, which runs it.
                .product(name: "cached-openai", package: "CachedOpenAI"),
            ]
        )
    ]
)
