import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// The snippets print; a test run need not show it.
private func print(_ items: Any...) {}

/// What the official documentation's snippets for chat completions look like in Swift spelling: they compile as they
/// stand, and send what the originals send.
@Suite struct ChatSnippetsTests {
    private static let model = "snippet-model"

    /// Runs a snippet, and gives the body that it sent.
    private func sent(_ snippet: (OpenAI) async throws -> Void) async throws -> OpenAI.JSON {
        try await Lesson.run { lesson in
            try await snippet(lesson.client(.production))
            return try OpenAI.JSON(parsing: lesson.api.requests[0].body)
        }
    }

    @Test func messagesAreObjects() async throws {
        let body = try await sent { client in
            let completion = try await client.chat.completions.create(
                model: Self.model,
                messages: [
                    ["role": "developer", "content": "You answer in one sentence."],
                    ["role": "user", "content": "Good evening!"],
                ]
            )
            print(completion.choices[0].message)
        }
        let expected: OpenAI.JSON = [
            "model": "snippet-model",
            "messages": [
                ["role": "developer", "content": "You answer in one sentence."],
                ["role": "user", "content": "Good evening!"],
            ],
        ]
        #expect(body == expected)
    }

    @Test func aPictureIsAPartOfAMessage() async throws {
        let body = try await sent { client in
            let response = try await client.chat.completions.create(
                model: Self.model,
                messages: [
                    [
                        "role": "user",
                        "content": [
                            ["type": "text", "text": "What do you see?"],
                            ["type": "image_url", "image_url": ["url": "https://example.com/harbour.jpg"]],
                        ],
                    ]
                ],
                maxTokens: 300
            )
            print(response.choices[0])
        }
        #expect(body["messages"]?[0]?["content"]?[1]?["image_url"]?["url"] == "https://example.com/harbour.jpg")
        #expect(body["max_tokens"] == 300)
    }

    @Test func partsAndHelpersMayBeMixed() async throws {
        let body = try await sent { client in
            let question = "What do you hear?"
            let parts: [OpenAI.ChatCompletionContentPart] = [
                .text(question), ["type": "image_url", "image_url": ["url": "https://example.com/a.png"]],
            ]
            _ = try await client.chat.completions.create(
                model: Self.model,
                messages: [
                    .system("Be brief."), ["role": "user", "content": "\(question)"],
                    ["role": "user", "content": .init(question)], .init(role: "user", content: question),
                    .user(parts),
                ])
        }
        let texts = body["messages"]?.arrayValue?.map { $0["content"]?.stringValue ?? "parts" }
        #expect(texts == ["Be brief."] + Array(repeating: "What do you hear?", count: 3) + ["parts"])
        #expect(body["messages"]?[4]?["content"]?[0]?["text"] == "What do you hear?")
    }

    @Test func aStreamIsReadChunkByChunk() async throws {
        let body = try await sent { client in
            let stream = client.chat.completions.stream(
                model: Self.model,
                messages: [["role": "user", "content": "Count to three."]],
                includeUsage: true
            )
            var text = ""
            for try await chunk in stream {
                if !chunk.choices.isEmpty, let piece = chunk.choices[0].delta.content { text += piece }
            }
            #expect(text == "answer 1")
        }
        #expect(body["stream"] == true && body["stream_options"] == ["include_usage": true])
    }

    @Test func toolsAreObjects() async throws {
        let body = try await sent { client in
            let tools: [OpenAI.ChatCompletionTool] = [
                [
                    "type": "function",
                    "function": [
                        "name": "get_tide",
                        "description": "The tide at a harbour",
                        "parameters": [
                            "type": "object",
                            "properties": [
                                "harbour": ["type": "string", "description": "Such as Brest"],
                                "unit": ["type": "string", "enum": ["metres", "feet"]],
                            ],
                            "required": ["harbour"],
                        ],
                    ],
                ]
            ]
            let messages: [OpenAI.ChatCompletionMessageParam] = [["role": "user", "content": "How high is the tide?"]]
            let completion = try await client.chat.completions.create(
                model: Self.model,
                messages: messages,
                tools: tools,
                toolChoice: "auto"
            )
            print(completion)
        }
        #expect(body["tools"]?[0]?["function"]?["parameters"]?["required"] == ["harbour"])
        #expect(body["tool_choice"] == "auto")
    }

    @Test func whatToolsGaveBackIsAMessage() async throws {
        try await Lesson.run { lesson in
            let function = #"{"name":"get_tide","arguments":"{\"harbour\":\"Brest\"}"}"#
            let call = #"{"id":"call_1","type":"function","function":\#(function)}"#
            let message = #"{"role":"assistant","content":null,"tool_calls":[\#(call)]}"#
            lesson.api.answer(
                "POST", "/chat/completions",
                .json(#"{"choices":[{"index":0,"message":\#(message),"finish_reason":"tool_calls"}]}"#), .usual)
            let client = lesson.client(.production)
            var messages: [OpenAI.ChatCompletionMessageParam] = [["role": "user", "content": "How high is the tide?"]]
            let completion = try await client.chat.completions.create(model: Self.model, messages: messages)
            messages.append(.message(completion.choices[0].message))
            for toolCall in completion.choices[0].message.toolCalls ?? [] {
                struct Place: Decodable { var harbour: String }
                let place = try toolCall.function?.decode(Place.self)
                let result = "4 m at \(place?.harbour ?? "-")"
                messages.append(["role": "tool", "tool_call_id": "\(toolCall.id)", "content": "\(result)"])
            }
            let last = try await client.chat.completions.create(model: Self.model, messages: messages)
            #expect(last.choices[0].message.content == "answer 1")
            let expected: OpenAI.JSON = ["role": "tool", "tool_call_id": "call_1", "content": "4 m at Brest"]
            #expect(try OpenAI.JSON(parsing: lesson.api.requests[1].body)["messages"]?[2] == expected)
        }
    }

    @Test func streamedToolCallsHaveAFunction() async throws {
        try await Lesson.run { lesson in
            let pieces = [
                #"{"index":0,"id":"c","function":{"name":"f","arguments":""}}"#,
                #"{"index":0,"function":{"arguments":"{}"}}"#,
            ]
            lesson.api.answer(
                "POST", "/chat/completions",
                .events(pieces.map { #"{"choices":[{"index":0,"delta":{"tool_calls":[\#($0)]}}]}"# }))
            var (name, arguments) = ("", "")
            let stream = lesson.client(.production).chat.completions.stream(
                model: Self.model, messages: [["role": "user", "content": "Call it."]])
            for try await chunk in stream {
                for toolCall in chunk.choices[0].delta.toolCalls ?? [] {
                    name += toolCall.function?.name ?? ""
                    arguments += toolCall.function?.arguments ?? ""
                }
            }
            #expect(name == "f" && arguments == "{}")
        }
    }

    @Test func logprobsStopAndFormats() async throws {
        let body = try await sent { client in
            let end = "END"
            let completion = try await client.chat.completions.create(
                model: Self.model,
                messages: [["role": "user", "content": "Hello!"]],
                temperature: 0,
                stop: ["\n", end],
                logprobs: true,
                topLogprobs: 2,
                responseFormat: ["type": "json_object"],
                reasoningEffort: "low"
            )
            print(completion.choices[0].logprobs as Any)
        }
        #expect(body["stop"] == ["\n", "END"] && body["logprobs"] == true && body["reasoning_effort"] == "low")
        let single = try await sent { client in
            _ = try await client.chat.completions.create(
                model: Self.model, messages: [.user("Hello!")], stop: "\n")
        }
        #expect(single["stop"] == "\n")
        let variable = ["a", "b"]
        let several = try await sent { client in
            _ = try await client.chat.completions.create(
                model: Self.model, messages: [.user("Hello!")], stop: .init(variable))
        }
        #expect(several["stop"] == ["a", "b"])
    }

    @Test func variablesGoIntoObjects() async throws {
        let (effort, most, share, shown, names) = ("low", 3, 0.5, true, ["a", "b"])
        let json: OpenAI.JSON = [
            "effort": "\(effort)", "word": .init(effort), "most": .init(most), "share": .init(share),
            "shown": .init(shown), "names": .init(names),
        ]
        let expected: OpenAI.JSON = [
            "effort": "low", "word": "low", "most": 3, "share": 0.5, "shown": true, "names": ["a", "b"],
        ]
        #expect(json == expected)
    }

    @Test func aParsedAnswerIsOfTheProgramsType() async throws {
        struct Ferry: Decodable, Equatable {
            var from: String
            var hours: Int
        }
        try await Lesson.run { lesson in
            let message = #"{"role":"assistant","content":"{\"from\":\"Brest\",\"hours\":3}"}"#
            lesson.api.answer(
                "POST", "/chat/completions",
                .json(#"{"choices":[{"index":0,"message":\#(message),"finish_reason":"stop"}]}"#))
            let completion = try await lesson.client(.production).chat.completions.parse(
                model: Self.model,
                messages: [
                    ["role": "system", "content": "Extract the ferry."],
                    ["role": "user", "content": "From Brest it takes three hours."],
                ],
                as: Ferry.self
            )
            #expect(completion.choices[0].message.parsed == Ferry(from: "Brest", hours: 3))
        }
    }

    @Test func completionsTakeTextsAndTokens() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/completions", .json(#"{"choices":[{"text":"!"}]}"#))
            let completions = lesson.client(.production).completions
            _ = try await completions.create(model: "m", prompt: "Say it", maxTokens: 7, temperature: 0, stop: "\n")
            _ = try await completions.create(model: "m", prompt: [1, 2])
            _ = try await completions.create(model: "m", prompt: [[1], [2, 3]])
            let prompts = try lesson.api.requests.map { try OpenAI.JSON(parsing: $0.body)["prompt"] }
            #expect(prompts == ["Say it", [1, 2], [[1], [2, 3]]])
        }
    }
}
