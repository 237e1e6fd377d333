import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Streams as servers send them, put together into whole completions.
@Suite struct AccumulatorTests {
    private func parsed(_ text: String) throws -> OpenAI.JSON { try OpenAI.JSON(parsing: Data(text.utf8)) }

    /// From the deltas of one choice.
    private func message(_ deltas: String...) throws -> OpenAI.ChatCompletionMessage {
        try completion(deltas.map { #"{"id":"c","choices":[{"index":0,"delta":\#($0)}]}"# }).choices[0].message
    }

    private func completion(_ chunks: [String]) throws -> OpenAI.ChatCompletion {
        var accumulator = OpenAI.ChatCompletionAccumulator()
        for chunk in chunks { accumulator.add(try OpenAI.ChatCompletionChunk(json: parsed(chunk))) }
        return try accumulator.completion()
    }

    // MARK: Texts and what stays

    @Test func logprobsOfAllChunksAreThere() throws {
        let chunks = ["A", "B", "C"].map {
            """
            {"id":"c","choices":[{"index":0,"delta":{"content":"\($0)"},"logprobs":{"content":[{"token":"\($0)",
            "logprob":-0.1,"bytes":[65],"top_logprobs":[]}],"refusal":[{"token":"r\($0)","logprob":-1}]}}]}
            """
        }
        let end = #"{"id":"c","choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}]}"#
        for ends in [[end], []] {
            let choice = try completion(chunks + ends).choices[0]
            #expect(choice.logprobs?.content?.map(\.token) == ["A", "B", "C"])
            #expect(choice.logprobs?.refusal?.map(\.token) == ["rA", "rB", "rC"])
            #expect(choice.message.content == "ABC")
        }
    }

    @Test func aTokenMayComeSeveralTimesAsProbably() throws {
        let chunk = """
            {"id":"c","choices":[{"index":0,"delta":{"content":"ha"},"logprobs":{"content":[{"token":"ha","logprob":0.0,
            "bytes":[104,97],"top_logprobs":[{"token":"ha","logprob":0.0}]}]}}]}
            """
        let choice = try completion([chunk, chunk, chunk]).choices[0]
        #expect(choice.logprobs?.content?.map(\.token) == ["ha", "ha", "ha"] && choice.message.content == "hahaha")
    }

    @Test func whatComesEmptyLaterDoesNotOverwrite() throws {
        let whole = try completion([
            #"{"id":"","object":"","created":0,"model":"","choices":[],"prompt_filter_results":[{"prompt_index":0}]}"#,
            #"{"id":"c1","object":"chat.completion.chunk","created":7,"model":"m","system_fingerprint":"fp","choices":[{"index":0,"delta":{"role":"assistant","content":"He"},"finish_reason":"stop"}],"usage":null}"#,
            #"{"id":"","created":8,"model":"","system_fingerprint":null,"choices":[{"index":0,"delta":{"role":"","content":"llo"},"finish_reason":""}],"usage":{"total_tokens":3}}"#,
            #"{"id":"c2","model":"n","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}],"usage":{"total_tokens":5}}"#,
            #"{"id":"","choices":[],"usage":null}"#,
        ])
        #expect(whole.id == "c1" && whole.created == 7 && whole.model == "m" && whole.systemFingerprint == "fp")
        #expect(whole.choices[0].message.role == "assistant" && whole.choices[0].message.content == "Hello")
        #expect(whole.choices[0].finishReason == "stop" && whole.usage?.totalTokens == 5)
        #expect(whole.json["object"] == "chat.completion" && whole.json["prompt_filter_results"]?[0] != nil)
    }

    @Test func severalAnswersMayBeInterleaved() throws {
        let whole = try completion([
            #"{"id":"c","choices":[{"index":1,"delta":{"content":"b1"}},{"index":"0","delta":{"content":"a1"}}]}"#,
            #"{"id":"c","choices":[{"index":0,"delta":{"content":"a2"},"finish_reason":"stop"}]}"#,
            #"{"id":"c","choices":[{"index":1,"delta":{"content":"b2"},"finish_reason":"length"}]}"#,
        ])
        #expect(whole.choices.map(\.message.content) == ["a1a2", "b1b2"])
        #expect(whole.choices.map(\.finishReason) == ["stop", "length"] && whole.choices.map(\.index) == [0, 1])
    }

    @Test func contentMayChangeBetweenTextAndParts() throws {
        let text = #"{"type":"text","text":"b"}"#
        #expect(try message(#"{"content":"a"}"#, #"{"content":[\#(text)]}"#, #"{"content":"c"}"#).content == "abc")
        #expect(try message(#"{"content":""}"#, #"{"content":[\#(text)]}"#, #"{"content":null}"#).content == "b")
        #expect(try message(#"{"content":[\#(text)]}"#, #"{"content":[\#(text)]}"#).json["content"] == "bb")
        let thought = #"{"content":[{"type":"thinking","thinking":[{"type":"text","text":"hm"}]}]}"#
        let thinking = try message(
            #"{"role":"assistant"}"#, thought, thought, #"{"content":"So "}"#, #"{"content":"be it"}"#)
        #expect(thinking.content == "So be it")
        let parts =
            #"[{"type":"thinking","thinking":[{"type":"text","text":"hmhm"}]},{"type":"text","text":"So be it"}]"#
        #expect(try thinking.json["content"] == parsed(parts))
    }

    @Test func reasoningIsContinuedAndItsNamesAreNot() throws {
        let first =
            #"{"reasoning":"I ","reasoning_details":[{"type":"reasoning.text","format":"f1","id":"r","index":0,"text":"I "}]}"#
        let second =
            #"{"reasoning":"see","reasoning_details":[{"type":"reasoning.text","format":"f1","id":"r","index":0,"text":"see","signature":"s"}]}"#
        let third =
            #"{"reasoning":null,"reasoning_details":[{"type":"reasoning.text","format":"f1","id":"r","index":0,"text":"","signature":"s"},{"type":"reasoning.encrypted","format":"f1","id":"e","index":0,"data":"AA=="}]}"#
        let fourth =
            #"{"content":"Yes","reasoning_content":"x","reasoning_details":[{"type":"reasoning.summary","index":1,"summary":"a"}]}"#
        let fifth =
            #"{"reasoning_content":"y","reasoning_details":[{"type":"reasoning.summary","index":1,"summary":"b"}]}"#
        let whole = try message(first, second, third, fourth, fifth)
        #expect(whole.json["reasoning"] == "I see" && whole.json["reasoning_content"] == "xy")
        let expected = try parsed(
            """
            [{"type":"reasoning.text","format":"f1","id":"r","index":0,"text":"I see","signature":"s"},
            {"type":"reasoning.encrypted","format":"f1","id":"e","index":0,"data":"AA=="},
            {"type":"reasoning.summary","index":1,"summary":"ab"}]
            """)
        #expect(whole.json["reasoning_details"] == expected)
        let bare = #"{"reasoning_details":[{"type":"reasoning.text","text":"ha"}]}"#
        #expect(
            try message(bare, bare).json["reasoning_details"] == parsed(#"[{"type":"reasoning.text","text":"haha"}]"#))
    }

    @Test func soundIsContinued() throws {
        let whole = try message(
            #"{"audio":{"id":"audio_1","transcript":"Good "}}"#, #"{"audio":{"id":"audio_1","data":"QUJD"}}"#,
            #"{"audio":{"data":"REU=","transcript":"day"}}"#, #"{"audio":{"data":"RkdI"}}"#,
            #"{"audio":{"expires_at":9}}"#)
        #expect(whole.audio?.id == "audio_1" && whole.audio?.transcript == "Good day" && whole.audio?.expiresAt == 9)
        #expect(whole.audio?.data.flatMap { Data(base64Encoded: $0) } == Data("ABCDEFGH".utf8))
    }

    @Test func listsGrow() throws {
        let citation = { (number: Int) in
            #"{"annotations":[{"type":"url_citation","url_citation":{"url":"https://example.com/\#(number)"}}]}"#
        }
        let whole = try message(
            citation(1), citation(2), #"{"annotations":null}"#, citation(2), #"{"tags":["a"]}"#, #"{"tags":["b"]}"#)
        #expect(whole.annotations?.map(\.urlCitation?.url) == ["https://example.com/1", "https://example.com/2"])
        #expect(whole.json["tags"] == ["a", "b"])
    }

    @Test func listsBesideTheMessageGrowToo() throws {
        let choice = try completion([
            #"{"id":"c","choices":[{"index":0,"delta":{"content":"a"},"token_ids":[1,2]}]}"#,
            #"{"id":"c","choices":[{"index":0,"delta":{"content":"b"},"token_ids":[2],"stop_reason":null}]}"#,
            #"{"id":"c","choices":[{"index":0,"delta":{},"token_ids":null,"stop_reason":7}]}"#,
        ]).choices[0]
        #expect(choice.json["token_ids"] == [1, 2, 2] && choice.json["stop_reason"] == 7)
    }

    @Test func thoughtsWithASignatureAreContinued() throws {
        let piece = { (text: String, signature: String) in
            #"{"thinking_blocks":[{"type":"thinking","thinking":"\#(text)","signature":"\#(signature)"}]}"#
        }
        let blocks = try message(piece("I ", ""), piece("see", ""), piece("", "sig")).json["thinking_blocks"]
        #expect(try blocks == parsed(#"[{"type":"thinking","thinking":"I see","signature":"sig"}]"#))
    }

    @Test func whatIsNewMayBeCalledAMessage() throws {
        let chunk = #"{"id":"c","choices":[{"index":0,"message":{"role":"assistant","content":"Hi"}}]}"#
        #expect(try completion([chunk, chunk]).choices[0].message.content == "HiHi")
        #expect(try OpenAI.ChatCompletionChunk(json: parsed(chunk)).choices[0].delta.content == "Hi")
    }

    @Test func aFiltersLastChunkKeepsWhatCame() throws {
        let whole = try completion([
            #"{"id":"c","choices":[{"index":0,"delta":{"role":"assistant","content":"He"},"content_filter_results":{"hate":{"filtered":false}}}]}"#,
            #"{"id":"","choices":[{"index":0,"content_filter_results":{"violence":{"filtered":true}},"content_filter_offsets":{"check_offset":4},"finish_reason":null}]}"#,
            #"{"id":"c","choices":[{"index":0,"delta":null,"finish_reason":"content_filter","content_filter_results":{}}]}"#,
            #"{"id":"c","choices":[]}"#,
        ])
        let choice = whole.choices[0]
        #expect(choice.message.content == "He" && choice.finishReason == "content_filter" && whole.id == "c")
        #expect(choice.json["content_filter_results"]?["hate"] != nil)
        #expect(choice.json["content_filter_results"]?["violence"]?["filtered"] == true)
    }

    // MARK: At the end

    @Test func aCompletionWithoutChoicesIsAnError() async throws {
        let nothing: [[String]] = [[], [#"{"id":"c","choices":[]}"#], [#"{"id":"c"}"#, #"{"id":"c","choices":null}"#]]
        for chunks in nothing {
            let error = #expect(throws: OpenAI.APIResponseValidationError.self) { try completion(chunks) }
            #expect(error?.message.contains("Try") == true)
        }
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/chat/completions", .events([#"{"id":"c","choices":[]}"#]))
            let stream = lesson.client(.production).chat.completions.stream(model: "m", messages: [.user("x")])
            await #expect(throws: OpenAI.OpenAIError.self) { try await stream.finalChatCompletion() }
        }
    }

    @Test func whatIsPutTogetherCanBeSentBack() async throws {
        let events = [
            #"{"id":"c","choices":[{"index":0,"delta":{"role":"assistant","content":null,"refusal":null,"function_call":null,"audio":null,"tool_calls":null}}]}"#,
            #"{"id":"c","choices":[{"index":0,"delta":{"role":"","tool_calls":[{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":""}}]}}]}"#,
            #"{"id":"c","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":null,"type":"function","function":{"name":"f","arguments":"{}"}}]}}]}"#,
            #"{"id":"c","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"b","function":{"name":"g","arguments":{"x":1}}}]},"finish_reason":"tool_calls"}]}"#,
        ]
        let said =
            #"{"id":"c","choices":[{"index":0,"delta":{"content":[{"type":"text","text":"Hi"}]},"finish_reason":"stop"}]}"#
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/chat/completions", .events(events), .events([said]), .usual)
            let completions = lesson.client(.production).chat.completions
            var messages: [OpenAI.ChatCompletionMessageParam] = [.user("x")]
            for _ in 1...2 {
                let answer = try await completions.stream(model: "m", messages: messages).finalChatCompletion()
                messages.append(.message(answer.choices[0].message))
            }
            _ = try await completions.create(model: "m", messages: messages)
            let sent = try OpenAI.JSON(parsing: lesson.api.requests[2].body)["messages"]
            let expected = #"""
                [{"role":"user","content":"x"},{"role":"assistant","content":null,"refusal":null,"tool_calls":[
                {"id":"a","type":"function","function":{"name":"f","arguments":"{}"}},
                {"id":"b","type":"function","function":{"name":"g","arguments":"{\"x\":1}"}}]},
                {"role":"assistant","content":"Hi"}]
                """#
            #expect(try sent == parsed(expected), "\(sent?.description ?? "")")
        }
    }

    @Test func aWholeMessageGoesBackAsTheAPITakesIt() throws {
        let whole =
            #"{"role":"assistant","content":null,"tool_calls":[{"id":"t","type":"function","function":{"name":"f","arguments":{"a":1}}}]}"#
        let back = OpenAI.ChatCompletionMessageParam.message(try .init(json: parsed(whole)))
        #expect(back.json["tool_calls"]?[0]?["function"]?["arguments"] == #"{"a":1}"#)
        // What the API takes goes back to the letter: a lesson's recorded requests hold it so.
        let usual =
            #"{"role":"assistant","content":"Hi","refusal":null,"annotations":[],"tool_calls":[],"reasoning_content":null}"#
        #expect(try OpenAI.ChatCompletionMessageParam.message(.init(json: parsed(usual))).json == parsed(usual))
        #expect(
            try OpenAI.ChatCompletionMessageParam.message(.init(json: ["content": nil])).json == [
                "role": "assistant", "content": "",
            ])
    }

    // MARK: Wherever the bytes are split

    @Test func piecesMayEndAnywhere() throws {
        let stream = """
            : hello\r\n\r\ndata: {"id":"c","choices":[{"index":0,"delta":{"role":"assistant","content":"Grüße 👋"}}]}\n
            event: ping\ndata:\n
            data: {"id":"c","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"f",\r
            data: "arguments":"{\\"a\\""}}]},"logprobs":{"content":[{"token":"x","logprob":NaN}]}}]}\n
            data: {"id":"c","choices":[{"index":0,"delta":{"content":" \\ud83d","tool_calls":[{"function":{"arguments":":1}"}}]}}]}\n
            data: {"id":"c","choices":[],"usage":{"total_tokens":"3"}}\n\ndata: [DONE] \n\n
            """
        let bytes = Data(stream.utf8)
        let whole = try read([bytes])
        #expect(whole.choices[0].message.content == "Grüße 👋 \u{FFFD}" && whole.usage?.totalTokens == 3)
        #expect(whole.choices[0].message.toolCalls?[0].function?.arguments == #"{"a":1}"#)
        for cut in 1..<bytes.count {
            let again = try read([bytes.prefix(cut), bytes.dropFirst(cut)])
            #expect(again.json.description == whole.json.description, "cut after \(cut) bytes")
        }
        #expect(try read(bytes.map { Data([$0]) }) == whole)
    }

    private func read(_ pieces: [Data]) throws -> OpenAI.ChatCompletion {
        var events = OpenAI.StreamEvents<OpenAI.ChatCompletionChunk>()
        var accumulator = OpenAI.ChatCompletionAccumulator()
        for piece in pieces {
            events.take([piece])
            while let chunk = try events.next() { accumulator.add(chunk) }
        }
        return try accumulator.completion()
    }
}
