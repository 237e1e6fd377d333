import Foundation

nonisolated extension OpenAI {
    /// What every event of a response's stream tells.
    public protocol ResponseEvent: APIObject {}

    /// An event that is of one item of the output.
    public protocol ResponseItemEvent: ResponseEvent {}

    /// The response was created, is being made, or is at an end.
    public struct ResponseStateEvent: ResponseEvent {
        public let payload: Payload
        /// The response as it now is.
        public let response: Response

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseStateEvent")
            self.payload = payload
            response = try fields.required("response")
        }
    }

    /// An item of the output was begun or is whole.
    public struct ResponseOutputItemEvent: ResponseEvent {
        public let payload: Payload
        /// The item: empty when it is added, whole when it is done.
        public let item: ResponseOutputItem
        /// The item's place in the output.
        public var outputIndex: Int { payload.integer("output_index") ?? 0 }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseOutputItemEvent")
            self.payload = payload
            item = try fields.required("item")
        }
    }

    /// A part of a message or of a summary was begun or is whole.
    public struct ResponseContentPartEvent: ResponseItemEvent {
        public let payload: Payload
        /// The part: empty when it is added, whole when it is done.
        public let part: ResponseContent
        /// The part's place in the message; nil in a summary.
        public var contentIndex: Int? { payload.integer("content_index") }
        /// The part's place in the summary; nil in a message.
        public var summaryIndex: Int? { payload.integer("summary_index") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseContentPartEvent")
            self.payload = payload
            part = try fields.required("part")
        }
    }

    /// The next piece of a text, of a function's arguments, of code.
    public struct ResponseTextDeltaEvent: ResponseItemEvent {
        public let payload: Payload
        /// How likely the tokens were, if `include` asked for it.
        public let logprobs: [TokenLogprob]?
        /// The next piece; append it to those before.
        public var delta: String { payload.text("delta") ?? "" }
        /// The part's place in a message.
        public var contentIndex: Int? { payload.integer("content_index") }
        /// The part's place in a summary.
        public var summaryIndex: Int? { payload.integer("summary_index") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseTextDeltaEvent")
            self.payload = payload
            logprobs = try fields.optional("logprobs")
        }
    }

    /// A text, a refusal, an input, code or a diff is whole.
    public struct ResponseTextDoneEvent: ResponseItemEvent {
        public let payload: Payload
        /// How likely the tokens were, if `include` asked for it.
        public let logprobs: [TokenLogprob]?
        /// All of it, whichever field the API has it in.
        public var text: String {
            ["text", "refusal", "code", "input", "diff"].lazy.compactMap(payload.text).first ?? ""
        }
        /// The refusal, in the event that ends one.
        public var refusal: String? { payload.text("refusal") }
        /// The part's place in a message.
        public var contentIndex: Int? { payload.integer("content_index") }
        /// The part's place in a summary.
        public var summaryIndex: Int? { payload.integer("summary_index") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseTextDoneEvent")
            self.payload = payload
            logprobs = try fields.optional("logprobs")
        }
    }

    /// A text has one more source.
    public struct ResponseTextAnnotationEvent: ResponseItemEvent {
        public let payload: Payload
        /// The citation.
        public let annotation: ResponseAnnotation
        /// Which of the text's annotations it is, from 0.
        public var annotationIndex: Int { payload.integer("annotation_index") ?? 0 }
        /// The part's place in the message.
        public var contentIndex: Int { payload.integer("content_index") ?? 0 }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseTextAnnotationEvent")
            self.payload = payload
            annotation = try fields.required("annotation")
        }
    }

    /// The arguments of a function or of an MCP server's tool are whole.
    public struct ResponseArgumentsDoneEvent: ResponseItemEvent {
        public let payload: Payload
        /// JSON, as the model wrote it: it may not be valid.
        public var arguments: String { payload.jsonText("arguments") ?? "" }
        /// The function's name.
        public var name: String? { payload.text("name") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseArgumentsDoneEvent")
            self.payload = payload
        }
    }

    /// A command for a shell, or what one came to.
    public struct ResponseShellCallEvent: ResponseItemEvent {
        public let payload: Payload
        /// All that the command came to, in the event that ends it; else empty.
        public let output: [ResponseFunctionShellToolCallOutput.Output]
        /// Which of the call's commands it is, from 0.
        public var commandIndex: Int { payload.integer("command_index") ?? 0 }
        /// The command, when it begins and when it is whole.
        public var command: String? { payload.text("command") }
        /// The next piece of the command, or of what it writes to standard output.
        public var delta: String { payload.text("delta") ?? LooseValue.text(payload.json["delta"]?["stdout"]) ?? "" }
        /// The next piece of what it writes to standard error.
        public var stderrDelta: String { LooseValue.text(payload.json["delta"]?["stderr"]) ?? "" }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseShellCallEvent")
            self.payload = payload
            output = try fields.optional("output") ?? []
        }
    }

    /// What went wrong. The client's streams throw it.
    public struct ResponseErrorEvent: ResponseEvent {
        public let payload: Payload
        /// Such as `server_error`.
        public var code: String? { payload.text("code") }
        /// What went wrong, in words.
        public var message: String { payload.text("message") ?? "" }
        /// The parameter that is at fault.
        public var param: String? { payload.text("param") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseErrorEvent")
            self.payload = payload
        }
    }

    /// A picture as far as it is.
    public struct ResponsePartialImageEvent: ResponseItemEvent {
        public let payload: Payload
        /// The picture in base64.
        public var partialImageB64: String { payload.text("partial_image_b64") ?? "" }
        /// Which of the pictures on the way it is, from 0.
        public var partialImageIndex: Int { payload.integer("partial_image_index") ?? 0 }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponsePartialImageEvent")
            self.payload = payload
        }
    }

    /// A tool that the API runs has got one step further, or something else without fields of its own.
    public struct ResponseToolCallEvent: ResponseItemEvent {
        public let payload: Payload

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseToolCallEvent")
            self.payload = payload
        }
    }
}

nonisolated extension OpenAI.ResponseEvent {
    /// Where the event stands in its stream, from 0.
    public var sequenceNumber: Int { payload.integer("sequence_number") ?? 0 }
}

nonisolated extension OpenAI.ResponseItemEvent {
    /// The item of the output that it belongs to.
    public var itemID: String { payload.text("item_id") ?? "" }
    /// The item's place in the output.
    public var outputIndex: Int { payload.integer("output_index") ?? 0 }
}
