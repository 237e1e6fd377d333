import CachedOpenAI

/// A cache's entries for people.
package enum EntryCount {
    private static let mostKinds = 12
    private static let longestName = 60

    /// Such as `3 entries (2 chat/completions, 1 embeddings)`; one short line whatever the cache holds.
    package static func inWords(_ summary: CacheSummary) -> String {
        let count = summary.entryCount == 1 ? "1 entry" : "\(summary.entryCount) entries"
        guard !summary.kinds.isEmpty else { return count }
        var parts = summary.kinds.prefix(mostKinds).map { "\($0.count) \(shown($0.name))" }
        let others = summary.kinds.dropFirst(mostKinds)
        if !others.isEmpty { parts.append("\(others.reduce(0) { $0 + $1.count }) of \(others.count) other kinds") }
        return "\(count) (\(parts.joined(separator: ", ")))"
    }

    private static func shown(_ name: String) -> String {
        let line = OpenAICache.OneLine.of(name)
        return line.count > longestName ? line.prefix(longestName) + "…" : line
    }
}
