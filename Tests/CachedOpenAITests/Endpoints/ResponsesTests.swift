import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct ResponsesTests {
    @Test func aTextIsAnsweredLiveAndReplayed() async throws {
        try await Lesson.run { lesson in
            let question = "Write a haiku about \(["autumn"][0])."
            let live = try await lesson.client(.dev).responses.create(model: "gpt-4o-mini", input: question)
            #expect(live.outputText == "answer 1")
            #expect(live.status == "completed" && live.error == nil && live.incompleteDetails == nil)
            #expect(live.usage?.totalTokens == 10 && live.usage?.outputTokensDetails?.reasoningTokens == 1)
            #expect(live.requestID == "req_1")
            let offline = lesson.client(.production, offline: true, key: nil)
            #expect(try await offline.responses.create(model: "gpt-4o-mini", input: question) == live)
            #expect(try offline.blocking.responses.create(model: "gpt-4o-mini", input: question) == live)
            #expect(lesson.api.requestCount == 1)
        }
    }

    @Test func everyParameterIsSentUnderItsName() async throws {
        try await Lesson.run { lesson in
            _ = try await lesson.client(.production).responses.create(
                model: "m", instructions: "i",
                tools: [.webSearch(), .function(name: "f", parameters: ["type": "object"])],
                input: [.developer("Be brief."), .user("Hi")], toolChoice: "auto", parallelToolCalls: false,
                maxToolCalls: 2, reasoning: ["effort": "low"], text: ["verbosity": "low"], temperature: 0.5, topP: 1,
                maxOutputTokens: 9, previousResponseID: "resp_0", conversation: "conv", include: ["x"], store: false,
                metadata: ["a": "b"], truncation: "auto", background: false, prompt: ["id": "p"], topLogprobs: 1,
                serviceTier: "flex", promptCacheKey: "k", promptCacheRetention: "24h", promptCacheOptions: [:],
                contextManagement: [], moderation: ["model": "o"], safetyIdentifier: "s", user: "u")
            let expected: OpenAI.JSON = [
                "model": "m",
                "input": [["role": "developer", "content": "Be brief."], ["role": "user", "content": "Hi"]],
                "instructions": "i", "temperature": 0.5, "top_p": 1, "max_output_tokens": 9,
                "tools": [
                    ["type": "web_search"], ["type": "function", "name": "f", "parameters": ["type": "object"]],
                ],
                "tool_choice": "auto", "parallel_tool_calls": false, "max_tool_calls": 2,
                "previous_response_id": "resp_0", "conversation": "conv", "reasoning": ["effort": "low"],
                "text": ["verbosity": "low"], "include": ["x"], "store": false, "metadata": ["a": "b"],
                "truncation": "auto", "background": false, "prompt": ["id": "p"], "top_logprobs": 1,
                "service_tier": "flex", "prompt_cache_key": "k", "prompt_cache_retention": "24h",
                "prompt_cache_options": [:], "context_management": [], "moderation": ["model": "o"],
                "safety_identifier": "s", "user": "u",
            ]
            #expect(try OpenAI.JSON(parsing: lesson.api.requests[0].body) == expected)
        }
    }

    @Test func aSeedTellsAnswersApartAndIsNotSent() async throws {
        try await Lesson.run { lesson in
            let client = lesson.client(.dev)
            for (seed, answer) in [(1, "answer 1"), (2, "answer 2"), (1, "answer 1")] {
                let response = try await client.responses.create(model: "m", input: "x", seed: seed)
                #expect(response.outputText == answer)
            }
            #expect(lesson.api.requestCount == 2)
            #expect(lesson.api.requests.allSatisfy { $0.json?["seed"] == nil })
        }
    }

    @Test func whatTheModelWantsCalledGoesBackWithTheOutput() async throws {
        try await Lesson.run { lesson in
            let call = #"{"type":"function_call","id":"fc","call_id":"c1","name":"f","arguments":"{}","news":1}"#
            let thought = #"{"type":"reasoning","id":"rs","summary":[{"type":"summary_text","text":"hm"}]}"#
            lesson.api.answer(
                "POST", "/responses", .json(#"{"id":"r","status":"completed","output":[\#(thought),\#(call)]}"#),
                .usual)
            let client = lesson.client(.production)
            var input: [OpenAI.ResponseInputItem] = [.user("What is the weather?")]
            let response = try await client.responses.create(model: "m", input: input)
            input += response.output
            for case .functionCall(let call) in response.output {
                #expect(call.name == "f" && call.arguments == "{}")
                input.append(.functionCallOutput(callID: call.callID, output: "18 degrees"))
            }
            _ = try await client.responses.create(model: "m", input: input)
            let sent = try OpenAI.JSON(parsing: lesson.api.requests[1].body)["input"]
            let expected = """
                [{"role":"user","content":"What is the weather?"},\(thought),\(call),
                {"type":"function_call_output","call_id":"c1","output":"18 degrees"}]
                """
            #expect(try sent == OpenAI.JSON(parsing: Data(expected.utf8)))
            guard case .reasoning(let item) = response.output[0] else { throw Unexpected() }
            #expect(item.summary.map(\.text) == ["hm"])
        }
    }

    @Test func partsOfAMessageAreSentAsTheAPITakesThem() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("parts-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let picture = folder.appendingPathComponent("a.jpg")
        try Data([0xFF, 0xD8, 0xFF, 0]).write(to: picture)
        let item: OpenAI.ResponseInputItem = .user([
            .text("What?"), .imageURL("https://example.com/a.png", detail: "low"), .image(Data("GIF89a".utf8)),
            try .image(contentsOf: picture), .file(fileID: "file-1"), .file(Data("%PDF".utf8), filename: "a.pdf"),
        ])
        let expected = """
            {"role":"user","content":[{"type":"input_text","text":"What?"},
            {"type":"input_image","image_url":"https://example.com/a.png","detail":"low"},
            {"type":"input_image","image_url":"data:image/gif;base64,R0lGODlh"},
            {"type":"input_image","image_url":"data:image/jpeg;base64,/9j/AA=="},
            {"type":"input_file","file_id":"file-1"},
            {"type":"input_file","filename":"a.pdf","file_data":"data:application/pdf;base64,JVBERg=="}]}
            """
        #expect(try item.json == OpenAI.JSON(parsing: Data(expected.utf8)))
    }

    @Test func eventsComeTypedAndTheFinalResponseIsTheWholeOne() async throws {
        try await Lesson.run { lesson in
            let live = try await deltas(lesson.client(.dev))
            #expect(live == ["answer", " 1"])
            #expect(lesson.api.requests[0].json?["stream"] as? Bool == true)
            let offline = lesson.client(.production, offline: true, key: nil)
            #expect(try await deltas(offline) == live)
            let final = try await offline.responses.stream(model: "m", input: "x").finalResponse()
            #expect(final.outputText == "answer 1" && final.usage?.inputTokens == 7)
            let types = Collected()
            try offline.blocking.responses.stream(model: "m", input: "x") { types.texts.append($0.type) }
            #expect(types.texts.first == "response.created" && types.texts.last == "response.completed")
            #expect(lesson.api.requestCount == 1)
        }
    }

    @Test func aFailedResponseIsAnEventAndAnErrorEventIsThrown() async throws {
        try await Lesson.run { lesson in
            let failed = """
                {"type":"response.failed","response":{"id":"r","status":"failed",
                "error":{"code":"server_error","message":"no luck"}}}
                """.replacingOccurrences(of: "\n", with: "")
            let news = #"{"type":"response.brand_new","x":1}"#
            lesson.api.answer(
                "POST", "/responses", .events([news, failed]), .events([news]),
                .events([#"{"type":"error","code":"c","message":"overloaded","sequence_number":1}"#]))
            let client = lesson.client(.production)
            let response = try await client.responses.stream(model: "m", input: "x").finalResponse()
            #expect(response.error?.message == "no luck")
            let unended = await #expect(throws: OpenAI.OpenAIError.self) {
                for try await event in client.responses.stream(model: "m", input: "x") {
                    guard case .unknown(let json) = event else { throw Unexpected() }
                    #expect(json["x"] == 1)
                }
                _ = try await client.responses.stream(model: "m", input: "x").finalResponse()
            }
            #expect(unended?.message.contains("overloaded") == true)
        }
    }

    @Test func keptResponsesAreFetchedListedCancelledAndDeleted() async throws {
        try await Lesson.run { lesson in
            let response = LoopbackAPI.Reply.json(#"{"id":"r/1","status":"cancelled"}"#)
            let items = #"{"object":"list","data":[{"type":"message","role":"user","content":[]}],"has_more":false}"#
            lesson.api.answer("GET", "/responses/r%2F1", response)
            lesson.api.answer("POST", "/responses/r%2F1/cancel", response)
            lesson.api.answer("GET", "/responses/r%2F1/input_items", .json(items))
            lesson.api.answer("DELETE", "/responses/r%2F1", .json(#"{"id":"r/1","deleted":true}"#))
            let responses = lesson.client(.production).responses
            #expect(try await responses.retrieve("r/1", include: ["a", "b c"]).id == "r/1")
            #expect(lesson.api.requests[0].query == "include%5B%5D=a&include%5B%5D=b%20c")
            #expect(try await responses.cancel("r/1").status == "cancelled")
            let list = try await responses.inputItems.list("r/1", limit: 2, order: "asc")
            #expect(list.data.count == 1 && !list.hasMore)
            #expect(lesson.api.requests[2].query == "limit=2&order=asc")
            #expect(try await responses.delete("r/1").deleted)
            let blocking = lesson.client(.production).blocking.responses
            #expect(try blocking.retrieve("r/1").id == "r/1")
            #expect(try blocking.inputItems.list("r/1").data == list.data)
        }
    }

    @Test func aFieldThatIsMissingIsNamed() throws {
        let error = #expect(throws: (any Error).self) {
            try OpenAI.ChatCompletion(json: ["id": "c", "choices": [["index": 0]]])
        }
        #expect("\(error!)".contains("choices[0].message"))
        let other = #expect(throws: (any Error).self) { try OpenAI.Response(json: ["id": "r"]) }
        #expect("\(other!)".contains("output"))
    }

    @Test func aCallWithoutANameIsKeptAsJSON() throws {
        let item: OpenAI.JSON = ["type": "function_call"]
        let response = try OpenAI.Response(json: ["id": "r", "status": "completed", "output": [item]])
        #expect(response.output == [.unknown(item)])
    }

    private func deltas(_ client: OpenAI) async throws -> [String] {
        var deltas: [String] = []
        for try await event in client.responses.stream(model: "m", input: "x") {
            if case .outputTextDelta(let delta) = event { deltas.append(delta.delta) }
        }
        return deltas
    }

    private struct Unexpected: Error {}

    private final class Collected {
        var texts: [String] = []
    }
}
