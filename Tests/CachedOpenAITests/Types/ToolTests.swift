import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct ToolTests {
    struct Place: Decodable {
        var city: String
        var days: Int?
    }

    private func function(_ arguments: String) throws -> OpenAI.ChatCompletionMessageToolCall.Function {
        try .init(json: ["name": "get_weather", "arguments": .string(arguments)])
    }

    @Test func aToolTakesATypeASchemaOrALiteral() throws {
        let schema: OpenAI.JSON = [
            "type": "object",
            "properties": ["city": ["type": "string"], "days": ["type": ["integer", "null"]]],
            "required": ["city", "days"], "additionalProperties": false,
        ]
        let ofType = try OpenAI.ChatCompletionTool.function(
            name: "get_weather", description: "The weather.", parameters: Place.self)
        let expected: OpenAI.JSON = [
            "type": "function",
            "function": [
                "name": "get_weather", "description": "The weather.", "parameters": schema, "strict": true,
            ],
        ]
        #expect(ofType.json == expected)
        let tools: [OpenAI.ChatCompletionTool] = [
            .function(name: "get_weather", parameters: OpenAI.JSONSchema(schema, purpose: "The weather.")),
            .function(
                name: "get_weather", description: "The weather.",
                parameters: [
                    "type": "object",
                    "properties": ["city": ["type": "string"], "days": ["type": ["integer", "null"]]],
                    "required": ["city", "days"], "additionalProperties": false,
                ], strict: true),
        ]
        #expect(tools == [ofType, ofType])
    }

    @Test func argumentsAreReadAsAType() throws {
        struct Nothing: Decodable {}
        let place = try function(#"{"city":"Paris","days":null}"#).decode(Place.self)
        #expect(place.city == "Paris" && place.days == nil)
        _ = try function("").decode(Nothing.self)
    }

    @Test(arguments: [#"{"town":"Paris"}"#, #"{"city":"#, ""])
    func argumentsThatDoNotFitAreShown(text: String) throws {
        let function = try function(text)
        let error = #expect(throws: OpenAI.ToolArgumentsError.self) { try function.decode(Place.self) }
        #expect(error?.arguments == text)
        #expect(
            error?.message.contains("get_weather") == true && (text.isEmpty || error?.message.contains(text) == true))
    }

    @Test func everyToolOfTheAPIIsWrittenAsTheAPIWritesIt() throws {
        let tools: [OpenAI.ResponseTool] = [
            .shell, .shell(environment: ["type": "container_auto"]), .localShell, .applyPatch, .computer,
            .computerUsePreview(environment: "browser", displayWidth: 1024, displayHeight: 768), .toolSearch,
            .toolSearch(execution: "client", description: "d", parameters: ["type": "object"]),
            .namespace(name: "crm", description: "c", tools: [.function(name: "f", deferLoading: true)]),
            .programmaticToolCalling, .webSearchPreview, .imageGeneration, .codeInterpreter,
            .codeInterpreter(container: "cntr_1"),
            .imageGeneration(
                action: "edit", outputCompression: 50, moderation: "low", inputFidelity: "high",
                inputImageMask: ["file_id": "file-1"]),
        ]
        let expected: [OpenAI.JSON] = [
            ["type": "shell"], ["type": "shell", "environment": ["type": "container_auto"]], ["type": "local_shell"],
            ["type": "apply_patch"], ["type": "computer"],
            [
                "type": "computer_use_preview", "environment": "browser", "display_width": 1024,
                "display_height": 768,
            ],
            ["type": "tool_search"],
            ["type": "tool_search", "execution": "client", "description": "d", "parameters": ["type": "object"]],
            [
                "type": "namespace", "name": "crm", "description": "c",
                "tools": [["type": "function", "name": "f", "defer_loading": true]],
            ],
            ["type": "programmatic_tool_calling"], ["type": "web_search_preview"], ["type": "image_generation"],
            ["type": "code_interpreter", "container": ["type": "auto"]],
            ["type": "code_interpreter", "container": "cntr_1"],
            [
                "type": "image_generation", "action": "edit", "output_compression": 50, "moderation": "low",
                "input_fidelity": "high", "input_image_mask": ["file_id": "file-1"],
            ],
        ]
        #expect(tools.map(\.json) == expected)
        #expect(tools[8].name == "crm" && tools[8].type == "namespace")
    }
}
