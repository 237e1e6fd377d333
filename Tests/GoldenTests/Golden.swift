import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport

/// The golden file, and how it is made.
enum Golden {
    static let file = PackageRoot.file("Tests/GoldenTests/Golden/CachedOpenAI.swift")
    private static let fixture = PackageRoot.file("Tests/GoldenTests/Fixtures/openai_cache.cache")

    /// What the generator makes of the fixture today.
    static func regenerated(_ options: MaterializeOptions = MaterializeOptions()) throws -> String {
        let cache = MaterializeInputs.File(name: "openai_cache.cache", bytes: try Data(contentsOf: fixture))
        let packed = try CachePacker.pack(MaterializeInputs(caches: [cache]), options: options)
        var bytes = Data()
        try EmbeddedFile(head: FileHead(version: OpenAICache.version, options: options), cache: packed).write {
            bytes += $0
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
