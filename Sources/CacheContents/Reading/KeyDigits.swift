import CachedOpenAI

/// How many digits tell the keys of a cache apart.
struct KeyDigits {
    private let count: Int

    /// - Parameter keys: each as often as it comes.
    init(telling keys: some Sequence<OpenAICache.RequestKey>) {
        let sorted = keys.sorted()
        var common = 0
        for (one, next) in zip(sorted, sorted.dropFirst()) where one != next {
            common = max(common, (one.prefix ^ next.prefix).leadingZeroBitCount / 4)
        }
        count = common >= 16 ? 2 * OpenAICache.RequestKey.byteCount : max(EntryName.fewestShownDigits, common + 1)
    }

    func of(_ key: OpenAICache.RequestKey) -> String { String(key.description.prefix(count)) }
}
