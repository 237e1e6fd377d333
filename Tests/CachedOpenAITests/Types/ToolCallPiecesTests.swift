import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Tool calls as servers stream them: by index, by ID, by neither.
@Suite struct ToolCallPiecesTests {
    private static func completion(_ chunks: [String]) throws -> OpenAI.ChatCompletion {
        var accumulator = OpenAI.ChatCompletionAccumulator()
        for chunk in chunks {
            accumulator.add(try OpenAI.ChatCompletionChunk(json: OpenAI.JSON(parsing: Data(chunk.utf8))))
        }
        return try accumulator.completion()
    }

    private func calls(_ pieces: String...) throws -> [String] {
        let deltas = pieces.map { #"{"id":"c","choices":[{"index":0,"delta":{"tool_calls":[\#($0)]}}]}"# }
        let calls = try Self.completion(deltas).choices[0].message.toolCalls ?? []
        #expect(calls.allSatisfy { $0.json["index"] == nil && $0.type == "function" && $0.json["type"] == "function" })
        return calls.map { "\($0.id) \($0.function?.name ?? "-") \($0.function?.arguments ?? "-")" }
    }

    @Test func callsAreToldApartByTheirIDs() throws {
        let paris =
            #"{"index":0,"id":"call_a","type":"function","function":{"name":"f","arguments":"{\"city\":\"Paris\"}"}}"#
        let rome =
            #"{"index":0,"id":"call_b","type":"function","function":{"name":"f","arguments":"{\"city\":\"Rome\"}"}}"#
        let expected = [#"call_a f {"city":"Paris"}"#, #"call_b f {"city":"Rome"}"#]
        #expect(try calls(paris, rome) == expected)
        #expect(try calls("\(paris),\(rome)") == expected)
        let bare = { (piece: String) in piece.replacingOccurrences(of: #""index":0,"#, with: "") }
        #expect(try calls(bare(paris), bare(rome)) == expected)
        #expect(try calls("\(bare(paris)),\(bare(rome))") == expected)
        let nameless = { (piece: String) in
            piece.replacingOccurrences(of: #""id":"call_\#(piece.contains("Rome") ? "b" : "a")""#, with: #""id":"""#)
        }
        let unnamed = [#" f {"city":"Paris"}"#, #" f {"city":"Rome"}"#]
        #expect(try calls(nameless(paris), nameless(rome)) == unnamed)
        #expect(try calls("\(nameless(bare(paris))),\(nameless(bare(rome)))") == unnamed)
    }

    @Test func piecesWithoutAnIndexContinueTheirCall() throws {
        let start = #"{"id":"call_a","type":"function","function":{"name":"f","arguments":""}}"#
        let whole = [#"call_a f {"city":"Paris"}"#]
        let first = #"{"function":{"arguments":"{\"city\":"}}"#
        let second = #"{"function":{"arguments":"\"Paris\"}"}}"#
        #expect(try calls(start, first, second) == whole)
        #expect(try calls(start, #"{"id":"call_a","function":{"arguments":"{\"city\":"}}"#, second) == whole)
        #expect(
            try calls(start, #"{"id":null,"index":null,"function":{"arguments":"{\"city\":","name":null}}"#, second)
                == whole)
        let other = #"{"id":"call_b","function":{"name":"g","arguments":"{\"b\":1"}}"#
        let back = #"{"id":"call_a","function":{"arguments":"{\"city\":\"Paris\"}"}}"#
        #expect(
            try calls(start, other, back, #"{"id":"call_b","function":{"arguments":"}"}}"#) == whole + [
                #"call_b g {"b":1}"#
            ])
    }

    @Test func interleavedCallsAreContinuedByTheirIndex() throws {
        let pieces = [
            #"{"index":0,"id":"a","function":{"name":"f","arguments":""}},{"index":1,"id":"b","function":{"name":"g"}}"#,
            #"{"index":"1","function":{"arguments":"{\"b\""}}"#, #"{"index":0,"function":{"arguments":"{}"}}"#,
            #"{"index":1,"function":{"arguments":":2}"}}"#,
        ]
        #expect(try calls(pieces[0], pieces[1], pieces[2], pieces[3]) == ["a f {}", #"b g {"b":2}"#])
    }

    @Test func namesThatRepeatStayAndNamesInPiecesGrow() throws {
        let repeated = { (arguments: String) in
            #"{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":"\#(arguments)"}}"#
        }
        #expect(try calls(repeated(#"{\"a\""#), repeated(":1"), repeated("}"), repeated("")) == [#"a f {"a":1}"#])
        let named = { (name: String, arguments: String) in
            #"{"index":0,"function":{"name":"\#(name)","arguments":"\#(arguments)"}}"#
        }
        #expect(try calls(named("get_", ""), named("weather", ""), named("", "{}")) == [" get_weather {}"])
        #expect(
            try calls(named("get", ""), named("get_weather", ""), named("get_weather", "{}")) == [" get_weather {}"])
        let renamed = { (id: String, piece: String) in
            #"{"index":0,"id":"\#(id)","function":{"arguments":"\#(piece)"}}"#
        }
        #expect(try calls(repeated("{"), renamed("x1", #"\"a\""#), renamed("x2", ":1}")) == [#"a f {"a":1}"#])
    }

    @Test func argumentsMayBeAnObject() throws {
        let whole = #"{"index":0,"id":"a","function":{"name":"f","arguments":{"city":"Paris"}}}"#
        #expect(try calls(whole) == [#"a f {"city":"Paris"}"#])
        #expect(try calls(#"{"index":0,"id":"a","function":{"name":"f","arguments":null}}"#) == ["a f "])
        #expect(
            try calls(
                #"{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}"#,
                #"{"index":0,"function":{"arguments":"{\"a\":1}"}}"#) == [#"a f {"a":1}"#])
    }

    /// However a server spells the same calls, they are the same calls.
    @Test(arguments: 0..<64) func everySpellingGivesTheSameCalls(style: Int) throws {
        let isIndexed = style & 1 != 0
        let repeatsID = style & 2 != 0
        let repeatsName = style & 4 != 0
        let reusesIndex = style & 8 != 0
        let isEmptyLater = style & 16 != 0
        let size = style & 32 != 0 ? 1 : 7
        let calls = [("a", "f", #"{"city":"Paris"}"#), ("b", "f", #"{"city":"Rome","n":[1,{}]}"#), ("c", "g", "{}")]
        var chunks: [String] = []
        for (place, call) in calls.enumerated() {
            var rest = Substring(call.2)
            var isFirst = true
            while !rest.isEmpty {
                var function: OpenAI.JSON.Object = ["arguments": .string(String(rest.prefix(size)))]
                var piece: OpenAI.JSON.Object = isEmptyLater ? ["id": "", "type": ""] : [:]
                if isEmptyLater { function["name"] = "" }
                if isFirst || repeatsName { function["name"] = .string(call.1) }
                if isFirst || repeatsID { piece["id"] = .string(call.0) }
                if isIndexed { piece["index"] = reusesIndex ? 0 : .number(.init(place)) }
                piece["function"] = .object(function)
                chunks.append(
                    OpenAI.JSON.object(["choices": [["delta": ["tool_calls": [.object(piece)]]]]]).description)
                rest = rest.dropFirst(size)
                isFirst = false
            }
        }
        let whole = try Self.completion(chunks).choices[0].message.toolCalls ?? []
        #expect(whole.map(\.id) == calls.map(\.0))
        #expect(whole.map(\.function?.name) == calls.map(\.1))
        #expect(whole.map(\.function?.arguments) == calls.map(\.2))
    }
}
