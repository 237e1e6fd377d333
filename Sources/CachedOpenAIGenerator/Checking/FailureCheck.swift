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

    private var asked: [OpenAICache.RequestKey: Asked] = [:]
    private var labels: [OpenAICache.RequestKey: String] = [:]

    /// To be called with every request that is known. An answer whose request is not known is judged by what it holds.
    mutating func add(_ key: OpenAICache.RequestKey, _ request: OpenAICache.RecordedRequest) {
        asked[key] = Asked(method: request.method, path: request.path, wantsStream: Self.wantsStream(request))
        labels[key] = EntryLabel.of(key, request)
    }

    /// Which answer is a failure, and why; nil if it is none.
    func failure(_ answer: OpenAICache.RecordedAnswer, to key: OpenAICache.RequestKey) -> String? {
        guard !Self.isKeptOnRequest(answer) else { return nil }
        let asked = asked[key]
        let verdict = OpenAICache.AnswerJudge.judge(
            method: asked?.method ?? "", path: asked?.path ?? "", requestedStream: asked?.wantsStream ?? false,
            status: answer.status, contentType: answer.headers["content-type"], body: answer.body)
        guard case .failure(let reason) = verdict else { return nil }
        return "\(labels[key] ?? EntryLabel.of(key, nil)) is a failure: \(EntryLabel.shown(reason))"
    }

    /// A failure that a lesson asked to keep is meant to be handed out.
    private static func isKeptOnRequest(_ answer: OpenAICache.RecordedAnswer) -> Bool {
        false
    }

    private static func wantsStream(_ request: OpenAICache.RecordedRequest) -> Bool {
        if request.query.split(separator: "&").contains("stream=true") { return true }
        guard request.body.range(of: Data("\"stream\"".utf8)) != nil else { return false }
        if let json = try? OpenAICache.JSON(parsing: request.body) { return json["stream"]?.boolValue ?? false }
        return request.body.range(of: Data("name=\"stream\"\r\n\r\ntrue".utf8)) != nil
    }
}
