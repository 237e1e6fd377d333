import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// The recorded answers that a rehearsal never asked for.
struct UnaskedAnswers {
    struct Answer {
        /// As every command calls it.
        let name: EntryName
        let title: String
        let place: OpenAICache.Locator
    }

    /// Those that it was never given.
    let answers: [Answer]
    /// Those that are recorded with a seed, and that it was given for requests without one alone.
    let withoutSeed: [Answer]
    /// All there are.
    let count: Int

    init(in layers: [any OpenAICache.CacheLayer], by record: RehearsalRecord) throws {
        let collection = try CacheCollection(layers)
        let names = EntryNames(collection.entries)
        var titles: [OpenAICache.RequestKey: String] = [:]
        collection.forEachRequest { titles[$0] = Self.title(of: $1) }
        count = collection.entries.count
        var answers: [Answer] = []
        var withoutSeed: [Answer] = []
        for entry in collection.entries {
            let place = entry.locator
            let asked = RehearsalRecord.Given(key: "\(place.key)", recordedAt: place.recordedAt)
            let title = titles[place.key] ?? "request text left out"
            let answer = Answer(name: names.name(of: entry), title: title, place: place)
            if !record.given.contains(asked) {
                answers.append(answer)
            } else if place.seed != nil, !record.givenBySeed.contains(asked) {
                withoutSeed.append(answer)
            }
        }
        self.answers = answers
        self.withoutSeed = withoutSeed
    }

    private static func title(of request: OpenAICache.RecordedRequest) -> String {
        guard let url = URL(string: "https://localhost") else { return "" }
        let address = OpenAICache.Address(base: "", path: request.path, query: request.query)
        let body = OpenAICache.RequestBody(request.body, contentType: request.contentType)
        return OpenAICache.Call(method: request.method, url: url, address: address, body: body).title
    }
}
