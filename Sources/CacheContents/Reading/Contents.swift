import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// What recorded caches hold: which answers there are, at once; each request and each answer, when it is asked for.
///
/// It takes everything with a cache in it, in whatever state it is.
package final class Contents {
    /// One file.
    package struct File: Sendable {
        /// What it is called, for people.
        package let name: String
        /// Its size, or that of the cache inside.
        package let byteCount: Int
        /// Whether dev mode has appended to it and not yet merged it.
        package let isJournal: Bool
    }

    /// In the order in which they were named.
    package let files: [File]
    /// In the order in which they were recorded.
    package let entries: [Entry]
    /// What was found damaged until now; what is left can be read.
    package private(set) var damage: [OpenAICache.CacheError]
    /// All of them, for who packs or changes them.
    package let collection: CacheCollection
    /// How many requests have an answer.
    package let requestCount: Int

    private let texts: RequestTexts
    /// The places of the entries, by their keys and then their numbers.
    private let byKey: [UInt32]
    private let digits: KeyDigits

    /// Reads the indexes.
    /// - Throws: `CacheError` for a file of which nothing can be read.
    package init(_ inputs: MaterializeInputs) throws {
        collection = try CacheCollection(inputs)
        let sources = inputs.caches.map(\.source)
        files = zip(inputs.caches, sources).map { file, source in
            File(
                name: file.name, byteCount: file.byteCount, isJournal: OpenAICache.JournalHeader.begins(source))
        }
        texts = RequestTexts(sources)
        damage = collection.damage
        let all = collection.entries
        byKey = StableOrder.places(all.map { ByKey(key: $0.key, turn: $0.turn) })
        let keys = byKey.map { all[Int($0)].key }
        digits = KeyDigits(telling: keys)
        requestCount = keys.isEmpty ? 0 : 1 + zip(keys, keys.dropFirst()).count { $0 != $1 }
        let names = EntryNames(all, digits)
        entries = all.map { Entry(place: $0, names: names) }
    }

    private struct ByKey: Comparable {
        let key: OpenAICache.RequestKey
        let turn: Int

        static func < (left: Self, right: Self) -> Bool {
            left.key == right.key ? left.turn < right.turn : left.key < right.key
        }
    }

    /// Whether it names an answer that is replayed with its first delays.
    package var isDelayed: Bool { collection.layers.contains(where: \.delaysResponses) }

    /// The size of all files.
    package var byteCount: Int { files.reduce(0) { $0 + $1.byteCount } }

    // MARK: One at a time

    /// What was asked; nil if it was left out when the cache was packed, or is damaged.
    package func request(of entry: Entry) -> OpenAICache.RecordedRequest? { texts.request(for: entry.key) }

    /// What was answered; nil if it is damaged, which is then told.
    package func answer(of entry: Entry) -> OpenAICache.RecordedAnswer? {
        do {
            return try answer(of: entry, reporting: note)
        } catch {
            note(error)
            return nil
        }
    }

    /// What was answered.
    /// - Parameter report: told of damage where another copy was whole.
    /// - Throws: `CacheError` if it is damaged.
    package func answer(
        of entry: Entry, reporting report: (any Error) -> Void
    ) throws -> OpenAICache.RecordedAnswer {
        try OpenAICache.Copies.answer(
            at: entry.place.locator, of: entry.place.layer, or: collection.layers, report: report)
    }

    /// Request and answer; nil if the answer is damaged.
    package func interaction(_ entry: Entry) -> Interaction? {
        answer(of: entry).map { interaction(entry, $0) }
    }

    /// A request with its answer, which was read.
    package func interaction(_ entry: Entry, _ answer: OpenAICache.RecordedAnswer) -> Interaction {
        Interaction(entry: entry, request: request(of: entry), recorded: answer)
    }

    private func note(_ error: any Error) {
        guard let problem = error as? OpenAICache.CacheError, !damage.contains(problem) else { return }
        damage.append(problem)
    }

    // MARK: By key and by name

    /// All answers to a request, in their turns.
    package func entries(for key: OpenAICache.RequestKey) -> [Entry] {
        let start = firstPlace { $0 >= key }
        return byKey[start...].lazy.map { self.entries[Int($0)] }.prefix { $0.key == key }.map { $0 }
    }

    /// Whether a request has more than one answer.
    package func hasSeveral(to key: OpenAICache.RequestKey) -> Bool {
        let next = firstPlace { $0 >= key } + 1
        return next < byKey.count && entries[Int(byKey[next])].key == key
    }

    /// The entries that a person means.
    /// - Throws: `NameNotFound` if there are none, or if it can't be told.
    package func entries(named text: String) throws -> [Entry] {
        guard let name = EntryName(text) else { throw NameNotFound.isNoName(text) }
        let keys = keys(startingWith: name.digits)
        guard let key = keys.first else { throw NameNotFound.isNowhere(name) }
        if keys.count > 1 { throw NameNotFound.isAmbiguous(name, keys.map(digits.of).sorted()) }
        let all = entries(for: key)
        let found = all.filter { entry in
            switch name.answer {
            case .all: true
            case .number(let number): entry.number == number
            case .seed(let seed): entry.seed == seed
            }
        }
        if found.isEmpty { throw NameNotFound.hasOthers(name, all) }
        return found
    }

    private func keys(startingWith digits: String) -> [OpenAICache.RequestKey] {
        let zeros = String(repeating: "0", count: 2 * OpenAICache.RequestKey.byteCount - digits.count)
        guard let first = OpenAICache.RequestKey(hexadecimal: digits + zeros) else { return [] }
        var keys: [OpenAICache.RequestKey] = []
        for place in byKey[firstPlace { $0 >= first }...] {
            let key = entries[Int(place)].key
            guard key.description.hasPrefix(digits) else { break }
            if key != keys.last { keys.append(key) }
        }
        return keys
    }

    private func firstPlace(where isBehind: (OpenAICache.RequestKey) -> Bool) -> Int {
        var (low, high) = (0, byKey.count)
        while low < high {
            let middle = (low + high) / 2
            if isBehind(entries[Int(byKey[middle])].key) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
