import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport

/// The golden file, and how it is made.
enum Golden {
    static let file = PackageRoot.file("Tests/GoldenTests/Golden/CachedOpenAI.swift")
    private static let fixture = PackageRoot.file("Tests/GoldenTests/Fixtures/openai_cache.cache")

    /// The library's own suite is run beside it.
    private static var allResources: MaterializeOptions {
        var options = MaterializeOptions()
        options.resources = .all
        return options
    }

    /// What the generator makes of the fixture today.
    static func regenerated(_ options: MaterializeOptions = allResources) throws -> String {
        let cache = MaterializeInputs.File(name: "openai_cache.cache", bytes: try Data(contentsOf: fixture))
        let packed = try CachePacker.pack(MaterializeInputs(caches: [cache]), options: options)
        var bytes = Data()
        try EmbeddedFile(head: FileHead(version: OpenAICache.version, options: options), cache: packed).write {
            bytes += $0
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
