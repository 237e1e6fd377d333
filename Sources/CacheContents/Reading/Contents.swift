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

    private let texts: RequestTexts
    private let places: [OpenAICache.RequestKey: [Int]]
    private let digits: KeyDigits

    /// Reads the indexes.
    /// - Throws: `CacheError` for a file of which nothing can be read.
    package init(_ inputs: MaterializeInputs) throws {
        collection = try CacheCollection(inputs)
        let sources = inputs.caches.map { OpenAICache.DataSource($0.bytes, name: $0.name) }
        files = zip(inputs.caches, sources).map { file, source in
            File(
                name: file.name, byteCount: file.bytes.count,
                isJournal: OpenAICache.JournalHeader.begins(source))
        }
        texts = RequestTexts(sources)
        damage = collection.damage
        let places = Dictionary(grouping: collection.entries.indices) { [collection] in collection.entries[$0].key }
        let digits = KeyDigits(telling: places.keys)
        let names = EntryNames(collection.entries, digits)
        entries = collection.entries.map { Entry(place: $0, name: names.name(of: $0)) }
        self.places = places
        self.digits = digits
    }

    /// Whether it names an answer that is replayed with its first delays.
    package var isDelayed: Bool { collection.layers.contains(where: \.delaysResponses) }

    /// How many requests have an answer.
    package var requestCount: Int { places.count }

    /// The size of all files.
    package var byteCount: Int { files.reduce(0) { $0 + $1.byteCount } }

    /// What was asked; nil if it was left out when the cache was packed, or is damaged.
    package func request(of entry: Entry) -> OpenAICache.RecordedRequest? { texts.request(for: entry.key) }

    /// What was answered; nil if it is damaged, which is then told.
    package func answer(of entry: Entry) -> OpenAICache.RecordedAnswer? {
        do {
            return try OpenAICache.Copies.answer(
                at: entry.place.locator, of: entry.place.layer, or: collection.layers, report: note)
        } catch {
            note(error)
            return nil
        }
    }

    /// Request and answer; nil if the answer is damaged.
    package func interaction(_ entry: Entry) -> Interaction? {
        answer(of: entry).map { Interaction(entry: entry, request: request(of: entry), recorded: $0) }
    }

    /// All answers to a request, in their turns.
    package func entries(for key: OpenAICache.RequestKey) -> [Entry] {
        (places[key] ?? []).map { entries[$0] }.sorted { $0.number < $1.number }
    }

    // MARK: Names

    /// The entries that a person means.
    /// - Throws: `NameNotFound` if there are none, or if it can't be told.
    package func entries(named text: String) throws -> [Entry] {
        guard let name = EntryName(text) else { throw NameNotFound.isNoName(text) }
        let keys = places.keys.filter { $0.description.hasPrefix(name.digits) }
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

    private func note(_ error: any Error) {
        guard let problem = error as? OpenAICache.CacheError, !damage.contains(problem) else { return }
        damage.append(problem)
    }
}
