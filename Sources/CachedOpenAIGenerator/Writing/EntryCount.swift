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

    /// A line for each kind, such as `2 chat/completions (gpt-4o, gpt-4o-mini)`; not many, whatever the cache holds.
    static func lines(_ summary: CacheSummary) -> [String] {
        let width = summary.kinds.map { String($0.count).count }.max() ?? 0
        let lines = summary.kinds.prefix(mostKinds).map { kind in
            let count = String(repeating: " ", count: width - String(kind.count).count) + String(kind.count)
            return "\(count) \(shown(kind.name))\(models(kind.models))"
        }
        let others = summary.kinds.dropFirst(mostKinds).reduce(0) { $0 + $1.count }
        return others > 0 ? lines + ["and \(others) of other kinds"] : lines
    }

    private static let mostModels = 6

    private static func models(_ models: [String]) -> String {
        if models.isEmpty { return "" }
        let rest = models.count > mostModels ? [" and \(models.count - mostModels) more"] : []
        return " (\(models.prefix(mostModels).map(shown).joined(separator: ", "))\(rest.joined()))"
    }

    private static func shown(_ name: String) -> String {
        let line = OpenAICache.OneLine.of(name)
        return line.count > longestName ? line.prefix(longestName) + "…" : line
    }
}
