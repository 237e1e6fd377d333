import CachedOpenAI
import Foundation
import Testing

/// What a lesson of one of the usual kinds leaves in its journal.
struct MadeUpLesson: Sendable, CustomTestStringConvertible {
    enum Edit: Sendable {
        /// Recorded again: the old answer is gone, and the new one comes last.
        case questionChanged
        case questionAdded
        case questionRemoved
        case answerReplaced
    }

    let testDescription: String
    let recordings: [OpenAICache.Recording]
    /// At how many places each edit is tried.
    let editCount: Int

    static let all = [prompts, search, agent, extraction]

    private static let prompts = MadeUpLesson(testDescription: "29 prompts", editCount: 3) {
        (0..<29).map { .chat($0) }
    }

    private static let search = MadeUpLesson(testDescription: "a search over 320 notes", editCount: 3) {
        (0..<320).map { .embedding($0) } + (320..<429).map { $0 % 2 == 0 ? .chat($0) : .embedding($0) }
    }

    private static let agent = MadeUpLesson(testDescription: "9 turns of an agent", editCount: 3) {
        (0..<9).map { .chat($0, earlier: $0) }
    }

    private static let extraction = MadeUpLesson(testDescription: "60 rows, a picture, speech", editCount: 3) {
        (0..<60).map { .chat($0) } + (60..<72).map { .embedding($0) } + (72..<78).map { .picture($0) }
            + (78..<84).map { .speech($0) }
    }

    private init(testDescription: String, editCount: Int, _ recordings: () -> [OpenAICache.Recording]) {
        self.testDescription = testDescription
        self.editCount = editCount
        self.recordings = recordings()
    }

    func recordings(after edit: Edit, at place: Int) -> [OpenAICache.Recording] {
        var changed = recordings
        let new = changed[place].asked(again: 10_000 + place)
        switch edit {
        case .questionChanged:
            changed.remove(at: place)
            changed.append(new)
        case .questionAdded: changed.append(new)
        case .questionRemoved: changed.remove(at: place)
        case .answerReplaced: changed[place].answer = new.answer
        }
        return changed
    }
}

extension OpenAICache.Recording {
    fileprivate static func chat(_ number: Int, earlier: Int = 0) -> Self {
        var random = MadeUpText(seed: number)
        let messages = (0...earlier).map { turn in
            OpenAICache.JSON.object([
                "role": turn % 2 == 0 ? "user" : "assistant",
                "content": .string(MadeUpText.prose(words: 60, seed: turn == earlier ? number : turn)),
            ])
        }
        let answer = """
            {"id":"chatcmpl-\(random.next())","object":"chat.completion","model":"gpt-4o-mini","choices":[{"index":0,\
            "message":{"role":"assistant","content":"\(MadeUpText.prose(words: 120, seed: number + 7))"},\
            "finish_reason":"stop"}],"usage":{"prompt_tokens":\(random.next() % 99),"completion_tokens":120}}
            """
        return recording(
            number, "/chat/completions", ["model": "gpt-4o-mini", "messages": .array(messages)],
            answer: Data(answer.utf8))
    }

    fileprivate static func embedding(_ number: Int) -> Self {
        var random = MadeUpText(seed: number)
        let numbers = (0..<1_536).map { _ in (Float(random.next() % 200_001) / 100_000 - 1) * 0.07 }
        let vector = numbers.withUnsafeBytes { Data($0).base64EncodedString() }
        let answer = """
            {"object":"list","data":[{"object":"embedding","index":0,"embedding":"\(vector)"}],\
            "model":"text-embedding-3-small","usage":{"prompt_tokens":\(random.next() % 99),"total_tokens":9}}
            """
        return recording(
            number, "/embeddings",
            ["model": "text-embedding-3-small", "input": .string(MadeUpText.prose(words: 30, seed: number))],
            answer: Data(answer.utf8))
    }

    fileprivate static func picture(_ number: Int) -> Self {
        let content = MadeUpText.noise(byteCount: 60_000, seed: number).base64EncodedString()
        return recording(
            number, "/images/generations",
            ["model": "gpt-image-1", "prompt": .string(MadeUpText.prose(words: 20, seed: number))],
            answer: Data(#"{"created":1,"data":[{"b64_json":"\#(content)"}]}"#.utf8))
    }

    fileprivate static func speech(_ number: Int) -> Self {
        recording(
            number, "/audio/speech",
            ["model": "tts-1", "voice": "alloy", "input": .string(MadeUpText.prose(words: 20, seed: number))],
            answer: MadeUpText.noise(byteCount: 40_000, seed: number), contentType: "audio/mpeg")
    }

    /// Another question of the same kind.
    fileprivate func asked(again number: Int) -> Self {
        switch request.path {
        case "/embeddings": .embedding(number)
        case "/images/generations": .picture(number)
        case "/audio/speech": .speech(number)
        default: .chat(number)
        }
    }

    private static func recording(
        _ number: Int, _ path: String, _ question: OpenAICache.JSON, answer: Data,
        contentType: String = "application/json"
    ) -> Self {
        let address = OpenAICache.Address(base: "https://api.openai.com/v1", path: path, query: "")
        let identity = OpenAICache.RequestIdentity(method: "POST", address: address, body: .json(question))
        return OpenAICache.Recording(
            key: identity.key,
            request: .init(
                method: "POST", path: path, query: "", contentType: "application/json", body: question.data()),
            seed: nil, base: address.base,
            answer: .init(
                status: 200, headers: ["content-type": contentType], body: answer,
                recordedAt: 1_700_000_000_000_000 + Int64(number) * 1_234_567))
    }
}
