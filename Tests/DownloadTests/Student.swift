import Foundation
import LoopbackAPI
import TestSupport

@testable import CachedOpenAI

/// A student's folder, and what the library says while it sees to it that there is a cache.
final class Student: Sendable {
    /// What was said in one run.
    struct Outcome {
        var lines: [String]
        var problems: [String]
        var text: String { (lines + problems).joined(separator: "\n") }
    }

    private final class Lines: @unchecked Sendable {
        private let lock = NSLock()
        private var lines: [String] = []
        var all: [String] { lock.withLock { lines } }
        func append(_ line: String) { lock.withLock { lines.append(line) } }
    }

    let folder: TemporaryFolder
    private let machine: TemporaryFolder

    /// - Parameter machine: where copies for all students of one machine are.
    init(on machine: TemporaryFolder? = nil) throws {
        folder = try TemporaryFolder()
        self.machine = try machine ?? TemporaryFolder()
    }

    var cache: URL { folder.url.appending(path: "openai_cache.cache") }
    var partial: URL { folder.url.appending(path: "openai_cache.cache.download") }
    var placed: Data? { try? Data(contentsOf: cache) }
    var files: [String]? { try? FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() }

    func settings(_ address: String?, offline: Bool = false) -> OpenAICache.Settings {
        var environment = ["CACHED_OPENAI_CACHE_URL": address]
        if offline { environment["CACHED_OPENAI_OFFLINE"] = "1" }
        var settings = OpenAICache.Settings(environment: environment.compactMapValues { $0 })
        settings.directory = folder.url
        settings.cachesFolder = machine.url
        return settings
    }

    /// As when a program starts. It blocks a thread of its own.
    func start(_ address: String?, offline: Bool = false) async -> Outcome {
        let (lines, problems) = (Lines(), Lines())
        let settings = settings(address, offline: offline)
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                _ = OpenAICache.CacheDelivery.run(
                    settings, say: { lines.append($0) }, report: { problems.append("\($0)") })
                continuation.resume()
            }
        }
        return Outcome(lines: lines.all, problems: problems.all)
    }
}
