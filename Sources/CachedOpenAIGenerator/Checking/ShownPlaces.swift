import CachedOpenAI

/// Places in a cache as a message lists them: a line each, and how many more there are.
package enum ShownPlaces {
    private static let most = 10

    package static func lines(_ places: [String], more: String) -> String {
        let rest = places.count > most ? ["  and \(places.count - most) \(more)"] : []
        return (places.prefix(most).map { "  \(OpenAICache.OneLine.of($0, most: 300))" } + rest).joined(separator: "\n")
    }
}
