import CachedOpenAI
import Foundation

/// Entries of every kind that a cache may hold.
enum SampleEntries {
    typealias Recording = OpenAICache.Recording

    static let base = "https://api.openai.com/v1"
    static let start: Int64 = 1_764_000_000_123_456

    /// All of them, in the order in which they were recorded.
    static var all: [Recording] {
        turns + seeds + [stream, picture, speech, upload, failure, list, replaced, edited, otherBase, odd]
    }

    static func json(
        _ path: String, _ request: OpenAICache.JSON, _ answer: OpenAICache.JSON, at time: Int64, seed: Int? = nil
    ) -> Recording {
        recording(
            "POST", path, .json(request),
            .init(
                status: 200, headers: ["content-type": "application/json", "x-request-id": "req_\(time)"],
                body: answer.data(), runMicroseconds: 812_345, recordedAt: start + time), seed: seed)
    }

    static func recording(
        _ method: String, _ path: String, _ body: OpenAICache.RequestBody, _ answer: OpenAICache.RecordedAnswer,
        seed: Int? = nil, query: String = "", base: String = base
    ) -> Recording {
        let address = OpenAICache.Address(base: base, path: path, query: query)
        let identity = OpenAICache.RequestIdentity(method: method, address: address, body: body)
        let (data, type) = body.encoded
        return Recording(
            key: identity.key,
            request: .init(method: method, path: path, query: query, contentType: type, body: data),
            seed: seed ?? identity.seed, base: base, answer: answer)
    }

    static func completion(_ text: String) -> OpenAICache.JSON {
        ["choices": [["message": ["role": "assistant", "content": .string(text)], "finish_reason": "stop"]]]
    }

    private static let question: OpenAICache.JSON = ["model": "gpt-4o-mini", "messages": [["role": "user"]]]

    /// The clock went back between the first and the second.
    private static var turns: [Recording] {
        [("One", 5), ("Two", 3), ("Three\u{9B}31m", 9)].map {
            json("/chat/completions", question, completion($0.0), at: $0.1)
        }
    }

    /// One in the body, one beside it, which is never sent.
    private static var seeds: [Recording] {
        let asked: OpenAICache.JSON = ["model": "gpt-4o-mini", "messages": [["role": "user"]], "seed": 7]
        return [
            json("/chat/completions", asked, completion("Seven"), at: 10),
            json("/responses", ["input": "Hi"], ["output": []], at: 11, seed: -4),
        ]
    }

    private static var stream: Recording {
        let events = ["data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"é\"}}]}\n\n", "data: [DONE]\n\n"]
        let whole = Data(events.joined().utf8)
        var answer = OpenAICache.RecordedAnswer(
            status: 200, headers: ["content-type": "text/event-stream; charset=utf-8"], body: whole,
            runMicroseconds: 2_000_001, recordedAt: start + 20)
        // Not where the events end.
        answer.pieces = [
            .init(byteCount: 17, microseconds: 410_000), .init(byteCount: whole.count - 17, microseconds: 2_000_000),
        ]
        return recording("POST", "/chat/completions", .json(["stream": true, "messages": []]), answer)
    }

    private static var picture: Recording {
        var recording = json(
            "/images/generations", ["prompt": "a lighthouse"], ["data": [["url": "https://x.test/1.png"]]], at: 30)
        recording.answer.pictures = [
            .init(url: "https://x.test/1.png", contentType: "image/png", content: Data([0x89, 0x50, 0, 0xFF]))
        ]
        return recording
    }

    private static var speech: Recording {
        recording(
            "POST", "/audio/speech", .json(["input": "Good morning"]),
            .init(
                status: 200, headers: ["content-type": "audio/mpeg"], body: Data([0xFF, 0xFB, 0x90, 0, 0x80]),
                recordedAt: start + 40))
    }

    private static var upload: Recording {
        let form =
            Data("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n\r\n".utf8)
            + Data([0x52, 0xFE, 0xFF]) + Data("\r\n--b--\r\n".utf8)
        return recording(
            "POST", "/audio/transcriptions", .bytes(form, contentType: "multipart/form-data; boundary=b"),
            .init(
                status: 200, headers: ["content-type": "application/json"], body: Data("{\"text\":\"Hi\"}".utf8),
                recordedAt: start + 50))
    }

    private static var failure: Recording {
        var recording = json(
            "/chat/completions", ["messages": [["role": "oops"]]], ["error": ["message": "no"]], at: 60)
        recording.answer.status = 400
        recording.marks = .failure
        return recording
    }

    private static var list: Recording {
        let body = Data(#"{"object":"list","data":[{"object":"batch","status":"in_progress"}]}"#.utf8)
        var entry = recording(
            "GET", "/batches", .none,
            .init(status: 200, headers: ["content-type": "application/json"], body: body, recordedAt: start + 70),
            query: "after=b%20c&limit=2")
        entry.marks = .provisional
        return entry
    }

    private static var replaced: Recording {
        var recording = json("/embeddings", ["input": "a"], ["data": [["embedding": [0.5]]]], at: 80)
        recording.marks = .replacesEarlier
        return recording
    }

    private static var edited: Recording {
        var recording = json("/moderations", ["input": "a"], ["results": []], at: 90)
        recording.answer.origin = .edited
        return recording
    }

    private static var otherBase: Recording {
        recording(
            "POST", "/chat/completions", .json(question),
            .init(
                status: 200, headers: ["content-type": "application/json"], body: completion("Elsewhere").data(),
                recordedAt: start + 100), base: "http://localhost:11434/openai/v1")
    }

    /// A body with a byte order mark, a null character, and no type; a time before 1970.
    private static var odd: Recording {
        recording(
            "POST", "/chat/completions", .json(["messages": ["\u{0}\u{7F}\u{2028}"]]),
            .init(
                status: 201, headers: [:], body: Data("\u{FEFF}{\"choices\":[{\"message\":{}}]}".utf8),
                runMicroseconds: 9_007_199_254_740_993, recordedAt: -5))
    }
}
