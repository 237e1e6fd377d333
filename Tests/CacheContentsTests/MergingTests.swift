import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport
import Testing

/// What several recorders have, put together.
@Suite("Merging") struct MergingTests {
    /// What a reader of the merged file finds.
    private func texts(_ merging: Merging) throws -> [String] {
        var options = MaterializeOptions()
        options[.keepFailures] = true
        let packed = try CachePacker.pack(merging.collection, byteCount: 10_000, options: options)
        let contents = try Contents(
            MaterializeInputs(caches: [.init(name: "merged", bytes: packed.sections.reduce(Data(), +))]))
        return contents.entries.sorted { ($0.key, $0.number) < ($1.key, $1.number) }.compactMap { entry in
            contents.interaction(entry).map { "\(entry.seed.map { "~\($0)" } ?? "")\($0.answer.label)" }
        }
    }

    private func chat(_ answer: String, _ second: Int, seed: Int? = nil, marks: OpenAICache.Marks = [])
        -> OpenAICache.Recording
    {
        SampleRecording.chat("Hi", answer, seed: seed, second: second, marks: marks)
    }

    @Test("the first one's turns, then those of the next that it lacks; equal ones once")
    func both() throws {
        let merging = Merging([
            try Opened.journal([chat("b", 5), chat("c", 6)]), try Opened.packed([chat("a", 1), chat("b", 2)]),
        ])
        #expect(try texts(merging) == ["b", "c", "a"])
        #expect(merging.equalCount == 1 && merging.sharedCount == 1 && merging.conflicts.isEmpty)
    }

    @Test("equal answers within one input are turns of their own")
    func equalTurns() throws {
        let merging = Merging([
            try Opened.journal([chat("42", 1), chat("42", 2)]), try Opened.journal([chat("42", 9)]),
        ])
        #expect(try texts(merging) == ["42", "42"])
    }

    @Test("one seed with two answers is a conflict, unless it is said which counts")
    func seeds() throws {
        let inputs = [try Opened.journal([chat("x", 1, seed: 7)]), try Opened.journal([chat("y", 2, seed: 7)])]
        let merging = Merging(inputs)
        #expect(merging.conflicts.map { $0.answers.map(\.input) } == [[0, 1]])
        #expect(merging.conflicts[0].name.description.hasSuffix("~7"))
        #expect(try texts(Merging(inputs, preferring: .first)) == ["~7x"])
        #expect(try texts(Merging(inputs, preferring: .last)) == ["~7y"])
    }

    @Test("of answers in turn, too, one recorder's can be preferred")
    func prefer() throws {
        let inputs = [try Opened.journal([chat("a", 1), chat("b", 2)]), try Opened.journal([chat("c", 3)])]
        #expect(try texts(Merging(inputs, preferring: .first)) == ["a", "b"])
        #expect(try texts(Merging(inputs, preferring: .last)) == ["c"])
    }

    @Test("an overwrite replaces what its own recorder had, and nobody else's")
    func overwrites() throws {
        let merging = Merging([
            try Opened.journal([chat("a", 1)]),
            try Opened.journal([chat("b", 2), chat("c", 3, marks: .replacesEarlier)]),
        ])
        #expect(try texts(merging) == ["a", "c"])
    }

    @Test("requests whose texts were left out stay so")
    func hashed() throws {
        let merging = Merging([
            try Opened.packed([chat("a", 1)], hashKeys: true), try Opened.journal([SampleRecording.chat("Ho", "b")]),
        ])
        #expect(Set(try texts(merging)) == ["a", "b"])
    }

    // MARK: Three ways

    @Test("what one took away since the common ancestor stays away, and what one added comes")
    func ancestor() throws {
        let (a, b, c, d) = (chat("a", 1), chat("b", 2), chat("c", 3), chat("d", 4))
        let merging = Merging(
            [try Opened.journal([a, c]), try Opened.packed([a, b, d])], ancestor: try Opened.journal([a, b]))
        #expect(try texts(merging) == ["a", "c", "d"])
        #expect(merging.prunedCount == 1)
    }

    @Test("what one replaced since replaces it, though the other one still has it")
    func replacedSince() throws {
        let old = chat("old", 1, seed: 3)
        let new = chat("new", 2, seed: 3, marks: .replacesEarlier)
        let merging = Merging(
            [try Opened.journal([old, new]), try Opened.journal([old])], ancestor: try Opened.journal([old]))
        #expect(merging.conflicts.isEmpty)
        #expect(try texts(merging) == ["~3new"])
    }

    @Test("what one edited since counts")
    func edited() throws {
        let old = chat("old", 1)
        var new = chat("new", 1)
        new.answer.origin = .edited
        for inputs in [[[old], [new]], [[new], [old]]] {
            let merging = Merging(try inputs.map { try Opened.journal($0) }, ancestor: try Opened.journal([old]))
            #expect(merging.conflicts.isEmpty)
            #expect(try texts(merging) == ["new"])
        }
    }

    @Test("one recording that was edited in two ways is a conflict")
    func editedTwice() throws {
        let inputs = [try Opened.journal([chat("x", 1)]), try Opened.journal([chat("y", 1)])]
        #expect(Merging(inputs).conflicts.count == 1)
        #expect(Merging(inputs, ancestor: try Opened.journal([chat("old", 1)])).conflicts.count == 1)
    }
}
