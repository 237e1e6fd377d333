import CachedOpenAI
import Foundation

/// Finds the answers that should not have been kept: failures, as the library judges them.
struct FailureCheck {
    /// What the judge needs to know of a request.
    private struct Asked {
        var method: String
        var path: String
        var wantsStream: Bool
    }

    /// Whether answers are there that version 0.1.0 kept without judging them. The others were judged when they were
    /// recorded, so one whose request is not known any more passes.
    var holdsUnjudged = true
    private var asked: [OpenAICache.RequestKey: Asked] = [:]

    /// To be called with every request that is known. An answer whose request is not known is judged by what it holds.
    mutating func add(_ key: OpenAICache.RequestKey, _ request: OpenAICache.RecordedRequest) {
        asked[key] = Asked(method: request.method, path: request.path, wantsStream: request.asksForStream)
    }

    /// Which answer is a failure, and why; nil if it is none.
    func failure(_ answer: OpenAICache.RecordedAnswer, at place: OpenAICache.Locator) -> String? {
        // What a lesson asked to keep is meant to be handed out.
        if place.marks.contains(.failure) { return nil }
        let key = place.key
        let asked = asked[key]
        if asked == nil, !holdsUnjudged { return nil }
        let verdict = OpenAICache.AnswerJudge.judge(
            method: asked?.method ?? "", path: asked?.path ?? "", requestedStream: asked?.wantsStream ?? false,
            status: answer.status, contentType: answer.headers["content-type"], body: answer.body)
        guard case .failure(let reason) = verdict else { return nil }
        return "\(EntryLabel.of(key, asked.map { ($0.method, $0.path) })) is a failure: \(EntryLabel.shown(reason))"
    }
}
