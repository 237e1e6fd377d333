// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "Course",
    platforms: [.macOS(.v13)],
    // In a package of your own: .package(url: "https://github.com/OWNER/CachedOpenAI", from: "0.2.0")
    dependencies: [.package(name: "CachedOpenAI", path: "../..")],
    targets: [
        .executableTarget(name: "Prompts", dependencies: [.product(name: "CachedOpenAI", package: "CachedOpenAI")]),
        .executableTarget(
            name: "Notes", dependencies: [.product(name: "CachedOpenAI", package: "CachedOpenAI")],
            resources: [.copy("notes.txt")]),
        .executableTarget(name: "Warehouse", dependencies: [.product(name: "CachedOpenAI", package: "CachedOpenAI")]),
        .executableTarget(name: "Letters", dependencies: [.product(name: "CachedOpenAI", package: "CachedOpenAI")]),
    ]
)
