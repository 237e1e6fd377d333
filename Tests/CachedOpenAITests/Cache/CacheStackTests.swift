import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// The choice among all recorded answers to a request, wherever they are.
@Suite struct CacheStackTests {
    private typealias Recording = OpenAICache.Recording
    private let key = SampleRecording.key(of: 0)

    private func answer(
        _ number: Int, seed: Int? = nil, base: String = SampleRecording.base, marks: OpenAICache.Marks = []
    ) -> Recording {
        SampleRecording.number(number, question: 0, seed: seed, base: base, answer: "\(number)", marks: marks)
    }

    private func journal(_ recordings: [Recording], name: String = "journal") -> any OpenAICache.CacheLayer {
        OpenAICache.ScannedFile(OpenAICache.DataSource(SampleFile.journal(recordings), name: name), from: 36)
    }

    private func packed(_ recordings: [Recording], name: String = "packed") throws -> any OpenAICache.CacheLayer {
        try OpenAICache.CacheFile(OpenAICache.DataSource(SampleFile.packed(recordings), name: name))
    }

    private func stack(
        _ layers: [any OpenAICache.CacheLayer], report: @escaping @Sendable (any Error) -> Void = { _ in }
    ) -> OpenAICache.CacheStack {
        .init(cursors: .init(), layers: { .init(recorded: layers) }, report: report)
    }

    private func ask(
        _ stack: OpenAICache.CacheStack, seed: Int? = nil, base: String = SampleRecording.base, other: Bool = true
    ) -> OpenAICache.CacheStack.Hit? {
        stack.answer(to: .init(keys: .init(key), seed: seed, base: base, acceptsOtherBase: other)).hit
    }

    private func texts(_ stack: OpenAICache.CacheStack, _ count: Int, base: String = SampleRecording.base) -> [String] {
        (0..<count).map { _ in ask(stack, base: base).map { String(decoding: $0.answer.body, as: UTF8.self) } ?? "-" }
    }

    @Test func layersComeOneAfterTheOther() throws {
        let stack = stack([try packed([answer(5), answer(6)]), journal([answer(1), answer(2)])])
        #expect(texts(stack, 5) == ["5", "6", "1", "2", "5"])
        let hit = ask(stack)
        #expect(hit?.number == 2 && hit?.count == 4 && hit?.layerName == "packed" && hit?.otherBase == nil)
    }

    @Test func whatIsInTwoPlacesCountsOnce() throws {
        let stack = stack([
            try packed([answer(1), answer(2)]), journal([answer(2), answer(3)]), try packed([answer(1)]),
        ])
        #expect(texts(stack, 4) == ["1", "2", "3", "1"])
    }

    @Test func whatWasRecordedForJustThisAndIsPassedOverIsTold() throws {
        let stack = stack([journal([answer(1), answer(2, seed: 7)])])
        for (seed, base, isOwn) in [(7, SampleRecording.base, true), (8, SampleRecording.base, false), (7, "b", false)]
        {
            let finding = stack.answer(
                to: .init(keys: .init(key), seed: seed, base: base, acceptsOtherBase: true)
            ) { _, _ in false }
            #expect(finding.hit == nil && finding.passedOverOwn == isOwn, "seed \(seed), base \(base)")
        }
    }

    @Test func aSeedPicksItsAnswerAndLeavesTheCursor() throws {
        let stack = stack([journal([answer(1), answer(2, seed: 7), answer(3, seed: 8)])])
        #expect(ask(stack, seed: 8)?.number == 3)
        #expect(ask(stack, seed: 9) == nil)
        #expect(texts(stack, 2) == ["1", "2"])
        #expect(ask(stack, seed: 7)?.number == 2)
        #expect(texts(stack, 1) == ["3"])
    }

    @Test func aReplacementCountsForItsSeedAndBaseAlone() throws {
        let other = "https://b.example/v1"
        let recordings = [
            answer(1), answer(2, seed: 1), answer(3, base: other), answer(4, marks: .replacesEarlier), answer(5),
            answer(6, seed: 2),
        ]
        for stack in [
            stack([journal(recordings)]), stack([journal(Array(recordings[..<3])), journal(Array(recordings[3...]))]),
        ] {
            #expect(Set(texts(stack, 4)) == ["2", "4", "5", "6"])
            #expect(texts(stack, 1, base: other) == ["3"])
        }
        let twice = stack([
            journal([answer(1), answer(2, marks: .replacesEarlier), answer(3, marks: .replacesEarlier)])
        ])
        #expect(texts(twice, 2) == ["3", "3"])
    }

    @Test func answersFromOneOtherBaseWillDoWhereTheyMay() throws {
        let (b, c) = ("https://b.example/v1", "https://c.example/v1")
        let one = stack([journal([answer(1, base: b), answer(2, base: b)])])
        #expect(ask(one)?.otherBase == b)
        #expect(ask(one, other: false) == nil)
        #expect(ask(one)?.number == 2)
        let two = stack([journal([answer(1, base: b), answer(2, base: c)])])
        #expect(ask(two) == nil)
        #expect(ask(two, base: c)?.number == 1)
    }

    @Test func damageIsToldAndTheOtherLayersStillAnswer() throws {
        var data = try SampleFile.packed([answer(1)])
        let root = data.range(of: Data("OIAF".utf8), options: .backwards)?.lowerBound ?? 0
        for place in 96..<root { data[place] ^= 0xFF }
        let told = OpenAICache.Locked(0)
        let damaged = try OpenAICache.CacheFile(OpenAICache.DataSource(data, name: "damaged"))
        let stack = stack([damaged, journal([answer(2)])]) { _ in told.withLock { $0 += 1 } }
        #expect(texts(stack, 1) == ["2"])
        #expect(told.withLock { $0 } == 1)
    }

    @Test func aDamagedAnswerIsPassedOver() throws {
        let recordings = [answer(1), answer(2), answer(3)]
        var data = try SampleFile.packed(recordings, blockSize: 1)
        let second = try OpenAICache.CacheFile(OpenAICache.DataSource(data, name: "whole")).locators(for: key)[1]
        data[Int(second.frameOffset) + OpenAICache.Frame.headerCount] ^= 0xFF
        let told = OpenAICache.Locked(0)
        let damaged = try OpenAICache.CacheFile(OpenAICache.DataSource(data, name: "damaged"))
        let stack = stack([damaged]) { _ in told.withLock { $0 += 1 } }
        #expect(Set(texts(stack, 6)) == ["1", "3"])
        #expect(told.withLock { $0 } > 0)
        #expect(ask(self.stack([damaged]), seed: 1) == nil)
    }

    @Test func anAnswerThatIsDamagedInOnePlaceIsReadInAnother() throws {
        var data = try SampleFile.packed([answer(1), answer(2)], blockSize: 1)
        let first = try OpenAICache.CacheFile(OpenAICache.DataSource(data, name: "whole")).locators(for: key)[0]
        data[Int(first.frameOffset) + OpenAICache.Frame.headerCount] ^= 0xFF
        let told = OpenAICache.Locked(0)
        let damaged = try OpenAICache.CacheFile(OpenAICache.DataSource(data, name: "damaged"))
        let stack = stack([damaged, journal([answer(3), answer(1)])]) { _ in told.withLock { $0 += 1 } }
        #expect(texts(stack, 4) == ["1", "2", "3", "1"])
        #expect(told.withLock { $0 } == 2)
    }

    @Test func aTurnGoesToOneCallerAlone() async throws {
        let stack = stack([journal((0..<7).map { answer($0) })])
        let turns = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<210 { group.addTask { self.ask(stack)?.number ?? 0 } }
            return await group.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
        }
        #expect(turns == Dictionary(uniqueKeysWithValues: (1...7).map { ($0, 30) }))
    }

    @Test(.timeLimit(.minutes(5))) func manyReplacementsAreSortedOut() {
        let count = 6_000
        let items = (0..<count).map { number in
            OpenAICache.Locator(
                key: SampleRecording.key(of: 1), seed: number % 2, base: "b", recordedAt: Int64(number),
                frameOffset: 0, recordOffset: 0, marks: .replacesEarlier)
        }
        let left = OpenAICache.AnswerOrder.counting(items, \.self)
        #expect(left.map(\.recordedAt) == [Int64(count) - 2, Int64(count) - 1])
    }

    @Test func manyAnswersToOneRequestComeInTurnWhileMoreAreRecorded() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("many-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let journal = OpenAICache.Journal(
            path: folder.appendingPathComponent("journal").path, reread: { nil }, report: { _ in })
        let file = try packed((0..<50).map { answer($0, seed: $0) })
        let stack = OpenAICache.CacheStack(
            cursors: .init(), layers: { .init(recorded: [file] + journal.layers) }, report: { _ in })
        let query = OpenAICache.CacheStack.Query(
            keys: .init(key), base: SampleRecording.base, acceptsOtherBase: false)
        for number in 50..<300 {
            #expect(ask(stack, seed: number) == nil)
            try journal.append(answer(number, seed: number))
            #expect(ask(stack, seed: number)?.number == number + 1 && ask(stack, seed: 7)?.number == 8)
            let time = answer(number).answer.recordedAt
            #expect(stack.unusedTime(near: time, for: query) == time + 1)
        }
        try journal.append(answer(300, seed: 3, marks: .replacesEarlier))
        #expect(ask(stack, seed: 3)?.number == 300 && ask(stack, seed: 299)?.number == 299)
        #expect(texts(stack, 4) == ["0", "1", "2", "4"])
    }
}
