import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct StreamJudgementTests {
    private func verdict(
        _ request: String, _ body: String, type: String?, stream: Bool = true, isOwnClients: Bool = false
    ) -> OpenAICache.AnswerJudge.Verdict {
        let parts = request.split(separator: " ").map(String.init)
        return OpenAICache.AnswerJudge.judge(
            method: parts[0], path: parts[1], requestedStream: stream, isOwnClients: isOwnClients, status: 200,
            contentType: type, body: Data(body.utf8))
    }

    private func isFailure(_ verdict: OpenAICache.AnswerJudge.Verdict, _ reason: String = "") -> Bool {
        guard case .failure(let text) = verdict else { return false }
        return reason.isEmpty || text.contains(reason)
    }

    private static let chunk = #"{"choices":[{"index":0,"delta":{"content":"Hi"},"finish_reason":null}]}"#
    private static let streams: [(request: String, events: [String])] = [
        ("POST /chat/completions", [chunk, "[DONE]"]),
        ("POST /completions", [#"{"choices":[{"text":"a"}]}"#, "[DONE] "]),
        ("POST /chat/completions", [chunk.replacingOccurrences(of: "null", with: #""stop""#)]),
        (
            "POST /responses",
            [#"{"type":"response.created"}"#, #"{"type":"response.completed","response":{"error":null}}"#]
        ),
        ("POST /responses", [#"{"type":"response.incomplete","response":{"status":"incomplete"}}"#]),
        ("POST /images/generations", [#"{"type":"image_generation.completed"}"#]),
        ("POST /audio/transcriptions", [#"{"type":"transcript.text.done"}"#]),
        ("POST /audio/speech", [#"{"type":"speech.audio.done"}"#]),
        ("POST /threads/t/runs", [#"{"object":"thread.run"}"#, "[DONE]"]), ("POST /poems", [#"{"type":"poem.line"}"#]),
    ]

    private static func body(_ events: [String]) -> String {
        ": comment\n\n" + events.map { "data: \($0)\n\n" }.joined()
    }

    @Test("a whole stream of every kind is right")
    func wholeStreams() {
        for (request, events) in Self.streams {
            let verdict = verdict(request, Self.body(events), type: "text/event-stream; charset=utf-8")
            #expect(verdict == .right, "\(request)")
        }
    }

    @Test("a stream that nobody asked for is a failure where the client expects something else")
    func notAskedFor() {
        for (request, events) in Self.streams where !request.hasSuffix("/transcriptions") {
            for type in ["text/event-stream", "application/json"] {
                let verdict = verdict(request, Self.body(events), type: type, stream: false, isOwnClients: true)
                let isExpected = ["POST /audio/speech", "POST /poems"].contains(request)
                #expect((verdict == .right) == (isExpected && type == "text/event-stream"), "\(request) \(type)")
            }
            // Another client may ask for one in words of its own.
            let verdict = verdict(request, Self.body(events), type: "text/event-stream", stream: false)
            #expect(verdict == .right || request.hasPrefix("POST /threads"), "\(request)")
        }
        for request in ["GET /models", "GET /files/f", "POST /embeddings", "POST /moderations", "DELETE /files/f"] {
            let body = Self.body([Self.chunk, "[DONE]"])
            #expect(isFailure(verdict(request, body, type: "text/event-stream", stream: false)), "\(request)")
        }
    }

    @Test("an error in a stream of every kind is a failure, in every shape, before its last event")
    func errorEvents() {
        for (request, events) in Self.streams {
            for shape in ErrorDetailsTests.shapes {
                let body = Self.body([shape.json] + events)
                #expect(
                    isFailure(verdict(request, body, type: "text/event-stream", stream: true), "error: no"),
                    "\(request)")
                #expect(isFailure(verdict("GET /responses/r", body, type: "text/event-stream"), "error: no"))
            }
            let named = "event: error\ndata: upstream is gone\n\n" + Self.body(events)
            #expect(isFailure(verdict(request, named, type: "text/event-stream"), "error: upstream is gone"))
        }
    }

    @Test("a stream that ends before its last event is a failure, one of an unknown kind is not")
    func cutStreams() {
        for (request, events) in Self.streams where events != Self.streams.last?.events && !request.contains("threads")
        {
            let cut = Self.body(events.dropLast().map { $0 }) + Self.body([#"{"type":"some.delta","choices":[]}"#])
            let reason = "its stream ended without its last event"
            #expect(isFailure(verdict(request, cut, type: "text/event-stream"), reason), "\(request)")
        }
    }

    @Test("a stream without events, or with a broken one, is a failure")
    func brokenStreams() {
        for (request, events) in Self.streams {
            for body in [": ping\n\n", "data:\n\n", "\n\n: OPENROUTER PROCESSING\n\n"] {
                #expect(isFailure(verdict(request, body, type: "text/event-stream"), "no events"), "\(request)")
            }
            let broken = Self.body([#"{"choices":[{"ind"#] + events)
            #expect(isFailure(verdict(request, broken, type: "text/event-stream"), "is not JSON"), "\(request)")
        }
        #expect(verdict("POST /poems", "data: plain words\n\n", type: "text/event-stream") == .right)
    }

    @Test("what follows [DONE] counts no more than for the client")
    func afterDone() {
        let response = Self.body([#"{"type":"response.completed","response":{}}"#, "[DONE]"])
        #expect(verdict("POST /responses", response, type: "text/event-stream") == .right)
        let body = Self.body([Self.chunk, "[DONE]", "{", #"{"error":"late"}"#])
        #expect(verdict("POST /chat/completions", body, type: "text/event-stream") == .right)
    }

    @Test("a stream may be asked for and come without its label")
    func unlabelled() {
        let whole = Self.body([Self.chunk, "[DONE]"])
        for type in ["text/plain", "application/octet-stream", nil] {
            #expect(verdict("POST /chat/completions", whole, type: type, stream: true) == .right)
            #expect(isFailure(verdict("POST /chat/completions", Self.body([Self.chunk]), type: type, stream: true)))
        }
        #expect(isFailure(verdict("POST /chat/completions", "Hello", type: "text/plain", stream: true), "no events"))
    }

    @Test(
        "a stream request that is answered by JSON is judged by it",
        arguments: ["application/json", "text/event-stream"])
    func bareJSON(type: String) {
        for (request, body) in AnswerJudgeTests.answers where request.hasPrefix("POST") {
            #expect(verdict(request, body, type: type, stream: true) == .right, "\(request)")
            let error = #"{"error":{"message":"context overflow","code":400}}"#
            #expect(isFailure(verdict(request, error, type: type, stream: true), "context overflow"), "\(request)")
            #expect(
                isFailure(verdict(request, String(body.dropLast()), type: type, stream: true), "cut off"), "\(request)")
        }
    }

    @Test("an error that follows the events as bare JSON is a failure", arguments: ["", "\n", "data: [DONE]\n\n"])
    func bareError(end: String) {
        for error in [#"{"error":{"message":"no"}}"#, "{\n  \"error\": \"no\"\n}"] {
            for (request, events) in Self.streams {
                let body = Self.body(events) + error + "\n" + (error.contains("\n") ? "" : end)
                #expect(isFailure(verdict(request, body, type: "text/event-stream"), "error: no"), "\(request)")
            }
        }
    }

    @Test("a failed response is a failure when it is made, and right when it is streamed again")
    func failedResponse() {
        let event = #"{"type":"response.failed","response":{"status":"failed","error":{"message":"no"}}}"#
        let body = Self.body([#"{"type":"response.created"}"#, event])
        #expect(isFailure(verdict("POST /responses", body, type: "text/event-stream"), "it tells of a failure: no"))
        #expect(verdict("GET /responses/r", body, type: "text/event-stream") == .right)
    }
}
