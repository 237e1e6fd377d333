import CachedOpenAI
import Foundation
import TestSupport
import Testing

@testable import CacheExchange

/// What was recorded in another language, in a student's hands.
@Suite("An imported cache")
struct StudentTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func importRows(_ rows: [OpenAICache.JSON]) throws {
        let text = rows.map(\.description).joined(separator: "\n")
        let stage = try CacheStage(beside: folder.url.appending(path: OpenAICache.FileNames.cache))
        var importer = Importer(ImportOptions(), keep: stage.append)
        var run = ImportRun()
        try run.read(GivenFile(name: "rows", bytes: Data(text.utf8), changedAt: 0), into: &importer)
        try stage.finish()
        #expect(importer.report.leftOutCount == 0, "\(importer.report.text(isTried: false))")
    }

    private var client: OpenAI {
        var settings = OpenAICache.Settings(environment: [:])
        settings.directory = folder.url
        settings.isOffline = true
        return OpenAI(apiKey: "sk-none", cache: OpenAICache(settings))
    }

    /// As `python-cache-to-jsonl.py` writes it.
    private func row(
        _ path: String, _ request: String, _ answer: String, seed: Int? = nil, type: String = "application/json"
    ) -> OpenAICache.JSON {
        [
            "method": "POST", "host": "api.openai.com", "path": .string("/v1" + path), "query": "",
            "request_type": "application/json", "request": ["text": .string(request)], "status": 200,
            "response_type": .string(type), "response": ["text": .string(answer)], "base": "https://api.openai.com/v1",
            "seed": seed.map { .number(.init($0)) } ?? nil, "recorded": "2025-11-24T16:00:00.500000Z",
            "origin": "imported", "run_ms": 812.5,
        ]
    }

    private func chat(_ text: String) -> String {
        #"{"id":"c","created":1,"model":"m","object":"chat.completion","choices":[{"finish_reason":"stop","index":0,"#
            + #""message":{"content":"\#(text)","role":"assistant"}}]}"#
    }

    @Test("gives the answers that Python recorded, in the same turns and by the same seeds")
    func turns() async throws {
        let asked = #"{"messages": [{"content": "Name an animal. é", "role": "user"}], "model": "gpt-4o-mini""#
        try importRows([
            row("/chat/completions", asked + "}", chat("An otter.")),
            row("/chat/completions", asked + #", "seed": 2}"#, chat("A whale."), seed: 2),
        ])
        var answers: [String?] = []
        let client = client
        for seed in [nil, nil, nil, 2] as [Int?] {
            let completion = try await client.chat.completions.create(
                model: "gpt-4o-mini", messages: [.user("Name an animal. é")], seed: seed)
            answers.append(completion.choices[0].message.content)
        }
        #expect(answers == ["An otter.", "A whale.", "An otter.", "A whale."])
    }

    @Test("gives streams and embeddings")
    func others() async throws {
        let event = #"data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"#
        let events =
            event + #""delta":{"content":"A"}}]}"# + "\n\n" + event
            + #""delta":{"content":"B"},"finish_reason":"stop"}]}"# + "\n\ndata: [DONE]\n\n"
        try importRows([
            row(
                "/chat/completions", #"{"messages":[{"role":"user","content":"Hi"}],"model":"m","stream":true}"#,
                events,
                type: "text/event-stream"),
            row(
                "/embeddings", #"{"input":"Hi","model":"e"}"#,
                #"{"object":"list","model":"e","data":[{"object":"embedding","index":0,"embedding":[0.5,0.25]}],"#
                    + #""usage":{"prompt_tokens":1,"total_tokens":1}}"#),
        ])
        var text = ""
        let client = client
        let stream = client.chat.completions.stream(model: "m", messages: [.user("Hi")])
        for try await chunk in stream { text += chunk.choices.first?.delta.content ?? "" }
        #expect(text == "AB")
        let embeddings = try await client.embeddings.create(model: "e", input: "Hi")
        #expect(embeddings.data[0].embedding.count == 2)
    }
}
