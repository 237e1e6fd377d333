import Foundation

@testable import CachedOpenAI

/// What a lesson may have recorded.
enum Recorded {
    static let base = "https://api.openai.com/v1"

    static func answer(
        _ path: String, _ question: String = "", method: String = "POST", query: String = "",
        contentType: String? = "application/json", answer: Data, answerType: String = "application/json",
        pieces: [(String, milliseconds: UInt64)] = [], pictures: [OpenAICache.RecordedAnswer.Picture] = [],
        seed: Int? = nil, base: String = base, number: Int = 0
    ) -> OpenAICache.Recording {
        let address = OpenAICache.Address(base: base, path: path, query: query)
        let body = OpenAICache.RequestBody(Data(question.utf8), contentType: contentType)
        let identity = OpenAICache.RequestIdentity(method: method, address: address, body: body)
        var recorded = OpenAICache.RecordedAnswer(
            status: 200, headers: ["content-type": answerType, "x-request-id": "req_\(number)"], body: answer,
            recordedAt: 1_700_000_000_000_000 + Int64(number))
        recorded.pieces = pieces.map {
            .init(byteCount: $0.0.utf8.count, microseconds: $0.milliseconds * 1_000)
        }
        recorded.runMicroseconds = (pieces.last?.milliseconds ?? 0) * 1_000
        recorded.pictures = pictures
        return OpenAICache.Recording(
            key: identity.key,
            request: .init(
                method: method, path: path, query: query, contentType: contentType, body: Data(question.utf8)),
            seed: seed ?? identity.seed, base: base, answer: recorded)
    }

    static func question(_ text: String, more: String = "") -> String {
        #"{"model":"gpt-4o-mini","messages":[{"role":"user","content":"\#(text)"}]\#(more)}"#
    }

    static func chat(_ text: String, _ reply: String, more: String = "", number: Int = 0) -> OpenAICache.Recording {
        let answer =
            #"{"id":"c\#(number)","object":"chat.completion","created":1,"model":"gpt-4o-mini","choices":[{"index":0,"#
            + #""message":{"role":"assistant","content":"\#(reply)"},"finish_reason":"stop"}]}"#
        return self.answer(
            "/chat/completions", question(text, more: more), answer: Data(answer.utf8), number: number)
    }

    static let pieces: [(String, milliseconds: UInt64)] = [
        ("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"A \"}}]}\n\n", 10),
        ("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"blue\"}}]}\n\n", 150),
        ("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\" whale.\"},\"finish_reason\":\"stop\"}]}\n\n", 400),
        ("data: [DONE]\n\n", 700),
    ]

    static var stream: OpenAICache.Recording {
        answer(
            "/chat/completions", question("Stream it.", more: #","stream":true"#),
            answer: Data(pieces.map(\.0).joined().utf8), answerType: "text/event-stream; charset=utf-8", pieces: pieces)
    }
}
