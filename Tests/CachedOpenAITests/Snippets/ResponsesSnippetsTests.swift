import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// The snippets print; a test run need not show it.
private func print(_ items: Any...) {}

/// What the official documentation's snippets for responses look like in Swift spelling.
@Suite struct ResponsesSnippetsTests {
    private static let model = "snippet-model"

    private func sent(_ snippet: (OpenAI) async throws -> Void) async throws -> OpenAI.JSON {
        try await Lesson.run { lesson in
            try await snippet(lesson.client(.production))
            return try OpenAI.JSON(parsing: lesson.api.requests[0].body)
        }
    }

    /// Runs a snippet whose answer has these items.
    private func answered(_ items: [String], _ snippet: (OpenAI.Response) throws -> Void) async throws {
        try await Lesson.run { lesson in
            let output = items.joined(separator: ",")
            lesson.api.answer(
                "POST", "/responses",
                .json(#"{"id":"r","object":"response","status":"completed","output":[\#(output)]}"#))
            let client = lesson.client(.production)
            try snippet(try await client.responses.create(model: Self.model, input: "What now?"))
        }
    }

    @Test func aTextAndItsAnswer() async throws {
        let body = try await sent { client in
            let response = try await client.responses.create(
                model: Self.model,
                input: "Tell me a story about a lighthouse."
            )
            print(response.outputText)
            #expect(response.output[0].content[0].text == response.outputText)
        }
        #expect(body == ["model": "snippet-model", "input": "Tell me a story about a lighthouse."])
    }

    @Test func inputIsObjects() async throws {
        let body = try await sent { client in
            let response = try await client.responses.create(
                model: Self.model,
                input: [
                    [
                        "role": "user",
                        "content": [
                            ["type": "input_text", "text": "What is in this picture?"],
                            ["type": "input_image", "image_url": "https://example.com/harbour.jpg"],
                            ["type": "input_file", "file_url": "https://example.com/report.pdf", "detail": "auto"],
                        ],
                    ]
                ]
            )
            print(response)
        }
        let expected: OpenAI.JSON = [
            ["type": "input_text", "text": "What is in this picture?"],
            ["type": "input_image", "image_url": "https://example.com/harbour.jpg"],
            ["type": "input_file", "file_url": "https://example.com/report.pdf", "detail": "auto"],
        ]
        #expect(body["input"]?[0]?["content"] == expected)
    }

    @Test func partsHaveTheAPIsNames() async throws {
        let body = try await sent { client in
            let question = "What is in these?"
            _ = try await client.responses.create(
                model: Self.model,
                input: [
                    .user([
                        .inputText(question), .inputImage(imageURL: "https://example.com/a.png"),
                        .inputImage(fileID: "file-1", detail: "low"), .inputFile(fileID: "file-2"),
                        .inputFile(fileURL: "https://example.com/a.pdf"),
                    ])
                ])
        }
        let expected: OpenAI.JSON = [
            ["type": "input_text", "text": "What is in these?"],
            ["type": "input_image", "image_url": "https://example.com/a.png"],
            ["type": "input_image", "file_id": "file-1", "detail": "low"],
            ["type": "input_file", "file_id": "file-2"],
            ["type": "input_file", "file_url": "https://example.com/a.pdf"],
        ]
        #expect(body["input"]?[0]?["content"] == expected)
    }

    @Test func toolsAreObjects() async throws {
        let body = try await sent { client in
            let response = try await client.responses.create(
                model: Self.model,
                tools: [
                    ["type": "web_search"],
                    ["type": "file_search", "vector_store_ids": ["vs_1"], "max_num_results": 20],
                    ["type": "code_interpreter", "container": ["type": "auto"]],
                    [
                        "type": "function",
                        "name": "get_tide",
                        "description": "The tide at a harbour",
                        "parameters": [
                            "type": "object",
                            "properties": ["harbour": ["type": "string"]],
                            "required": ["harbour"],
                        ],
                        "strict": true,
                    ],
                    .imageGeneration, .webSearch,
                ],
                input: "How high is the tide?",
                toolChoice: "auto"
            )
            print(response)
        }
        let types = body["tools"]?.arrayValue?.compactMap { $0["type"]?.stringValue }
        #expect(
            types == [
                "web_search", "file_search", "code_interpreter", "function", "image_generation", "web_search",
            ])
        #expect(body["tools"]?[1]?["max_num_results"] == 20 && body["tools"]?[3]?["strict"] == true)
    }

    @Test func reasoningWithVariables() async throws {
        let body = try await sent { client in
            for effort in ["high"] {
                let response = try await client.responses.create(
                    model: Self.model,
                    input: "How much wood would a woodchuck chuck?",
                    reasoning: ["effort": "\(effort)", "summary": "auto"],
                    text: ["verbosity": "low"]
                )
                print(response.outputText, response.usage?.outputTokensDetails?.reasoningTokens ?? 0)
            }
        }
        #expect(body["reasoning"] == ["effort": "high", "summary": "auto"])
    }

    @Test func eventsAreToldByTheirTypes() async throws {
        _ = try await sent { client in
            let stream = client.responses.stream(
                model: Self.model,
                instructions: "You are a helpful assistant.",
                input: "Hello!"
            )
            var text = ""
            for try await event in stream {
                if event.type == "response.output_text.delta" { text += event.delta }
                if event.type == "response.completed" { #expect(event.response?.outputText == text) }
                if event.type == "response.output_item.done" { #expect(event.item?.type == "message") }
            }
            #expect(text == "answer 1")
        }
    }

    @Test func functionsAreCalledAndAnswered() async throws {
        try await Lesson.run { lesson in
            let arguments = #""{\"harbour\":\"Brest\"}""#
            let call = #"{"type":"function_call","call_id":"c1","name":"get_tide","arguments":\#(arguments)}"#
            lesson.api.answer(
                "POST", "/responses",
                .json(#"{"id":"r","object":"response","status":"completed","output":[\#(call)]}"#), .usual)
            let client = lesson.client(.production)
            var input: [OpenAI.ResponseInputItem] = [["role": "user", "content": "How high is the tide?"]]
            var response = try await client.responses.create(model: Self.model, input: input)
            input += response.output
            for item in response.output {
                if item.type == "function_call" {
                    #expect(item.name == "get_tide" && item.arguments == #"{"harbour":"Brest"}"#)
                    let result = "4 m"
                    input.append(["type": "function_call_output", "call_id": "\(item.callID)", "output": "\(result)"])
                }
            }
            for call in response.functionCalls {
                #expect(call.name == "get_tide")
                input.append(.functionCallOutput(callID: call.callID, output: "4 m"))
            }
            response = try await client.responses.create(
                model: Self.model, instructions: "Answer with the tide.", input: input)
            let sent = try OpenAI.JSON(parsing: lesson.api.requests[1].body)["input"]
            let expected: OpenAI.JSON = ["type": "function_call_output", "call_id": "c1", "output": "4 m"]
            #expect(sent?[2] == expected && sent?[3] == expected)
            #expect(try sent?[1] == OpenAI.JSON(parsing: Data(call.utf8)))
        }
    }

    @Test func aParsedAnswerIsOfTheProgramsType() async throws {
        struct Ferry: Decodable, Equatable { var from: String }
        try await Lesson.run { lesson in
            let part = #"{"type":"output_text","text":"{\"from\":\"Brest\"}","annotations":[]}"#
            let message = #"{"type":"message","role":"assistant","content":[\#(part)]}"#
            lesson.api.answer(
                "POST", "/responses",
                .json(#"{"id":"r","object":"response","status":"completed","output":[\#(message)]}"#))
            let response = try await lesson.client(.production).responses.parse(
                model: Self.model,
                input: [
                    ["role": "system", "content": "Extract the ferry."],
                    ["role": "user", "content": "It leaves from Brest."],
                ],
                as: Ferry.self
            )
            #expect(response.outputParsed == Ferry(from: "Brest"))
        }
    }

    @Test func citationsAndPicturesAreReadByTheirPlace() async throws {
        let citation = #"{"type":"url_citation","url":"https://example.com","title":"t","start_index":0,"end_index":4}"#
        let message = """
            {"type":"message","role":"assistant","content":[{"type":"output_text","text":"Here","annotations":[\(citation)]}]}
            """
        let picture = #"{"type":"image_generation_call","id":"ig","status":"completed","result":"aGk="}"#
        try await answered([message, picture]) { response in
            for annotation in response.output[0].content[0].annotations {
                #expect(annotation.url == "https://example.com" && annotation.type == "url_citation")
            }
            let pictures = response.output.filter { $0.type == "image_generation_call" }.map(\.result)
            #expect(pictures == ["aGk="] && response.output[1].content.isEmpty)
            #expect(response.output[0].role == "assistant" && response.output[1].status == "completed")
        }
    }

    @Test func conversationsAndEarlierResponsesGoOn() async throws {
        let body = try await sent { client in
            let conversation = try OpenAI.Conversation(json: ["id": "conv_1"])
            let first = try OpenAI.Response(json: ["id": "resp_1", "output": [], "conversation": ["id": "conv_1"]])
            #expect(first.conversation?.id == conversation.id)
            _ = try await client.responses.create(
                model: Self.model,
                input: [["role": "user", "content": "And then?"]],
                previousResponseID: first.id,
                conversation: conversation.id,
                store: true
            )
        }
        #expect(body["conversation"] == "conv_1" && body["previous_response_id"] == "resp_1")
    }

    @Test func aConversationIsGivenByItsIDOrAsAnObject() async throws {
        let conversation = try OpenAI.Conversation(json: ["id": "conv_1", "object": "conversation", "created_at": 5])
        let kinds: [any Encodable & Sendable] = [
            conversation, ["id": conversation.id], OpenAI.JSON(dictionaryLiteral: ("id", "conv_1")),
        ]
        for kind in kinds {
            let body = try await sent { client in
                _ = try await client.responses.create(model: Self.model, input: "And then?", conversation: kind)
            }
            #expect(body["conversation"] == ["id": "conv_1"])
        }
        let literal = try await sent { client in
            _ = try await client.responses.create(model: Self.model, input: "Hi", conversation: ["id": "conv_1"])
        }
        #expect(literal["conversation"] == ["id": "conv_1"])
        let none = try await sent { client in
            let first = try OpenAI.Response(json: ["id": "resp_1", "output": []])
            _ = try await client.responses.create(model: Self.model, input: "Hi", conversation: first.conversation)
        }
        #expect(none["conversation"] == nil)
    }

    @Test func agentsHaveShellsAndPatches() async throws {
        let body = try await sent { client in
            let response = try await client.responses.create(
                model: Self.model,
                tools: [["type": "shell"], .applyPatch, .shell(environment: ["type": "container_auto"]), .toolSearch],
                input: "Rename the function in lib.py."
            )
            for case .shellCall(let call) in response.output { print(call.action.commands) }
            for case .applyPatchCall(let call) in response.output { print(call.operation.path) }
        }
        let expected: OpenAI.JSON = [
            ["type": "shell"], ["type": "apply_patch"], ["type": "shell", "environment": ["type": "container_auto"]],
            ["type": "tool_search"],
        ]
        #expect(body["tools"] == expected)
    }
}
