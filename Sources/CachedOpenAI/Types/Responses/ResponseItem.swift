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
    ///
    /// One may also be written as in the API's own documentation: `["role": "user", "content": "Hi"]`.
    public enum ResponseItem: APIObject, ObjectLiteral {
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
        /// What a custom tool gave back.
        case customToolCallOutput(ResponseCustomToolCallOutput)
        /// A screenshot after the model acted on a screen.
        case computerCallOutput(ResponseComputerToolCallOutput)
        /// The model wants commands run in a shell.
        case shellCall(ResponseFunctionShellToolCall)
        /// What commands in a shell came to.
        case shellCallOutput(ResponseFunctionShellToolCallOutput)
        /// The model wants a file changed.
        case applyPatchCall(ResponseApplyPatchToolCall)
        /// What a patch came to.
        case applyPatchCallOutput(ResponseApplyPatchToolCallOutput)
        /// The model looks for tools.
        case toolSearchCall(ResponseToolSearchCall)
        /// The tools that were found.
        case toolSearchOutput(ResponseToolSearchOutputItem)
        /// Whether a tool of an MCP server may be called.
        case mcpApprovalResponse(ResponseOtherItem)
        /// The model wants a command run on this machine; an older kind of `shellCall`.
        case localShellCall(ResponseOtherItem)
        /// What a command on this machine gave back.
        case localShellCallOutput(ResponseFunctionCallOutput)
        /// Tools that the model may use from here on.
        case additionalTools(ResponseOtherItem)
        /// Code of the model's that calls tools.
        case program(ResponseOtherItem)
        /// What such code gave back.
        case programOutput(ResponseOtherItem)
        /// The conversation so far, made shorter.
        case compaction(ResponseOtherItem)
        /// The conversation is to be made shorter here.
        case compactionTrigger(ResponseOtherItem)
        /// An item that the API has kept.
        case itemReference(ResponseOtherItem)
        /// An item of another type, or one that can't be read, as JSON.
        case unknown(JSON)

        /// The item's own payload.
        public var payload: Payload {
            switch self {
            case .message(let item): item.payload
            case .functionCall(let item): item.payload
            case .functionCallOutput(let item), .customToolCallOutput(let item), .computerCallOutput(let item),
                .applyPatchCallOutput(let item), .localShellCallOutput(let item):
                item.payload
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
            case .shellCall(let item): item.payload
            case .shellCallOutput(let item): item.payload
            case .applyPatchCall(let item): item.payload
            case .toolSearchCall(let item), .toolSearchOutput(let item): item.payload
            case .mcpApprovalResponse(let item), .localShellCall(let item), .additionalTools(let item),
                .program(let item), .programOutput(let item), .compaction(let item), .compactionTrigger(let item),
                .itemReference(let item):
                item.payload
            case .unknown(let json): Payload(json)
            }
        }

        /// Such as `message`; nil for a message that was sent without one.
        public var type: String? { payload.text("type") }
        /// Set by the API.
        public var id: String? { payload.text("id") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseItem")
            self.init(literal: payload)
        }

        public init(literal payload: Payload) {
            self = (try? Self.known(payload)) ?? .unknown(payload.json)
        }

        private static func known(_ payload: Payload) throws -> Self {
            let json = payload.json
            switch json["type"]?.stringValue ?? (json["role"] == nil ? "" : "message") {
            case "message": return .message(try .init(payload: payload))
            case "function_call": return .functionCall(try .init(payload: payload))
            case "function_call_output": return .functionCallOutput(try .init(payload: payload))
            case "reasoning": return .reasoning(try .init(payload: payload))
            case "web_search_call": return .webSearchCall(try .init(payload: payload))
            case "file_search_call": return .fileSearchCall(try .init(payload: payload))
            case "code_interpreter_call": return .codeInterpreterCall(try .init(payload: payload))
            case "image_generation_call": return .imageGenerationCall(try .init(payload: payload))
            case "computer_call": return .computerCall(try .init(payload: payload))
            case "custom_tool_call": return .customToolCall(try .init(payload: payload))
            case "mcp_call": return .mcpCall(try .init(payload: payload))
            case "mcp_list_tools": return .mcpListTools(try .init(payload: payload))
            case "mcp_approval_request": return .mcpApprovalRequest(try .init(payload: payload))
            case "custom_tool_call_output": return .customToolCallOutput(try .init(payload: payload))
            case "computer_call_output": return .computerCallOutput(try .init(payload: payload))
            case "shell_call": return .shellCall(try .init(payload: payload))
            case "shell_call_output": return .shellCallOutput(try .init(payload: payload))
            case "apply_patch_call": return .applyPatchCall(try .init(payload: payload))
            case "apply_patch_call_output": return .applyPatchCallOutput(try .init(payload: payload))
            case "tool_search_call": return .toolSearchCall(try .init(payload: payload))
            case "tool_search_output": return .toolSearchOutput(try .init(payload: payload))
            case "mcp_approval_response": return .mcpApprovalResponse(try .init(payload: payload))
            case "local_shell_call": return .localShellCall(try .init(payload: payload))
            case "local_shell_call_output": return .localShellCallOutput(try .init(payload: payload))
            case "additional_tools": return .additionalTools(try .init(payload: payload))
            case "program": return .program(try .init(payload: payload))
            case "program_output": return .programOutput(try .init(payload: payload))
            case "compaction": return .compaction(try .init(payload: payload))
            case "compaction_trigger": return .compactionTrigger(try .init(payload: payload))
            case "item_reference": return .itemReference(try .init(payload: payload))
            default: return .unknown(json)
            }
        }
    }
}
