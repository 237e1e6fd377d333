import CachedOpenAI
import Foundation
import TestSupport
import Testing

/// `cached-openai diff`, as it is run.
@Suite("diff", .serialized) struct DiffTests {
    private static let light = "What does a lighthouse do?"
    private static let old = [
        SampleRecording.chat("Name one animal of the sea.", "An octopus."),
        SampleRecording.chat(
            light, "It shows the coast.", second: 1, usage: ["prompt_tokens": 9, "completion_tokens": 16]),
        SampleRecording.json("/models", .null, ["object": "list", "data": []], second: 2, method: "GET"),
        SampleRecording.chat("Stay.", "Yes.", second: 3),
    ]
    private static let new = [
        SampleRecording.chat("Name one animal of the deep sea.", "A squid."),
        SampleRecording.chat(light, "It warns ships.", second: 9, usage: ["prompt_tokens": 9, "completion_tokens": 8]),
        SampleRecording.json("/responses", ["input": "Alice and Bob"], ["output": []], second: 2), old[3],
    ]

    private let tool: Tool

    init() throws {
        tool = try Tool()
        try tool.write(Self.old, to: "old.bin")
        try tool.pack(Self.new, to: "new.cache")
    }

    private func digits(_ recording: OpenAICache.Recording) -> String { String(recording.key.description.prefix(8)) }

    @Test("an edit, another answer, one that is gone, one that is new, and the sum")
    func lines() async throws {
        let outcome = try await tool.run(["diff", "old.bin", "new.cache"])
        let expected = [
            "→ \(digits(Self.old[0]))→\(digits(Self.new[0]))  chat  messages[0].content: \"Name one animal of the sea.\" → \"Name one animal of the deep sea.\"",
            "~ \(digits(Self.old[1]))#1  chat  \(Self.light)", "      - It shows the coast.", "      + It warns ships.",
            "      also: usage.completion_tokens: 16 → 8", "- \(digits(Self.old[2]))#1  models  GET /models",
            "+ \(digits(Self.new[2]))#1  responses  Alice and Bob",
            "1 edited, 1 answered otherwise, 1 added, 1 removed, 1 the same",
        ]
        #expect(outcome.status == 1 && outcome.errors.isEmpty)
        #expect(outcome.output.split(separator: "\n").map(String.init) == expected, "\(outcome.output)")
    }

    @Test("shorter forms, and statuses for scripts")
    func forms() async throws {
        let stat = try await tool.run(["diff", "--stat", "old.bin", "new.cache"])
        #expect(stat.output == "1 edited, 1 answered otherwise, 1 added, 1 removed, 1 the same\n" && stat.status == 1)
        let names = try await tool.run(["diff", "old.bin", "new.cache", "--name-only"])
        #expect(
            names.output.split(separator: "\n").count == 4
                && names.output.hasPrefix("→ \(digits(Self.old[0])) \(digits(Self.new[0]))\n"))
        let same = try await tool.run(["diff", "old.bin", "old.bin"])
        #expect(same.status == 0 && same.output == "4 the same\n")
        let trouble = try await tool.run(["diff", "old.bin", "nowhere"])
        #expect(trouble.status == 2 && trouble.output.isEmpty)
        let answers = try await tool.run(["diff", "--answers", "old.bin", "new.cache"])
        #expect(answers.output.contains("      - An octopus.\n      + A squid.\n"), "\(answers.output)")
    }

    @Test("JSON for programs")
    func json() async throws {
        let outcome = try await tool.run(["diff", "--json", "old.bin", "new.cache"])
        let objects = try outcome.output.split(separator: "\n").map { try OpenAICache.JSON(parsing: Data($0.utf8)) }
        #expect(objects.map { $0["change"]?.stringValue } == ["edited", "answered", "removed", "added"])
        #expect(objects[0]["fields"]?[0]?["path"] == "messages[0].content")
        #expect(objects[1]["text"]?["new"] == "It warns ships.")
    }

    @Test("of a long text, what changed is shown")
    func longTexts() async throws {
        let long = String(repeating: "You know the sea and all that lives in it. ", count: 40)
        try tool.write([SampleRecording.chat("Hi", "Ho", system: long + "Be brief.")], to: "old.bin")
        try tool.write([SampleRecording.chat("Hi", "Ho", system: long + "Be kind.")], to: "new.bin")
        let outcome = try await tool.run(["diff", "old.bin", "new.bin"])
        #expect(outcome.output.contains("messages[0].content: …"), "\(outcome.output)")
        #expect(outcome.output.contains("Be brief. → …") && outcome.output.contains("Be kind.\n"))
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count < 300 })
    }

    @Test("requests whose texts were left out are compared by their keys alone")
    func hashed() async throws {
        try tool.pack(Self.new, to: "new.cache", hashKeys: true)
        let outcome = try await tool.run(["diff", "old.bin", "new.cache", "--stat"])
        #expect(outcome.output == "1 answered otherwise, 2 added, 2 removed, 1 the same\n", "\(outcome.text)")
    }
}
