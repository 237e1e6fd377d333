import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport

/// The tool, in a folder of a test's own.
struct Tool {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    var path: String { BuiltProduct.path(of: "cached-openai") }

    func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> Command.Outcome {
        try await Command([path] + arguments, in: folder.url, environment: environment).run()
    }

    /// A journal, as dev mode leaves one.
    @discardableResult
    func write(_ recordings: [OpenAICache.Recording], to name: String = "openai_cache_temp.bin") throws -> URL {
        try folder.write(SampleCache.journal(of: recordings), to: name)
    }

    /// A packed cache.
    @discardableResult
    func pack(_ recordings: [OpenAICache.Recording], to name: String, hashKeys: Bool = false) throws -> URL {
        var options = MaterializeOptions()
        (options[.hashKeys], options[.allowSecrets], options[.keepFailures]) = (hashKeys, true, true)
        let inputs = MaterializeInputs(caches: [.init(name: "journal", bytes: SampleCache.journal(of: recordings))])
        let sections = try CachePacker.pack(inputs, options: options).sections
        return try folder.write(sections.reduce(Data(), +), to: name)
    }

    func bytes(_ name: String) throws -> Data { try Data(contentsOf: folder.url.appending(path: name)) }

    func isThere(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.url.appending(path: name).path(percentEncoded: false))
    }
}
