// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "Fuzzing",
    platforms: [.macOS(.v13)],
    targets: [
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        // The library is compiled in, as in a student's program: its inner parts can be reached and are instrumented.
        .executableTarget(name: "fuzz", dependencies: ["CZlib"], swiftSettings: [.define("PASTED_FORM")]),
        // What packs and verifies, all but what writes Swift sources.
        .target(name: "CachedOpenAI", exclude: ["CachedOpenAI.docc"]),
        .target(name: "LibraryAmalgamator"),
        .target(
            name: "CachedOpenAIGenerator", dependencies: ["CachedOpenAI", "CZlib", "LibraryAmalgamator"],
            exclude: ["Writing"]),
        .executableTarget(name: "fuzz-packing", dependencies: ["CachedOpenAI", "CachedOpenAIGenerator"]),
    ]
)
