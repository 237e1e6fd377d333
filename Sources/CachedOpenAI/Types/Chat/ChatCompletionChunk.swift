import Foundation

nonisolated extension OpenAI {
    /// A piece of a streamed chat completion (https://platform.openai.com/docs/api-reference/chat-streaming).
    public struct ChatCompletionChunk: APIObject, StreamElement {
        /// What is new in one of the `n` answers.
        public struct Choice: APIObject {
            public let payload: Payload
            /// What is new.
            public let delta: Delta
            /// How likely the tokens were, if it was asked for.
            public let logprobs: ChatCompletionLogprobs?
            /// Which of the `n` answers it belongs to, from 0.
            public var index: Int { payload.integer("index") ?? 0 }
            /// Set in the last chunk of a choice.
            public var finishReason: String? { payload.text("finish_reason") }

            public init(payload: Payload) throws {
                let fields = try Fields(payload, of: "ChatCompletionChunk.Choice")
                self.payload = payload
                delta = try fields.optional("delta") ?? fields.optional("message") ?? Delta(json: [:])
                logprobs = try fields.optional("logprobs")
            }
        }

        /// What is new in a message.
        public struct Delta: APIObject {
            public let payload: Payload
            /// Pieces of tool calls; `ChatCompletionAccumulator` puts them together.
            public let toolCalls: [ToolCall]?
            /// The next piece of a spoken answer.
            public let audio: ChatCompletionAudio?
            /// Set in the first chunk: `assistant`.
            public var role: String? { payload.text("role") }
            /// The next piece of the text, joined if it came in parts.
            public var content: String? { payload.joinedText("content") }
            /// The next piece of a refusal.
            public var refusal: String? { payload.text("refusal") }

            public init(payload: Payload) throws {
                let fields = try Fields(payload, of: "ChatCompletionChunk.Delta")
                self.payload = payload
                toolCalls = try fields.optional("tool_calls")
                audio = try fields.optional("audio")
            }
        }

        /// What is new in a tool call; those of one `index` belong together.
        public struct ToolCall: APIObject {
            /// What is new of the function's name and arguments.
            public struct Function: Swift.Sendable {
                /// The function's name, in the first piece of a call.
                public let name: String?
                /// The next piece of the arguments.
                public let arguments: String?
            }

            public let payload: Payload
            /// Nil where the piece is of a tool of another kind.
            public var function: Function? {
                payload.json["function"].map { _ in Function(name: name, arguments: arguments) }
            }
            /// Which of the tool calls it belongs to, from 0.
            public var index: Int { payload.integer("index") ?? 0 }
            /// Set in a call's first piece.
            public var id: String? { payload.text("id") }
            /// Set in a call's first piece: `function`.
            public var type: String? { payload.text("type") }
            /// The function's name, in the first piece of a call.
            public var name: String? { LooseValue.text(payload.json["function"]?["name"]) }
            /// The next piece of the arguments.
            public var arguments: String? { LooseValue.jsonText(payload.json["function"]?["arguments"]) }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "ChatCompletionChunk.ToolCall")
                self.payload = payload
            }
        }

        public let payload: Payload
        /// One for each answer that goes on; none in the chunk that holds the usage.
        public let choices: [Choice]
        /// In the last chunk, if `includeUsage` was asked for.
        public let usage: CompletionUsage?
        /// The same in all chunks of a stream.
        public var id: String { payload.text("id") ?? "" }
        /// Seconds since 1970.
        public var created: Int? { payload.integer("created") }
        /// The model that answers, with its date.
        public var model: String? { payload.text("model") }
        /// Names the servers' set-up: with another one, the same seed may give another answer.
        public var systemFingerprint: String? { payload.text("system_fingerprint") }
        /// How it is processed: `default`, `flex`, `priority` …
        public var serviceTier: String? { payload.text("service_tier") }
        /// What was found by judging input and output, if `moderation` asked for it.
        public var moderation: JSON? { payload.json["moderation"] }

        public init(payload: Payload) throws {
            self.payload = payload
            // An event that is not an object tells of no choice, and is no reason to end the stream.
            let fields = try? Fields(payload, of: "ChatCompletionChunk")
            choices = try fields?.optional("choices") ?? []
            usage = try fields?.optional("usage")
        }

        /// One chunk, in which each message is what is new.
        static func events(ofWhole answer: JSON) -> [JSON]? {
            guard var chunk = answer.objectValue, let choices = answer["choices"]?.arrayValue else { return nil }
            chunk["object"] = "chat.completion.chunk"
            chunk["choices"] = .array(choices.map(piece))
            return [.object(chunk)]
        }

        private static func piece(_ choice: JSON) -> JSON {
            guard var piece = choice.objectValue, var delta = choice["message"]?.objectValue else { return choice }
            piece["message"] = nil
            if let calls = delta["tool_calls"]?.arrayValue {
                delta["tool_calls"] = .array(calls.enumerated().map { numbered($1, $0) })
            }
            piece["delta"] = .object(delta)
            return .object(piece)
        }

        private static func numbered(_ call: JSON, _ index: Int) -> JSON {
            guard var call = call.objectValue, call["index"] == nil else { return call }
            call["index"] = .number(.init(index))
            return .object(call)
        }
    }
}
