import Foundation

nonisolated extension OpenAI {
    /// What happens while a response is made (https://platform.openai.com/docs/api-reference/responses-streaming).
    ///
    /// ```swift
    /// for try await event in client.responses.stream(model: "gpt-4o-mini", input: "Write a haiku about autumn.") {
    ///     if case .outputTextDelta(let delta) = event { print(delta.delta, terminator: "") }
    /// }
    /// ```
    public enum ResponseStreamEvent: APIObject, StreamElement {
        /// The response waits for its turn.
        case queued(ResponseStateEvent)
        /// The response was begun.
        case created(ResponseStateEvent)
        /// The response is being made.
        case inProgress(ResponseStateEvent)
        /// The response is done; the event holds all of it.
        case completed(ResponseStateEvent)
        /// The response's `error` says why. It is not thrown.
        case failed(ResponseStateEvent)
        /// The response's `incompleteDetails` say why.
        case incomplete(ResponseStateEvent)

        /// An item of the output begins.
        case outputItemAdded(ResponseOutputItemEvent)
        /// An item of the output is whole.
        case outputItemDone(ResponseOutputItemEvent)
        /// A part of an item begins.
        case contentPartAdded(ResponseContentPartEvent)
        /// A part of an item is whole.
        case contentPartDone(ResponseContentPartEvent)
        /// The next piece of the text.
        case outputTextDelta(ResponseTextDeltaEvent)
        /// The whole text of a part.
        case outputTextDone(ResponseTextDoneEvent)
        /// A citation in the text.
        case outputTextAnnotationAdded(ResponseTextAnnotationEvent)
        /// The next piece of a refusal.
        case refusalDelta(ResponseTextDeltaEvent)
        /// A whole refusal.
        case refusalDone(ResponseTextDoneEvent)

        /// The next piece of a function call's arguments.
        case functionCallArgumentsDelta(ResponseTextDeltaEvent)
        /// The whole arguments of a function call.
        case functionCallArgumentsDone(ResponseArgumentsDoneEvent)
        /// The next piece of what a custom tool is given.
        case customToolCallInputDelta(ResponseTextDeltaEvent)
        /// All of what a custom tool is given.
        case customToolCallInputDone(ResponseTextDoneEvent)

        /// A part of the thoughts' summary begins.
        case reasoningSummaryPartAdded(ResponseContentPartEvent)
        /// A part of the thoughts' summary is whole.
        case reasoningSummaryPartDone(ResponseContentPartEvent)
        /// The next piece of the thoughts' summary.
        case reasoningSummaryTextDelta(ResponseTextDeltaEvent)
        /// A whole part of the thoughts' summary.
        case reasoningSummaryTextDone(ResponseTextDoneEvent)
        /// The next piece of the thoughts.
        case reasoningTextDelta(ResponseTextDeltaEvent)
        /// The whole thoughts.
        case reasoningTextDone(ResponseTextDoneEvent)

        /// A web search was begun.
        case webSearchCallInProgress(ResponseToolCallEvent)
        /// The web is being searched.
        case webSearchCallSearching(ResponseToolCallEvent)
        /// A web search is done.
        case webSearchCallCompleted(ResponseToolCallEvent)
        /// A file search was begun.
        case fileSearchCallInProgress(ResponseToolCallEvent)
        /// Files are being searched.
        case fileSearchCallSearching(ResponseToolCallEvent)
        /// A file search is done.
        case fileSearchCallCompleted(ResponseToolCallEvent)
        /// A code interpreter's call was begun.
        case codeInterpreterCallInProgress(ResponseToolCallEvent)
        /// Code is being run.
        case codeInterpreterCallInterpreting(ResponseToolCallEvent)
        /// Code was run.
        case codeInterpreterCallCompleted(ResponseToolCallEvent)
        /// The next piece of the code.
        case codeInterpreterCallCodeDelta(ResponseTextDeltaEvent)
        /// The whole code.
        case codeInterpreterCallCodeDone(ResponseTextDoneEvent)
        /// A picture was begun.
        case imageGenerationCallInProgress(ResponseToolCallEvent)
        /// A picture is being made.
        case imageGenerationCallGenerating(ResponseToolCallEvent)
        /// A picture on its way.
        case imageGenerationCallPartialImage(ResponsePartialImageEvent)
        /// A picture is done.
        case imageGenerationCallCompleted(ResponseToolCallEvent)
        /// An MCP server is asked for its tools.
        case mcpListToolsInProgress(ResponseToolCallEvent)
        /// An MCP server has told its tools.
        case mcpListToolsCompleted(ResponseToolCallEvent)
        /// An MCP server could not be asked for its tools.
        case mcpListToolsFailed(ResponseToolCallEvent)
        /// A tool of an MCP server is being called.
        case mcpCallInProgress(ResponseToolCallEvent)
        /// The next piece of the arguments for an MCP server's tool.
        case mcpCallArgumentsDelta(ResponseTextDeltaEvent)
        /// The whole arguments for an MCP server's tool.
        case mcpCallArgumentsDone(ResponseArgumentsDoneEvent)
        /// A tool of an MCP server has answered.
        case mcpCallCompleted(ResponseToolCallEvent)
        /// A tool of an MCP server has failed.
        case mcpCallFailed(ResponseToolCallEvent)
        /// A command for a shell begins.
        case shellCallCommandAdded(ResponseShellCallEvent)
        /// The next piece of a command for a shell.
        case shellCallCommandDelta(ResponseShellCallEvent)
        /// A whole command for a shell.
        case shellCallCommandDone(ResponseShellCallEvent)
        /// The next piece of what a command writes.
        case shellCallOutputContentDelta(ResponseShellCallEvent)
        /// All that a command came to.
        case shellCallOutputContentDone(ResponseShellCallEvent)
        /// The next piece of a patch.
        case applyPatchCallOperationDiffDelta(ResponseTextDeltaEvent)
        /// A whole patch.
        case applyPatchCallOperationDiffDone(ResponseTextDoneEvent)
        /// The next piece of sound, in base64.
        case audioDelta(ResponseTextDeltaEvent)
        /// The sound is at its end.
        case audioDone(ResponseToolCallEvent)
        /// The next piece of what is said.
        case audioTranscriptDelta(ResponseTextDeltaEvent)
        /// What is said is at its end.
        case audioTranscriptDone(ResponseToolCallEvent)
        /// Nothing has happened; the connection is kept open.
        case keepalive(ResponseToolCallEvent)
        /// Something went wrong. The client's streams throw it instead.
        case error(ResponseErrorEvent)
        /// An event of another type, or one that can't be read, as JSON.
        case unknown(JSON)

        /// The event's own payload.
        public var payload: Payload {
            switch self {
            case .queued(let event), .created(let event), .inProgress(let event), .completed(let event),
                .failed(let event), .incomplete(let event):
                event.payload
            case .outputItemAdded(let event), .outputItemDone(let event): event.payload
            case .contentPartAdded(let event), .contentPartDone(let event), .reasoningSummaryPartAdded(let event),
                .reasoningSummaryPartDone(let event):
                event.payload
            case .outputTextDelta(let event), .refusalDelta(let event), .functionCallArgumentsDelta(let event),
                .customToolCallInputDelta(let event), .reasoningSummaryTextDelta(let event),
                .reasoningTextDelta(let event), .codeInterpreterCallCodeDelta(let event),
                .mcpCallArgumentsDelta(let event), .applyPatchCallOperationDiffDelta(let event),
                .audioDelta(let event), .audioTranscriptDelta(let event):
                event.payload
            case .outputTextDone(let event), .refusalDone(let event), .customToolCallInputDone(let event),
                .reasoningSummaryTextDone(let event), .reasoningTextDone(let event),
                .codeInterpreterCallCodeDone(let event), .applyPatchCallOperationDiffDone(let event):
                event.payload
            case .outputTextAnnotationAdded(let event): event.payload
            case .functionCallArgumentsDone(let event), .mcpCallArgumentsDone(let event): event.payload
            case .webSearchCallInProgress(let event), .webSearchCallSearching(let event),
                .webSearchCallCompleted(let event), .fileSearchCallInProgress(let event),
                .fileSearchCallSearching(let event), .fileSearchCallCompleted(let event),
                .codeInterpreterCallInProgress(let event), .codeInterpreterCallInterpreting(let event),
                .codeInterpreterCallCompleted(let event), .imageGenerationCallInProgress(let event),
                .imageGenerationCallGenerating(let event), .imageGenerationCallCompleted(let event),
                .mcpListToolsInProgress(let event), .mcpListToolsCompleted(let event),
                .mcpListToolsFailed(let event), .mcpCallInProgress(let event), .mcpCallCompleted(let event),
                .mcpCallFailed(let event), .audioDone(let event), .audioTranscriptDone(let event),
                .keepalive(let event):
                event.payload
            case .shellCallCommandAdded(let event), .shellCallCommandDelta(let event),
                .shellCallCommandDone(let event), .shellCallOutputContentDelta(let event),
                .shellCallOutputContentDone(let event):
                event.payload
            case .error(let event): event.payload
            case .imageGenerationCallPartialImage(let event): event.payload
            case .unknown(let json): Payload(json)
            }
        }

        /// Such as `response.output_text.delta`.
        public var type: String { payload.text("type") ?? "" }
        /// The events of a stream are numbered from 0.
        public var sequenceNumber: Int { payload.integer("sequence_number") ?? 0 }

        public init(payload: Payload) throws {
            self = (try? Self.known(payload)) ?? .unknown(payload.json)
        }

        /// The event in which such a response ends, if it came whole.
        static func events(ofWhole answer: JSON) -> [JSON]? {
            let type = answer["type"]?.stringValue ?? ""
            if type.hasPrefix("response.") { return [answer] }
            guard answer["object"]?.stringValue == "response" || answer["output"] != nil else { return nil }
            let status = answer["status"]?.stringValue ?? "completed"
            let known = ["completed", "failed", "incomplete", "queued", "in_progress"].contains(status)
            return [["type": .string("response.\(known ? status : "completed")"), "response": answer]]
        }

        // A function: what an initializer puts into `self` costs the compiler a quarter more code.
        private static func known(_ payload: Payload) throws -> Self {
            switch payload.json["type"]?.stringValue {
            case "response.queued": return .queued(try .init(payload: payload))
            case "response.created": return .created(try .init(payload: payload))
            case "response.in_progress": return .inProgress(try .init(payload: payload))
            case "response.completed": return .completed(try .init(payload: payload))
            case "response.failed": return .failed(try .init(payload: payload))
            case "response.incomplete": return .incomplete(try .init(payload: payload))
            case "response.output_item.added": return .outputItemAdded(try .init(payload: payload))
            case "response.output_item.done": return .outputItemDone(try .init(payload: payload))
            case "response.content_part.added": return .contentPartAdded(try .init(payload: payload))
            case "response.content_part.done": return .contentPartDone(try .init(payload: payload))
            case "response.output_text.delta": return .outputTextDelta(try .init(payload: payload))
            case "response.output_text.done": return .outputTextDone(try .init(payload: payload))
            case "response.output_text.annotation.added": return .outputTextAnnotationAdded(try .init(payload: payload))
            case "response.refusal.delta": return .refusalDelta(try .init(payload: payload))
            case "response.refusal.done": return .refusalDone(try .init(payload: payload))
            case "response.function_call_arguments.delta":
                return .functionCallArgumentsDelta(try .init(payload: payload))
            case "response.function_call_arguments.done": return .functionCallArgumentsDone(try .init(payload: payload))
            case "response.custom_tool_call_input.delta": return .customToolCallInputDelta(try .init(payload: payload))
            case "response.custom_tool_call_input.done": return .customToolCallInputDone(try .init(payload: payload))
            case "response.reasoning_summary_part.added": return .reasoningSummaryPartAdded(try .init(payload: payload))
            case "response.reasoning_summary_part.done": return .reasoningSummaryPartDone(try .init(payload: payload))
            case "response.reasoning_summary_text.delta": return .reasoningSummaryTextDelta(try .init(payload: payload))
            case "response.reasoning_summary_text.done": return .reasoningSummaryTextDone(try .init(payload: payload))
            case "response.reasoning_text.delta": return .reasoningTextDelta(try .init(payload: payload))
            case "response.reasoning_text.done": return .reasoningTextDone(try .init(payload: payload))
            case "response.web_search_call.in_progress": return .webSearchCallInProgress(try .init(payload: payload))
            case "response.web_search_call.searching": return .webSearchCallSearching(try .init(payload: payload))
            case "response.web_search_call.completed": return .webSearchCallCompleted(try .init(payload: payload))
            case "response.file_search_call.in_progress": return .fileSearchCallInProgress(try .init(payload: payload))
            case "response.file_search_call.searching": return .fileSearchCallSearching(try .init(payload: payload))
            case "response.file_search_call.completed": return .fileSearchCallCompleted(try .init(payload: payload))
            case "response.code_interpreter_call.in_progress":
                return .codeInterpreterCallInProgress(try .init(payload: payload))
            case "response.code_interpreter_call.interpreting":
                return .codeInterpreterCallInterpreting(try .init(payload: payload))
            case "response.code_interpreter_call.completed":
                return .codeInterpreterCallCompleted(try .init(payload: payload))
            case "response.code_interpreter_call_code.delta":
                return .codeInterpreterCallCodeDelta(try .init(payload: payload))
            case "response.code_interpreter_call_code.done":
                return .codeInterpreterCallCodeDone(try .init(payload: payload))
            case "response.image_generation_call.in_progress":
                return .imageGenerationCallInProgress(try .init(payload: payload))
            case "response.image_generation_call.generating":
                return .imageGenerationCallGenerating(try .init(payload: payload))
            case "response.image_generation_call.partial_image":
                return .imageGenerationCallPartialImage(try .init(payload: payload))
            case "response.image_generation_call.completed":
                return .imageGenerationCallCompleted(try .init(payload: payload))
            case "response.mcp_list_tools.in_progress": return .mcpListToolsInProgress(try .init(payload: payload))
            case "response.mcp_list_tools.completed": return .mcpListToolsCompleted(try .init(payload: payload))
            case "response.mcp_list_tools.failed": return .mcpListToolsFailed(try .init(payload: payload))
            case "response.mcp_call.in_progress": return .mcpCallInProgress(try .init(payload: payload))
            case "response.mcp_call_arguments.delta": return .mcpCallArgumentsDelta(try .init(payload: payload))
            case "response.mcp_call_arguments.done": return .mcpCallArgumentsDone(try .init(payload: payload))
            case "response.mcp_call.completed": return .mcpCallCompleted(try .init(payload: payload))
            case "response.mcp_call.failed": return .mcpCallFailed(try .init(payload: payload))
            case "response.shell_call_command.added": return .shellCallCommandAdded(try .init(payload: payload))
            case "response.shell_call_command.delta": return .shellCallCommandDelta(try .init(payload: payload))
            case "response.shell_call_command.done": return .shellCallCommandDone(try .init(payload: payload))
            case "response.shell_call_output_content.delta":
                return .shellCallOutputContentDelta(try .init(payload: payload))
            case "response.shell_call_output_content.done":
                return .shellCallOutputContentDone(try .init(payload: payload))
            case "response.apply_patch_call_operation_diff.delta":
                return .applyPatchCallOperationDiffDelta(try .init(payload: payload))
            case "response.apply_patch_call_operation_diff.done":
                return .applyPatchCallOperationDiffDone(try .init(payload: payload))
            case "response.audio.delta": return .audioDelta(try .init(payload: payload))
            case "response.audio.done": return .audioDone(try .init(payload: payload))
            case "response.audio.transcript.delta": return .audioTranscriptDelta(try .init(payload: payload))
            case "response.audio.transcript.done": return .audioTranscriptDone(try .init(payload: payload))
            case "keepalive": return .keepalive(try .init(payload: payload))
            case "error": return .error(try .init(payload: payload))
            default: return .unknown(payload.json)
            }
        }
    }
}
