import Foundation

nonisolated extension OpenAI {
    /// One item of a response's output. It is a `ResponseItem`, so it goes straight back into an input.
    public typealias ResponseOutputItem = ResponseItem
    /// One item of a response's input.
    public typealias ResponseInputItem = ResponseItem

    /// What inputs and outputs of the Responses API are made of: messages, tool calls, what the tools gave back, thoughts.
    ///
    /// ```swift
    /// var input: [OpenAI.ResponseInputItem] = [.user("What is the weather in Paris?")]
    /// let tool = OpenAI.ResponseTool.function(name: "get_weather", description: "The weather where one is.")
    /// let response = try await client.responses.create(model: "gpt-4o-mini", tools: [tool], input: input)
    /// input += response.output
    /// for case .functionCall(let call) in response.output {
    ///     input.append(.functionCallOutput(callID: call.callID, output: "18 degrees"))
    /// }
    /// ```
    public enum ResponseItem: APIObject {
        /// What somebody said.
        case message(ResponseOutputMessage)
        /// The model wants a function called.
        case functionCall(ResponseFunctionToolCall)
        /// What a function gave back.
        case functionCallOutput(ResponseFunctionCallOutput)
        /// What the model thought.
        case reasoning(ResponseReasoningItem)
        /// The model searched the web.
        case webSearchCall(ResponseFunctionWebSearch)
        /// The model searched files.
        case fileSearchCall(ResponseFileSearchToolCall)
        /// The model ran code.
        case codeInterpreterCall(ResponseCodeInterpreterToolCall)
        /// The model made a picture.
        case imageGenerationCall(ResponseImageGenerationCall)
        /// The model wants to act on a screen.
        case computerCall(ResponseComputerToolCall)
        /// The model wants a tool called that takes a text.
        case customToolCall(ResponseCustomToolCall)
        /// The model called a tool of an MCP server.
        case mcpCall(ResponseMCPCall)
        /// The tools of an MCP server.
        case mcpListTools(ResponseMCPListTools)
        /// The model asks whether it may call a tool of an MCP server.
        case mcpApprovalRequest(ResponseMCPApprovalRequest)
        /// An item of another type, or one that can't be read, as JSON.
        case unknown(JSON)

        /// The item's own payload.
        public var payload: Payload {
            switch self {
            case .message(let item): item.payload
            case .functionCall(let item): item.payload
            case .functionCallOutput(let item): item.payload
            case .reasoning(let item): item.payload
            case .webSearchCall(let item): item.payload
            case .fileSearchCall(let item): item.payload
            case .codeInterpreterCall(let item): item.payload
            case .imageGenerationCall(let item): item.payload
            case .computerCall(let item): item.payload
            case .customToolCall(let item): item.payload
            case .mcpCall(let item): item.payload
            case .mcpListTools(let item): item.payload
            case .mcpApprovalRequest(let item): item.payload
            case .unknown(let json): Payload(json)
            }
        }

        /// Such as `message`; nil for a message that was sent without one.
        public var type: String? { payload.text("type") }
        /// Set by the API.
        public var id: String? { payload.text("id") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseItem")
            self = (try? Self(known: payload)) ?? .unknown(payload.json)
        }

        private init(known payload: Payload) throws {
            let json = payload.json
            switch json["type"]?.stringValue ?? (json["role"] == nil ? "" : "message") {
            case "message": self = .message(try .init(payload: payload))
            case "function_call": self = .functionCall(try .init(payload: payload))
            case "function_call_output": self = .functionCallOutput(try .init(payload: payload))
            case "reasoning": self = .reasoning(try .init(payload: payload))
            case "web_search_call": self = .webSearchCall(try .init(payload: payload))
            case "file_search_call": self = .fileSearchCall(try .init(payload: payload))
            case "code_interpreter_call": self = .codeInterpreterCall(try .init(payload: payload))
            case "image_generation_call": self = .imageGenerationCall(try .init(payload: payload))
            case "computer_call": self = .computerCall(try .init(payload: payload))
            case "custom_tool_call": self = .customToolCall(try .init(payload: payload))
            case "mcp_call": self = .mcpCall(try .init(payload: payload))
            case "mcp_list_tools": self = .mcpListTools(try .init(payload: payload))
            case "mcp_approval_request": self = .mcpApprovalRequest(try .init(payload: payload))
            default: self = .unknown(json)
            }
        }

        /// What the model is to be and how it is to answer.
        public static func system(_ content: String) -> Self { said("system", .string(content)) }
        /// As `system`, for newer models.
        public static func developer(_ content: String) -> Self { said("developer", .string(content)) }
        /// What the person says.
        public static func user(_ content: String) -> Self { said("user", .string(content)) }
        /// What the person says and shows.
        public static func user(_ content: [ResponseContent]) -> Self { said("user", .array(content.map(\.json))) }
        /// What the model said before.
        public static func assistant(_ content: String) -> Self { said("assistant", .string(content)) }

        /// What a function that the model called gave back.
        public static func functionCallOutput(callID: String, output: String) -> Self {
            .functionCallOutput(.init(callID: callID, output: .string(output)))
        }

        /// What a function that the model called gave back: texts, images, files.
        public static func functionCallOutput(callID: String, output: [ResponseContent]) -> Self {
            .functionCallOutput(.init(callID: callID, output: .array(output.map(\.json))))
        }

        /// What a function that the model called gave back, as JSON with sorted keys.
        ///
        ///     input.append(try .functionCallOutput(callID: call.callID, encoding: stock))
        ///
        /// - Throws: `EncodingError` for what JSON can't hold.
        public static func functionCallOutput(callID: String, encoding output: some Swift.Encodable) throws -> Self {
            functionCallOutput(callID: callID, output: try JSON(encoding: output).description)
        }

        /// What a custom tool that the model called gave back.
        public static func customToolCallOutput(callID: String, output: String) -> Self {
            .unknown(["type": "custom_tool_call_output", "call_id": .string(callID), "output": .string(output)])
        }

        /// Whether a tool of an MCP server may be called.
        public static func mcpApprovalResponse(approvalRequestID: String, approve: Bool) -> Self {
            .unknown([
                "type": "mcp_approval_response", "approval_request_id": .string(approvalRequestID),
                "approve": .bool(approve),
            ])
        }

        /// An item that the API has kept.
        public static func itemReference(id: String) -> Self {
            .unknown(["type": "item_reference", "id": .string(id)])
        }

        private static func said(_ role: String, _ content: JSON) -> Self {
            .message(ResponseOutputMessage(role: role, content: content))
        }
    }
}
