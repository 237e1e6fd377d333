import CachedOpenAI

/// Why a cache is not handed out: a part of it can't be read.
package struct DamageFound: Error, CustomStringConvertible {
    private let damage: [OpenAICache.CacheError]

    /// - Parameter damage: the places.
    package init(_ damage: [OpenAICache.CacheError]) {
        self.damage = damage
    }

    package var description: String {
        """
        A part of the cache can't be read, so nothing was written:
        \(ShownPlaces.lines(damage.map(\.description), more: "more places"))
        Take the file from a backup, or run the lesson again in dev mode: it asks again for what can't be read. To hand \
        out what is left, add --skip-damaged.
        """
    }
}
