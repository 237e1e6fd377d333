import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Very many calls at once: each door lets them through, recorded, without a thread or a connection for each.
///
/// Dispatch has 255 threads; what needs one for each call stops there. `make many-calls` makes 2,000.
@Suite(.serialized, .timeLimit(.minutes(20))) struct ManyCallsTests {
    static let count = ProcessInfo.processInfo.environment["MANY_CALLS"].flatMap(Int.init) ?? 400

    private static func answered(_ lesson: Lesson) {
        lesson.api.answer("POST", "/chat/completions") { request in
            if request.json?["stream"] as? Bool == true {
                return .events([#"{"id":"c","choices":[{"index":0,"delta":{"content":"a"},"finish_reason":"stop"}]}"#])
            }
            return .json(#"{"id":"c","choices":[{"index":0,"message":{"role":"assistant","content":"a"}}]}"#)
        }
    }

    /// On a busy machine the system refuses one of so many connections now and then.
    private static func client(_ lesson: Lesson) -> OpenAI {
        lesson.client(lesson.engine(.dev), maxRetries: 20)
    }

    private static func recordedCount(_ lesson: Lesson) throws -> Int {
        let journal = OpenAICache.CacheOpener.openJournal(try OpenAICache.FileSource(path: lesson.journal.path))
        var count = 0
        try journal.layer?.forEachLocator { _, _ in count += 1 }
        return count
    }

    @Test func withAwait() async throws {
        try await Lesson.run { lesson in
            Self.answered(lesson)
            let client = Self.client(lesson)
            let texts = try await withThrowingTaskGroup(of: String.self) { group in
                for number in 0..<Self.count { group.addTask { try await client.ask("many \(number)") } }
                return try await group.reduce(into: [String]()) { $0.append($1) }
            }
            #expect(texts.count { $0 == "a" } == Self.count)
            let recorded = try Self.recordedCount(lesson)
            #expect(recorded == Self.count)
        }
    }

    @Test func asStreams() async throws {
        try await Lesson.run { lesson in
            Self.answered(lesson)
            let client = Self.client(lesson)
            let texts = try await withThrowingTaskGroup(of: String.self) { group in
                for number in 0..<Self.count {
                    group.addTask {
                        let messages: [OpenAI.ChatCompletionMessageParam] = [.user("many \(number)")]
                        var text = ""
                        for try await chunk in client.chat.completions.stream(model: "m", messages: messages) {
                            text += chunk.choices.first?.delta.content ?? ""
                        }
                        return text
                    }
                }
                return try await group.reduce(into: [String]()) { $0.append($1) }
            }
            #expect(texts.count { $0 == "a" } == Self.count)
            let recorded = try Self.recordedCount(lesson)
            #expect(recorded == Self.count)
        }
    }

    @Test func fromThreadsThatWait() async throws {
        try await Lesson.run { lesson in
            Self.answered(lesson)
            let client = Self.client(lesson).blocking
            let right = OpenAICache.Locked(0)
            await withCheckedContinuation { (all: CheckedContinuation<Void, Never>) in
                let group = DispatchGroup()
                for number in 0..<Self.count {
                    group.enter()
                    Thread.detachNewThread {
                        let messages: [OpenAI.ChatCompletionMessageParam] = [.user("many \(number)")]
                        let answer = try? client.chat.completions.create(model: "m", messages: messages)
                        if answer?.choices.first?.message.content == "a" { right.withLock { $0 += 1 } }
                        group.leave()
                    }
                }
                group.notify(queue: .global()) { all.resume() }
            }
            let recorded = try Self.recordedCount(lesson)
            #expect(right.withLock { $0 } == Self.count && recorded == Self.count)
        }
    }

    @Test func aCallInsideAnOpenStreamGetsItsTurn() async throws {
        try await Lesson.run { lesson in
            let asked = OpenAICache.Locked(0)
            let count = 150
            lesson.api.answer("POST", "/chat/completions") { request in
                let event = #"{"id":"c","choices":[{"index":0,"delta":{"content":"a"}}]}"#
                if request.json?["stream"] as? Bool == true { return .events([event, event], gapMilliseconds: 400) }
                asked.withLock { $0 += 1 }
                return .json(#"{"id":"c","choices":[{"index":0,"message":{"role":"assistant","content":"a"}}]}"#)
            }
            let client = lesson.client(.production)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<count {
                    group.addTask {
                        let messages: [OpenAI.ChatCompletionMessageParam] = [.user("outer \(number)")]
                        for try await _ in client.chat.completions.stream(model: "nested", messages: messages) {
                            _ = try await client.ask("inner \(number)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(asked.withLock { $0 } >= count)
        }
    }
}
