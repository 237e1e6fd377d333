import CachedOpenAI
import CachedOpenAIGenerator

/// Why nothing is written: a part of what was to be read can't be.
struct DamagedInput: Error, CustomStringConvertible {
    private let damage: [OpenAICache.CacheError]

    init(_ damage: [OpenAICache.CacheError]) {
        self.damage = damage
    }

    var description: String {
        """
        A part of the cache can't be read, so nothing was written:
        \(ShownPlaces.lines(damage.map(\.description), more: "more places"))
        Take the file from a backup, or add --skip-damaged to go on with what is left.
        """
    }
}
