import CachedOpenAI
import Foundation

/// A recorded cache of made-up answers, for tests of what reads caches.
public enum SampleCache {
    /// A journal with one answer for each text, all of them to the path. Each is what the judge takes for a right one.
    public static func journal(_ answers: [String], path: String = "/chat/completions") -> Data {
        journal(of: answers.enumerated().map { recording(whole($1), path: path, number: $0) })
    }

    /// A journal of these.
    /// - Parameter version: of its format; 1 is that of 0.1.0.
    package static func journal(of recordings: [OpenAICache.Recording], version: UInt16 = 2) -> Data {
        let header = OpenAICache.JournalHeader(identifier: Data(repeating: 7, count: 16), version: version).encode()
        return recordings.reduce(into: header) {
            $0 += OpenAICache.Frame.encode(.recording, stored: OpenAICache.RecordingCoding.encode($1))
        }
    }

    /// What holds enough for an answer of any kind.
    private static func whole(_ text: String) -> String {
        let message: OpenAICache.JSON = ["message": ["role": "assistant", "content": .string(text)]]
        return OpenAICache.JSON.object([
            "choices": [message], "data": [["embedding": [1]]], "output": [], "results": [],
        ]).description
    }

    /// One answer, of any text.
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
