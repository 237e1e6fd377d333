import CachedOpenAI
import Foundation

/// How the process's cache is switched from one folder to another, as if a new process started there.
enum CacheSettings {
    /// From the next request on: this folder, and no connection is ever opened, unless it may be.
    static func use(
        _ folder: TemporaryFolder, _ mode: OpenAICache.Settings.Mode = .production, isOffline: Bool = true
    ) {
        var settings = OpenAICache.Settings(environment: [:])
        settings.mode = mode
        settings.isOffline = isOffline
        settings.directory = folder.url
        OpenAICache.shared.settings = settings
    }

    /// A client of the API that the caches were recorded from.
    static func client() -> OpenAI {
        OpenAI(apiKey: "none", baseURL: JournalWriter.base)
    }
}
