import CachedOpenAI

/// How many digits tell the keys of a cache apart.
struct KeyDigits {
    private let count: Int

    init(telling keys: some Sequence<OpenAICache.RequestKey>) {
        var sorted = keys.map(\.prefix)
        sorted.sort()
        var common = 0
        for (one, next) in zip(sorted, sorted.dropFirst()) {
            common = max(common, (one ^ next).leadingZeroBitCount / 4)
        }
        count = common >= 16 ? 2 * OpenAICache.RequestKey.byteCount : max(EntryName.fewestDigits, common + 1)
    }

    func of(_ key: OpenAICache.RequestKey) -> String { String(key.description.prefix(count)) }
}
