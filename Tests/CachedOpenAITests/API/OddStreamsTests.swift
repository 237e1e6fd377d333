import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// What servers send in the place of a stream of events, or around one.
@Suite struct OddStreamsTests {
    private static let chunk = #"{"id":"c","choices":[{"index":0,"delta":{"role":"assistant","content":"Hi"}}]}"#

    private func reply(_ body: String, type: String = "text/event-stream") -> LoopbackAPI.Reply {
        .data(Data(body.utf8), contentType: type)
    }

    private func chunks(_ body: String, type: String = "text/event-stream") async throws -> [OpenAI.ChatCompletionChunk]
    {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/chat/completions", reply(body, type: type))
            var chunks: [OpenAI.ChatCompletionChunk] = []
            let stream = lesson.client(.production).chat.completions.stream(model: "m", messages: [.user("x")])
            for try await chunk in stream { chunks.append(chunk) }
            return chunks
        }
    }

    private func text(_ chunks: [OpenAI.ChatCompletionChunk]) -> String {
        chunks.map { $0.choices.first?.delta.content ?? "" }.joined()
    }

    @Test(arguments: [
        "data: %\n\ndata: [DONE] \n\n", "data: %\n\ndata:[DONE]\n\n", "data: %\n\ndata:  [DONE]\t\n\n",
        "data: %\r\n\r\ndata: [DONE]\r\n\r\n", "data: %\r\rdata: [DONE]\r\r", "data: %\n\ndata: [DONE]",
        "data: %\n\ndata: [DONE]\n\ndata: %\n\ndata: no JSON\n\n", "data: %\n\ndata: [DONE] bye\n\n",
        ": OPENROUTER PROCESSING\n\ndata: %\n\n: OPENROUTER PROCESSING\n\ndata: [DONE]\n\n",
        "event: ping\ndata: {\"type\": \"ping\"}\n\ndata: %\n\nevent: ping\ndata:\n\ndata: [DONE]\n\n",
        "event: ping\ndata: keepalive\n\ndata: %\n\ndata: [DONE]\n\n", "data: keepalive\n\ndata: %\n\ndata: [DONE]\n\n",
        "data:\n\ndata: \n\ndata: %\n\nid: 7\nretry: 10\n\n", "DATA: nothing\nEvent: error\ndata: %\n\n",
        "\u{FEFF}data: %\n\n", "data: null\n\ndata: %\n\n", "data: [%]\n\n",
    ])
    func whatSurroundsTheEventsIsNoneOfThem(body: String) async throws {
        let chunks = try await chunks(body.replacingOccurrences(of: "%", with: Self.chunk))
        #expect(chunks.map { $0.choices.first?.delta.content } == ["Hi"])
    }

    @Test(arguments: ["5", #""tick""#, "true"])
    func anEventThatIsNoObjectDoesNotEndTheStream(data: String) async throws {
        let chunks = try await chunks("data: \(data)\n\ndata: \(Self.chunk)\n\ndata: [DONE]\n\n")
        #expect(text(chunks) == "Hi")
        #expect(chunks.map(\.json.description).first == data)
    }

    @Test func halfAPairOfSurrogatesIsReplaced() async throws {
        let events = [
            #"{"id":"c","choices":[{"index":0,"delta":{"role":"assistant","content":"hi \ud83d"}}]}"#,
            #"{"id":"c","choices":[{"index":0,"delta":{"content":"\ude00 there"},"finish_reason":"stop"}]}"#,
        ]
        let chunks = try await chunks(events.map { "data: \($0)\n\n" }.joined() + "data: [DONE]\n\n")
        #expect(text(chunks) == "hi \u{FFFD}\u{FFFD} there")
    }

    @Test(arguments: ["data: {\"id\":\n\n", "data: <html>\n\n", "data: {} x\n\n"])
    func brokenEventsStayErrors(body: String) async throws {
        await #expect(throws: OpenAI.APIResponseValidationError.self) { try await chunks(body) }
    }

    @Test func anErrorEventMayBeAText() async throws {
        for body in ["event: error\ndata: overloaded\n\n", "event: error\ndata: \"overloaded\"\n\n"] {
            let error = await #expect(throws: OpenAI.APIError.self) { try await chunks(body) }
            #expect(error?.message.contains("overloaded") == true)
        }
    }

    @Test func anErrorEventMaySayNothing() async throws {
        for body in ["event: error\ndata:\n\n", "event: error\ndata: \n\n"] {
            let error = await #expect(throws: OpenAI.APIError.self) {
                try await chunks("data: \(Self.chunk)\n\n\(body)data: [DONE]\n\n")
            }
            #expect(error?.message.contains("says nothing") == true, "\(String(describing: error))")
        }
    }

    @Test(arguments: ["application/json", "text/html", "audio/mpeg"])
    func whatIsNoSoundIsAnError(type: String) async throws {
        for body in ["", "{\"error\":{\"message\":\"no voice\"}}", "<html>no voice</html>", "{\"audio\":\"no voice\"}"]
        {
            try await Lesson.run { lesson in
                lesson.api.answer("POST", "/audio/speech", reply(body, type: type))
                let file = lesson.folder.appendingPathComponent("a.mp3")
                let stream = lesson.client(.dev).audio.speech.stream(model: "m", voice: "v", input: "x")
                let error = await #expect(throws: OpenAI.APIError.self) { try await stream.write(to: file) }
                #expect(body.isEmpty || error?.message.contains("no voice") == true, "\(error?.message ?? "")")
                #expect(!FileManager.default.fileExists(atPath: file.path))
                #expect((try? Data(contentsOf: lesson.journal))?.range(of: Data("no voice".utf8)) == nil)
            }
        }
    }

    @Test func soundThatBeginsLikeTextIsSound() async throws {
        for sound in [Data("<".utf8) + Data(repeating: 0xF1, count: 9), Data("{".utf8) + Data(count: 200_000)] {
            try await Lesson.run { lesson in
                lesson.api.answer("POST", "/audio/speech", .data(sound, contentType: "audio/pcm"))
                var whole = Data()
                for try await piece in lesson.client(.dev).audio.speech.stream(model: "m", voice: "v", input: "x") {
                    whole += piece
                }
                #expect(whole == sound)
            }
        }
    }

    @Test(arguments: [#""error": {}"#, #""error": null"#, #""error": """#])
    func anEmptyErrorIsNone(field: String) async throws {
        let event = Self.chunk.dropLast() + ",\(field)}"
        #expect(text(try await chunks("data: \(event)\n\ndata: [DONE]\n\n")) == "Hi")
    }

    // MARK: Instead of a stream

    @Test(arguments: ["application/json", "text/event-stream", "text/plain"])
    func aJSONErrorIsThrown(type: String) async throws {
        let known = #"{"error": {"message": "context overflow", "code": 400, "type": "exceed_context_size_error"}}"#
        let bodies = [
            known, #"{"object": "error", "message": "context overflow", "code": 400}"#,
            "{\n  \"error\": {\n    \"message\": \"context overflow\",\n    \"code\": \"400\"\n  }\n}\n",
        ]
        for body in bodies {
            let error = await #expect(throws: OpenAI.BadRequestError.self) { try await chunks(body, type: type) }
            #expect(error?.message.contains("context overflow") == true)
        }
        for body in [#"{"error": "context overflow"}"#, #"{"error": {"message": "context overflow", "code": 7}}"#] {
            let error = await #expect(throws: OpenAI.APIError.self) { try await chunks(body, type: type) }
            #expect(error?.message.contains("context overflow") == true)
        }
    }

    @Test(arguments: ["", "data: [DONE]\n\n"])
    func aBareErrorBehindTheEventsIsThrown(end: String) async throws {
        let body = "data: \(Self.chunk)\n\n{\"error\": {\"message\": \"disconnected\"}}\n\(end)"
        let error = await #expect(throws: OpenAI.APIError.self) { try await chunks(body) }
        #expect(error?.message.contains("disconnected") == true)
    }

    @Test(arguments: ["application/json", "text/event-stream"])
    func aWholeCompletionIsOneChunk(type: String) async throws {
        let body = """
            {"id": "c1", "object": "chat.completion", "created": 1, "model": "m", "choices": [{"index": 0,
            "message": {"role": "assistant", "content": "not streamed", "tool_calls": [{"id": "a", "type": "function",
            "function": {"name": "f", "arguments": "{}"}}, {"id": "b", "type": "function",
            "function": {"name": "g", "arguments": "{}"}}]}, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}}
            """
        let chunks = try await chunks(body, type: type)
        #expect(chunks.count == 1 && text(chunks) == "not streamed")
        let chunk = try #require(chunks.first)
        #expect(chunk.choices[0].finishReason == "stop" && chunk.usage?.totalTokens == 3)
        #expect(chunk.choices[0].delta.toolCalls?.map(\.index) == [0, 1])
        var accumulator = OpenAI.ChatCompletionAccumulator()
        for chunk in chunks { accumulator.add(chunk) }
        let completion = try accumulator.completion()
        #expect(completion.choices[0].message.toolCalls?.map(\.id) == ["a", "b"])
        #expect(completion.choices[0].message.content == "not streamed")
    }

    @Test func linesOfJSONAreEvents() async throws {
        let rest = #"{"id":"c","choices":[{"index":0,"delta":{"content":" there"}}]}"#
        let chunks = try await chunks("\(Self.chunk)\n\(rest)\n", type: "application/x-ndjson")
        #expect(text(chunks) == "Hi there")
    }

    @Test func aWholeAnswerOfAnotherKindIsItsLastEvent() async throws {
        try await Lesson.run { lesson in
            let client = lesson.client(.production)
            lesson.api.answer("POST", "/completions", .json(#"{"id":"c","choices":[{"index":0,"text":"whole"}]}"#))
            var texts: [String] = []
            for try await part in client.completions.stream(model: "m", prompt: "x") {
                texts += part.choices.map(\.text)
            }
            #expect(texts == ["whole"])
            for status in ["completed", "incomplete", "failed"] {
                let output =
                    #"[{"type":"message","role":"assistant","content":[{"type":"output_text","text":"whole"}]}]"#
                let body = #"{"id":"r","object":"response","status":"\#(status)","output":\#(output)}"#
                lesson.api.answer("POST", "/responses", .json(body))
                let stream = client.responses.stream(model: "m", input: status)
                var types: [String] = []
                for try await event in stream {
                    types.append(event.type)
                    #expect(event.finalResponse?.outputText == "whole")
                }
                #expect(types == ["response.\(status)"])
            }
        }
    }

    @Test(arguments: [("application/json", #"{"text":"Good morning."}"#), ("text/plain", "Good morning.")])
    func aWholeTranscriptionIsItsLastEvent(type: String, body: String) async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/audio/transcriptions", reply(body, type: type))
            let stream = lesson.client(.production).audio.transcriptions.stream(
                model: "whisper-1", file: .init(Data("sound".utf8), filename: "a.wav"))
            let transcription = try await stream.finalTranscription()
            #expect(transcription.text == "Good morning.")
        }
    }

    @Test(arguments: [
        ("text/html", "<!DOCTYPE html>\n<html><body>Sign in\u{1B}[2J</body></html>", "<!DOCTYPE html>"),
        ("text/event-stream", "<html>Sign in</html>", "<html>Sign in"),
        ("text/plain", "upstream is down", "upstream is"),
        ("application/json", #"{"hello": "world"}"#, "hello"), ("application/json", #"{"id": "c", "cho"#, "cho"),
        ("application/json", "[]", "[]"), ("text/event-stream", "", ""), ("application/json", "", ""),
        ("text/event-stream", ": ping\n\n: ping\n\n", ""), ("text/event-stream", "data: [DONE]\n\n", ""),
    ])
    func anythingElseIsAnErrorThatShowsIt(type: String, body: String, shown: String) async throws {
        let error = await #expect(throws: OpenAI.APIResponseValidationError.self) { try await chunks(body, type: type) }
        let message = error?.message ?? ""
        #expect(message.contains(shown) && message.contains("Check") || message.contains("Try"), "\(message)")
        #expect(message.count < 2000 && !message.unicodeScalars.contains { $0.value < 0x20 })
        #expect(shown.isEmpty == message.contains("without"), "\(message)")
    }

    @Test func theBlockingStreamDoesTheSame() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer(
                "POST", "/chat/completions", .json(#"{"error":{"message":"overflow","code":400}}"#),
                .json(#"{"id":"c","choices":[{"index":0,"message":{"content":"whole"},"finish_reason":"stop"}]}"#),
                .json(""))
            let completions = lesson.client(.production).blocking.chat.completions
            #expect(throws: OpenAI.BadRequestError.self) {
                try completions.stream(model: "m", messages: [.user("1")]) { _ in }
            }
            var found: [String?] = []
            try completions.stream(model: "m", messages: [.user("2")]) { found.append($0.choices[0].delta.content) }
            #expect(found == ["whole"])
            #expect(throws: OpenAI.APIResponseValidationError.self) {
                try completions.stream(model: "m", messages: [.user("3")]) { _ in }
            }
        }
    }
}
