import Foundation

nonisolated extension OpenAICache {
    /// A cache of its own beside the shared one, such as that of another lecture: with its own settings, files, turns and
    /// sessions.
    ///
    /// ```swift
    /// var settings = OpenAICache.Settings(environment: ProcessInfo.processInfo.environment)
    /// settings.directory = URL(fileURLWithPath: "lecture-2", isDirectory: true)
    /// let lecture = OpenAICache(settings)
    /// let client = OpenAI(cache: lecture)
    /// ```
    ///
    /// Copies of the value are the same cache.
    public init(_ settings: Settings) {
        self.init(core: Engine(settings))
    }

    var engine: Engine { core as? Engine ?? .shared }

    /// How the cache behaves. Read from the environment at first use; a change holds from the next request on.
    public var settings: Settings {
        get { engine.settings }
        nonmutating set { engine.settings = newValue }
    }
}
