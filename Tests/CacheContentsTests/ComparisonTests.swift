import CacheContents
import CachedOpenAI
import Foundation
import TestSupport
import Testing

/// What changed from one cache to another.
@Suite("Comparison") struct ComparisonTests {
    private func changes(
        _ old: [OpenAICache.Recording], _ new: [OpenAICache.Recording], isStrict: Bool = false,
        ignoring: Set<String> = []
    ) throws -> (words: [String], counts: Comparison.Counts) {
        var rules = AnswerDifference.Rules()
        (rules.isStrict, rules.ignored) = (isStrict, ignoring)
        var comparison = Comparison(from: try Opened.journal(old), to: try Opened.packed(new), rules)
        var words: [String] = []
        comparison.run { change in
            switch change {
            case .added(let entry): words.append("+\(entry.number)")
            case .removed(let entry): words.append("-\(entry.number)")
            case .edited(_, _, let edit):
                let fields = edit.fields.map { "\($0.path) \($0.old?.description ?? "") \($0.new?.description ?? "")" }
                words.append("→ \(fields.joined(separator: "; "))")
            case .answered(_, _, let difference):
                let texts = difference.texts.map { "\($0.old)|\($0.new)" } ?? ""
                let values = difference.values.map(\.path).joined(separator: ",")
                words.append(
                    "\(difference.isRounded ? "≈" : "~")\(texts) \(values) \(difference.notes.joined(separator: ";"))")
            }
        }
        return (words, comparison.counts)
    }

    @Test("the same, however packed, is the same")
    func same() throws {
        let recordings = (0..<5).map { SampleRecording.chat("Q\($0)", "A\($0)", second: $0) }
        let (words, counts) = try changes(recordings, recordings)
        #expect(words.isEmpty && counts.isEmpty && counts.same == 5)
    }

    @Test("an edited question, another answer, a new one, and one that is gone")
    func kinds() throws {
        let light = "What does a lighthouse do?"
        let (words, counts) = try changes(
            [
                SampleRecording.chat("Name one animal of the sea.", "An octopus."),
                SampleRecording.chat(light, "It shows the coast.", second: 1),
                SampleRecording.json("/models", .null, ["object": "list", "data": []], second: 2, method: "GET"),
                SampleRecording.chat("Stay.", "Yes.", second: 3),
            ],
            [
                SampleRecording.chat("Name one animal of the deep sea.", "An octopus."),
                SampleRecording.chat(light, "It warns ships.", second: 9),
                SampleRecording.json("/responses", ["input": "Alice and Bob"], ["output": []], second: 2),
                SampleRecording.chat("Stay.", "Yes.", second: 8),
            ])
        #expect(
            words == [
                "→ messages[0].content \"Name one animal of the sea.\" \"Name one animal of the deep sea.\"",
                "~It shows the coast.|It warns ships.  ", "-1", "+1",
            ])
        #expect(
            counts.edited == 1 && counts.answered == 1 && counts.added == 1 && counts.removed == 1 && counts.same == 1)
    }

    @Test("two questions that share no more than their words' frame are not one edited")
    func strangers() throws {
        let (words, _) = try changes(
            [SampleRecording.chat("Name one animal of the sea.", "x")],
            [SampleRecording.chat("Why is grass green?", "x")])
        #expect(words == ["-1", "+1"])
    }

    @Test("the likelier pair is taken, among many")
    func manyEdits() throws {
        let old = (0..<120).map {
            SampleRecording.chat("What is the capital of country number \($0 * 7919)?", "C\($0)", second: $0)
        }
        let new = (0..<120).map {
            SampleRecording.chat("What is the lovely capital of country number \($0 * 7919)?", "C\($0)", second: $0)
        }
        let (words, counts) = try changes(old, new)
        #expect(counts.edited == 120 && counts.added == 0 && counts.removed == 0)
        for (index, word) in words.enumerated() {
            #expect(
                word.contains("the capital of country number \(index * 7919)?")
                    && word.contains("lovely capital of country number \(index * 7919)?"))
        }
    }

    @Test("IDs and dates don't count, unless they are to; fields can be named that don't")
    func passing() throws {
        let old = SampleRecording.chat("Hi", "Ho", usage: ["prompt_tokens": 1, "completion_tokens": 2])
        var new = SampleRecording.chat(
            "Hi", "Ho", second: 5, id: "other", usage: ["prompt_tokens": 1, "completion_tokens": 9])
        #expect(try changes([old], [new]).words == ["~ usage.completion_tokens "])
        #expect(try changes([old], [new], ignoring: ["completion_tokens"]).counts.same == 1)
        new = SampleRecording.chat(
            "Hi", "Ho", second: 5, id: "other", usage: ["prompt_tokens": 1, "completion_tokens": 2])
        #expect(try changes([old], [new]).counts.same == 1)
        #expect(try changes([old], [new], isStrict: true).words == ["~ id "])
    }

    @Test("embeddings with fewer digits are rounded, others are told by their angle")
    func embeddings() throws {
        func vector(_ numbers: [Double]) -> OpenAICache.Recording {
            SampleRecording.json(
                "/embeddings", ["input": "a"],
                ["data": [["object": "embedding", "embedding": .array(numbers.map { .number(.init($0)) })]]])
        }
        let old = vector([0.12345678, 0.87654321, -0.3])
        #expect(try changes([old], [vector([0.1234, 0.8765, -0.3])]).words == ["≈  rounded: 1 vector, cos ≥ 0.9999"])
        #expect(try changes([old], [vector([0.9, -0.1, 0.3])]).words.first?.hasPrefix("~  1 vector, cos ≥ ") == true)
        #expect(try changes([old], [vector([0.12345678, 0.87654321, -0.3])]).counts.same == 1)
    }

    @Test("streams are told by what their events come to")
    func streams() throws {
        func stream(_ texts: [String]) -> OpenAICache.Recording {
            SampleRecording.stream(
                "/chat/completions", ["stream": true, "model": "m"],
                texts.map { ["choices": [["index": 0, "delta": ["content": .string($0)]]]] })
        }
        #expect(try changes([stream(["Hel", "lo."])], [stream(["Hello."])]).counts.same == 1)
        #expect(
            try changes([stream(["Hel", "lo."])], [stream(["Hello."])], isStrict: true).words == [
                "~  same text in 2 instead of 3 pieces"
            ])
        #expect(try changes([stream(["Hello."])], [stream(["Hi."])]).words == ["~Hello.|Hi.  "])
    }

    @Test("pictures and sound by what they are")
    func media() throws {
        let png = "iVBORw0KGgoAAAANSUhEUgAAAQAAAACACAYAAAA="
        func picture(_ base64: String) -> OpenAICache.Recording {
            SampleRecording.json("/images/generations", ["prompt": "a sea"], ["data": [["b64_json": .string(base64)]]])
        }
        let words = try changes([picture(png)], [picture("iVBORw0KGgoAAAANSUhEUgAAAQAAAAEACAYAAAAAAA==")]).words
        #expect(words.count == 1 && words[0].contains("png 256×128, 29 bytes → png 256×256, "))
    }

    @Test("answers are matched by their recording, by seed, by turn")
    func matching() throws {
        let three = (0..<3).map { SampleRecording.chat("Hi", "A\($0)", second: $0) }
        // The first is gone; the others are what they were.
        let (words, counts) = try changes(three, Array(three.dropFirst()))
        #expect(words == ["-1"] && counts.same == 2)
        let seeded = try changes(
            [SampleRecording.chat("Hi", "x", seed: 1), SampleRecording.chat("Hi", "y", seed: 2, second: 1)],
            [SampleRecording.chat("Hi", "y", seed: 2, second: 5), SampleRecording.chat("Hi", "z", seed: 1, second: 6)])
        #expect(seeded.words == ["~x|z  "] && seeded.counts.same == 1)
    }

    @Test("without the requests' texts, edits can't be found, and that is told")
    func hashed() throws {
        var comparison = Comparison(
            from: try Opened.packed([SampleRecording.chat("Name one animal of the sea.", "x")], hashKeys: true),
            to: try Opened.packed([SampleRecording.chat("Name one animal of the deep sea.", "x")], hashKeys: true),
            AnswerDifference.Rules())
        comparison.run { _ in }
        #expect(comparison.counts.added == 1 && comparison.counts.removed == 1 && comparison.counts.unknown == 1)
    }

    @Test("lines that differ, with those around them")
    func lines() {
        let old = (1...9).map { "line \($0)" }
        var new = old
        new[4] = "other"
        #expect(
            LineDifference.lines(old, new, context: 1) == [
                .skipped(3), .same("line 4"), .removed("line 5"), .added("other"), .same("line 6"), .skipped(3),
            ])
        #expect(LineDifference.lines(["a"], ["b"], context: 2) == [.removed("a"), .added("b")])
    }
}
