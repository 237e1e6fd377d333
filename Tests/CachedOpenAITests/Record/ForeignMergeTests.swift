import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A program that goes on recording while others, which start in its folder, merge what it recorded.
@Suite struct ForeignMergeTests {
    private static func openCount(in folder: URL) -> Int {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        let paths = all.map { try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)") }
        return paths.count { $0?.hasPrefix(folder.path) == true }
    }

    private static func ask(_ client: OpenAI, _ number: Int) async throws -> String {
        let question: [OpenAI.ChatCompletionMessageParam] = [.user("drip \(number)")]
        let completion = try await client.chat.completions.create(model: "drip", messages: question)
        return completion.choices.first?.message.content ?? "-"
    }

    private static func answer(_ lesson: Lesson) {
        let number = OpenAICache.Locked(0)
        lesson.api.answer("POST", "/chat/completions") { _ in
            let count = number.withLock { number in
                number += 1
                return number
            }
            return .json(#"{"choices":[{"index":0,"message":{"role":"assistant","content":"a\#(count)"}}]}"#)
        }
    }

    @Test func noDescriptorIsLeftOpenForEachMerge() async throws {
        try await Lesson.run { lesson in
            Self.answer(lesson)
            let client = lesson.client(.dev)
            var texts: [String] = []
            var most = 0
            for number in 0..<60 {
                texts.append(try await Self.ask(client, number))
                try await lesson.merge()
                #if os(Linux)
                    most = max(most, Self.openCount(in: lesson.folder))
                #endif
            }
            #expect(most <= 6)
            // All of it is still there for the program, from wherever it lies by now.
            for number in 0..<60 { #expect(try await Self.ask(client, number) == texts[number]) }
            #expect(lesson.api.requestCount == 60)
        }
    }

    @Test func aJournalThatWasDeletedAndNotMergedIsReadOn() async throws {
        try await Lesson.run { lesson in
            Self.answer(lesson)
            let client = lesson.client(.dev)
            let first = try await Self.ask(client, 1)
            try FileManager.default.removeItem(at: lesson.journal)
            _ = try await Self.ask(client, 2)
            let again = try await Self.ask(client, 1)
            #expect(first == again && lesson.api.requestCount == 2)
        }
    }

    @Test func repeatsAndTurnsGoOnAcrossAMerge() async throws {
        try await Lesson.run { lesson in
            Self.answer(lesson)
            let client = lesson.client(.dev)
            let first = try await client.ask("turns", seed: 1)
            try await lesson.merge()
            let second = try await client.ask("turns", seed: 2)
            var replayed: [String] = []
            for _ in 0..<4 { replayed.append(try await client.ask("turns")) }
            #expect(Set(replayed) == [first, second] && replayed[0] == replayed[2] && replayed[1] == replayed[3])
            #expect(lesson.api.requestCount == 2)
        }
    }
}
