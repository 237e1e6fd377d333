import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct AnswerJudgeTests {
    typealias Verdict = OpenAICache.AnswerJudge.Verdict

    /// One endpoint of each kind that answers with JSON, with a right answer.
    static let answers: [(request: String, body: String)] = [
        ("POST /chat/completions", #"{"choices":[{"message":{"content":"Hi"}}]}"#),
        ("POST /completions", #"{"choices":[{"text":"Hi"}]}"#),
        ("POST /responses", #"{"object":"response","status":"completed","error":null,"output":[]}"#),
        ("POST /embeddings", #"{"data":[{"embedding":[1]}]}"#),
        ("POST /images/generations", #"{"created":1,"data":[{"b64_json":""}]}"#),
        ("POST /moderations", #"{"results":[{"flagged":false}]}"#),
        ("POST /audio/transcriptions", #"{"text":"Hi"}"#),
        ("GET /models", #"{"object":"list","data":[]}"#),
        ("GET /models/gpt-4o", #"{"id":"gpt-4o","object":"model"}"#),
        ("POST /files", #"{"id":"file-1","object":"file","status":"uploaded"}"#),
        ("DELETE /files/file-1", #"{"id":"file-1","deleted":true}"#),
        ("POST /rerank", #"{"results":[]}"#), ("GET /api/tags", #"{"models":[]}"#),
    ]

    private static let page = "\u{FEFF}\n<!-- proxy -->\n<!DOCTYPE HTML PUBLIC \"x\"><html><body>502</body></html>"

    private func verdict(
        _ request: String, _ body: String, type: String? = "application/json", stream: Bool = false, status: Int = 200
    ) -> Verdict {
        verdict(request, Data(body.utf8), type: type, stream: stream, status: status)
    }

    private func verdict(
        _ request: String, _ body: Data, type: String?, stream: Bool = false, status: Int = 200
    ) -> Verdict {
        let parts = request.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        return OpenAICache.AnswerJudge.judge(
            method: parts[0], path: parts[1], requestedStream: stream, status: status, contentType: type, body: body)
    }

    private func isFailure(_ verdict: Verdict, _ reason: String = "") -> Bool {
        guard case .failure(let text) = verdict else { return false }
        return reason.isEmpty || text.contains(reason)
    }

    // MARK: Whole answers

    @Test(
        "a right answer is right, however it is labelled",
        arguments: [
            "application/json", "application/json; charset=utf-8", "application/problem+json", "text/plain",
            "text/html",
            "application/octet-stream", nil,
        ])
    func right(type: String?) {
        for (request, body) in Self.answers {
            #expect(verdict(request, body, type: type) == .right, "\(request)")
            #expect(verdict(request, "\u{FEFF} \r\n" + body + "\n", type: type) == .right, "\(request)")
        }
    }

    @Test("only the status of a success is one", arguments: [100, 199, 300, 304, 400, 429, 500])
    func status(status: Int) {
        for (request, body) in Self.answers { #expect(isFailure(verdict(request, body, status: status), "\(status)")) }
    }

    @Test("an error in an answer of any kind is a failure, in every shape")
    func errors() {
        for (request, _) in Self.answers {
            for shape in ErrorDetailsTests.shapes {
                for type in ["application/json", "text/plain", nil] {
                    #expect(
                        isFailure(verdict(request, shape.json, type: type), "error: no"), "\(request) \(shape.json)")
                }
            }
        }
        for shape in ErrorDetailsTests.shapes {
            #expect(isFailure(verdict("POST /audio/speech", shape.json, type: "audio/mpeg"), "error: no"))
            #expect(verdict("GET /files/f/content", shape.json) == .right)
        }
    }

    @Test("an empty error is none", arguments: ["{}", "null", #""""#, "false", #"{"code":null,"message":null}"#])
    func emptyError(error: String) {
        for (request, body) in Self.answers {
            #expect(verdict(request, #"{"error":\#(error),"# + body.dropFirst()) == .right, "\(request)")
        }
    }

    @Test("an empty body is a failure where something had to come")
    func empty() {
        for (request, _) in Self.answers + [("POST /audio/speech", "")] {
            let mayBeEmpty = request.hasPrefix("DELETE")
            #expect(isFailure(verdict(request, ""), "empty") != mayBeEmpty, "\(request)")
            if !request.contains("audio") { #expect(isFailure(verdict(request, " \n"), "empty") != mayBeEmpty) }
        }
        #expect(verdict("GET /files/f/content", "") == .right && verdict("HEAD /files", "") == .right)
        for status in [204, 205] {
            #expect(verdict("POST /anything", "", type: nil, status: status) == .right)
            #expect(isFailure(verdict("POST /chat/completions", "", status: status)))
        }
    }

    @Test("a web page is a failure, but for a file's content", arguments: ["text/html", "application/json", nil])
    func pages(type: String?) {
        for (request, _) in Self.answers + [("POST /audio/speech", "")] {
            #expect(isFailure(verdict(request, Self.page, type: type), "web page"), "\(request)")
            #expect(isFailure(verdict(request, Self.page, type: type, stream: true), "web page"), "\(request)")
            #expect(isFailure(verdict(request, "Bad gateway", type: "text/html; charset=utf-8"), "web page"))
        }
        #expect(verdict("GET /files/f/content", Self.page, type: type) == .right)
    }

    @Test("an answer that is cut off anywhere is a failure")
    func cut() {
        for (request, body) in Self.answers {
            for count in 1..<body.count {
                #expect(
                    isFailure(verdict(request, String(body.prefix(count))), "cut off at byte \(count)"), "\(request)")
            }
            #expect(isFailure(verdict(request, body + body), "broken at byte"), "\(request)")
        }
    }

    @Test("an answer without what the client needs is a failure")
    func lacking() {
        for (request, _) in Self.answers where !request.contains("rerank") && !request.contains("tags") {
            let isRight = request.hasPrefix("DELETE")
            #expect(isFailure(verdict(request, "{}")) != isRight, "\(request)")
        }
        let others = [
            ("POST /chat/completions", #"{"choices":[]}"#), ("POST /chat/completions", #"{"choices":null}"#),
            ("POST /chat/completions", #"{"choices":[{"finish_reason":"stop"}]}"#),
            ("POST /chat/completions", "null"), ("POST /chat/completions", "plain words"),
            ("POST /embeddings", #"{"data":null}"#), ("POST /embeddings", #"{"data":[{"embedding":null}]}"#),
            ("POST /embeddings", #"{"data":[{"embedding":"!!"}]}"#),
            ("POST /embeddings", #"{"data":[{"embedding":"QUI="}]}"#),
            ("POST /embeddings", #"{"data":[{"embedding":[[0.5]]}]}"#),
            ("POST /embeddings", #"{"data":[{"embedding":[]}]}"#),
            ("POST /images/edits", #"{"data":null}"#), ("POST /images/edits", #"{"data":[]}"#),
            ("POST /images/edits", #"{"data":[{"url":null,"b64_json":null}]}"#),
            ("POST /audio/speech", #"{"audio":"AAAA"}"#), ("POST /audio/transcriptions", "[]"),
            ("POST /completions", #"{"choices":[{"message":{"content":"Hi"},"finish_reason":"stop"}]}"#),
            ("DELETE /files/f", "Not found"),
            ("POST /chat/completions", String(repeating: "\n", count: 3_000) + #"{"error":{"message":"no"}}"#),
            ("POST /moderations", #"{"results":{}}"#), ("POST /audio/translations", #"{"id":"1"}"#),
        ]
        for (request, body) in others { #expect(isFailure(verdict(request, body)), "\(request) \(body)") }
    }

    @Test("what servers leave out or send otherwise is right")
    func lenient() {
        let others = [
            ("POST /chat/completions", #"{"choices":[{"finish_reason":"content_filter"}]}"#),
            ("POST /responses", #"{"object":"response","status":"completed","output":null}"#),
            ("POST /responses", #"{"object":"response","status":"incomplete","output":[]}"#),
            ("POST /responses", #"{"object":"response","status":"cancelled","output":[]}"#),
            ("POST /responses", #"{"object":"response","status":"queued","output":[]}"#),
            ("POST /embeddings", #"{"data":[{"embedding":"AACAPw=="}]}"#),
            ("GET /models", #"{"data":null}"#),
            ("GET /models", #"[{"id":"m"}]"#), ("GET /batches/b", #"{"id":"b","status":"completed","errors":null}"#),
        ]
        for (request, body) in others { #expect(verdict(request, body) == .right, "\(request) \(body)") }
    }

    @Test("a GET that tells of a failed job is right, a POST that does is a failure")
    func failedJobs() {
        let error = #""status":"failed","error":{"code":"x","message":"no","param":null}"#
        let jobs = [
            ("/responses/i", "response"), ("/fine_tuning/jobs/i", "fine_tuning.job"), ("/videos/i", "video"),
            ("/evals/e/runs/i", "eval.run"), ("/shop/jobs/i", "shop.job"),
        ]
        for (path, object) in jobs {
            let body = #"{"id":"i","object":"\#(object)",\#(error)}"#
            #expect(verdict("GET " + path, body) == .right, "\(path)")
            #expect(verdict("GET " + path, #"{"id":"i",\#(error)}"#) == .right, "\(path)")
            #expect(isFailure(verdict("POST " + path.dropLast(2), body), "error: no"), "\(path)")
            #expect(isFailure(verdict("POST " + path.dropLast(2), #"{"id":"i","status":"failed"}"#)), "\(path)")
        }
        #expect(verdict("GET /conversations/c/items/i", #"{"id":"i","type":"mcp_call","error":"no"}"#) == .right)
        #expect(isFailure(verdict("GET /models", #"{"id":"req_1","error":{"message":"no"}}"#), "error: no"))
        let list = #"{"object":"list","status":"error","error":"no","data":[]}"#
        #expect(isFailure(verdict("GET /models", list), "error: no"))
    }

    // MARK: What is no JSON

    @Test("a transcription is plain text, also when it is labelled JSON")
    func transcriptions() {
        for text in ["Hello.", "\n", "[BLANK_AUDIO]", "1\n00:00 --> 00:01\nHi", "42", "data: is what it says"] {
            for type in ["text/plain", "application/json", nil] {
                #expect(verdict("POST /audio/transcriptions", text, type: type) == .right, "\(text)")
            }
        }
        #expect(isFailure(verdict("POST /audio/transcriptions", #"{"text":"Hel"#, type: "text/plain"), "cut off"))
    }

    @Test("sound is any bytes, but no text")
    func sound() {
        let speech = "POST /audio/speech"
        for type in ["audio/mpeg", "application/octet-stream", "application/json", nil] {
            #expect(verdict(speech, Data([0xFF, 0xF3, 0x44, 0x00]), type: type, stream: true) == .right)
        }
        #expect(verdict(speech, "ID3 made-up sound", type: "audio/mpeg") == .right)
        #expect(isFailure(verdict(speech, "upstream timed out", type: "text/plain"), "upstream timed out"))
        #expect(isFailure(verdict(speech, #"{"error":{"mess"#), "cut off"))
    }

    @Test("at a path that nobody knows anything is right that is not labelled JSON and tells no error")
    func unknown() {
        for body in ["plain", "{not JSON}", "{\"a\":1}\n{\"a\":2}\n", "<svg/>", "[1,"] {
            #expect(verdict("POST /render", body, type: "text/plain") == .right, "\(body)")
            #expect(verdict("POST /render", body, type: "application/x-ndjson") == .right, "\(body)")
            #expect(isFailure(verdict("POST /render", body)), "\(body)")
        }
        #expect(verdict("POST /render", "42") == .right && verdict("POST /render", "null") == .right)
    }

    @Test("a request that nobody knows is judged by what came")
    func hashed() {
        #expect(verdict(" ", #"{"object":"chat.completion","choices":[{"message":{}}]}"#) == .right)
        #expect(isFailure(verdict(" ", #"{"object":"chat.completion","choices":[]}"#), "choices"))
        #expect(isFailure(verdict(" ", #"{"error":{"message":"no"}}"#), "error: no"))
        #expect(verdict(" ", #"{"id":"r","object":"response","status":"failed","error":{"message":"no"}}"#) == .right)
        #expect(verdict(" ", #"{"id":"r","object":"response","status":"queued"}"#) == .right)
        #expect(isFailure(verdict(" ", "data: {\"type\":\"response.created\"}\n\n", type: "text/event-stream")))
    }

    @Test("deep and hostile JSON is judged, too")
    func deep() {
        for depth in [100, 255, 1_000, 100_000] {
            let nested = String(repeating: #"{"error":["#, count: depth)
            _ = verdict("POST /chat/completions", nested)
            #expect(isFailure(verdict("POST /render", nested)))
        }
        #expect(
            isFailure(verdict("POST /chat/completions", #"{"error":"\u001b[2J\n\u202e"}"#), #"\u{1B}[2J\n\u{202E}"#))
        let long = verdict("POST /chat/completions", #"{"error":"\#(String(repeating: "x", count: 5_000))"}"#)
        if case .failure(let reason) = long { #expect(reason.count < 300) } else { Issue.record("\(long)") }
    }
}
