// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "CachedOpenAI",
    platforms: [.macOS(.v13), .iOS(.v16), .tvOS(.v16), .visionOS(.v1)],
    products: [
        .library(name: "CachedOpenAI", targets: ["CachedOpenAI"]),
        .executable(name: "cached-openai", targets: ["cached-openai"]),
        .plugin(name: "Materialize", targets: ["Materialize"]),
        .plugin(name: "MaterializeEmbedded", targets: ["MaterializeEmbedded"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // The student's side. Foundation only: every file of it is pasted into CachedOpenAI.swift.
        .target(name: "CachedOpenAI"),

        // The instructor's side.
        .systemLibrary(
            name: "CZlib",
            pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]
        ),
        .target(name: "LibraryAmalgamator"),
        .target(
            name: "CachedOpenAIGenerator",
            dependencies: [
                "CachedOpenAI",
                "CZlib",
                "LibraryAmalgamator",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            plugins: ["EmbedLibrarySources"]
        ),
        // What all commands share: messages, the caches that are named, the files that are made.
        .target(
            name: "CommandSupport",
            dependencies: [
                "CachedOpenAI", "CachedOpenAIGenerator", "LibraryAmalgamator",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .target(
            name: "HandOutCommands",
            dependencies: [
                "CachedOpenAI", "CachedOpenAIGenerator", "CommandSupport", "LibraryAmalgamator",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        // What a cache holds, as questions and answers; and the commands that look into caches and change them.
        .target(name: "CacheContents", dependencies: ["CachedOpenAI", "CachedOpenAIGenerator"]),
        // A cache as an HTML page to look at.
        .target(
            name: "CacheReport",
            dependencies: [
                "CacheContents", "CachedOpenAI", "CachedOpenAIGenerator", "LibraryAmalgamator",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            plugins: ["EmbedLibrarySources"]
        ),
        .target(
            name: "ContentsCommands",
            dependencies: [
                "CacheContents", "CacheReport", "CachedOpenAI", "CachedOpenAIGenerator", "CommandSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        // Caches as other programs' files, and the other way.
        .target(
            name: "CacheExchange",
            dependencies: [
                "CacheContents", "CachedOpenAI", "CachedOpenAIGenerator", "CZlib",
                .product(name: "Yams", package: "Yams"),
            ]
        ),
        .target(
            name: "ExchangeCommands",
            dependencies: [
                "CacheContents", "CacheExchange", "CachedOpenAI", "CachedOpenAIGenerator", "CommandSupport",
                "ContentsCommands",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        // Recorded caches as an OpenAI-style server, for any language; and the commands that run it.
        .target(
            name: "CacheServer",
            dependencies: [
                "CachedOpenAI", "CachedOpenAIGenerator", .product(name: "FlyingSocks", package: "FlyingFox"),
            ]
        ),
        .target(
            name: "ServerCommands",
            dependencies: [
                "CacheContents", "CacheServer", "CachedOpenAI", "CachedOpenAIGenerator", "CommandSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .executableTarget(
            name: "cached-openai",
            dependencies: [
                "CachedOpenAI", "CommandSupport", "ContentsCommands", "ExchangeCommands", "HandOutCommands",
                "ServerCommands",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        // The plugins' own, so that they build nothing but what they run.
        .executableTarget(
            name: "cached-openai-materialize",
            dependencies: [
                "CachedOpenAI", "CommandSupport", "HandOutCommands",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        // How the library's sources and the templates get into the tool.
        .executableTarget(name: "embed-library-sources", dependencies: ["LibraryAmalgamator"]),
        .plugin(
            name: "EmbedLibrarySources",
            capability: .buildTool(),
            dependencies: ["embed-library-sources"]
        ),

        // Makes the library's Endpoints from a table; no part of what anybody installs.
        .executableTarget(name: "make-endpoints"),

        // How the file that students paste gets into the tests.
        .executableTarget(name: "paste-library", dependencies: ["LibraryAmalgamator"]),
        .plugin(name: "PasteLibrary", capability: .buildTool(), dependencies: ["paste-library"]),

        // What the instructor types.
        .plugin(
            name: "Materialize",
            capability: .command(
                intent: .custom(
                    verb: "materialize",
                    description: "Pack the recorded cache into one file, a package, or a project to open, to hand out."
                ),
                permissions: [.writeToPackageDirectory(reason: "to write what is handed out where you asked for it")]
            ),
            dependencies: ["cached-openai-materialize"]
        ),
        .plugin(
            name: "MaterializeEmbedded",
            capability: .command(
                intent: .custom(
                    verb: "materialize-embedded",
                    description: "Make CachedOpenAI.swift: the library and the recorded cache in one file."
                ),
                permissions: [.writeToPackageDirectory(reason: "to write CachedOpenAI.swift where you asked for it")]
            ),
            dependencies: ["cached-openai-materialize"]
        ),

        // The library's suite runs twice: against the module, and against the file that is pasted.
        .testTarget(name: "CachedOpenAITests", dependencies: ["CachedOpenAI", "CZlib", "LoopbackAPI"]),
        .testTarget(
            name: "PastedFormTests",
            dependencies: ["CZlib", "LoopbackAPI"],
            swiftSettings: [.define("PASTED_FORM")],
            plugins: ["PasteLibrary"]
        ),
        .testTarget(
            name: "CachedOpenAIGeneratorTests",
            dependencies: ["CachedOpenAIGenerator", "LibraryAmalgamator", "embed-library-sources", "TestSupport"]
        ),
        .testTarget(name: "EndpointTableTests", dependencies: ["CachedOpenAI", "make-endpoints", "TestSupport"]),
        .testTarget(
            name: "GoldenTests",
            dependencies: [
                "CachedOpenAI", "CachedOpenAIGenerator", "LibraryAmalgamator", "TestSupport", "cached-openai",
            ],
            exclude: ["Fixtures", "Golden", "Students"]
        ),
        .testTarget(
            name: "CacheExchangeTests",
            dependencies: ["CacheContents", "CacheExchange", "CachedOpenAI", "CachedOpenAIGenerator", "TestSupport"]
        ),
        .testTarget(name: "ToolTests", dependencies: ["CommandSupport", "cached-openai", "TestSupport"]),
        .testTarget(
            name: "CacheContentsTests",
            dependencies: ["CacheContents", "CachedOpenAI", "CachedOpenAIGenerator", "TestSupport"]
        ),
        .testTarget(
            name: "CacheReportTests",
            dependencies: [
                "CacheContents", "CacheReport", "CachedOpenAI", "CachedOpenAIGenerator", "TestSupport", "cached-openai",
            ]
        ),
        .testTarget(
            name: "ContentsCommandsTests",
            dependencies: ["CachedOpenAI", "CachedOpenAIGenerator", "TestSupport", "cached-openai"]
        ),
        .testTarget(
            name: "CacheServerTests",
            dependencies: ["CacheServer", "CachedOpenAI", "LoopbackAPI", "TestSupport"]
        ),
        .testTarget(
            name: "ServerCommandsTests",
            dependencies: ["CachedOpenAI", "LoopbackAPI", "ServerCommands", "TestSupport", "cached-openai"],
            exclude: ["Browser", "Clients", "Program", "Student"]
        ),
        .testTarget(name: "PluginTests", dependencies: ["TestSupport"]),
        .testTarget(name: "MaterializedPackageTests", dependencies: ["CachedOpenAI", "TestSupport", "cached-openai"]),
        .testTarget(
            name: "SeveralCachesTests",
            dependencies: ["LoopbackAPI", "TestSupport", "cached-openai"],
            exclude: ["Program"]
        ),
        .testTarget(
            name: "CorpusTests",
            dependencies: [
                "CachedOpenAI", "CachedOpenAIGenerator", "CZlib", "LoopbackAPI", "TestSupport", "cached-openai",
            ],
            exclude: ["Driver"]
        ),
        .testTarget(
            name: "RecordingSurvivalTests",
            dependencies: ["CachedOpenAI", "LoopbackAPI", "TestSupport", "cached-openai"],
            exclude: ["Program"]
        ),
        .testTarget(
            name: "DownloadTests",
            dependencies: [
                "CachedOpenAI", "CachedOpenAIGenerator", "LibraryAmalgamator", "LoopbackAPI", "TestSupport",
                "cached-openai",
            ],
            exclude: ["Program"]
        ),
        .testTarget(
            name: "SecrecyTests",
            dependencies: ["CachedOpenAI", "CachedOpenAIGenerator", "LoopbackAPI", "TestSupport", "cached-openai"],
            exclude: ["Program"]
        ),
        .testTarget(name: "LoopbackAPITests", dependencies: ["LoopbackAPI"]),
        .testTarget(name: "DocumentationTests", dependencies: ["CachedOpenAI", "TestSupport", "cached-openai"]),
        .testTarget(name: "ExamplesTests", dependencies: ["LoopbackAPI", "TestSupport", "cached-openai"]),

        .target(name: "Turns", path: "Tests/Turns"),
        .target(name: "TestSupport", dependencies: ["CachedOpenAI", "Turns"], path: "Tests/Support"),
        .target(
            name: "LoopbackAPI",
            dependencies: [
                "Turns",
                .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "FlyingSocks", package: "FlyingFox"),
            ],
            path: "Tests/LoopbackAPI"
        ),
    ]
)
