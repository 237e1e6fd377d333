import CachedOpenAI

/// Finds which of the requests that are gone became which of those that are new.
struct EditSearch {
    /// Two requests, by their keys.
    struct Pair {
        let old: OpenAICache.RequestKey
        let new: OpenAICache.RequestKey
        let edit: RequestEdit
    }

    private static let mostPostings = 64
    private static let mostTried = 4
    /// So few are all compared.
    private static let few = 40

    private let texts: (old: Contents, new: Contents)
    private var added: [(key: OpenAICache.RequestKey, entry: Entry)] = []
    private var postings: [UInt64: [Int]] = [:]

    /// - Parameters:
    ///   - removed: an entry of each request that is in `old` alone.
    ///   - added: an entry of each that is in `new` alone.
    static func pairs(of removed: [Entry], in old: Contents, and added: [Entry], in new: Contents) -> [Pair] {
        if removed.isEmpty || added.isEmpty { return [] }
        var search = EditSearch(texts: (old, new))
        search.index(added)
        var found: [Pair] = []
        for entry in removed { found += search.pairs(with: entry) }
        var taken: Set<OpenAICache.RequestKey> = []
        return found.sorted { ($0.edit.score, $0.old, $0.new) < ($1.edit.score, $1.old, $1.new) }.filter { pair in
            if taken.contains(pair.old) || taken.contains(pair.new) { return false }
            taken.formUnion([pair.old, pair.new])
            return true
        }
    }

    private init(texts: (old: Contents, new: Contents)) {
        self.texts = texts
    }

    private mutating func index(_ entries: [Entry]) {
        for entry in entries {
            guard let request = texts.new.request(of: entry) else { continue }
            for word in WordSketch(request.body).words { postings[word, default: []].append(added.count) }
            added.append((entry.key, entry))
        }
    }

    private func pairs(with entry: Entry) -> [Pair] {
        guard let old = texts.old.request(of: entry) else { return [] }
        return candidates(for: old).compactMap { index in
            guard let new = texts.new.request(of: added[index].entry), let edit = RequestEdit(old, new) else {
                return nil
            }
            return Pair(old: entry.key, new: added[index].key, edit: edit)
        }
    }

    /// Those with the most words in common; words that many have tell nothing.
    private func candidates(for request: OpenAICache.RecordedRequest) -> [Int] {
        if added.count <= Self.few { return Array(added.indices) }
        var counts: [Int: Int] = [:]
        for word in WordSketch(request.body).words {
            guard let places = postings[word], places.count <= Self.mostPostings else { continue }
            for place in places { counts[place, default: 0] += 1 }
        }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.mostTried).map(\.key)
    }
}
