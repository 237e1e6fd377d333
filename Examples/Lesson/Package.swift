// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "Lesson",
    platforms: [.macOS(.v13)],
    // In a package of your own: .package(url: "https://github.com/OWNER/CachedOpenAI", from: "0.2.0")
    dependencies: [.package(name: "CachedOpenAI", path: "../..")],
    targets: [
        .executableTarget(name: "Lesson", dependencies: [.product(name: "CachedOpenAI", package: "CachedOpenAI")])
    ]
)
