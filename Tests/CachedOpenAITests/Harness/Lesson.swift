import Foundation
import LoopbackAPI

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// One lesson in a folder of its own: the engine and the client of a program that starts there.
struct Lesson {
    let folder: URL
    let api: LoopbackAPI

    /// Runs a lesson against a test server, in a new folder that is deleted afterwards.
    static func run<Result>(_ body: (Lesson) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lesson-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await withLoopbackAPI { try await body(Lesson(folder: folder, api: $0)) }
    }

    func settings(
        _ mode: OpenAICache.Settings.Mode, offline: Bool = false, ignoring fields: Set<String> = []
    ) -> OpenAICache.Settings {
        var settings = OpenAICache.Settings(environment: [:])
        settings.mode = mode
        settings.isOffline = offline
        settings.directory = folder
        settings.ignoredBodyFields = fields
        settings.cachesFolder = folder.appendingPathComponent("caches")
        return settings
    }

    /// As if a new process started: what an earlier one recorded is read from the folder.
    func engine(_ mode: OpenAICache.Settings.Mode, offline: Bool = false) -> OpenAICache.Engine {
        OpenAICache.Engine(settings(mode, offline: offline))
    }

    func client(
        _ engine: OpenAICache.Engine, key: String? = "sk-test", timeout: Double = 600, maxRetries: Int = 2,
        base: String? = nil
    ) -> OpenAI {
        let configuration = OpenAI.Configuration(
            apiKey: key, baseURL: base ?? api.baseURL.absoluteString, timeout: timeout, maxRetries: maxRetries)
        return OpenAI(configuration, engine: engine)
    }

    func client(_ mode: OpenAICache.Settings.Mode, offline: Bool = false, key: String? = "sk-test") -> OpenAI {
        client(engine(mode, offline: offline), key: key)
    }

    var cacheFile: URL { folder.appendingPathComponent("openai_cache.cache") }
    var journal: URL { folder.appendingPathComponent("openai_cache_temp.bin") }
    var usedKeys: URL { folder.appendingPathComponent("openai_cache_used.txt") }

    /// Merges the journal, as the next dev run does when it starts.
    func merge() async throws {
        _ = try? await client(.dev, offline: true).ask("nothing that was ever asked")
    }
}

extension OpenAI {
    /// The text of an answer to one question.
    func ask(_ question: String, seed: Int? = nil, options: RequestOptions = .init()) async throws -> String {
        let completion = try await chat.completions.create(
            model: "gpt-4o-mini", messages: [.user(question)], seed: seed, options: options)
        return completion.choices[0].message.content ?? "-"
    }
}
