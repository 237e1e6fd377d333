import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Made-up recordings, the same on every run.
enum SampleRecording {
    static let base = "https://api.openai.com/v1"

    /// The n-th question with its answer.
    static func number(
        _ number: Int, question: Int? = nil, seed: Int? = nil, base: String = base, answer: String? = nil,
        marks: OpenAICache.Marks = []
    ) -> OpenAICache.Recording {
        let body: OpenAICache.JSON = ["question": .number(.init(question ?? number))]
        return OpenAICache.Recording(
            key: key(of: question ?? number),
            request: .init(
                method: "POST", path: "/questions", query: "", contentType: "application/json", body: body.data()),
            seed: seed, base: base,
            answer: .init(
                status: 200, headers: ["content-type": "text/plain"],
                body: Data((answer ?? "the answer to \(number), in words").utf8),
                pieces: [.init(byteCount: 4, microseconds: 10)], runMicroseconds: 20,
                recordedAt: 1_700_000_000_000_000 + Int64(number)),
            marks: marks)
    }

    static func key(of question: Int) -> OpenAICache.RequestKey {
        let body: OpenAICache.JSON = ["question": .number(.init(question))]
        let address = OpenAICache.Address(base: base, path: "/questions", query: "")
        return OpenAICache.RequestIdentity(method: "POST", address: address, body: .json(body)).key
    }
}
