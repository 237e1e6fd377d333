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
            self = (try? Self(known: payload)) ?? .unknown(payload.json)
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

        private init(known payload: Payload) throws {
            switch payload.json["type"]?.stringValue {
            case "response.queued": self = .queued(try .init(payload: payload))
            case "response.created": self = .created(try .init(payload: payload))
            case "response.in_progress": self = .inProgress(try .init(payload: payload))
            case "response.completed": self = .completed(try .init(payload: payload))
            case "response.failed": self = .failed(try .init(payload: payload))
            case "response.incomplete": self = .incomplete(try .init(payload: payload))
            case "response.output_item.added": self = .outputItemAdded(try .init(payload: payload))
            case "response.output_item.done": self = .outputItemDone(try .init(payload: payload))
            case "response.content_part.added": self = .contentPartAdded(try .init(payload: payload))
            case "response.content_part.done": self = .contentPartDone(try .init(payload: payload))
            case "response.output_text.delta": self = .outputTextDelta(try .init(payload: payload))
            case "response.output_text.done": self = .outputTextDone(try .init(payload: payload))
            case "response.output_text.annotation.added": self = .outputTextAnnotationAdded(try .init(payload: payload))
            case "response.refusal.delta": self = .refusalDelta(try .init(payload: payload))
            case "response.refusal.done": self = .refusalDone(try .init(payload: payload))
            case "response.function_call_arguments.delta":
                self = .functionCallArgumentsDelta(try .init(payload: payload))
            case "response.function_call_arguments.done": self = .functionCallArgumentsDone(try .init(payload: payload))
            case "response.custom_tool_call_input.delta": self = .customToolCallInputDelta(try .init(payload: payload))
            case "response.custom_tool_call_input.done": self = .customToolCallInputDone(try .init(payload: payload))
            case "response.reasoning_summary_part.added": self = .reasoningSummaryPartAdded(try .init(payload: payload))
            case "response.reasoning_summary_part.done": self = .reasoningSummaryPartDone(try .init(payload: payload))
            case "response.reasoning_summary_text.delta": self = .reasoningSummaryTextDelta(try .init(payload: payload))
            case "response.reasoning_summary_text.done": self = .reasoningSummaryTextDone(try .init(payload: payload))
            case "response.reasoning_text.delta": self = .reasoningTextDelta(try .init(payload: payload))
            case "response.reasoning_text.done": self = .reasoningTextDone(try .init(payload: payload))
            case "response.web_search_call.in_progress": self = .webSearchCallInProgress(try .init(payload: payload))
            case "response.web_search_call.searching": self = .webSearchCallSearching(try .init(payload: payload))
            case "response.web_search_call.completed": self = .webSearchCallCompleted(try .init(payload: payload))
            case "response.file_search_call.in_progress": self = .fileSearchCallInProgress(try .init(payload: payload))
            case "response.file_search_call.searching": self = .fileSearchCallSearching(try .init(payload: payload))
            case "response.file_search_call.completed": self = .fileSearchCallCompleted(try .init(payload: payload))
            case "response.code_interpreter_call.in_progress":
                self = .codeInterpreterCallInProgress(try .init(payload: payload))
            case "response.code_interpreter_call.interpreting":
                self = .codeInterpreterCallInterpreting(try .init(payload: payload))
            case "response.code_interpreter_call.completed":
                self = .codeInterpreterCallCompleted(try .init(payload: payload))
            case "response.code_interpreter_call_code.delta":
                self = .codeInterpreterCallCodeDelta(try .init(payload: payload))
            case "response.code_interpreter_call_code.done":
                self = .codeInterpreterCallCodeDone(try .init(payload: payload))
            case "response.image_generation_call.in_progress":
                self = .imageGenerationCallInProgress(try .init(payload: payload))
            case "response.image_generation_call.generating":
                self = .imageGenerationCallGenerating(try .init(payload: payload))
            case "response.image_generation_call.partial_image":
                self = .imageGenerationCallPartialImage(try .init(payload: payload))
            case "response.image_generation_call.completed":
                self = .imageGenerationCallCompleted(try .init(payload: payload))
            case "response.mcp_list_tools.in_progress": self = .mcpListToolsInProgress(try .init(payload: payload))
            case "response.mcp_list_tools.completed": self = .mcpListToolsCompleted(try .init(payload: payload))
            case "response.mcp_list_tools.failed": self = .mcpListToolsFailed(try .init(payload: payload))
            case "response.mcp_call.in_progress": self = .mcpCallInProgress(try .init(payload: payload))
            case "response.mcp_call_arguments.delta": self = .mcpCallArgumentsDelta(try .init(payload: payload))
            case "response.mcp_call_arguments.done": self = .mcpCallArgumentsDone(try .init(payload: payload))
            case "response.mcp_call.completed": self = .mcpCallCompleted(try .init(payload: payload))
            case "response.mcp_call.failed": self = .mcpCallFailed(try .init(payload: payload))
            case "response.shell_call_command.added": self = .shellCallCommandAdded(try .init(payload: payload))
            case "response.shell_call_command.delta": self = .shellCallCommandDelta(try .init(payload: payload))
            case "response.shell_call_command.done": self = .shellCallCommandDone(try .init(payload: payload))
            case "response.shell_call_output_content.delta":
                self = .shellCallOutputContentDelta(try .init(payload: payload))
            case "response.shell_call_output_content.done":
                self = .shellCallOutputContentDone(try .init(payload: payload))
            case "response.apply_patch_call_operation_diff.delta":
                self = .applyPatchCallOperationDiffDelta(try .init(payload: payload))
            case "response.apply_patch_call_operation_diff.done":
                self = .applyPatchCallOperationDiffDone(try .init(payload: payload))
            case "response.audio.delta": self = .audioDelta(try .init(payload: payload))
            case "response.audio.done": self = .audioDone(try .init(payload: payload))
            case "response.audio.transcript.delta": self = .audioTranscriptDelta(try .init(payload: payload))
            case "response.audio.transcript.done": self = .audioTranscriptDone(try .init(payload: payload))
            case "keepalive": self = .keepalive(try .init(payload: payload))
            case "error": self = .error(try .init(payload: payload))
            default: self = .unknown(payload.json)
            }
        }
    }
}
