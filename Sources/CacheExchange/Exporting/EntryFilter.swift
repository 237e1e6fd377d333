import CachedOpenAI
import Foundation

/// Which entries are exported; without a condition, all.
package struct EntryFilter: Sendable {
    /// Names as the tools print them, such as `9f3a#2`, `9f3a~7` or `9f3a` for all answers to a request.
    package var names: [String] = []
    /// Paths below the base URL, with or without the first slash.
    package var paths: [String] = []
    /// Names of models.
    package var models: [String] = []
    /// Base URLs.
    package var bases: [String] = []

    /// All entries.
    package init() {}

    /// Whether an answer is asked for. What is left out of a cache has neither path nor model.
    func takes(_ entry: ExportedEntry) -> Bool {
        (names.isEmpty || names.contains { entry.isNamed($0) })
            && (paths.isEmpty || paths.contains { entry.request?.path == ($0.hasPrefix("/") ? $0 : "/\($0)") })
            && (models.isEmpty || models.contains { entry.model == $0 })
            && (bases.isEmpty || bases.contains { entry.base == OpenAICache.Address.normalized(base: $0) })
    }
}
