import CachedOpenAI
import Foundation

/// The recorded answers that a rehearsal was never given.
struct UnaskedAnswers {
    struct Answer {
        /// Such as `9f3a51b0#2` or `9f3a51b0~7`.
        let name: String
        let title: String
    }

    let answers: [Answer]
    /// All there are.
    let count: Int

    init(in layers: [any OpenAICache.CacheLayer], besides given: Set<RehearsalRecord.Given>) throws {
        var titles: [OpenAICache.RequestKey: String] = [:]
        var found: [OpenAICache.RecordingIdentity: OpenAICache.Locator] = [:]
        for layer in layers {
            layer.forEachRequest { key, request in
                titles[key] = Self.title(of: request)
                return true
            }
            try layer.forEachLocator { found[$1.identity] = $1 }
        }
        count = found.count
        var turns: [OpenAICache.RequestKey: Int] = [:]
        var answers: [Answer] = []
        let inOrder = found.values.sorted { ($0.recordedAt, $0.key) < ($1.recordedAt, $1.key) }
        for locator in inOrder {
            let short = String("\(locator.key)".prefix(8))
            var name = "\(short)~\(locator.seed ?? 0)"
            if locator.seed == nil {
                turns[locator.key, default: 0] += 1
                name = "\(short)#\(turns[locator.key] ?? 1)"
            }
            let asked = RehearsalRecord.Given(key: "\(locator.key)", recordedAt: locator.recordedAt)
            if given.contains(asked) { continue }
            answers.append(Answer(name: name, title: titles[locator.key] ?? "request text left out"))
        }
        self.answers = answers
    }

    private static func title(of request: OpenAICache.RecordedRequest) -> String {
        guard let url = URL(string: "https://localhost") else { return "" }
        let address = OpenAICache.Address(base: "", path: request.path, query: request.query)
        let body = OpenAICache.RequestBody(request.body, contentType: request.contentType)
        return OpenAICache.Call(method: request.method, url: url, address: address, body: body).title
    }
}
