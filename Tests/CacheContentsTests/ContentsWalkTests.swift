import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport
import Testing

/// Answers one after the other, without opening all of them first.
@Suite("A walk through a cache") struct ContentsWalkTests {
    /// Several answers to a question, with seeds and of several servers, and one that took another's place.
    private static let recordings: [OpenAICache.Recording] =
        (0..<40).map { SampleRecording.chat("Question \($0 % 13)", "Answer \($0)", second: 40 - $0) }
        + (0..<3).map { SampleRecording.chat("Seeded", "With \($0)", seed: $0, second: 50 + $0) }
        + [
            SampleRecording.chat("Seeded", "Elsewhere", seed: 1, second: 60, base: "http://localhost/v1"),
            SampleRecording.chat("Replaced", "Old", second: 70),
            SampleRecording.chat("Replaced", "New", second: 71, marks: .replacesEarlier),
            SampleRecording.json("/embeddings", ["input": ["a", "b"]], ["data": []], second: 80),
        ]

    private func lines(_ walk: ContentsWalk, most: Int = .max) throws -> [String] {
        try interactions(walk, most: most).map(line)
    }

    private func interactions(_ walk: ContentsWalk, most: Int = .max) throws -> [Interaction] {
        var found: [Interaction] = []
        try walk.visitEach { interaction in
            found.append(interaction)
            return found.count < most
        }
        return found
    }

    private func line(_ interaction: Interaction) -> String {
        "\(interaction.entry.name) \(interaction.entry.number) " + content(interaction)
    }

    /// Without its turn.
    private func content(_ interaction: Interaction) -> String {
        let (entry, answer) = (interaction.entry, interaction.recorded)
        return "\(entry.key) \(entry.base) \(entry.recordedAt) \(entry.seed ?? 0) "
            + "\(interaction.question?.label ?? "-") \(String(decoding: answer.body, as: UTF8.self))"
    }

    private func opened(_ inputs: MaterializeInputs, _ filter: EntryFilter = EntryFilter()) throws -> [String] {
        let contents = try Contents(inputs)
        return try filter.entries(of: contents).compactMap(contents.interaction).filter(filter.holds).map(line)
    }

    @Test("comes to the same entries in the same order, whatever the form", arguments: [true, false])
    func same(hashKeys: Bool) throws {
        let packed = try Opened.packedInputs(Self.recordings, hashKeys: hashKeys)
        for inputs in [packed, Opened.journalInputs(Self.recordings)] {
            let walk = try ContentsWalk(inputs, EntryFilter())
            let found = try lines(walk)
            #expect(try found == opened(inputs) && found.count == Self.recordings.count - 1)
            #expect(walk.damage.isEmpty)
            #expect(try lines(ContentsWalk(inputs, EntryFilter()), most: 3) == Array(found.prefix(3)))
        }
    }

    @Test("leaves out what is not wanted")
    func filters() throws {
        let inputs = try Opened.packedInputs(Self.recordings)
        let name = try Contents(inputs).entries[5].name.description
        var filters = Array(repeating: EntryFilter(), count: 6)
        filters[0].since = SampleRecording.start + 50_000_000
        filters[1].seeds = [1]
        filters[2].bases = ["http://localhost/v1/"]
        filters[3].texts = ["Answer 7"]
        filters[4].names = [name]
        filters[5].models = ["none"]
        for (filter, count) in zip(filters, [6, 2, 1, 1, 1, 0]) {
            let found = try lines(ContentsWalk(inputs, filter))
            #expect(try found == opened(inputs, filter) && found.count == count, "\(found)")
        }
    }

    @Test("goes on behind damage, wherever it is, and tells of it")
    func damage() throws {
        let whole = try Opened.bytes(Self.recordings)
        let expected = try lines(ContentsWalk(Opened.packedInputs(Self.recordings), EntryFilter()))
        for place in stride(from: 97, to: whole.count, by: 157) {
            let inputs = try Opened.packedInputs(Self.recordings) { $0[place] ^= 0x55 }
            guard let walk = try? ContentsWalk(inputs, EntryFilter()) else { continue }
            let found = try interactions(walk).map(content)
            let contents = try Contents(inputs)
            let left = contents.entries.compactMap(contents.interaction).map(content)
            #expect(Set(found) == Set(left) && found.count == left.count, "byte \(place)")
            #expect(Set(walk.damage) == Set(contents.damage), "byte \(place)")
            if walk.damage.isEmpty { #expect(found.count == expected.count, "byte \(place)") }
        }
    }
}
