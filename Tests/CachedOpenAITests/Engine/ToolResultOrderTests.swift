import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// An agent loop as it is usually written hands back JSON whose keys come in another order in each process.
@Suite struct ToolResultOrderTests {
    private static let stock: [(String, String)] = [
        ("tea", #"{"count":3,"price":2.5}"#), ("milk", #"{"price":1,"count":0}"#), ("pears", "[1,2]"), ("figs", "null"),
        ("salt", #""fine""#),
    ]

    /// As `JSONEncoder` writes a dictionary.
    private static func text(_ stock: [(String, String)]) -> String {
        "{" + stock.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
    }

    private static func loop(_ client: OpenAI, _ output: String) async throws {
        _ = try await client.chat.completions.create(
            model: "agent",
            messages: [
                .user("What is sold out?"), .tool(output, toolCallID: "call_1"), .user("And what costs most?"),
            ])
        _ = try await client.responses.create(
            model: "agent",
            input: [
                .user("What is sold out?"), .functionCallOutput(callID: "call_1", output: output),
                .functionCallOutput(callID: "call_2", output: [.text(output)]),
                .customToolCallOutput(callID: "call_3", output: output),
            ])
    }

    @Test func itReplaysAHundredTimesWithShuffledKeys() async throws {
        try await Lesson.run { lesson in
            try await Self.loop(lesson.client(.dev), Self.text(Self.stock))
            try await lesson.merge()
            let count = lesson.api.requestCount
            for _ in 0..<100 {
                try await Self.loop(lesson.client(.production, offline: true), Self.text(Self.stock.shuffled()))
            }
            // Nor is any of it paid for again.
            try await Self.loop(lesson.client(.dev), Self.text(Self.stock.shuffled()))
            #expect(lesson.api.requestCount == count)
        }
    }

    @Test func whatIsSentIsWhatTheProgramWrote() async throws {
        try await Lesson.run { lesson in
            let text = #"{ "b": 1, "a": [2.0] }"#
            try await Self.loop(lesson.client(.dev), text)
            let sent = lesson.api.requests.map { String(decoding: $0.body, as: UTF8.self) }
            let literal = OpenAICache.JSON.string(text).description
            #expect(sent.count == 2 && sent.allSatisfy { $0.contains(literal) })
        }
    }

    // MARK: Whatever can be encoded

    private struct Item: Encodable {
        var price = 2.5
        var count = 3
        var name = "tea/é"
        var since = Date(timeIntervalSince1970: 0)
    }

    @Test func anythingEncodableHasItsKeysSorted() throws {
        let text = #"{"count":3,"name":"tea/é","price":2.5,"since":"1970-01-01T00:00:00Z"}"#
        #expect(try OpenAICache.JSON(encoding: Item()).description == text)
        let output = try OpenAI.ResponseItem.functionCallOutput(callID: "c", encoding: Item())
        #expect(output.json["output"] == .string(text) && output.json["call_id"] == "c")
        #expect(output.json["type"] == "function_call_output")
        let message = try OpenAI.ChatCompletionMessageParam.tool(encoding: ["b": 1, "a": 2], toolCallID: "c")
        #expect(message.json == ["role": "tool", "content": #"{"a":2,"b":1}"#, "tool_call_id": "c"])
        #expect(try OpenAICache.JSON(encoding: "text") == "text")
        #expect(throws: EncodingError.self) { try OpenAICache.JSON(encoding: [Double.nan]) }
    }
}
