// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v13)],
    dependencies: [
        .package(name: "CachedOpenAI", path: ".."),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        .systemLibrary(name: "Zlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        // The library once more, so that its inner parts can be measured.
        .target(name: "Kernels", exclude: ["CachedOpenAI.docc"], swiftSettings: [.unsafeFlags(["-enable-testing"])]),
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                "Zlib", "Kernels",
                .product(name: "CachedOpenAI", package: "CachedOpenAI"),
                .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "FlyingSocks", package: "FlyingFox"),
                // Built beside this executable, which runs it.
                .product(name: "cached-openai", package: "CachedOpenAI"),
            ]
        ),
    ]
)
