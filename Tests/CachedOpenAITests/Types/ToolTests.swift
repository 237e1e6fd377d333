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
}
