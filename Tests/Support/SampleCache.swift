import CachedOpenAI
import Foundation

/// A recorded cache of made-up answers, for tests of what reads caches.
public enum SampleCache {
    /// A journal with one answer for each text, all of them to the path.
    public static func journal(_ answers: [String], path: String = "/chat/completions") -> Data {
        journal(of: answers.enumerated().map { recording($0.element, path: path, number: $0.offset) })
    }

    /// A journal with these recordings.
    package static func journal(of recordings: [OpenAICache.Recording]) -> Data {
        let identifier = Data(repeating: 7, count: 16)
        return recordings.reduce(into: OpenAICache.JournalHeader(identifier: identifier).encode()) {
            $0 += OpenAICache.Frame.encode(.recording, stored: OpenAICache.RecordingCoding.encode($1))
        }
    }

    /// One such answer.
    package static func recording(_ answer: String, path: String, number: Int) -> OpenAICache.Recording {
        let address = OpenAICache.Address(base: "https://api.openai.com/v1", path: path, query: "")
        let question: OpenAICache.JSON = ["question": .number(.init(number))]
        let identity = OpenAICache.RequestIdentity(method: "POST", address: address, body: .json(question))
        return OpenAICache.Recording(
            key: identity.key,
            request: .init(
                method: "POST", path: path, query: "", contentType: "application/json", body: question.data()),
            seed: nil, base: address.base,
            answer: .init(
                status: 200, headers: ["content-type": "application/json"], body: Data(answer.utf8),
                recordedAt: 1_700_000_000_000_000 + Int64(number)))
    }
}
