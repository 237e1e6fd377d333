import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Whole answers in shapes that servers send and the API's description doesn't have.
@Suite struct OddAnswersTests {
    private func client(
        answering body: String, type: String = "application/json", status: Int = 200,
        _ use: (OpenAI) async throws -> Void
    ) async throws {
        try await answering(Data(body.utf8), type: type, status: status, use)
    }

    private func answering(
        _ body: Data, type: String = "application/json", status: Int = 200, _ use: (OpenAI) async throws -> Void
    ) async throws {
        try await Lesson.run { lesson in
            for path in ["/chat/completions", "/responses", "/embeddings", "/moderations", "/x", "/audio/translations"]
            {
                lesson.api.answer("POST", path, .data(body, contentType: type, status: status))
            }
            for path in ["/models", "/files", "/x", "/models/m"] {
                lesson.api.answer("GET", path, .data(body, contentType: type, status: status))
            }
            for path in ["/files/file-1", "/conversations/conv_1/items/msg_1", "/x"] {
                lesson.api.answer("DELETE", path, .data(body, contentType: type, status: status))
            }
            try await use(lesson.client(.production))
        }
    }

    private func chat(_ body: String) async throws -> OpenAI.ChatCompletion {
        var completion: OpenAI.ChatCompletion?
        try await client(answering: body) {
            completion = try await $0.chat.completions.create(model: "m", messages: [.user("x")])
        }
        return try #require(completion)
    }

    private struct Place: Decodable, Equatable {
        var city: String
    }

    // MARK: How JSON is written

    @Test func jsonIsReadAsPythonReadsIt() async throws {
        let table: [(String, OpenAI.JSON)] = [
            (
                #"{"a": "\ud83d", "b": "\ude00x", "c": "\ud83d\u0041", "d": "\ud83d\ude00"}"#,
                ["a": "\u{FFFD}", "b": "\u{FFFD}x", "c": "\u{FFFD}A", "d": "😀"]
            ),
            (#"{"\ud83d": 1}"#, ["\u{FFFD}": 1]),
            ("{\"a\": \"one\ntwo\tthree\u{1}\\n\"}", ["a": "one\ntwo\tthree\u{1}\n"]),
            ("\u{FEFF}{\"a\": 1}", ["a": 1]), ("{\"a\":\n\n 1}\r\n", ["a": 1]),
        ]
        for (body, expected) in table {
            try await client(answering: body) {
                let json = try await $0.get("/x", as: OpenAI.JSON.self)
                #expect(json == expected)
            }
        }
        let wrong = Data([0x7B, 0x22, 0x61, 0x22, 0x3A, 0x22, 0xC3, 0x28, 0xFF, 0x22, 0x7D])
        try await answering(wrong) {
            let json = try await $0.get("/x", as: OpenAI.JSON.self)
            #expect(json == ["a": "\u{FFFD}(\u{FFFD}"])
        }
    }

    @Test func numbersThatAreNoneSpoilNothing() async throws {
        let body = #"{"a": NaN, "b": [Infinity, -Infinity], "c": {"city": "Paris"}, "city": "Rome"}"#
        try await client(answering: body) { client in
            let json = try await client.get("/x", as: OpenAI.JSON.self)
            #expect(json["a"]?.doubleValue == nil && json["c"]?["city"] == "Paris")
            #expect(json.description == #"{"a":null,"b":[null,null],"c":{"city":"Paris"},"city":"Rome"}"#)
            #expect(try JSONEncoder().encode(json).count > 0)
            #expect(try await client.get("/x", as: Place.self) == Place(city: "Rome"))
        }
        let token = #"{"token":"a","logprob":-Infinity,"top_logprobs":[]}"#
        let choice = #"{"index":0,"message":{"content":"a"},"logprobs":{"content":[\#(token)]}}"#
        let completion = try await chat(#"{"id":"c","created":NaN,"choices":[\#(choice)]}"#)
        #expect(completion.choices[0].logprobs?.content?[0].logprob == -.infinity && completion.created == nil)
    }

    @Test(arguments: [
        "", #"{"a": 1"#, #"{"a": 1} x"#, #"{"a": "b}"#, #"{"a": "\x"}"#, #"{"a": "\ud83d\u12"}"#, "{a: 1}", "nan",
        "-inf",
        "<html></html>", #"{"a": Infinit}"#,
    ])
    func whatIsNoJSONStaysAnError(body: String) async throws {
        try await client(answering: body) { client in
            await #expect(throws: OpenAI.APIResponseValidationError.self) {
                _ = try await client.chat.completions.create(model: "m", messages: [.user("x")])
            }
            guard !body.isEmpty else { return }
            await #expect(throws: OpenAI.APIResponseValidationError.self) {
                _ = try await client.get("/x", as: OpenAI.JSON.self)
            }
        }
    }

    // MARK: Kinds of values

    @Test func contentInPartsIsJoined() async throws {
        let parts = #"[{"type":"thinking","thinking":[]},{"type":"text","text":"Hel"},{"type":"text","text":"lo"}]"#
        let whole = try await chat(#"{"id":"c","choices":[{"message":{"role":"assistant","content":\#(parts)}}]}"#)
        #expect(whole.choices[0].message.content == "Hello" && whole.choices[0].message.json["content"]?[2] != nil)
        let refused = #"[{"type":"refusal","refusal":"No."}]"#
        let refusal = try await chat(#"{"id":"c","choices":[{"message":{"content":\#(refused)}}]}"#).choices[0].message
        #expect(refusal.refusal == "No." && refusal.content == nil)
    }

    @Test func valuesOfAnotherKindAreUnderstood() async throws {
        let whole = try await chat(
            """
            {"id": 17, "created": 1700000000.75, "model": 4, "choices": [{"index": "1", "finish_reason": "stop",
            "message": {"role": "assistant", "content": "Hi", "annotations": "none", "audio": [], "tool_calls": [null]}}],
            "usage": {"prompt_tokens": "5", "completion_tokens": 2.0, "total_tokens": "7.0",
            "prompt_tokens_details": "x"}}
            """)
        #expect(whole.id == "17" && whole.created == 1_700_000_000 && whole.model == "4")
        #expect(whole.usage?.promptTokens == 5 && whole.usage?.completionTokens == 2 && whole.usage?.totalTokens == 7)
        #expect(whole.choices[0].index == 1 && whole.choices[0].message.content == "Hi")
        #expect(whole.choices[0].message.toolCalls?.isEmpty != false && whole.choices[0].message.audio == nil)
        #expect(
            try await chat(#"{"id":"c","created":"1700000000","choices":[{"message":{}}],"usage":"a lot"}"#).created
                == 1_700_000_000)
        #expect(try await chat(#"{"id":"c","created":1e300,"choices":[{"message":{}}],"usage":[]}"#).created == nil)
        let object = try OpenAI.DeletedObject(json: ["id": 1, "deleted": "true"])
        #expect(object.id == "1" && object.deleted)
    }

    @Test(arguments: [#"{"city": "Paris"}"#, #""{\"city\": \"Paris\"}""#])
    func argumentsMayBeAnObject(arguments: String) async throws {
        let call = #"{"id":"t1","type":"function","function":{"name":"f","arguments":\#(arguments)}}"#
        let message = try await chat(#"{"id":"c","choices":[{"message":{"content":null,"tool_calls":[\#(call)]}}]}"#)
            .choices[0].message
        let function = try #require(message.toolCalls?[0].function)
        #expect(try function.decode(Place.self) == Place(city: "Paris"))
        #expect(function.arguments.replacingOccurrences(of: " ", with: "") == #"{"city":"Paris"}"#)
        let item = #"{"type":"function_call","call_id":"c","name":"f","arguments":\#(arguments)}"#
        try await client(answering: #"{"id":"r","status":"completed","output":[\#(item)]}"#) {
            let response = try await $0.responses.create(model: "m", input: "x")
            guard case .functionCall(let call)? = response.output.first else { throw Unexpected() }
            #expect(try call.decode(Place.self) == Place(city: "Paris"))
        }
    }

    @Test func aCallThatCannotBeReadLeavesTheMessageReadable() async throws {
        let calls = #"[{"id":"t","function":{}},5,{"id":"u","function":{"name":"f"}}]"#
        let message = #"{"content":"Hi","tool_calls":\#(calls)}"#
        let read = try await chat(#"{"id":"c","choices":[{"message":\#(message)}]}"#).choices[0].message
        #expect(read.content == "Hi" && read.toolCalls?.map(\.function?.name) == [nil, "f"])
        #expect(read.json["tool_calls"]?.arrayValue?.count == 3)
    }

    @Test func argumentsMayBeMissing() throws {
        for json: OpenAI.JSON in [["name": "f"], ["name": "f", "arguments": nil], ["name": "f", "arguments": ""]] {
            let function = try OpenAI.ChatCompletionMessageToolCall.Function(json: json)
            #expect(try function.arguments == "" && function.decode([String: Int].self).isEmpty)
        }
    }

    // MARK: What is missing or null

    @Test func aResponseWithoutOutputIsEmpty() async throws {
        let usage = #""usage": {"input_tokens": 1, "output_tokens": 2, "total_tokens": 3}"#
        for output in [#""output": null, "#, #""output": [], "#, ""] {
            let body = #"{"id":"r","object":"response","created_at":1,"status":"completed",\#(output)\#(usage)}"#
            try await client(answering: body) {
                let response = try await $0.responses.create(model: "m", input: "x")
                #expect(response.output.isEmpty && response.outputText == "" && response.usage?.totalTokens == 3)
            }
        }
    }

    @Test func anItemThatCannotBeReadLeavesTheOthersReadable() async throws {
        let output = """
            [{"type":"function_call","arguments":"{}"},null,{"type":"message","content":[{"type":"output_text","text":"Hi",
            "annotations":[5],"logprobs":"none"},{"type":"output_text","text":" there"},null]},{"type":"web_search_call"}]
            """
        try await client(answering: #"{"id":"r","status":"completed","output":\#(output)}"#) {
            let response = try await $0.responses.create(model: "m", input: "x")
            #expect(response.outputText == "Hi there" && response.output.count == 3)
        }
    }

    @Test func listsMayBeNullOrBare() async throws {
        for body in [#"{"object":"list","data":null}"#, #"{"object":"list","data":[]}"#, "[]", #"{"object":"list"}"#] {
            try await client(answering: body) { client in
                let models = try await client.models.list(options: .init(overwriteCache: true))
                let files = try await client.files.list()
                #expect(models.data.isEmpty && files.data.isEmpty)
            }
        }
        let models = #"[{"id":"a"},{"name":"no id"},null,{"id":5}]"#
        for body in [models, #"{"data":\#(models)}"#] {
            try await client(answering: body) {
                let models = try await $0.models.list(options: .init(overwriteCache: true))
                #expect(models.data.map(\.id) == ["a", "5"])
            }
        }
    }

    @Test func aChoiceMayLackItsMessageIfItSaysWhy() async throws {
        for reason in ["content_filter", "malformed_function_call"] {
            let body = #"{"id":"c","choices":[{"index":0,"finish_reason":"\#(reason)"}]}"#
            let choice = try #require(try await chat(body).choices.first)
            #expect(choice.finishReason == reason && choice.message.content == nil)
        }
    }

    @Test(arguments: [
        #"{"id":"c","choices":null}"#, #"{"id":"c"}"#, #"{"id":"c","choices":{}}"#,
        #"{"id":"c","choices":[{"index":0}]}"#,
        #"{"id":"c","choices":[5]}"#, "[]", "5", #""text""#, "null",
    ])
    func aCompletionWithoutAnswersIsAnErrorThatNamesTheField(body: String) async throws {
        let error = await #expect(throws: OpenAI.APIResponseValidationError.self) { try await chat(body) }
        #expect(error?.message.contains("ChatCompletion") == true)
    }

    @Test func vectorsMayComeInEitherEncoding() async throws {
        let packed = #"{"data":[{"index":0,"embedding":"AACAPwAAAEA="}]}"#
        let spelled = #"{"data":[{"index":"0","embedding":[1, "2"]}]}"#
        for (body, format) in [(packed, "float"), (packed, nil), (spelled, "base64"), (spelled, nil)] {
            try await client(answering: body) {
                let answer = try await $0.embeddings.create(model: "m", input: "x", encodingFormat: format)
                #expect(answer.data[0].embedding == [1, 2] && answer.data[0].index == 0)
            }
        }
        try await client(answering: #"{"data":[{"embedding":[1, NaN, null]}]}"#) {
            let vector = try await $0.embeddings.create(model: "m", input: "x").data[0].embedding
            #expect(vector[0] == 1 && vector[1].isNaN && vector[2].isNaN)
        }
        for bad in [#"[{"embedding":["x"]}]"#, #"[{"embedding":"***"}]"#, #"[{"embedding":null}]"#, "null", "[5]"] {
            try await client(answering: #"{"data":\#(bad)}"#) { client in
                await #expect(throws: OpenAI.APIResponseValidationError.self) {
                    _ = try await client.embeddings.create(model: "m", input: "x")
                }
            }
        }
    }

    @Test func aJudgementNeedsNoFlag() async throws {
        try await client(answering: #"{"id":"m","results":[{"categories":{"hate":true},"category_scores":[]}]}"#) {
            let result = try await $0.moderations.create(input: "x").results[0]
            #expect(result.flagged && result.categories.hate)
        }
    }

    // MARK: Empty answers and texts

    @Test(arguments: [(200, ""), (204, ""), (200, "null"), (200, "{}")])
    func anEmptyAnswerToADeletionIsADeletion(status: Int, body: String) async throws {
        try await client(answering: body, status: status) { client in
            let file = try await client.files.delete("file-1")
            #expect(file.deleted && file.id == "file-1")
            #expect(try await client.conversations.items.delete("msg_1", conversationID: "conv_1").id == "conv_1")
            _ = try await client.delete("/x", as: OpenAI.JSON.self)
        }
    }

    @Test func aDeletionThatWasRefusedStaysRefused() async throws {
        try await client(answering: #"{"id":"file-1","deleted":false}"#) {
            let file = try await $0.files.delete("file-1")
            #expect(file.deleted == false)
        }
    }

    @Test(arguments: [
        ("application/json", #"{"text":"Hi."}"#), ("text/plain", "Hi."), ("application/json", "Hi."),
        ("application/json", #""Hi.""#), ("text/plain", #"{"text":"Hi."}"#),
    ])
    func aTextMayBeLabelledJSON(type: String, body: String) async throws {
        try await client(answering: body, type: type) {
            let file = OpenAI.FileInput(Data("sound".utf8), filename: "a.wav")
            let translation = try await $0.audio.translations.create(model: "m", file: file)
            #expect(translation.text == "Hi.")
        }
    }

    @Test(arguments: [#"{"text":"Hi"#, ""])
    func brokenJSONIsNoText(body: String) async throws {
        try await client(answering: body) { client in
            let file = OpenAI.FileInput(Data("sound".utf8), filename: "a.wav")
            await #expect(throws: OpenAI.APIResponseValidationError.self) {
                _ = try await client.audio.translations.create(model: "m", file: file)
            }
        }
    }

    private struct Unexpected: Error {}
}
