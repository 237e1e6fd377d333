import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// The recorded answers that a rehearsal was never given.
struct UnaskedAnswers {
    struct Answer {
        /// As every command calls it.
        let name: EntryName
        let title: String
        let place: OpenAICache.Locator
    }

    let answers: [Answer]
    /// All there are.
    let count: Int

    init(in layers: [any OpenAICache.CacheLayer], besides given: Set<RehearsalRecord.Given>) throws {
        let collection = try CacheCollection(layers)
        let names = EntryNames(collection.entries)
        var titles: [OpenAICache.RequestKey: String] = [:]
        collection.forEachRequest { titles[$0] = Self.title(of: $1) }
        count = collection.entries.count
        answers = collection.entries.compactMap { entry in
            let place = entry.locator
            let asked = RehearsalRecord.Given(key: "\(place.key)", recordedAt: place.recordedAt)
            if given.contains(asked) { return nil }
            let title = titles[place.key] ?? "request text left out"
            return Answer(name: names.name(of: entry), title: title, place: place)
        }
    }

    private static func title(of request: OpenAICache.RecordedRequest) -> String {
        guard let url = URL(string: "https://localhost") else { return "" }
        let address = OpenAICache.Address(base: "", path: request.path, query: request.query)
        let body = OpenAICache.RequestBody(request.body, contentType: request.contentType)
        return OpenAICache.Call(method: request.method, url: url, address: address, body: body).title
    }
}
