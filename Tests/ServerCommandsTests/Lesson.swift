import CachedOpenAI
import Foundation
import TestSupport

/// A folder with a recorded lesson, and the tool to work on it.
struct Lesson {
    let folder: TemporaryFolder

    /// - Parameter answers: each with its question, and with a seed behind ~.
    init(_ answers: [(question: String, answer: String)]) throws {
        folder = try TemporaryFolder()
        try record(answers, in: folder)
    }

    /// Writes a journal.
    func record(_ answers: [(question: String, answer: String)], in folder: TemporaryFolder) throws {
        let recordings = answers.enumerated().map { Self.recording($1.question, $1.answer, number: $0) }
        try folder.write(SampleCache.journal(of: recordings), to: OpenAICache.FileNames.journal)
    }

    private static func recording(_ question: String, _ answer: String, number: Int) -> OpenAICache.Recording {
        let parts = question.split(separator: "~").map(String.init)
        let body = Data(#"{"model":"gpt-4o-mini","messages":[{"role":"user","content":"\#(parts[0])"}]}"#.utf8)
        let address = OpenAICache.Address(base: "https://api.openai.com/v1", path: "/chat/completions", query: "")
        let identity = OpenAICache.RequestIdentity(
            method: "POST", address: address, body: .init(body, contentType: "application/json"))
        let reply =
            #"{"id":"c","object":"chat.completion","created":1,"model":"gpt-4o-mini","choices":[{"index":0,"#
            + #""finish_reason":"stop","message":{"role":"assistant","content":"\#(answer)"}}]}"#
        return OpenAICache.Recording(
            key: identity.key,
            request: .init(
                method: "POST", path: "/chat/completions", query: "", contentType: "application/json", body: body),
            seed: parts.count > 1 ? Int(parts[1]) : nil, base: address.base,
            answer: .init(
                status: 200, headers: ["content-type": "application/json"], body: Data(reply.utf8),
                recordedAt: 1_700_000_000_000_000 + Int64(number)))
    }

    /// Runs `cached-openai` in the folder.
    func tool(_ arguments: String..., environment: [String: String] = [:]) async throws -> Command.Outcome {
        try await Command(
            [BuiltProduct.path(of: "cached-openai")] + arguments, in: folder.url,
            environment: ["OPENAI_BASE_URL": "", "OPENAI_API_KEY": "", "CACHED_OPENAI_OFFLINE": ""].merging(environment)
            { $1 }
        ).run(timeout: 240)
    }
}
