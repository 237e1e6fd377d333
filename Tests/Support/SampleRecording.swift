import CachedOpenAI
import Foundation

/// Recordings of what one may ask the API, made up, for tests of what looks into caches.
package enum SampleRecording {
    /// 1 January 2026, 09:30, in microseconds since 1970.
    package static let start: Int64 = 1_767_259_800_000_000

    /// A chat of one question.
    /// - Parameter second: after `start`, at which it was recorded.
    package static func chat(
        _ question: String, _ answer: String, seed: Int? = nil, second: Int = 0, model: String = "gpt-4o-mini",
        base: String = "https://api.openai.com/v1", id: String = "chatcmpl-1", system: String? = nil,
        usage: OpenAICache.JSON? = nil, marks: OpenAICache.Marks = []
    ) -> OpenAICache.Recording {
        let instructions = system.map { OpenAICache.JSON.object(["role": "system", "content": .string($0)]) }
        let asked: OpenAICache.JSON = ["role": "user", "content": .string(question)]
        var body: OpenAICache.JSON.Object = [
            "id": .string(id), "object": "chat.completion", "created": 1, "model": .string(model),
            "choices": [
                ["index": 0, "message": ["role": "assistant", "content": .string(answer)], "finish_reason": "stop"]
            ],
        ]
        body["usage"] = usage
        return json(
            "/chat/completions",
            ["model": .string(model), "messages": .array([instructions, asked].compactMap { $0 })],
            .object(body), seed: seed, second: second, base: base, marks: marks)
    }

    /// JSON that was asked and answered.
    package static func json(
        _ path: String, _ request: OpenAICache.JSON, _ answer: OpenAICache.JSON, seed: Int? = nil, second: Int = 0,
        base: String = "https://api.openai.com/v1", marks: OpenAICache.Marks = [], method: String = "POST"
    ) -> OpenAICache.Recording {
        bytes(
            path, request, answer.data(), type: "application/json", seed: seed, second: second, base: base,
            marks: marks,
            method: method)
    }

    /// Anything that was answered to JSON.
    package static func bytes(
        _ path: String, _ request: OpenAICache.JSON, _ answer: Data, type: String, seed: Int? = nil, second: Int = 0,
        base: String = "https://api.openai.com/v1", marks: OpenAICache.Marks = [], method: String = "POST"
    ) -> OpenAICache.Recording {
        let isEmpty = method == "GET"
        return recording(
            .init(
                method: method, path: path, query: "", contentType: isEmpty ? nil : "application/json",
                body: isEmpty ? Data() : request.data()), answer, type: type, seed: seed, second: second, base: base,
            marks: marks)
    }

    /// Any answer to any request.
    package static func recording(
        _ request: OpenAICache.RecordedRequest, _ answer: Data, type: String, seed: Int? = nil, second: Int = 0,
        base: String = "https://api.openai.com/v1", marks: OpenAICache.Marks = [], status: Int = 200
    ) -> OpenAICache.Recording {
        let identity = OpenAICache.RequestIdentity(
            method: request.method, address: .init(base: base, path: request.path, query: request.query),
            body: .init(request.body, contentType: request.contentType))
        return OpenAICache.Recording(
            key: identity.key, request: request, seed: seed, base: base,
            answer: .init(
                status: status, headers: ["content-type": type], body: answer, runMicroseconds: 700_000,
                recordedAt: start + Int64(second) * 1_000_000), marks: marks)
    }

    /// Events, each of them a piece that came a tenth of a second after the one before.
    package static func stream(
        _ path: String, _ request: OpenAICache.JSON, _ events: [OpenAICache.JSON], second: Int = 0
    ) -> OpenAICache.Recording {
        let pieces = events.map { Data("data: \($0)\n\n".utf8) } + [Data("data: [DONE]\n\n".utf8)]
        var recording = bytes(
            path, request, pieces.reduce(Data(), +), type: "text/event-stream; charset=utf-8", second: second)
        recording.answer.pieces = pieces.enumerated().map { index, piece in
            .init(byteCount: piece.count, microseconds: UInt64(index + 1) * 100_000)
        }
        return recording
    }
}
