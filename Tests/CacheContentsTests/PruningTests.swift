import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport
import Testing

/// What is to go out of a cache.
@Suite("Pruning") struct PruningTests {
    private static let recordings = [
        SampleRecording.chat("Hi", "a"), SampleRecording.chat("Hi", "b", second: 1),
        SampleRecording.chat("Hi", "a", second: 2, id: "other"),
        SampleRecording.chat("Old", "c", second: 3, model: "gpt-3.5-turbo"),
        SampleRecording.json(
            "/embeddings", ["input": "x", "model": "text-embedding-3-small"], ["data": []], second: 4),
    ]

    private func gone(_ conditions: [Pruning.Condition]) throws -> [String] {
        let contents = try Opened.journal(Self.recordings)
        return Pruning(contents, conditions, prices: .own, today: "2026-11-28").gone.compactMap {
            contents.interaction($0)?.answer.label
        }
    }

    @Test("each condition")
    func conditions() throws {
        let contents = try Opened.journal(Self.recordings)
        #expect(try gone([.paths(["embeddings"])]) == ["a list of 0"])
        #expect(try gone([.paths(["chat"])]) == ["a", "b", "a", "c"])
        #expect(try gone([.models(["gpt-3.5-turbo"])]) == ["c"])
        #expect(try gone([.models(["gpt-*"])]) == ["a", "b", "a", "c"])
        #expect(try gone([.olderThan(SampleRecording.start + 1_500_000)]) == ["a", "b"])
        #expect(try gone([.named([contents.entries[1].name])]) == ["b"])
        #expect(try gone([.beyondTurn(1)]) == ["b", "a"])
        #expect(try gone([.duplicates]) == ["a"])
        #expect(try gone([.damaged]) == [])
        let used = UsedAnswers(Data("\(contents.entries[0].key)\n".utf8))
        #expect(try gone([.unused([used])]) == ["c", "a list of 0"])
    }

    @Test("all conditions must hold, of one that is given twice either")
    func several() throws {
        #expect(try gone([.paths(["chat"]), .beyondTurn(2)]) == ["a"])
        #expect(try gone([.paths(["embeddings", "chat"]), .beyondTurn(1)]) == ["b", "a"])
        #expect(try gone([]) == [])
    }

    @Test("models that are gone are named before their answers are lost")
    func lost() throws {
        let contents = try Opened.journal(Self.recordings)
        let pruning = Pruning(contents, [.paths(["chat"])], prices: .own, today: "2026-11-28")
        #expect(pruning.lost.map { "\($0.count) \($0.model) \($0.shutdown)" } == ["1 gpt-3.5-turbo 2026-10-23"])
        #expect(Pruning(contents, [.paths(["chat"])], prices: .own, today: "2026-10-22").lost.isEmpty)
        #expect(Pruning(contents, [.paths(["chat"])], prices: nil, today: "2026-11-28").lost.isEmpty)
    }

    @Test("what stays comes in its turns, without what is between")
    func rest() throws {
        let contents = try Opened.journal(Self.recordings)
        let pruning = Pruning(contents, [.named([contents.entries[0].name])], prices: nil, today: "")
        var options = MaterializeOptions()
        options[.keepFailures] = true
        let packed = try CachePacker.pack(pruning.collection, byteCount: 1_000, options: options)
        let rest = try Contents(MaterializeInputs(caches: [.init(name: "x", bytes: packed.sections.reduce(Data(), +))]))
        let key = contents.entries[0].key
        #expect(rest.entries(for: key).compactMap { rest.interaction($0)?.answer.label } == ["b", "a"])
        #expect(rest.entries(for: key).map(\.number) == [1, 2] && rest.entries.count == 4)
    }
}
