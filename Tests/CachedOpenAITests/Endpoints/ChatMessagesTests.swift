import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct ChatMessagesTests {
    @Test func partsOfAMessageAreSentAsTheAPITakesThem() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("parts-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let picture = folder.appendingPathComponent("a.webp")
        try Data("RIFF0000WEBP".utf8).write(to: picture)
        let sound = folder.appendingPathComponent("a.WAV")
        try Data("RIFF".utf8).write(to: sound)
        let message: OpenAI.ChatCompletionMessageParam = .user(
            [
                .text("What?"), .imageURL("https://example.com/a.png", detail: "low"),
                .image(Data([0x89, 0x50, 0x4E, 0x47])), try .image(contentsOf: picture),
                try .inputAudio(contentsOf: sound), .file(fileID: "file-1"),
                .file(Data("%PDF".utf8), filename: "a.pdf"),
            ], name: "Ann")
        let expected = """
            {"role":"user","name":"Ann","content":[{"type":"text","text":"What?"},
            {"type":"image_url","image_url":{"url":"https://example.com/a.png","detail":"low"}},
            {"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw=="}},
            {"type":"image_url","image_url":{"url":"data:image/webp;base64,UklGRjAwMDBXRUJQ"}},
            {"type":"input_audio","input_audio":{"data":"UklGRg==","format":"wav"}},
            {"type":"file","file":{"file_id":"file-1"}},
            {"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,JVBERg=="}}]}
            """
        #expect(try message.json == OpenAI.JSON(parsing: Data(expected.utf8)))
    }

    @Test func theModelsMessageGoesBackWithWhatTheToolsGave() async throws {
        try await Lesson.run { lesson in
            let message = """
                {"role":"assistant","content":null,"reasoning_content":"hm","tool_calls":[{"id":"t1","type":"function",\
                "function":{"name":"f","arguments":"{}"}}]}
                """
            lesson.api.answer(
                "POST", "/chat/completions", .json(#"{"id":"c","choices":[{"index":0,"message":\#(message)}]}"#),
                .usual)
            let client = lesson.client(.production)
            var messages: [OpenAI.ChatCompletionMessageParam] = [.user("What is the weather?")]
            let completion = try await client.chat.completions.create(model: "m", messages: messages)
            let answer = completion.choices[0].message
            messages.append(.message(answer))
            for call in answer.toolCalls ?? [] { messages.append(.tool("18 degrees", toolCallID: call.id)) }
            _ = try await client.chat.completions.create(model: "m", messages: messages)
            let sent = try OpenAI.JSON(parsing: lesson.api.requests[1].body)["messages"]
            let expected = """
                [{"role":"user","content":"What is the weather?"},\(message),
                {"role":"tool","content":"18 degrees","tool_call_id":"t1"}]
                """
            #expect(try sent == OpenAI.JSON(parsing: Data(expected.utf8)))
        }
    }

    @Test func speechGoesBackByItsID() throws {
        let message = try OpenAI.ChatCompletionMessage(
            json: [
                "role": "assistant", "content": nil,
                "audio": ["id": "a1", "data": "AAAA", "transcript": "Hello.", "expires_at": 1],
            ])
        #expect(message.audio?.transcript == "Hello.")
        let sent = OpenAI.ChatCompletionMessageParam.message(message).json
        #expect(sent == ["role": "assistant", "content": nil, "audio": ["id": "a1"]])
    }

    @Test func detailsOfAnAnswerAreTyped() throws {
        let text = """
            {"id":"c","choices":[{"index":0,"logprobs":{"content":[{"token":"a","logprob":-0.5,"bytes":[97],
            "top_logprobs":[{"token":"b","logprob":-1.5,"bytes":[98]}]}],"refusal":null},
            "message":{"role":"assistant","content":"a","annotations":[{"type":"url_citation","url_citation":
            {"url":"https://example.com","title":"E","start_index":0,"end_index":1}}],"tool_calls":[{"id":"t",
            "type":"custom","custom":{"name":"f","input":"x"}}]}}],"usage":{"prompt_tokens":3,"completion_tokens":2,
            "total_tokens":5,"prompt_tokens_details":{"cached_tokens":1},
            "completion_tokens_details":{"reasoning_tokens":2}}}
            """
        let completion = try OpenAI.ChatCompletion(json: OpenAI.JSON(parsing: Data(text.utf8)))
        let choice = completion.choices[0]
        #expect(choice.logprobs?.content?.first?.topLogprobs.map(\.logprob) == [-1.5])
        #expect(choice.message.annotations?.first?.urlCitation?.url == "https://example.com")
        #expect(choice.message.toolCalls?.first?.custom?.input == "x")
        #expect(completion.usage?.promptTokensDetails?.cachedTokens == 1)
        #expect(completion.usage?.completionTokensDetails?.reasoningTokens == 2)
    }
}
