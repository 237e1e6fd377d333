// swift-tools-version: 6.1
import PackageDescription

let lessons = [
    "ChatHistory", "Streaming", "ToolLoop", "StructuredOutput", "EmbeddingsSearch", "Picture", "Speech", "Moderation",
    "FileSearch", "Reasoning", "Errors", "ManyAtOnce",
]

let package = Package(
    name: "Cookbook",
    platforms: [.macOS(.v13)],
    // In a package of your own: .package(url: "https://github.com/OWNER/CachedOpenAI", from: "0.2.0")
    dependencies: [.package(name: "CachedOpenAI", path: "../..")],
    targets: lessons.map { lesson in
        .executableTarget(name: lesson, dependencies: [.product(name: "CachedOpenAI", package: "CachedOpenAI")])
    }
)
